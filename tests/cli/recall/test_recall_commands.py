"""Texts go off the air from the terminal, whatever became of content, catalogs and journal."""

import json

import pytest

from service.journal.decisions.ledger import read_ledger
from service.release.store import ReleaseStore

EFFECTS = "/v1/es/documents/care/sections/side-effects.json"
BENEFITS = "/v1/es/documents/care/sections/benefits.json"
WORDS = "mareo"
WHY = ("--reason", "It may be wrong.")


@pytest.fixture
def project(small_project):
    small_project.make_translated("ar", "es", origin="human")
    return small_project


@pytest.fixture
def team(project, people):
    """The people, a publisher of all languages, and a Spanish section that is approved and live."""
    people.invite("Pia", "--role", "publisher", "--language", "es", "--language", "en")
    people.invite("Tim", "--role", "translator", "--language", "es")
    people.do("Ana", "sync")
    approve(people, project)
    people.do("Ana", "publish")
    return people


def approve(people, project, *more):
    path = project.root / "shown.json"
    path.write_text(people.do("Lin", "review", "es", "care#side-effects", "--format", "json").out)
    for name in ("Lin", "Cleo"):
        people.do(name, "approve", "es", "--shown", str(path), *more)


@pytest.fixture
def live(project):
    """A function: a body of what is live."""

    def read(path=EFFECTS):
        store = ReleaseStore(project.settings.releases)
        opened = store.open(store.live())
        return json.loads(opened.read(opened.find(path)))

    return read


def paths_with(project, words, *, identifier=None):
    store = ReleaseStore(project.settings.releases)
    opened = store.open(identifier or store.live())
    return [path for path in opened.paths() if words in opened.read(opened.find(path)).decode()]


def words_of(live):
    return live()["body"]["blocks"][0]["text"]


@pytest.mark.usefixtures("both_engines")
def test_recalled_text_is_gone_until_people_approve_it_who_know(project, team, live):
    words = words_of(live)
    first = ReleaseStore(project.settings.releases).live()

    recalled = team.do("Pia", "recall", "es", "care/side-effects", *WHY).out

    assert "es  care/side-effects: lost: readers get en (withdrawn)" in recalled
    assert "max-age=60" in recalled
    assert "7 days (refresh_within)" in recalled
    assert "decision" in recalled
    assert live()["fallback"] == {"reason": "withdrawn", "available": ["en"]}
    assert paths_with(project, words) == []

    team.do("Ana", "rollback", first)
    assert paths_with(project, words) == []

    team.do("Ana", "publish")
    assert live()["fallback"]["reason"] == "withdrawn"

    [withdrawal] = decisions_of(project, "withdraw")
    approve(team, project, "--despite", withdrawal)
    published = team.do("Ana", "publish").out

    assert "approved again by people who knew of the recall" in published
    assert live()["translation"]["status"] == "approved"
    assert "0 of" in team.do("Ana", "recalls").out


def decisions_of(project, kind):
    ledger = project.root / "translations/es/decisions.jsonl"
    lines = read_ledger(ledger.read_text("utf-8"), "decisions.jsonl")
    return [line.decision.id for line in lines if line.decision.kind == kind]


def test_recall_reads_neither_content_nor_catalogs(project, team, live):
    (project.root / "content" / "care.md").write_bytes(b"\xff")
    (project.root / "content" / "kinds.yaml").write_text("{")
    (project.root / "translations/es/LC_MESSAGES/care.po").write_text('msgid "')

    team.do("Lin", "recall", "es", "care/side-effects", *WHY)

    assert live()["fallback"]["reason"] == "withdrawn"


def test_operator_recalls_in_an_emergency_and_the_decision_is_recorded_later(
    project, team, live, tmp_path
):
    journal = project.root / "instance" / "journal.db"
    kept = tmp_path / "journal.db"
    journal.rename(kept)
    journal.write_text("This is no database.")

    refused = team.run("Pia", "recall", "es", "care/side-effects", *WHY)
    done = team.do("Pia", "recall", "es", "care/side-effects", "--emergency", *WHY)

    assert refused.code == 1
    assert "--emergency" in refused.err
    assert live()["fallback"]["reason"] == "withdrawn"
    assert "recorded later" in done.err
    assert "emergency" in team.run("nobody", "recalls").out
    kept.replace(journal)
    assert "recorded later: es care/side-effects: This safety text" in team.do("Tim", "publish").err
    assert live()["fallback"]["reason"] == "withdrawn"
    assert "is recorded: decision" in team.do("Lin", "publish").err
    assert len(decisions_of(project, "withdraw")) == 1
    assert "recorded" not in team.do("Lin", "publish").err


def test_approval_from_before_an_unrecorded_recall_lifts_nothing(project, team, live):
    team.do("Lin", "recall", "es", "care/side-effects", "--emergency", *WHY)

    team.do("Tim", "publish")

    assert live()["fallback"]["reason"] == "withdrawn"


def test_source_section_is_replaced_in_every_language_by_a_note(project, team, live):
    words = live(EFFECTS.replace("/es/", "/en/"))["body"]["blocks"][0]["text"]

    team.do("Pia", "recall", "--source", "care/side-effects", *WHY)

    for tag in ("en", "es", "ar"):
        section = live(EFFECTS.replace("/es/", f"/{tag}/"))
        assert (section["title"], section["body"]["text"], section["body"]["html"]) == ("", "", "")
        assert section["fallback"] == {"reason": "withdrawn", "available": []}
        assert section["notices"][0]["id"] == "withdrawn"
        companions = live(BENEFITS.replace("/es/", f"/{tag}/"))["companions"]
        [effects] = [each for each in companions if each["id"] == "side-effects"]
        assert effects["notices"][0]["id"] == "withdrawn"
    assert [path for path in paths_with(project, words) if not path.endswith("glossary.json")] == []


