"""Which flags an entry keeps, in their order."""

import re
from collections.abc import Iterable, Iterator, Sequence

# The format languages of GNU gettext 0.21, in the order in which msgcat writes them.
_LANGUAGES = [
    "c",
    "objc",
    "python",
    "python-brace",
    "java",
    "java-printf",
    "csharp",
    "javascript",
    "scheme",
    "lisp",
    "elisp",
    "librep",
    "ruby",
    "sh",
    "awk",
    "lua",
    "object-pascal",
    "smalltalk",
    "qt",
    "qt-plural",
    "kde",
    "kde-kuit",
    "boost",
    "tcl",
    "perl",
    "perl-brace",
    "php",
    "gcc-internal",
    "gfc-internal",
    "ycp",
]
_FORMAT = re.compile(r"(no-|possible-|impossible-)?(.+)-format")
_RANGE = re.compile(r"range: ([0-9]{1,18})\.\.([0-9]{1,18})")
_WORD = re.compile(r"range:[\s,]+[^\s,]+|[^\s,]+", re.ASCII)
_INT_MAX = 2**31 - 1


def split_flags(text: str) -> Sequence[str]:
    """Split what follows `#,` or `#=`; a range is one flag of two words."""
    return [re.sub(r"[\s,]+", " ", word) for word in _WORD.findall(text)]


def standard_flags(flags: Iterable[str]) -> list[str]:
    """Keep what msgcat 0.21 keeps, as it writes it: unknown flags go, the last of two rivals wins."""
    if not flags:
        return []
    given = list(flags)
    return [
        *(["fuzzy"] if "fuzzy" in given else []),
        *_formats(given),
        *_last_range(given),
        *(["no-wrap"] if _is_unwrapped(given) else []),
    ]


def _formats(flags: Sequence[str]) -> Iterator[str]:
    written: dict[str, str | None] = {}
    for flag in flags:
        if match := _FORMAT.fullmatch(flag):
            prefix, language = match.groups()
            written[language] = _write_format(prefix, language)
    return filter(None, map(written.get, _LANGUAGES))


def _write_format(prefix: str | None, language: str) -> str | None:
    match prefix:
        case "no-":
            return f"no-{language}-format"
        case "impossible-":
            return None
        case _:
            return f"{language}-format"


def _last_range(flags: Sequence[str]) -> Iterator[str]:
    ranges = [bounds for flag in flags if (bounds := range_of([flag]))]
    for low, high in ranges[-1:]:
        yield f"range: {low}..{high}"


def range_of(flags: Iterable[str]) -> tuple[int, int] | None:
    """Return the bounds that a `range:` flag gives the number of a plural."""
    for flag in flags:
        if match := _RANGE.fullmatch(flag):
            low, high = (min(int(digits), _INT_MAX) for digits in match.groups())
            if low <= high:
                return low, high
    return None


def _is_unwrapped(flags: Sequence[str]) -> bool:
    wraps = [flag for flag in flags if flag in {"wrap", "no-wrap"}]
    return wraps[-1:] == ["no-wrap"]
