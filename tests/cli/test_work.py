"""`polyleaf work`: one file with all that is open, out and back."""

import json
import subprocess

import pytest

from service.catalogs.po import load_po, read_po, save_po, write_po
from service.catalogs.texts import catalog_path

BAD_LINK = "Vea nuestro sitio."


@pytest.fixture
def project(small_project):
    """Everything is translated but for one text that is missing, one fuzzy, one blocked."""
    small_project.edit("questions.md", "50% of patients ask this.", "dizziness\n\nQuestions\n")
    small_project.make_translated("es")
    small_project.change("es", "care/dose", msgstr="")
    small_project.change("es", "care/driving", flags=["fuzzy"])
    small_project.change("es", "care/site", msgstr=BAD_LINK)
    return small_project


@pytest.fixture
def file(tmp_path):
    return tmp_path / "es-work.po"


@pytest.fixture
def sent(run, project, file):
    """The file of work, as it was written."""
    assert run("work", "es", "-o", str(file)).code == 0
    return file


def change(file, address, **fields):
    work = load_po(file, file.parent)
    entry = next(entry for entry in work if address == entry.msgctxt)
    for name, value in fields.items():
        setattr(entry, name, value)
    save_po(work, file)


def change_all(file, edit):
    work = load_po(file, file.parent)
    for entry in work:
        edit(entry)
    save_po(work, file)


def drop_comments(file):
    text = file.read_text("utf-8")
    file.write_text("".join(line for line in text.splitlines(True) if line[:2] != "#."), "utf-8")


def entry_of(project, address, domain="care"):
    return next(entry for entry in project.catalog("es", domain) if entry.msgctxt == address)


def all_bytes(project):
    paths = sorted(catalog_path(project.root, "es", "care").parent.glob("*.po"))
    return {path.name: path.read_bytes() for path in paths}


def fates(ran):
    assert (ran.code, ran.err) == (0, ""), ran.err
    return {(line["context"], line["msgid"]): line["fate"] for line in json.loads(ran.out)["lines"]}


def take(run, file, *options):
    return run("work", "es", "--take", str(file), "--format", "json", *options)


def fate_of(ran, address):
    return next(fate for (context, _), fate in fates(ran).items() if context == address)


def test_file_holds_what_is_open_safety_first(sent):
    work = load_po(sent, sent.parent)

    assert [entry.msgctxt for entry in work] == ["care/driving", "care/dose", "care/site"]
    assert [entry.comment.split("\n")[:3] for entry in work] == [
        ["level: safety", "document: care", "status: fuzzy"],
        ["level: safety", "document: care", "status: missing"],
        ["level: claim", "document: care", "status: blocked"],
    ]
    assert "finding: block: " in work[2].comment
    assert work[0].flags == ["fuzzy"]


def test_file_goes_to_standard_output_too(run, project):
    ran = run("work", "es")

    assert ran.code == 0
    assert [entry.msgctxt for entry in read_po(ran.out.encode())] == [
        "care/driving",
        "care/dose",
        "care/site",
    ]


def test_judges_take_the_file(sent, require_tool):
    msgfmt, msgcat = require_tool("msgfmt"), require_tool("msgcat")

    subprocess.run([msgfmt, "--check", "-o", "/dev/null", sent], check=True)
    back = subprocess.run([msgcat, "--no-wrap", sent], check=True, capture_output=True).stdout

    assert back == sent.read_bytes()


def test_file_that_nobody_edited_changes_nothing(run, project, sent):
    before = all_bytes(project)

    ran = take(run, sent)

    assert set(fates(ran).values()) == {"unchanged"}
    assert all_bytes(project) == before


def test_file_is_not_overwritten(run, project, sent):
    before = sent.read_bytes()

    ran = run("work", "es", "-o", str(sent))

    assert ran.code == 1
    assert f"polyleaf work es --take {sent}" in ran.err
    assert sent.read_bytes() == before


