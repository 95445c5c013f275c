"""What is known of languages: CLDR's facts, and a project's own where CLDR has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from service.locales import facts, plurals
from service.locales.facts import Direction, LanguageFacts
from service.locales.lineage import lineage
from service.locales.tags import canonical_tag


class Fact(StrEnum):
    """What must be known of a language before anybody reads or translates it."""

    NAME = "name"
    AUTONYM = "autonym"
    DIRECTION = "direction"
    PLURAL_FORMS = "plural_forms"


@dataclass(frozen=True, slots=True)
class Description:
    """What a project says of one language; what is empty is CLDR's to say."""

    name: str = ""
    """In English."""
    autonym: str = ""
    script: str = ""
    """ISO 15924."""
    direction: Direction | None = None
    plural_forms: str = ""
    """The value of the Plural-Forms header."""


@dataclass(frozen=True, slots=True)
class Languages:
    """Facts of every language: what a project describes counts before CLDR."""

    described: Mapping[str, Description] = field(default_factory=dict)
    """By canonical tag."""

    def facts(self, tag: str) -> LanguageFacts:
        """Describe a language. Raises TagError."""
        known = facts.language_facts(tag)
        own, kin = self._own(tag), self._nearest(tag)
        script = kin.script or known.script
        direction = facts.script_direction(script) if kin.script else known.direction
        return replace(
            known,
            script=script,
            direction=kin.direction or direction,
            name=own.name or known.name,
            autonym=own.autonym or own.name or known.autonym,
        )

    def name(self, tag: str, in_tag: str) -> str:
        """Name a language in another; in English, then by its tag, where there is no such name.

        Raises TagError.
        """
        if canonical_tag(tag) == canonical_tag(in_tag):
            return self.facts(tag).autonym
        within = "" if canonical_tag(in_tag) == "en" else facts.name_within(tag, in_tag)
        return within or self.facts(tag).name

    def plural_forms(self, tag: str) -> str:
        """Give the value of the Plural-Forms header; raises TagError, UnknownPluralFormsError."""
        return self._nearest(tag).plural_forms or plurals.plural_forms(tag)

    def unknown_facts(self, tag: str) -> tuple[Fact, ...]:
        """List what neither the project nor CLDR says of a language. Raises TagError."""
        own, kin = self._own(tag), self._nearest(tag)
        known = {
            Fact.NAME: own.name or facts.name_within(tag, "en"),
            Fact.AUTONYM: own.autonym or facts.name_within(tag, tag),
            Fact.DIRECTION: kin.direction or kin.script or facts.language_facts(tag).script,
            Fact.PLURAL_FORMS: kin.plural_forms or plurals.has_plural_forms(tag),
        }
        return tuple(fact for fact, value in known.items() if not value)

    def _own(self, tag: str) -> Description:
        return self.described.get(canonical_tag(tag), _NOTHING)

    def _nearest(self, tag: str) -> Description:
        """Find what is said of a language or of its parent in the same script."""
        steps = (step for step in (canonical_tag(tag), *lineage(tag)) if step in self.described)
        return self.described.get(next(steps, ""), _NOTHING)


_NOTHING = Description()
CLDR = Languages()
"""What holds where a project describes no language itself."""
