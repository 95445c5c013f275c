"""How the words of a rendering change in a sentence, by language."""

import re
from collections.abc import Callable, Mapping

_SHORT = 3
"""Words of this many letters or fewer stay as they are."""
_Endings = tuple[tuple[str, str], ...]
"""What a word ends in, and the expression that takes its place; the first that fits."""

_SPANISH: _Endings = (
    ("ión", "i(?:ón|ones)"),
    ("és", "(?:és|es[ae]s?)"),
    ("o", "[oa]s?"),
    ("a", "as?"),
    ("e", "es?"),
    ("z", "(?:z|ces)"),
    ("s", "s?"),
    ("", "(?:es|as?)?"),
)
_PORTUGUESE: _Endings = (
    ("ão", "(?:ão|ões|ãos|ães)"),
    ("o", "[oa]s?"),
    ("a", "as?"),
    ("e", "es?"),
    ("al", "a(?:l|is)"),
    ("el", "(?:el|éis)"),
    ("m", "(?:m|ns)"),
    ("s", "s?"),
    ("", "(?:es)?"),
)
_FRENCH: _Endings = (
    ("al", "a(?:le?s?|ux)"),
    ("eux", "eu(?:x|ses?)"),
    ("if", "i(?:fs?|ves?)"),
    ("e", "es?"),
    ("s", "s?"),
    ("x", "x?"),
    ("", "e?[sx]?"),
)
_ITALIAN: _Endings = (
    ("o", "[oaie]"),
    ("a", "[aei]"),
    ("e", "[ei]"),
    ("", ""),
)
_DUTCH: _Endings = (("e", "e?n?"), ("s", "(?:s|sen|zen)"), ("", "(?:e|en|s)?"))
_GERMAN_SMALL: _Endings = (
    *((ending, "(?:e[nrsm]?)?") for ending in ("en", "er", "es", "em", "e")),
    ("", "(?:e[nrsm]?)?"),
)
_UNKNOWN: _Endings = (*((vowel, r"\w{0,4}") for vowel in "aeiouyаеиоуыюя"), ("", r"\w{0,4}"))

_MARK = r"[\u064b-\u0652\u0640]*"
"""Vowel marks and the stretching line, which Arabic may write after any letter."""
_CLITICS = f"(?:[وف]{_MARK})?(?:[بكل]{_MARK}ا{_MARK}ل|لل|ا{_MARK}ل|[بكل])?{_MARK}"
_SUFFIX = "(?:ات|ية|ي|ين|ان|ون|ها|هم|ه|ك|كم|نا|ا|[\u064b-\u0652])?"
_ALEF, _FEMININE = "اأإآٱ", "ة"


def inflect(word: str, language: str) -> str:
    """Make the expression that finds a word of a rendering in any of its forms.

    An asterisk at an end of the word stands for any letters there; nothing else is added to it.
    """
    head, tail = (r"\w*" if word[at] == "*" else "" for at in (0, -1))
    stem = word.strip("*")
    known = _STEMS if head or tail else _CHANGES
    guess = re.escape if head or tail else _by(_UNKNOWN)
    return head + known.get(language.partition("-")[0], guess)(stem) + tail


def knows_forms(language: str) -> bool:
    """Tell whether the forms of a language are known; elsewhere they are guessed."""
    return language.partition("-")[0] in _CHANGES


def _by(endings: _Endings) -> Callable[[str], str]:
    def change(word: str) -> str:
        if len(word) <= _SHORT or not word.isalpha():
            return re.escape(word)
        ending, forms = next(pair for pair in endings if word.endswith(pair[0]))
        return re.escape(word.removesuffix(ending)) + forms

    return change


def _german(word: str) -> str:
    """Nouns take endings and further nouns; other words the endings of adjectives, in either case."""
    if word[0].isupper():
        return re.escape(word) + r"\w*"
    return _either_case(_by(_GERMAN_SMALL)(word))


def _german_stem(word: str) -> str:
    return re.escape(word) if word[0].isupper() else _either_case(re.escape(word))


def _either_case(expression: str) -> str:
    first = expression[0]
    return f"[{first}{first.upper()}]{expression[1:]}" if first.isalpha() else expression


def _arabic(word: str) -> str:
    """Clitics stand before a word, suffixes after it; a feminine ending opens up before them."""
    stem = re.sub(r"[\u064b-\u0652\u0640]", "", word)
    stem = stem.removeprefix("ال") if len(stem) > _SHORT + 1 else stem
    if stem.endswith(_FEMININE):
        return _CLITICS + _spell(stem[:-1]) + "(?:[ةه]|ات|ت)" + _SUFFIX
    return _CLITICS + _spell(stem) + _SUFFIX


def _arabic_stem(word: str) -> str:
    return _CLITICS + _spell(word)


def _spell(stem: str) -> str:
    letters = (f"[{_ALEF}]" if letter in _ALEF else re.escape(letter) for letter in stem)
    return "".join(letter + _MARK for letter in letters)


_CHANGES: Mapping[str, Callable[[str], str]] = {
    "ar": _arabic,
    "de": _german,
    "es": _by(_SPANISH),
    "fr": _by(_FRENCH),
    "it": _by(_ITALIAN),
    "ja": re.escape,
    "nl": _by(_DUTCH),
    "pt": _by(_PORTUGUESE),
    "zh": re.escape,
}
_STEMS: Mapping[str, Callable[[str], str]] = {"ar": _arabic_stem, "de": _german_stem}
