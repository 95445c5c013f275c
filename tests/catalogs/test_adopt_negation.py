"""Negation is compared sentence by sentence, in the languages whose cues we know."""

import pytest

from service.catalogs.adopt.negation import Negation, deny_alike, find_cues, read_negations
from service.catalogs.texts import list_languages, load_texts

KNOWN = ("en", "es", "ar", "zh-Hans", "fr", "de", "pt-BR")
ALIKE = [
    ("es", "Do not drive.", "No conduzca."),
    ("es", "Never take it without food.", "Nunca lo tome sin comida."),
    ("es", "Stop taking it.", "Deje de tomarlo."),
    ("es", "Avoid alcohol.", "Evite el alcohol."),
    ("es", "It is unsafe.", "No es seguro."),
    ("es", "It may help. However, rest.", "Puede ayudar. Sin embargo, descanse."),
    ("es-MX", "Do not drive.", "No maneje."),
    ("ar", "Do not drive.", "لا تقد السيارة."),
    ("ar", "Experts still debate it.", "لا يزال الخبراء يناقشونه."),
    ("ar", "Pain in the nerves.", "ألم في الأعصاب."),
    ("zh-Hans", "Do not drive.", "不要开车。"),
    ("zh-Hans", "A different medicine.", "另一种不同的药。"),
    ("zh-Hans", "Stop taking it.", "停止服用。"),
    ("fr", "Do not drive.", "Ne conduisez pas."),
    ("fr", "Avoid alcohol.", "Évitez l’alcool."),
    ("de", "Do not drive.", "Fahren Sie nicht."),
    ("de", "Take it without food.", "Nehmen Sie es ohne Essen."),
    ("de", "And rest.", "Und ruhen Sie sich aus."),
    ("pt-BR", "Do not drive.", "Não dirija."),
    ("pt-PT", "Do not drive.", "Não conduza."),
]
OPPOSED = [
    ("es", "Do not drive.", "Conduzca."),
    ("es", "Drive.", "No conduzca."),
    ("es", "Do not drive. Do not drink.", "No conduzca. Beba."),
    ("es", "Do not drive. Rest.", "Conduzca. No descanse."),
    ("es", "Do not drive until you feel well.", "Conduzca hasta que se sienta bien."),
    ("es", "Stop taking it if you feel sick.", "Tómelo si tiene náuseas."),
    ("ar", "Do not drive.", "قد السيارة."),
    ("zh-Hans", "Do not drive.", "请开车。"),
    ("fr", "Do not drive.", "Conduisez."),
    ("de", "Do not drive.", "Fahren Sie."),
    ("pt-BR", "Do not drive.", "Dirija."),
]


def deny(language, source, translation):
    mine, theirs = find_cues("en"), find_cues(language)
    return deny_alike(read_negations(source, mine), read_negations(translation, theirs))


@pytest.mark.parametrize(("language", "source", "translation"), ALIKE)
def test_translation_that_denies_the_same_is_alike(language, source, translation):
    assert deny(language, source, translation)


@pytest.mark.parametrize(("language", "source", "translation"), OPPOSED)
def test_negation_lost_or_added_is_seen(language, source, translation):
    assert not deny(language, source, translation)


def test_texts_of_unequal_sentences_are_compared_as_a_whole():
    assert deny("es", "Do not drive, and rest.", "No conduzca. Descanse.")
    assert not deny("es", "Do not drive, and rest.", "Conduzca. Descanse.")


@pytest.mark.parametrize("text", ["Press `no`.", "See [this][no-label].", "Rest.[^no]"])
def test_what_nobody_reads_denies_nothing(text):
    assert read_negations(text, find_cues("en")) == [Negation.NONE]


@pytest.mark.parametrize("tag", KNOWN)
def test_cues_are_known_for_the_languages_we_ship(tag):
    assert find_cues(tag) is not None


@pytest.mark.parametrize("tag", ["hmn", "zh-Hant", "ja", "he"])
def test_another_language_or_script_has_no_cues(tag):
    assert find_cues(tag) is None


def test_few_of_our_own_translations_seem_to_deny_otherwise(request):
    root = request.config.rootpath
    domains = ("ketamine-therapy", "ketamine-faq", "is-ketamine-an-opioid")
    languages = [tag for tag in list_languages(root) if find_cues(tag)]
    texts = load_texts(root, languages, domains)
    pairs = [
        (language, text.msgid, text.msgstr)
        for language, catalogs in texts.items()
        for catalog in catalogs.values()
        for text in catalog.texts.values()
        if text.msgstr
    ]
    assert len(pairs) > 800

    odd = [pair for pair in pairs if not deny(*pair)]

    assert len(odd) < len(pairs) / 50
