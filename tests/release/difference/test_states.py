"""What publish tells of a section, before and after, in one line."""

import pytest

from service.release.difference.states import compare, tally
from service.release.model import NO_WORDS, SectionState

APPROVED = SectionState("es", "approved", "", "1" * 16)
FALLEN = SectionState("en", "draft", "withdrawn", "2" * 16)
SOURCE = SectionState("en", "draft", "", "2" * 16)
GONE = SectionState("en", "draft", "withdrawn", NO_WORDS)


def told(before, after, language="es"):
    return [*compare({language: {"care/dose": before}}, {language: {"care/dose": after}})]


@pytest.mark.parametrize(
    ("before", "after", "language", "said"),
    [
        (APPROVED, FALLEN, "es", "lost: readers get en (withdrawn)"),
        (APPROVED, GONE, "es", "taken back: nobody gets it, in any language"),
        (FALLEN, GONE, "es", "taken back: nobody gets it, in any language"),
        (SOURCE, GONE, "en", "taken back: nobody gets it, in any language"),
        (GONE, APPROVED, "es", "back in es, approved"),
        (GONE, SOURCE, "en", "back in en, draft"),
    ],
)
def test_what_was_taken_back_is_told_apart_from_a_fallback(before, after, language, said):
    assert told(before, after, language) == [f"{language}  care/dose: {said}"]


def test_what_stays_taken_back_is_not_told_again():
    assert told(GONE, GONE) == []


def test_an_empty_section_is_none_in_the_language_of_the_source():
    [line] = tally({"en": {"care/dose": SOURCE}}, {"en": {"care/dose": GONE}})

    assert line == "en  in all: 1 sections in it before, 0 of 1 now"
