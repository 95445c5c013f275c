from dataclasses import replace

import pytest

from service.catalogs.texts import Origin
from service.journal.decisions.verdict import Attestation, Review
from service.journal.status import Status
from service.release.gate import Served
from service.release.notices import Reader, gather_notices, section_notices
from service.release.phrases import make_phrases
from service.release.served import take_back

SOURCE = Served("en", Status.DRAFT, Origin.SOURCE, "", ("en",), {})
MACHINE = Served("es", Status.DRAFT, Origin.MACHINE, "", ("en", "es"), {})
UNKNOWN = Served("es", Status.DRAFT, Origin.UNKNOWN, "", ("en", "es"), {})
HUMAN = Served("es", Status.TRANSLATED, Origin.HUMAN, "", ("en", "es"), {})
STALE = Served("es", Status.STALE, Origin.HUMAN, "", ("en", "es"), {})
APPROVED = Served("es", Status.APPROVED, Origin.HUMAN, "", ("en", "es"), {})
BEHIND = Served("en", Status.DRAFT, Origin.SOURCE, "fuzzy", ("en",), {})
CHAINED = Served("es", Status.DRAFT, Origin.MACHINE, "missing", ("en", "es"), {})
REVIEWED = replace(SOURCE, status=Status.APPROVED, source_status=Status.APPROVED)
SURE = replace(APPROVED, source_status=Status.APPROVED)
KEPT = replace(STALE, kept_since="2026-11-22")
OVERDUE = replace(
    SURE, status=Status.OVERDUE, review=Review(("linguist",), "2025-11-01", "2026-11-01")
)

AGENCY = Attestation("Example Agency", "a" * 64, "2026-11-20")
CERTIFIED = replace(SURE, review=Review(("linguist",), "2026-11-21", attested=(AGENCY,)))
GONE = take_back("en")


@pytest.fixture
def reader_of(small_project):
    """A function: the reader of a language under a policy of some name."""

    def make(language, policy="strict"):
        inputs = small_project.inputs()
        texts = {message.unit: message for message in inputs.content.domains()["publisher"]}
        values = inputs.content.publisher.values
        phrases = make_phrases(language, inputs.gate, inputs.interface, texts, values)
        return Reader(language, "en", policy, phrases)

    return make


def ids(notices):
    return [notice["id"] for notice in notices]


@pytest.mark.parametrize(
    ("served", "expected"),
    [
        (SOURCE, ["source-not-reviewed", "general"]),
        (MACHINE, ["machine-translation", "source-not-reviewed", "general"]),
        (UNKNOWN, ["machine-translation", "source-not-reviewed", "general"]),
        (HUMAN, ["translation-not-approved", "source-not-reviewed", "general"]),
        (STALE, ["stale", "translation-not-approved", "source-not-reviewed", "general"]),
        (APPROVED, ["source-not-reviewed", "general"]),
        (BEHIND, ["fallback", "interpreter", "source-not-reviewed", "general"]),
        (REVIEWED, ["general"]),
        (SURE, ["general"]),
        (CERTIFIED, ["attested", "general"]),
        (GONE, ["withdrawn", "contact", "general"]),
        (KEPT, ["kept", "source-not-reviewed", "general"]),
        (OVERDUE, ["review-overdue", "general"]),
        (
            CHAINED,
            ["fallback", "interpreter", "machine-translation", "source-not-reviewed", "general"],
        ),
    ],
)
def test_text_has_the_notices_of_its_status_the_gravest_first(reader_of, served, expected):
    assert ids(section_notices(served, reader_of("es"))) == expected


@pytest.mark.parametrize(
    ("served", "severity"), [(APPROVED, "info"), (MACHINE, "warning"), (SOURCE, "warning")]
)
def test_readers_of_an_approved_translation_learn_that_the_source_is_not_reviewed(
    reader_of, served, severity
):
    found = section_notices(served, reader_of("es"))

    assert [each["severity"] for each in found if each["id"] == "source-not-reviewed"] == [severity]


def test_of_two_severities_of_a_notice_the_graver_is_gathered(reader_of):
    found = gather_notices([MACHINE, APPROVED], reader_of("es"))

    assert [each["severity"] for each in found if each["id"] == "source-not-reviewed"] == [
        "warning"
    ]


def test_a_kept_text_and_an_overdue_review_say_their_days(reader_of):
    kept, overdue = (section_notices(each, reader_of("es"))[0] for each in (KEPT, OVERDUE))

    assert "2026-11-22" in kept["text"]
    assert "2025-11-01" in overdue["text"]
    assert "2026-11-01" in overdue["text"]


@pytest.mark.parametrize("policy", ["demo", "preview"])
def test_policy_that_shows_unchecked_texts_says_so_on_each(reader_of, policy):
    assert policy in ids(section_notices(SOURCE, reader_of("en", policy)))


def test_fallback_names_both_languages_in_the_language_of_the_notice(small_project, reader_of):
    small_project.make_translated("es")

    [notice, *_] = section_notices(BEHIND, reader_of("es"))

    assert "español" in notice["text"]
    assert "inglés" in notice["text"]
    assert notice["language"] == "es"


def test_fallback_that_is_not_translated_speaks_english_throughout(reader_of):
    [notice, *_] = section_notices(BEHIND, reader_of("ar"))

    assert "in Arabic. You see it in English." in notice["text"]
    assert notice["language"] == "en"


def test_notices_of_several_texts_are_gathered_once_each(reader_of):
    found = gather_notices([MACHINE, BEHIND, STALE, MACHINE, BEHIND], reader_of("es", "demo"))

    assert ids(found) == [
        *("fallback", "interpreter", "demo", "stale", "machine-translation"),
        *("translation-not-approved", "source-not-reviewed", "general"),
    ]


def test_two_languages_that_texts_fall_back_to_are_both_told(reader_of):
    found = gather_notices([BEHIND, CHAINED], reader_of("es-MX"))

    assert ids(found)[:2] == ["fallback", "fallback"]


def test_notice_tells_the_status_of_its_own_words(small_project, reader_of):
    small_project.make_translated("es", origin="human")

    assert {notice["status"] for notice in section_notices(BEHIND, reader_of("es"))} == {"approved"}
    assert {notice["status"] for notice in section_notices(BEHIND, reader_of("ar"))} == {"draft"}


def test_who_certified_a_text_is_told_in_words(reader_of):
    [attested, _] = section_notices(CERTIFIED, reader_of("en"))

    assert attested["text"] == "Attested by Example Agency on 2026-11-20."


@pytest.mark.parametrize(
    ("everything", "expected"),
    [
        ([CERTIFIED, CERTIFIED], ["attested", "general"]),
        ([CERTIFIED, SURE], ["general"]),
        ([CERTIFIED, GONE], ["withdrawn", "contact", "general"]),
        ([GONE, BEHIND], ["withdrawn", "contact", "fallback", "interpreter", "source-not-reviewed",
                          "general"]),
    ],
)  # fmt: skip
def test_of_several_texts_what_certifies_all_is_told_and_that_one_was_taken_back_first(
    reader_of, everything, expected
):
    assert ids(gather_notices(everything, reader_of("es"))) == expected
