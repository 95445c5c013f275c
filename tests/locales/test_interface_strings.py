from service.locales.interface import N_, fill


def test_marking_leaves_the_string_alone():
    assert N_("Side effects of {name}") == "Side effects of {name}"


def test_placeholders_are_filled_by_name():
    assert fill("{count} of {total}", {"count": "3", "total": "5"}) == "3 of 5"


def test_what_a_wrong_translation_asks_for_stays_as_it_is():
    text = "{nothing} %(count)999999999d {count!r} {count:>9999999} {0} {"

    assert fill(text, {"count": "3"}) == text


def test_a_value_is_never_filled_in_turn():
    assert fill("{a}", {"a": "{b}", "b": "c"}) == "{b}"
