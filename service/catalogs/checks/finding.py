"""What a check reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from service.content.policy import Severity
from service.locales.interface import fill

Span = tuple[int, int]
"""Where in a msgid or msgstr: offsets in code points, the end not included."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a translation, told so that its translator can mend it."""

    rule: str
    severity: Severity
    wording: str
    """What is wrong and what to do, in English; marked with `N_`, so it is translated, with `{name}`s."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What stands in the places of the `{name}`s."""
    source_span: Span | None = None
    target_span: Span | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English."""
        return self.tell(str)

    def tell(self, translate: Callable[[str], str]) -> str:
        """Say it in the language that `translate` turns the wording to."""
        return fill(translate(self.wording), self.values)
