"""What is recorded of the review of each text that readers got."""

import csv
import io
import json
import time
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from service.release.evidence.schema import EvidenceSchema


@pytest.fixture
def show(clinic):
    """Write the evidence of a release, and read the JSON."""

    def run(release="live", *words):
        folder = clinic.project.root / "out"
        clinic.do("evidence", release, "--out", str(folder), *words)
        return json.loads((folder / "evidence.json").read_bytes())

    return run


def language(made, tag="es"):
    return next(each for each in made["languages"] if each["tag"] == tag)


def text(made, address="care/dose", tag="es"):
    return next(each for each in language(made, tag)["texts"] if each["address"] == address)


def withdraw(clinic, place, name="Cleo"):
    shown = clinic.people.do("Lin", "review", "es", place, "--all", "--format", "json").out
    digest = json.loads(shown)[0]["digest"]
    clinic.people.do(name, "withdraw", "es", "--digest", digest, "--reason", "It is wrong.")


def test_json_is_what_its_schema_says(show):
    made = show()

    assert EvidenceSchema().validate(made) == {}
    assert made["format"] == "polyleaf-evidence 1"
    assert [each["tag"] for each in made["languages"]] == ["en", "es", "fr"]


def test_a_reviewed_text_names_who_decided_as_what_and_when(both_engines, clinic, show):
    found = text(show())

    assert (found["source"], found["status"], found["level"]) == (
        "Take 5 mg at most.[^S1]",
        "approved",
        "safety",
    )
    ids = {name: clinic.people.id_of(name) for name in ("Ana", "Lin", "Cleo")}
    decided = [
        (each["kind"], each["account"], each["roles"], each["qualification"], each["counts"])
        for each in found["decisions"]
    ]
    assert decided == [
        ("approve", ids["Lin"], ["linguist"], "", True),
        ("approve", ids["Cleo"], ["clinician"], "MD", True),
    ]
    assert found["since"] == []
    assert found["provenance"]["importer"] == ids["Ana"]
    assert set(found["shows"]["reviewers"]) == {ids["Lin"], ids["Cleo"]}
    assert (found["shows"]["roles"], found["shows"]["second_person"]) == (
        ["clinician", "linguist"],
        "yes",
    )


def test_where_nothing_was_reviewed_that_is_said_first(show):
    french = language(show(), "fr")

    assert french["statements"][0].startswith("NOTHING in French was reviewed: for none of its ")
    assert all(each["reviewed"] == 0 for each in french["counts"])


def test_machine_drafts_of_safety_level_are_counted_with_who_reviewed_them(small_project, people):
    small_project.make_translated("es", origin="machine")
    people.do("Ana", "sync")
    people.do("Ana", "publish", "--demo")

    out = people.do("Ana", "evidence", "live").out

    assert "machine drafts of level safety: NONE was reviewed by a person." in out


def test_a_text_that_was_withdrawn_later_says_so(clinic, show):
    before = clinic.store.live()
    history = clinic.project.settings.releases / "history.jsonl"
    live_at = json.loads(history.read_text().splitlines()[-1])["at"]
    while f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}" <= live_at:
        time.sleep(0.05)
    withdraw(clinic, "care/dose")

    found = text(show(before))

    kinds = (
        [each["kind"] for each in found["decisions"]],
        [each["kind"] for each in found["since"]],
    )
    assert kinds == (["approve", "approve"], ["withdraw"])
    assert (found["status"], found["shows"]["later"]) == ("approved", "withdrawn")


def test_a_text_that_was_recalled_later_says_so(clinic, show):
    before = clinic.store.live()
    clinic.do("recall", "es", "care/precautions", "--reason", "A wrong dose.")

    found, now = text(show(before)), language(show())

    assert [each["reason"] for each in found["recalls"]] == ["A wrong dose."]
    assert found["shows"]["later"] == "recalled"
    assert "care/precautions" in {each["section"] for each in now["withheld"]}


def test_sections_that_fell_back_are_listed_with_their_reason(show):
    made = language(show(), "fr")

    withheld = {each["section"]: (each["language"], each["reason"]) for each in made["withheld"]}
    assert withheld["care/precautions"][0] == "en"
    assert "care/dose" not in {each["address"] for each in made["texts"]}