def test_text_of_a_person_is_taken_and_is_theirs(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")

    ran = take(run, sent)

    assert fate_of(ran, "care/dose") == "taken"
    entry = entry_of(project, "care/dose")
    assert entry.msgstr == "Tome 5 mg como máximo.[^S1]"
    assert entry.tcomment == "polyleaf: origin human"
    assert entry_of(project, "care/nausea").tcomment == ""


def test_file_filled_by_a_machine_says_so(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    work = load_po(sent, sent.parent)
    work.metadata["X-Polyleaf-Origin"] = "memory"
    save_po(work, sent)

    take(run, sent)

    assert entry_of(project, "care/dose").tcomment == "polyleaf: origin memory"


def test_equal_words_of_two_documents_stay_two_messages(run, project, tmp_path):
    for domain in ("care", "questions"):
        catalog = project.catalog("es", domain)
        for entry in catalog:
            if entry.msgid == "dizziness":
                entry.msgstr, entry.flags = f"mareo {domain}", ["fuzzy"]
        project.save(catalog, "es", domain)
    file = tmp_path / "both.po"
    run("work", "es", "-o", str(file))
    work = load_po(file, file.parent)
    texts = {entry.msgctxt: entry.msgstr for entry in work if entry.msgid == "dizziness"}
    assert texts == {"care/dizziness": "mareo care", "questions": "mareo questions"}
    change(file, "questions", msgstr="mareos", flags=[])

    ran = take(run, file)

    assert fates(ran)[None, "dizziness"] == "taken"
    [entry] = [e for e in project.catalog("es", "questions") if e.msgid == "dizziness"]
    assert (entry.msgstr, entry.flags) == ("mareos", [])
    assert entry_of(project, "care/dizziness").msgstr == "mareo care"


def test_mark_that_a_tool_dropped_is_listed_and_stays(run, project, sent):
    change_all(sent, lambda entry: entry.flags.clear())

    ran = take(run, sent)

    assert fate_of(ran, "care/driving") == "confirmed?"
    assert entry_of(project, "care/driving").flags == ["fuzzy"]


def test_mark_is_taken_off_where_a_person_says_so(run, project, sent):
    change_all(sent, lambda entry: entry.flags.clear())

    ran = take(run, sent, "--confirm-unchanged")

    assert fate_of(ran, "care/driving") == "taken"
    assert entry_of(project, "care/driving").flags == []
    assert entry_of(project, "care/driving").tcomment == ""


def test_finished_text_loses_the_mark_and_what_came_with_it(run, project, sent, tmp_path):
    project.edit("care.md", "Do not drive.", "Never drive.")
    project.extract()
    project.update()
    file = tmp_path / "again.po"
    run("work", "es", "-o", str(file))
    change(file, "care/driving", msgstr="Nunca conduzca.[^S2]", flags=[])

    take(run, file)

    entry = entry_of(project, "care/driving")
    assert (entry.flags, entry.previous_msgid, "change: " in entry.comment) == ([], None, False)


def test_emptied_text_is_no_edit(run, project, sent):
    change(sent, "care/site", msgstr="")
    before = all_bytes(project)

    ran = take(run, sent)

    assert fate_of(ran, "care/site") == "kept"
    assert all_bytes(project) == before


def test_text_that_changed_on_both_sides_stays(run, project, sent):
    change(sent, "care/site", msgstr="Vea [el sitio][care].")
    project.change("es", "care/site", msgstr="Mire [nuestro sitio][care].")

    ran = take(run, sent)

    assert fate_of(ran, "care/site") == "kept"
    assert entry_of(project, "care/site").msgstr == "Mire [nuestro sitio][care]."


def test_text_for_a_source_that_changed_becomes_a_proposal(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    project.edit("care.md", "Take 5 mg", "Take 4 mg")
    project.extract()
    project.update()

    ran = take(run, sent)

    assert fate_of(ran, "care/dose") == "proposed"
    entry = entry_of(project, "care/dose")
    assert (entry.msgstr, entry.flags) == ("Tome 5 mg como máximo.[^S1]", ["fuzzy"])
    assert entry.previous_msgid == "Take 5 mg at most.[^S1]"
    assert entry.comment.endswith("change: number")


def test_text_for_a_source_that_changed_takes_the_place_of_one_that_nobody_touched(
    run, project, sent
):
    change(sent, "care/driving", msgstr="No maneje.[^S2]", flags=[])
    project.edit("care.md", "Do not drive.", "Never drive.")
    project.extract()
    project.update()

    ran = take(run, sent)

    assert fate_of(ran, "care/driving") == "proposed"
    entry = entry_of(project, "care/driving")
    assert (entry.msgstr, entry.flags) == ("No maneje.[^S2]", ["fuzzy"])
    assert "Do not drive." in entry.previous_msgid
    assert set(fates(take(run, sent)).values()) == {"kept", "unchanged"}


def test_text_for_a_source_that_changed_is_refused_where_there_is_another(run, project, sent):
    change(sent, "care/driving", msgstr="No maneje.[^S2]", flags=[])
    project.edit("care.md", "Do not drive.", "Never drive.")
    project.extract()
    project.update()
    project.change("es", "care/driving", msgstr="Nunca conduzca.[^S2]")
    before = all_bytes(project)

    ran = take(run, sent)

    assert fate_of(ran, "care/driving") == "refused"
    assert all_bytes(project) == before


def test_text_that_nobody_touched_is_nothing_to_tell_when_its_source_changed(run, project, sent):
    project.edit("care.md", "Do not drive.", "Never drive.")
    project.extract()
    project.update()
    before = all_bytes(project)

    ran = take(run, sent)

    assert set(fates(ran).values()) == {"unchanged"}
    assert all_bytes(project) == before


def test_text_for_a_message_that_is_gone_is_refused_and_told(run, project, sent):
    change(sent, "care/dose", msgctxt="care/other", msgstr="Tome 5 mg.")

    ran = run("work", "es", "--take", str(sent))

    assert f"refused {sent}:" in ran.out
    assert "No catalog has such a message now." in ran.out


def test_file_without_our_comments_is_taken_while_no_catalog_changed(run, project, sent):
    drop_comments(sent)
    change(sent, "care/site", msgstr="Vea [nuestro sitio][care].")

    ran = take(run, sent)

    assert fate_of(ran, "care/site") == "taken"


def test_file_without_our_comments_fills_what_is_empty_once_a_catalog_changed(run, project, sent):
    drop_comments(sent)
    change(sent, "care/site", msgstr="Vea [nuestro sitio][care].")
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    project.change("es", "care/nausea", msgstr="ganas de vomitar")

    ran = take(run, sent)

    assert (fate_of(ran, "care/site"), fate_of(ran, "care/dose")) == ("kept", "taken")


def test_text_that_lost_its_context_is_taken_where_its_words_are_the_only_ones(run, project, sent):
    change(sent, "care/dose", msgctxt=None, msgstr="Tome 5 mg como máximo.[^S1]")

    ran = take(run, sent)

    assert fate_of(ran, "care/dose") == "taken"


def test_text_that_lost_its_context_is_refused_where_two_have_its_words(run, project, tmp_path):
    project.change("es", "care/dizziness", msgstr="")
    file = tmp_path / "two.po"
    run("work", "es", "-o", str(file))
    change(file, "care/dizziness", msgctxt=None, msgstr="mareos")

    ran = run("work", "es", "--take", str(file))

    assert "Its context was lost on the way" in ran.out
    assert entry_of(project, "care/dizziness").msgstr == ""


def test_remark_of_a_translator_is_taken(run, project, sent):
    change(sent, "care/driving", tcomment="is this a tablet?\npolyleaf: origin human")

    ran = take(run, sent)

    assert fate_of(ran, "care/driving") == "taken"
    assert entry_of(project, "care/driving").tcomment == "is this a tablet?"
    assert entry_of(project, "care/driving").flags == ["fuzzy"]


def test_second_take_changes_nothing(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    change(sent, "care/driving", tcomment="is this so?")
    take(run, sent)
    before = all_bytes(project)

    ran = take(run, sent)

    assert set(fates(ran).values()) == {"unchanged"}
    assert all_bytes(project) == before


def test_dry_run_changes_nothing(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    before = all_bytes(project)

    ran = run("work", "es", "--take", str(sent), "--dry-run")

    assert f"taken {sent}:" in ran.out
    assert "Nothing was changed." in ran.out
    assert all_bytes(project) == before


def test_text_that_a_check_blocks_is_taken_and_told(run, project, sent):
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.")

    ran = run("work", "es", "--take", str(sent))

    assert " care/dose - Blocked: " in ran.out
    assert entry_of(project, "care/dose").msgstr == "Tome 5 mg como máximo."


def test_source_that_a_tool_copied_is_refused(run, project, sent):
    change(sent, "care/dose", msgstr="Take 5 mg at most.[^S1]")

    assert fate_of(take(run, sent), "care/dose") == "refused"


def test_file_comes_back_through_msgcat_and_msgattrib(run, project, sent, require_tool):
    msgcat, msgattrib = require_tool("msgcat"), require_tool("msgattrib")
    change(sent, "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    wrapped = subprocess.run(
        [msgcat, "--width=60", "--sort-output", sent], check=True, capture_output=True
    ).stdout
    sent.write_bytes(wrapped)
    subprocess.run([msgattrib, "--clear-fuzzy", "-o", sent, sent], check=True)

    ran = take(run, sent)

    assert fates(ran) == {
        ("care/driving", "Do not drive.[^S2]"): "confirmed?",
        ("care/dose", "Take 5 mg at most.[^S1]"): "taken",
        ("care/site", "See [our site][care] for more."): "unchanged",
    }


def test_control_characters_of_the_file_do_not_reach_the_terminal(run, project, sent):
    change(sent, "care/dose", msgctxt="care/\x1b[31m", msgstr="x")

    ran = run("work", "es", "--take", str(sent))

    assert "refused" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (("Language: es", "Language: fr"), "The header says the language 'fr'"),
        ((f'"{BAD_LINK}"', f'"{BAD_LINK}'), "es-work.po:"),
        (("charset=UTF-8", "charset=KOI8-R"), "es-work.po:"),
    ],
)
def test_faulty_file_changes_nothing(run, project, sent, edit, message):
    text, before = sent.read_text("utf-8"), all_bytes(project)
    assert edit[0] in text
    sent.write_text(text.replace(*edit), "utf-8")

    ran = run("work", "es", "--take", str(sent))

    assert ran.code == 1
    assert message in ran.err
    assert all_bytes(project) == before


def test_format_flag_that_a_tool_dropped_still_guards_placeholders(run, project, tmp_path):
    catalog = project.catalog("es", "publisher")
    entry = next(entry for entry in catalog if "python-brace-format" in entry.flags)
    entry.msgstr = ""
    project.save(catalog, "es", "publisher")
    file = tmp_path / "publisher.po"
    run("work", "es", "-o", str(file))
    change_all(file, lambda each: each.flags.clear())
    work = read_po(file.read_bytes())
    next(each for each in work if each.msgid == entry.msgid).msgstr = "Pida {otra}."
    file.write_bytes(write_po(work))

    ran = run("work", "es", "--take", str(file))

    assert ran.code == 1
    assert f"{file}:" in ran.err


def test_catalogs_behind_their_source_are_told(run, project, file):
    project.edit("care.md", "Do not drive.", "Never drive.")

    ran = run("work", "es", "-o", str(file))

    assert ran.code == 1
    assert "lack 1 message of the source. Run `polyleaf extract` and `polyleaf update`." in ran.err
    assert not file.exists()


@pytest.mark.parametrize(
    "words", [("--dry-run",), ("--confirm-unchanged",), ("--take", "x.po", "-o", "y.po")]
)
def test_options_that_do_not_go_together_are_refused(run, project, words):
    assert run("work", "es", *words).code == 2
