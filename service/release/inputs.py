"""What a release is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from service.catalogs.checks.context import NO_CONTEXT, Context
from service.catalogs.texts import SOURCE_LANGUAGE, Texts
from service.content.load import Content
from service.content.model import Message
from service.content.policy import Policy
from service.journal.context import make_context
from service.journal.decisions.verdict import Verdicts
from service.release.earlier import Earlier
from service.release.gate import Gate
from service.release.holds.held import HeldDocument


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a release is made from."""

    content: Content
    interface: tuple[Message, ...]
    texts: Texts
    policy: Policy
    decisions: Mapping[str, Verdicts] = field(default_factory=dict)
    """What people decided, by language; nothing where nobody did."""
    earlier: Earlier = field(default_factory=dict)
    """What readers have now, for what may be kept of it."""
    today: date | None = None
    """The day for which it is made, in UTC; without one no review runs out."""
    held: Mapping[str, HeldDocument] = field(default_factory=dict)
    """The documents that keep an earlier version, by id, in every language that has texts."""

    @property
    def context(self) -> Context:
        """What the checks know besides a message and its text."""
        return make_context(self.content.terms, self.texts, self.policy, self.decisions)

    @property
    def gate(self) -> Gate:
        """What decides, for each text, who gets it."""
        return replace(self.gate_without_context, context=self.context)

    @property
    def gate_without_context(self) -> Gate:
        """The same, as long as it knows nothing that checks ask for."""
        return Gate(
            self.texts,
            self.policy,
            NO_CONTEXT,
            SOURCE_LANGUAGE,
            self.decisions,
            self.earlier,
            self.today,
        )