def test_names_are_written_only_where_they_are_asked_for(clinic, show):
    plain, named = show(), show("live", "--names")

    assert plain["names"] == {}
    assert named["names"][clinic.people.id_of("Lin")] == "Lin"
    folder = clinic.project.root / "out"
    assert "Lin" in (folder / "evidence.html").read_text("utf-8")


def test_the_name_of_an_author_without_an_account_is_written_only_where_asked_for(clinic, show):
    clinic.project.change("es", "care/read-first", msgstr="Lea primero esto.")
    clinic.do("sync", "--author", "Maria Extern")
    clinic.do("publish")

    plain = text(show(), "care/read-first")["provenance"]
    named = text(show("live", "--names"), "care/read-first")["provenance"]

    assert (plain["author"], plain["author_named"]) == (None, None)
    assert named["author_named"] == "Maria Extern"


def test_equal_journal_and_release_give_equal_bytes(clinic):
    folders = [clinic.project.root / name for name in ("one", "two")]

    for folder in folders:
        clinic.do("evidence", "live", "--out", str(folder))

    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two
    assert set(one) == {"evidence.json", "texts.csv", "decisions.csv", "evidence.html"}


def test_tables_have_a_line_for_each_text_and_for_each_decision_on_it(clinic, show):
    made = show()
    folder = clinic.project.root / "out"

    texts, decisions = (
        list(csv.DictReader(io.StringIO((folder / name).read_bytes().decode("utf-8-sig"), newline="")))
        for name in ("texts.csv", "decisions.csv")
    )  # fmt: skip

    everything = [each for tag in made["languages"] for each in tag["texts"]]
    assert len(texts) == len(everything)
    assert len(decisions) == sum(len(each["decisions"]) for each in everything)
    [dose] = [row for row in texts if (row["language"], row["address"]) == ("es", "care/dose")]
    assert dose["translation"] == text(made)["translation"]
    assert (dose["reviewed"], dose["second_person"]) == ("yes", "yes")


def test_what_evidence_names_is_not_pruned(clinic):
    first = clinic.store.live()
    clinic.do("evidence", "live")
    clinic.project.change("es", "care/read-first", msgstr="Lea primero esto.")
    clinic.do("publish")
    clinic.project.change("es", "care/read-first", msgstr="Primero lea esto.")
    clinic.do("publish")
    clinic.do("publish", "--demo")

    clinic.do("releases", "prune", "--keep-days", "0")

    assert first in clinic.store.ids()
    assert (clinic.project.settings.evidence / first / "evidence.html").is_file()


def test_only_the_languages_asked_for_are_in_it(show):
    assert [each["tag"] for each in show("live", "--language", "fr")["languages"]] == ["fr"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("live", "--language", "it"), "The release has no such language."),
        (("ffff",), "No release begins with"),
    ],
)
def test_what_is_not_there_is_told(clinic, words, told):
    ran = clinic.run("evidence", *words)

    assert (ran.code, told in ran.err) == (1, True)


class Page(HTMLParser):
    """Reads a page: every element closed, and what it refers to."""

    VOID = frozenset({"meta", "br"})

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.cells = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "td":
            self.cells.append(data)


def test_the_page_is_whole_without_a_script_or_another_file(clinic, show):
    clinic.project.change("fr", "care/read-first", msgstr="<script>alert(1)</script> & lisez.")
    clinic.do("publish")
    made = show()
    page = Page()

    page.feed((clinic.project.root / "out" / "evidence.html").read_text("utf-8"))

    assert page.open == []
    assert not {"script", "link", "img", "iframe"}.intersection(tag for tag, _ in page.tags)
    assert not [attrs for _, attrs in page.tags if {"src", "href", "onclick"}.intersection(attrs)]
    spanish = [attrs for tag, attrs in page.tags if tag == "td" and attrs.get("lang") == "es"]
    assert spanish == [{"lang": "es", "dir": "ltr"}] * len(language(made)["texts"])
    assert text(made)["translation"] in page.cells
