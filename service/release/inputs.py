"""What a release is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.catalogs.checks.context import Context
from service.catalogs.texts import SOURCE_LANGUAGE, Texts
from service.content.load import Content
from service.content.model import Message
from service.content.policy import Policy
from service.journal.context import make_context
from service.journal.decisions.verdict import Verdicts
from service.release.gate import Gate


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a release is made from."""

    content: Content
    interface: tuple[Message, ...]
    texts: Texts
    policy: Policy
    decisions: Mapping[str, Verdicts] = field(default_factory=dict)
    """What people decided, by language; nothing where nobody did."""

    @property
    def context(self) -> Context:
        """What the checks know besides a message and its text."""
        return make_context(self.content.terms, self.texts, self.policy, self.decisions)

    @property
    def gate(self) -> Gate:
        """What decides, for each text, who gets it."""
        return Gate(self.texts, self.policy, self.context, SOURCE_LANGUAGE, self.decisions)
