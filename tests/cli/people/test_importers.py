"""Who imports is told from who wrote, and neither approves (promise P4), as people meet it."""

import json

import pytest

from service.catalogs.po import load_po, save_po

WRITTEN_OR_BROUGHT = "Nobody approves words that they wrote or brought in."


@pytest.fixture
def team(both_engines, small_project, people):
    """The people and one more linguist, with all texts in the journal, brought in by Ana."""
    small_project.make_translated("es", origin="human")
    people.do("Ana", "sync")
    people.invite("Leo", "--role", "linguist", "--language", "es")
    return people


@pytest.fixture
def sent(team, tmp_path):
    """A function: a download in which two messages were edited, signed as somebody signs."""

    def write(signature="", text="Lea primero esto."):
        path = tmp_path / "sent.po"
        path.unlink(missing_ok=True)
        team.do("Ana", "export", "po", "es", "care", "-o", str(path))
        catalog = load_po(path, tmp_path)
        catalog.metadata["Last-Translator"] = signature
        for unit, words in {"read-first": text, "dizziness": f"mareos, {text}"}.items():
            next(each for each in catalog if each.msgctxt == f"care/{unit}").msgstr = words
        save_po(catalog, path)
        return str(path)

    return write


def shown(team):
    told = team.do("Ana", "review", "es", "care/read-first", "--all", "--format", "json").out
    [text] = json.loads(told)
    return text


def approve(team, name):
    return team.run(name, "approve", "es", "--digest", shown(team)["digest"])


def last_row(team):
    told = team.do("Ana", "history", "care/read-first", "--format", "json").out
    return json.loads(told)[-1]


def test_who_imports_for_another_may_not_approve_and_neither_may_the_author(team, sent):
    team.do("Lin", "import", sent(), "--author", "Leo")

    by_importer, by_author = approve(team, "Lin"), approve(team, "Leo")

    assert WRITTEN_OR_BROUGHT in by_importer.err
    assert WRITTEN_OR_BROUGHT in by_author.err
    row = last_row(team)
    assert (row["author"], row["importer"]) == (team.id_of("Leo"), team.id_of("Lin"))


def test_a_text_of_a_known_author_needs_one_other_linguist(team, sent):
    team.do("Ana", "import", sent(), "--author", "Leo")

    approve(team, "Lin")

    assert shown(team)["status"] == "approved"


def test_a_text_of_nobody_known_needs_two_and_neither_is_who_imported_it(team, sent):
    team.do("Lin", "import", sent(), "--author", "somebody outside")
    team.invite("Max", "--role", "linguist", "--language", "es")

    refused = approve(team, "Lin")
    approve(team, "Leo")
    after_one = shown(team)["status"]
    approve(team, "Max")

    assert WRITTEN_OR_BROUGHT in refused.err
    assert (after_one, shown(team)["status"]) == ("translated", "approved")


def test_an_import_that_nobody_is_logged_in_for_needs_two_whomever_it_names(
    team, sent, monkeypatch, tmp_path
):
    path = sent()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nobody"))
    team.do("nobody", "import", path, "--author", "Leo")

    own = approve(team, "Leo")
    approve(team, "Lin")

    assert WRITTEN_OR_BROUGHT in own.err
    assert shown(team)["status"] == "translated"


def test_the_signature_of_a_file_names_its_author(team, sent):
    changed = team.do("Ana", "account", "change", "Leo", "--also-known-as", "Leo <leo@x.example>")

    imported = team.do("Lin", "import", sent("L. <leo@x.example>"))

    assert "signs as leo@x.example" in changed.out
    assert "signed by" not in imported.out
    row = last_row(team)
    assert (row["author"], row["importer"]) == (team.id_of("Leo"), team.id_of("Lin"))
    assert WRITTEN_OR_BROUGHT in approve(team, "Leo").err
    assert ", import 2 by Lin\n" in team.do("Ana", "history", "care/read-first").out


