"""What is read of a text, in each language."""

import time

import pytest

from service.catalogs.checks.polarity.reading import read_sentences
from service.catalogs.checks.polarity.table import LANGUAGES, find_table

READINGS = [
    ("en", "Do not drive.", [["not"]]),
    ("en", "You can’t swim. Stop.", [["not"], ["stop"]]),
    ("en", "Wait at least 2 hours before you eat.", [["at least", "before"]]),
    ("en", "Not only you.", [[]]),
    ("en", "An underactive thyroid (hypothyroidism)", [["down", "hypo-"]]),
    ("es", "No tome nada.", [["not"]]),
    ("es", "Nadie lo sabe.", [["not"]]),
    ("es", "Sin embargo, ayuda.", [[]]),
    ("es", "Espere como mínimo 2 horas.", [["at least"]]),
    ("fr", "Ne buvez pas.", [["not"]]),
    ("fr", "Vous n’en avez plus besoin.", [["not"]]),
    ("fr", "Personne n’est venu.", [["not"]]),
    ("fr", "à moins que", [["unless"]]),
    ("de", "Nicht nur Sie.", [[]]),
    ("de", "höchstens zwei, bevor Sie gehen", [["at most", "before"]]),
    ("pt", "Não coma nem beba.", [["not"]]),
    ("ar", "لا تَقُد السيارة.", [["not"]]),
    ("ar", "وبدون ماء", [["without"]]),
    ("zh-Hans", "请勿开车。至少等2小时。", [["not"], ["at least"]]),
    ("zh-Hans", "非常特别", [[]]),
]
HOSTILE = [
    *(
        "no ",
        "not until ",
        "x",
        "un",
        "`",
        "(",
        "no more than ",
        "if ",
        "(no",
        "'",
        ". ",
        '")',
        "- ",
    ),
    *("不", "لا ", "ne ", "más menos ", "nicht", "à", "ـ", "İ"),
]


def sure_senses(language, text):
    sentences = read_sentences(text, find_table(language))
    return [[min(cue.sure).value for cue in cues if cue.sure] for cues in sentences]


@pytest.mark.parametrize(("language", "text", "senses"), READINGS)
def test_text_is_read_as_its_readers_do(language, text, senses):
    assert sure_senses(language, text) == senses


@pytest.mark.parametrize("language", sorted(LANGUAGES | {"en"}))
def test_word_of_every_list_is_found_again(language):
    table = find_table(language)
    words = [*table.whole, *(f"{stem}" for stem in table.stems)]

    lost = [word for word in words if not table.pattern.fullmatch(word.replace("#", "12"))]

    assert lost == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("text", HOSTILE)
def test_long_text_is_read_in_time_that_grows_with_it(language, text):
    table = find_table(language)
    start = time.process_time()

    read_sentences((text * 65536)[:65536] + language, table)

    assert time.process_time() - start < 5, "far over what a linear reading takes"


@pytest.mark.parametrize("tag", ["es-MX", "pt-PT", "fr-CA", "de-AT", "zh-CN", "ar-EG"])
def test_region_is_read_as_its_language(tag):
    assert find_table(tag) is not None


@pytest.mark.parametrize("tag", ["hmn", "zh-Hant", "ja", "he"])
def test_another_language_or_script_has_no_words(tag):
    assert find_table(tag) is None
