from service.release.difference import compare, tally
from service.release.model import SectionState

SPANISH = SectionState("es", "draft", "", "1")
ENGLISH = SectionState("en", "draft", "fuzzy", "2")
NAME = "care/dose"


def one(before, after):
    """Compare in a language that has another section, which stays."""
    same = {"care/intro": SPANISH}
    old, new = (same | ({NAME: state} if state else {}) for state in (before, after))
    return list(compare({"es": old}, {"es": new}))


def test_nothing_is_told_where_nothing_changes():
    assert one(SPANISH, SPANISH) == []


def test_readers_lose_a_section_with_the_reason():
    assert one(SPANISH, ENGLISH) == ["es  care/dose: lost: readers get en (fuzzy)"]


def test_readers_gain_a_section():
    assert one(ENGLISH, SPANISH) == ["es  care/dose: gained, draft"]


def test_section_has_another_status():
    approved = SectionState("es", "approved", "", "1")

    assert one(SPANISH, approved) == ["es  care/dose: draft before, approved now"]


def test_section_falls_back_for_another_reason():
    missing = SectionState("en", "draft", "missing", "2")

    assert one(ENGLISH, missing) == ["es  care/dose: still en: fuzzy before, missing now"]


def test_section_has_new_wording():
    assert one(SPANISH, SectionState("es", "draft", "", "9")) == ["es  care/dose: new wording"]


def test_section_comes_or_goes():
    assert one(None, SPANISH) == ["es  care/dose: new"]
    assert one(SPANISH, None) == ["es  care/dose: gone"]


def test_language_comes_with_what_its_readers_get():
    lines = list(compare({}, {"es": {NAME: SPANISH, "care/x": ENGLISH}}))

    assert lines == ["es  new language: 1 of 2 sections in it, 0 approved"]


def test_language_goes():
    assert list(compare({"es": {NAME: SPANISH}}, {})) == ["es  care/dose: gone"]


def test_lines_are_in_order_of_language_and_section():
    before = {"es": {"b": SPANISH, "a": SPANISH}, "ar": {"a": SPANISH}}
    after = {"ar": {"a": ENGLISH}, "es": {"b": ENGLISH, "a": ENGLISH}}

    assert [line.split(":")[0] for line in compare(before, after)] == ["ar  a", "es  a", "es  b"]


def test_a_language_that_loses_sections_is_counted():
    before, after = {"es": {"care/dose": SPANISH}}, {"es": {"care/dose": ENGLISH}}

    assert list(tally(before, after)) == ["es  in all: 1 sections in it before, 0 of 1 now"]
    assert list(tally(before, before)) == []
