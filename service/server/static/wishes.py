"""Which wishes of a reader lead to which language, as regular expressions for nginx."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from service.locales.accept_language import LanguageRange
from service.locales.cldr import LANGUAGE_ALIASES
from service.locales.negotiate import MatchKind, negotiate
from service.locales.tags import maximal_tag

_SUBTAGS = "(?:-[a-z0-9]{1,8})*"
_BLANK = r"[\t ]*"
_END = rf"{_BLANK}(?:;{_BLANK}q={_BLANK}(?!0(?:\.0*)?{_BLANK}(?:,|$))[0-9.]+{_BLANK})?(?:,|$)"
"""Of a range that is not refused (RFC 9110 §12.4.2: `q=0`)."""


@dataclass(frozen=True, slots=True)
class Held:
    """The languages among which a reader's wish chooses."""

    tags: Sequence[str]
    source: str
    chains: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Primary:
    """A primary language, and which held one answers each of its tags."""

    name: str
    plain: str
    """What answers the bare tag; empty where nothing does."""
    others: Mapping[str, str]
    """What answers a script or region where that is another; empty where nothing does."""

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(rest for rest, answer in self.others.items() if not answer)


def spell_wishes(held: Held) -> Mapping[str, str]:
    """Give for each language an expression for all tags that lead to it, as the server reads them."""
    return _join(_forms(each) for each in _read_primaries(held))


def spell_header(held: Held, group: str) -> str:
    """Give an expression for Accept-Language; the named group is the first range that is answered.

    nginx cannot compare weights. Browsers write the ranges in the order of theirs, though RFC 9110
    §12.5.4 does not ask for it.
    """
    primaries = _read_primaries(held)
    divided = [each for each in primaries if each.plain and each.refused]
    wishes = _join(_forms(each, _group(each, divided)) for each in primaries)
    anything = f"(?:{'|'.join(wishes.values())})"
    start = "".join(map(_find_refused, divided))
    passed = rf"(?:(?!{_BLANK}{anything}{_END})[^,]*,)*+"
    return f"^{start}{passed}{_BLANK}(?P<{group}>{anything}){_END}"


def _find_refused(primary: _Primary) -> str:
    """Capture a range in a script that is not held: behind `zh-TW` a bare `zh` means `zh-Hant`."""
    refused = "|".join(primary.refused)
    return f"(?>(?=(?:[^,]*,)*?{_BLANK}({primary.name}(?:{refused}){_SUBTAGS}){_BLANK}(?:[;,]|$))|)"


def _group(primary: _Primary, divided: Sequence[_Primary]) -> int:
    return divided.index(primary) + 1 if primary in divided else 0


def _forms(primary: _Primary, group: int = 0) -> Iterator[tuple[str, str]]:
    """Yield languages with the forms that lead to them; with a group the bare tag asks whether that is empty."""
    for tag in dict.fromkeys(filter(None, primary.others.values())):
        rests = "|".join(rest for rest, answer in primary.others.items() if answer == tag)
        yield tag, f"{primary.name}(?:{rests}){_SUBTAGS}"
    if primary.plain:
        excluded = f"(?!(?:{'|'.join(primary.others)})(?![a-z0-9]))" if primary.others else ""
        bare = f"(?:{_SUBTAGS[3:-2]}{_SUBTAGS}|(?({group})(?!)|))" if group else _SUBTAGS
        yield primary.plain, f"{primary.name}{excluded}{bare}"


def _join(found: Iterable[Iterable[tuple[str, str]]]) -> Mapping[str, str]:
    joined: dict[str, list[str]] = {}
    for pairs in found:
        for tag, form in pairs:
            joined.setdefault(tag, []).append(form)
    return {tag: f"(?:{'|'.join(forms)})" for tag, forms in joined.items()}


def _read_primaries(held: Held) -> tuple[_Primary, ...]:
    named = dict.fromkeys(tag.partition("-")[0] for tag in (*held.tags, *held.chains))
    aliases = (old for old, new in LANGUAGE_ALIASES.items() if new.partition("_")[0] in named)
    sent = (old for old in aliases if len(old) == len("iw"))
    return tuple(_read_primary(held, name) for name in dict.fromkeys((*named, *sent)))


def _read_primary(held: Held, name: str) -> _Primary:
    plain = _answer(held, name)
    regions = [f"-{code}" for code in Locale("en").territories]
    scripts = dict.fromkeys(f"-{maximal_tag(f'{name}{region}').script}" for region in regions)
    answers = {rest: _answer(held, f"{name}{rest}") for rest in (*scripts, *regions)}
    return _Primary(name, plain, {rest: tag for rest, tag in answers.items() if tag != plain})


def _answer(held: Held, tag: str) -> str:
    match = negotiate((LanguageRange(tag, 1000),), held.tags, held.source, held.chains)
    return match.language if match.kind is not MatchKind.DEFAULT else ""
