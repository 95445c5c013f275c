"""Laws of comparing polarity, over our own catalogs and hostile texts."""

import re
import time

import pytest

from service.catalogs.checks.polarity.bare import find_span
from service.catalogs.checks.polarity.reading import read_sentences
from service.catalogs.checks.polarity.sense import NEGATIVE, Sense
from service.catalogs.checks.polarity.table import find_table
from service.catalogs.checks.polarity.weigh import weigh
from service.catalogs.texts import list_languages, load_texts

PARTICLE = re.compile(r"\b[Nn](?:e |['’])")
"""What `pas` closes, and nobody writes alone."""
HOSTILE = ["no ", "not until ", "no more than ", "if ", "(no ", "more less ", "before after "]


def compare(language, source, translation):
    mine, theirs = find_table("en"), find_table(language)
    return weigh(read_sentences(source, mine), read_sentences(translation, theirs))


@pytest.fixture(scope="module")
def pairs(request):
    """Every text of our own catalogs, with its language and source."""
    root = request.config.rootpath
    domains = sorted(path.stem for path in (root / "translations").glob("*.pot"))
    return [
        (language, text.msgid, text.msgstr)
        for language, catalogs in load_texts(root, list_languages(root), domains).items()
        for catalog in catalogs.values()
        for text in catalog.texts.values()
        if text.msgstr and find_table(language)
    ]


def test_text_says_what_it_says(pairs):
    for _, source, _ in pairs:
        assert compare("en", source, source) == ()


def test_few_of_our_own_translations_seem_to_say_otherwise(pairs):
    odd = [pair for pair in pairs if compare(*pair)]

    assert len(pairs) > 2000
    assert len(odd) < len(pairs) / 200


def test_lost_negation_is_found_where_the_translation_has_just_one(pairs):
    cut = [(pair, without) for pair in pairs if (without := cut_only_negation(pair)) is not None]
    assert len(cut) > 300

    missed = [pair for pair, without in cut if not compare(pair[0], pair[1], without)]

    assert len(missed) <= len(cut) / 100, missed


def cut_only_negation(pair):
    """Take the one sure “not” out; None where either side has another word that may deny."""
    language, source, translation = pair
    mine = denials(source, "en")
    theirs = denials(translation, language)
    if [len(mine), len(theirs)] != [1, 1] or not mine[0].sure & theirs[0].sure & {Sense.NOT}:
        return None
    start, end = find_span(translation, theirs[0].place)
    cut = translation[:start] + translation[end:]
    return PARTICLE.sub("", cut) if language == "fr" else cut


def denials(text, language):
    sentences = read_sentences(text, find_table(language))
    said = NEGATIVE | {Sense.OR, Sense.ONLY}
    return [cue for sentence in sentences for cue in sentence if cue.senses & said]


@pytest.mark.parametrize("text", HOSTILE)
def test_long_texts_are_compared_in_time_that_grows_with_them(text):
    long = (text * 65536)[:65536]
    start = time.process_time()

    compare("es", long, "más no antes sin " * 4096)

    assert time.process_time() - start < 5, "far over what a linear comparison takes"