def test_the_next_publish_leaves_a_source_section_that_was_recalled_as_it_is(project, team, live):
    told = team.do("Pia", "recall", "--source", "care/side-effects", *WHY).out
    recalled = {tag: live(EFFECTS.replace("/es/", f"/{tag}/")) for tag in ("en", "es")}

    published = team.do("Pia", "publish").out

    assert "care/benefits: nobody gets it; readers of 3 languages are told so" in told
    assert "care/" not in published
    for tag, section in recalled.items():
        assert live(EFFECTS.replace("/es/", f"/{tag}/")) == section


def test_message_names_its_section(team, live):
    team.do("Lin", "recall", "es", "--message", "care/dizziness", *WHY)

    assert live()["fallback"]["reason"] == "withdrawn"


def test_dry_run_says_it_and_changes_nothing(project, team, live):
    before = live()

    told = team.do("Pia", "recall", "es", "care", "--dry-run", *WHY).out

    assert "es  care/side-effects: lost" in told
    assert "Nothing was changed." in told
    assert live() == before
    assert "Nothing was recalled." in team.do("Pia", "recalls").out


REFUSED = [
    ("Tim", ("es", "care/side-effects"), "asks for a"),
    ("Pia", ("ar", "questions"), "no language of this account"),
    ("Lin", ("--source", "care/side-effects"), "en is no language of this account"),
    ("Pia", ("fr", "care"), "no such language. There are: ar, en, es"),
    ("Pia", ("es", "dogs"), "no such document. There are: care, questions"),
    ("Pia", ("es", "care/dogs"), "no such section"),
    ("Pia", ("es", "care/precautions"), "nothing to take off the air"),
    ("Pia", ("es", "--message", "care/dogs"), "nothing to take off the air"),
    ("Pia", ("es", "care", "--reason", " "), "Say why"),
]
UNCLEAR = [(), ("es",), ("es", "care", "--source", "care"), ("--source", "a", "--message", "b")]


def test_who_may_not_and_what_is_not_there_changes_nothing(team, live):
    before = live()

    for name, words, told in REFUSED:
        ran = team.run(name, "recall", *WHY, *words)

        assert (ran.code, told in ran.err) == (1, True), ran.err
    for words in UNCLEAR:
        assert team.run("Pia", "recall", *WHY, *words).code == 2
    assert live() == before
    assert "Nothing was recalled." in team.do("Pia", "recalls").out


def test_nothing_goes_live_while_a_line_of_the_list_is_damaged(project, team, live):
    path = project.settings.releases / "recalls.jsonl"
    team.do("Lin", "recall", "es", "care/side-effects", *WHY)
    path.write_bytes(path.read_bytes() + b'{"kind":"recall"}\n')
    first = ReleaseStore(project.settings.releases).history()[0].release

    back, listed = team.run("Ana", "rollback", first), team.run("Ana", "recalls")
    again = team.run("Lin", "recall", "es", "questions", *WHY)

    assert back.code == 1
    assert "recalls.jsonl: line 2 cannot be read" in back.err
    assert "line 2 cannot be read" in listed.err
    assert "care/side-effects" in listed.out
    assert again.code == 0, again.err
    assert live()["fallback"]["reason"] == "withdrawn"


def test_list_that_is_lost_is_made_good_by_what_is_live(project, team):
    team.do("Lin", "recall", "es", "care/side-effects", *WHY)
    (project.settings.releases / "recalls.jsonl").unlink()
    first = ReleaseStore(project.settings.releases).history()[0].release

    team.do("Ana", "rollback", first)

    store = ReleaseStore(project.settings.releases)
    assert store.find_recalled(store.live()) == frozenset()
    assert "care/side-effects" in team.do("Ana", "recalls").out


def test_releases_tell_what_a_recall_made(team):
    team.do("Lin", "recall", "es", "care/side-effects", *WHY)

    *_, last = team.do("Ana", "releases").out.splitlines()

    assert last.startswith("*")
    assert "recall" in last
    assert "derived from" in last


def test_a_recall_that_was_cut_short_is_told_and_a_rollback_finishes_it(project, team, live):
    words, first = words_of(live), ReleaseStore(project.settings.releases).live()
    history = project.settings.releases / "history.jsonl"
    kept = history.rename(history.with_name("kept"))
    history.mkdir()

    stopped = team.run("Pia", "recall", "es", "care/side-effects", *WHY)
    history.rmdir()
    kept.rename(history)
    listed, examined = team.run("Pia", "recalls"), team.run("Ana", "doctor")
    team.do("Ana", "rollback", first[:12])

    assert stopped.code == 1
    assert (
        f"still get the texts. When that is mended, finish it: `polyleaf rollback {first[:12]}`"
        in stopped.err
    )
    assert "still serves" in listed.err
    assert f"Run: polyleaf rollback {first[:12]}" in examined.out
    assert paths_with(project, words) == []
    assert "still serves" not in team.run("Pia", "recalls").err


def test_a_list_that_is_lost_after_the_next_publish_brings_nothing_back(project, team, live):
    first = ReleaseStore(project.settings.releases).live()
    team.do("Pia", "recall", "es", "care/side-effects", *WHY)
    team.do("Ana", "publish")
    (project.settings.releases / "recalls.jsonl").unlink()

    team.do("Ana", "rollback", first)

    assert live()["fallback"]["reason"] == "withdrawn"
    assert "care/side-effects" in team.do("Ana", "recalls").out
