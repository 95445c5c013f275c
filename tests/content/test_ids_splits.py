"""A block that was cut in two is found, so that somebody says which piece keeps the id."""

from service.content.ids import find_splits
from service.content.segment import segment

FOOD, ALCOHOL = "Take the tablet with food.", "Do not drink alcohol on that day."
WHOLE = f"{FOOD} {ALCOHOL}"


def find(text, before, done=()):
    runs = tuple(segment(text).runs())
    return [
        (split.unit, [piece.msgid for piece in split.pieces], split.holder)
        for split in find_splits(runs, before, done)
    ]


def test_text_cut_behind_its_first_half_is_found():
    found = find(f"{FOOD} {{#dose}}\n\n{ALCOHOL}\n", {"dose": [WHOLE]})

    assert found == [("dose", [FOOD, ALCOHOL], 0)]


def test_text_whose_first_half_stands_before_it_is_found():
    found = find(f"{FOOD}\n\n{ALCOHOL} {{#dose}}\n", {"dose": [WHOLE]})

    assert found == [("dose", [FOOD, ALCOHOL], 1)]


def test_text_cut_in_three_is_one_split():
    found = find(
        "One two three. {#x}\n\nFour five six.\n\nSeven eight nine.\n",
        {"x": ["One two three. Four five six. Seven eight nine."]},
    )

    assert found == [("x", ["One two three.", "Four five six.", "Seven eight nine."], 0)]


def test_paragraph_turned_into_a_list_is_found():
    found = find(f"{FOOD} {{#dose}}\n\n- {ALCOHOL}\n", {"dose": [WHOLE]})

    assert found == [("dose", [FOOD, ALCOHOL], 0)]


def test_small_edits_at_the_cut_do_not_hide_it():
    text = "Take the tablet with some food. {#dose}\n\nDo not drink any alcohol on that day.\n"

    assert [unit for unit, _, _ in find(text, {"dose": [WHOLE]})] == ["dose"]


def test_new_neighbour_with_words_of_its_own_is_no_piece():
    assert find(f"{WHOLE} {{#dose}}\n\nAsk your doctor about driving.\n", {"dose": [WHOLE]}) == []
    assert find(f"{FOOD} {{#dose}}\n\nAsk your doctor about driving.\n", {"dose": [WHOLE]}) == []


def test_neighbour_that_repeats_what_stayed_is_no_piece():
    assert find(f"{FOOD} {{#dose}}\n\n{FOOD}\n", {"dose": [f"{FOOD} Daily."]}) == []


def test_neighbour_with_a_translation_of_its_own_is_no_piece():
    text = f"{FOOD} {{#dose}}\n\n{ALCOHOL}\n"

    assert find(text, {"dose": [WHOLE]}, done={ALCOHOL}) == []


def test_neighbour_with_an_id_is_no_piece():
    assert find(f"{FOOD} {{#dose}}\n\n{ALCOHOL} {{#other}}\n", {"dose": [WHOLE]}) == []


def test_unchanged_text_is_no_split():
    assert find(f"{WHOLE} {{#dose}}\n\n{ALCOHOL}\n", {"dose": [WHOLE]}) == []


def test_heading_keeps_its_id():
    assert (
        find(
            "## Side effects {#x}\n\nof ketamine therapy\n",
            {"x": ["Side effects of ketamine therapy"]},
        )
        == []
    )
