"""Tells, section by section, in which language and status readers get it before and after."""

from collections.abc import Iterator, Mapping

from service.release.model import SectionState

Sections = Mapping[str, Mapping[str, SectionState]]
"""By language, then by `document/section`."""


def compare(before: Sections, after: Sections) -> Iterator[str]:
    """Yield a line for each section that readers of a language get in another way than before."""
    for language in sorted({*before, *after}):
        old, new = before.get(language, {}), after.get(language, {})
        if not old:
            yield _introduce(language, new)
            continue
        for section in sorted({*old, *new}):
            if line := _describe(old.get(section), new.get(section), language):
                yield f"{language}  {section}: {line}"


def tally(before: Sections, after: Sections) -> Iterator[str]:
    """Yield a line for each language that has more or fewer sections for its readers than before."""
    for language in sorted({*before} & {*after}):
        had, has = (_own(sections[language], language) for sections in (before, after))
        if had != has:
            yield f"{language}  in all: {had} sections in it before, {has} of {len(after[language])} now"


def _own(states: Mapping[str, SectionState], language: str) -> int:
    return sum(_is_own(state, language) for state in states.values())


def _is_own(state: SectionState, language: str) -> bool:
    return state.language == language and not state.is_gone


def _introduce(language: str, new: Mapping[str, SectionState]) -> str:
    own = _own(new, language)
    approved = sum(
        _is_own(state, language) and state.status == "approved" for state in new.values()
    )
    return f"{language}  new language: {own} of {len(new)} sections in it, {approved} approved"


def _describe(old: SectionState | None, new: SectionState | None, language: str) -> str:
    if old is None or new is None:
        return "new" if old is None else "gone"
    if new.is_gone or old.is_gone:
        return _describe_gone(old, new)
    if old.language != new.language:
        is_theirs = new.language == language
        lost = f"lost: readers get {new.language} ({new.reason})"
        return f"gained, {new.status}" if is_theirs else lost
    if old.status != new.status:
        return f"{old.status} before, {new.status} now"
    if old.reason != new.reason:
        return f"still {new.language}: {old.reason} before, {new.reason} now"
    return "new wording" if old.revision != new.revision else ""


def _describe_gone(old: SectionState, new: SectionState) -> str:
    if new.is_gone:
        return "" if old.is_gone else "taken back: nobody gets it, in any language"
    return f"back in {new.language}, {new.status}"
