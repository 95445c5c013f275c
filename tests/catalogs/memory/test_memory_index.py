"""Which text the memory finds for words of the source."""

import pytest

from service.catalogs.memory.index import Memory
from service.catalogs.memory.remember import Remembered


def text(msgid, msgstr, domain="care", context=None, **fields):
    return Remembered(domain, context, msgid, msgstr, **fields)


def find(texts, msgid, domain="care", context=None, at_least=75):
    return Memory(texts).find(domain, context, msgid, at_least)


def test_same_words_are_found_before_like_ones():
    texts = [text("Do not drive!", "¡No conduzca!"), text("Do not drive.", "No conduzca.")]

    match = find(texts, "Do not drive.")

    assert (match.msgstr, match.likeness) == ("No conduzca.", 100)


def test_words_that_are_not_alike_enough_find_nothing():
    assert find([text("Do not drive.", "No conduzca.")], "Drink water.") is None
    assert find([], "Drink water.") is None


def test_likeness_that_is_asked_for_is_held():
    texts = [text("Do not drive a car.", "No conduzca un coche.")]

    assert find(texts, "Do not drive a bus.", at_least=80).likeness == pytest.approx(84.2, abs=0.1)
    assert find(texts, "Do not drive a bus.", at_least=90) is None


def test_text_with_the_same_number_goes_before_one_a_little_more_alike():
    texts = [
        text("Take 50 mg at most a day.", "Tome 50 mg como máximo al día."),
        text("Take 5 mg at most per day.", "Tome 5 mg como máximo por día."),
    ]

    assert find(texts, "Take 5 mg at most a day.").text.msgid == "Take 5 mg at most per day."


def test_text_with_another_number_is_found_where_there_is_no_other():
    texts = [text("Take 50 mg at most.", "Tome 50 mg como máximo.")]

    assert find(texts, "Take 5 mg at most.").msgstr == "Tome 50 mg como máximo."


def test_link_references_follow_the_message():
    texts = [text("See [our site][care] now.", "Vea ahora [nuestro sitio][care].")]

    match = find(texts, "See [our site][new-care] now.")

    assert (match.msgstr, match.likeness) == ("Vea ahora [nuestro sitio][new-care].", 100)


def test_text_in_use_goes_before_an_obsolete_one_of_the_same_document():
    texts = [
        text("nausea", "náusea", is_live=False),
        text("nausea", "náuseas", domain="questions"),
    ]

    match = find(texts, "nausea")

    assert (match.msgstr, match.others) == ("náuseas", 1)


def test_text_of_the_same_context_goes_before_one_of_the_same_document():
    texts = [text("Open", "Abierto"), text("Open", "Abrir", domain="messages", context="verb")]

    assert find(texts, "Open", context="verb").msgstr == "Abrir"


def test_most_frequent_text_is_found_among_equals():
    texts = [
        text("nausea", "ganas de vomitar"),
        text("nausea", "náuseas"),
        text("nausea", "náuseas"),
    ]

    assert find(texts, "nausea").msgstr == "náuseas"
