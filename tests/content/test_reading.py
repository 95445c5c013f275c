"""How hard a text is to read: every expected value below was counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.content.reading import (
    count_syllables,
    grade,
    long_sentences,
    split_sentences,
    tone_words,
)


def formula(words, sentences, syllables):
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@pytest.mark.parametrize(
    ("texts", "words", "sentences", "syllables"),
    [
        (["The cat sat."], 3, 1, 3),
        (["You may feel dizzy. Tell your care team."], 8, 2, 9),
        (["Ketamine is an anesthetic medicine."], 5, 1, 12),
        (["Do not drive for at least 24 hours."], 8, 1, 10),  # twen-ty-four, hou-rs
        (["The FDA approved it in 2019."], 6, 1, 12),  # F-D-A, ap-proved, twen-ty nine-teen
        (["Treatment-resistant depression can't wait."], 4, 1, 10),
    ],
)
def test_grade_is_the_formula_over_hand_counted_words(texts, words, sentences, syllables):
    assert grade(texts) == pytest.approx(formula(words, sentences, syllables))


def test_known_grade_of_a_sentence():
    assert grade(["You may feel dizzy. Tell your care team."]) == pytest.approx(-0.755)


def test_a_list_item_without_a_full_stop_is_a_sentence():
    items = ["chest pain", "trouble breathing", "fainting"]

    measured = grade(items)

    assert measured == pytest.approx(formula(words=5, sentences=3, syllables=8))


def test_easy_words_count_one_syllable():
    measured = grade(["Ketamine is an anesthetic medicine."], ["ketamine", "anesthetic"])

    assert measured == pytest.approx(formula(words=5, sentences=1, syllables=7))


def test_each_word_of_an_easy_phrase_counts_one_syllable():
    measured = grade(["It is a nasal spray for depression."], ["nasal spray"])

    assert measured == pytest.approx(formula(words=7, sentences=1, syllables=9))


def test_the_longest_easy_phrase_wins():
    phrases = ["opioid", "opioid receptor"]

    assert grade(["an opioid receptor"], phrases) == pytest.approx(formula(3, 1, 3))


def test_an_easy_word_inside_another_word_does_not_count():
    assert grade(["esketamine"], ["ketamine"]) == grade(["esketamine"])


def test_an_easy_word_still_begins_a_sentence():
    texts = ["It can help. Ketamine can harm."]

    assert grade(texts, ["ketamine"]) == pytest.approx(formula(6, 2, 6))


def test_a_possessive_of_an_easy_word_is_easy():
    assert grade(["ketamine's"], ["ketamine"]) == pytest.approx(formula(1, 1, 1))


@pytest.mark.parametrize("texts", [[], [""], ["  "], ["—"]])
def test_without_words_the_grade_is_zero(texts):
    assert grade(texts) == 0.0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("dose", 1),
        ("doses", 2),
        ("times", 1),
        ("table", 2),
        ("called", 1),
        ("controlled", 2),
        ("needed", 2),
        ("treated", 2),
        ("safely", 2),
        ("safety", 2),
        ("statement", 2),
        ("medicine", 3),
        ("breathing", 2),
        ("being", 2),
        ("trying", 2),
        ("anxiety", 4),
        ("anxious", 2),
        ("serious", 3),
        ("radio", 3),
        ("nation", 2),
        ("usual", 3),
        ("migraine", 2),
        ("nausea", 3),
        ("suicide", 3),
        ("hallucinations", 5),
        ("dissociation", 5),
        ("psychotherapy", 5),
        ("approved", 2),
        ("sprayed", 1),
        ("didn't", 2),
        ("don’t", 1),
        ("rhythm", 2),
        ("restful", 2),
        ("the", 1),
        ("you", 1),
        ("hmm", 1),
    ],
)
def test_syllables_of_words(word, count):
    assert count_syllables(word) == count


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("2", 1),
        ("7", 2),
        ("24", 3),
        ("27", 4),
        ("30", 2),
        ("100", 3),
        ("158", 6),
        ("1900", 4),
        ("1985", 5),
        ("2000", 3),
        ("2007", 5),
        ("2025", 5),
        ("1,200", 6),
        ("2022", 5),
        ("FDA", 3),
        ("WHO", 5),
        ("MAOIs", 4),
        ("anti-inflammatory", 7),
        ("12-week", 2),
        ("5550100", 10),
    ],
)
def test_numbers_and_short_forms_count_as_they_are_read_aloud(written, count):
    assert count_syllables(written) == count


def test_sentences_end_where_the_next_begins_with_a_capital_or_a_number():
    text = 'It is "off-label." Doctors (some) can choose it. 41 of 100 people did. see above'

    sentences = split_sentences(text)

    assert sentences == [
        'It is "off-label."',
        "Doctors (some) can choose it.",
        "41 of 100 people did. see above",
    ]


def test_long_sentences_are_those_over_the_limit():
    at_limit = "one " * 19 + "two."
    over = "Three " + "four " * 19 + "five."

    found = long_sentences([f"Short. {at_limit.capitalize()} {over}"])

    assert found == (over,)


def test_the_limit_of_a_long_sentence_can_be_chosen():
    assert long_sentences(["One two three.", "One two."], limit=2) == ("One two three.",)


def test_tone_words_are_found_whole_in_any_case():
    texts = ["A Breakthrough, some say.", "It happened once. Hopefully not, e.g. today."]

    found = tone_words(texts, ["once", "breakthrough", "hope", "e.g.", "cure"])

    assert found == ("breakthrough", "e.g.", "once")


@given(st.text())
def test_any_word_has_a_syllable(word):
    assert count_syllables(word) >= 1


@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_grade_is_a_number_for_any_text(texts):
    assert isinstance(grade(texts, ["ketamine"]), float)


@given(st.lists(st.text(alphabet="ab .!", max_size=40), max_size=4))
def test_easy_words_never_raise_the_grade(texts):
    assert grade(texts, ["abba", "ab"]) <= grade(texts) + 1e-9