def test_the_signature_of_a_stranger_is_told_and_makes_nobody_the_author(team, sent):
    imported = team.do("Lin", "import", sent("Zoe <zoe@x.example>"))

    assert "It is signed by Zoe <zoe@x.example>, whom no account names" in imported.out
    row = last_row(team)
    assert (row["author"], row["importer"]) == (None, team.id_of("Lin"))


def test_a_person_signs_no_longer_as_they_did_and_an_erased_one_not_at_all(
    team, sent, small_project
):
    team.do("Ana", "account", "change", "Leo", "--also-known-as", "zebedaeus@x.example")
    team.do("Ana", "account", "change", "Leo", "--not-known-as", "zebedaeus@x.example")
    taken = team.run("Ana", "account", "change", "Leo", "--not-known-as", "zebedaeus@x.example")
    team.do("Ana", "account", "change", "Leo", "--also-known-as", "zebedaeus@x.example")
    accounts = json.loads(team.do("Ana", "account", "list", "--format", "json").out)

    team.do("Ana", "account", "erase", "Leo")

    assert "does not sign" in taken.err
    assert [each["also_known_as"] for each in accounts if each["name"] == "Leo"] == [
        ["zebedaeus@x.example"]
    ]
    assert "zebedaeus" not in team.do("Ana", "account", "list").out
    for file in (small_project.root / "instance").rglob("*"):
        assert file.is_dir() or b"zebedaeus" not in file.read_bytes()


def test_who_publishes_is_who_brings_in_what_was_edited_and_its_author_is_unknown(
    team, small_project
):
    small_project.change("es", "care/read-first", msgstr="Lea primero esto.")

    team.do("Lin", "publish")

    row = last_row(team)
    assert (row["author"], row["importer"]) == (None, team.id_of("Lin"))
    assert WRITTEN_OR_BROUGHT in approve(team, "Lin").err


def test_a_token_that_counts_no_longer_keeps_nobody_from_publishing(team, small_project):
    small_project.change("es", "care/read-first", msgstr="Lea primero esto.")
    team.do("Ana", "account", "disable", "Lin")

    team.do("Lin", "publish")

    row = last_row(team)
    assert (row["author"], row["importer"]) == (None, None)


def test_a_text_that_was_withdrawn_here_stays_so_whatever_a_file_there_says(
    team, sent, small_project
):
    team.do("Lin", "withdraw", "es", "--digest", shown(team)["digest"], "--reason", "Wrong.")
    before = shown(team)

    team.do("Leo", "import", sent(text=before["translation"]), "--author", "Leo")
    with_another_message = shown(team)
    team.do("Leo", "import", sent(text="Lea primero esto."))
    edited = shown(team)
    small_project.change("es", "care/read-first", msgstr=before["translation"])
    team.do("Leo", "sync")

    assert with_another_message["digest"] == before["digest"]
    assert with_another_message["status"] == "withdrawn"
    assert edited["status"] == "translated"
    assert shown(team)["digest"] == before["digest"]
    assert shown(team)["status"] == "withdrawn"


@pytest.mark.parametrize(
    "words",
    [
        ("account", "change", "Leo", "--also-known-as", "a\x1b[2Jb"),
        ("account", "change", "Leo", "--qualification", "MD\u202e"),
        ("account", "add", "Le\u2067o"),
        ("import", "sent.po", "--author", "Le\x07o"),
        ("sync", "--author", "a\nb"),
        ("accept", "1", "--author", "a\u202db"),
        ("undo", "1", "--author", "a\rb"),
        ("answer", "1", "a\u202eb"),
        ("token", "create", "--label", "a\x00b"),
        ("reject", "es", "care/dose", "--note", "a\x1bb"),
        ("withdraw", "es", "care/dose", "--reason", "a\u2066b"),
    ],
)
def test_words_that_turn_text_or_do_something_to_a_terminal_are_refused(people, words):
    ran = people.run("Ana", *words)

    assert ran.code == 2
    assert "has no place in words that others will read" in ran.err
