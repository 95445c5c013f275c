"""What a policy is: who must approve a text, and what happens to one that is not approved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from service.content.model import Level


class Serving(StrEnum):
    """What policy does with a text that is not approved."""

    WITHHOLD = "withhold"
    LABEL = "label"


class Severity(StrEnum):
    """What a finding does to a text."""

    BLOCK = "block"
    """The text is `blocked`: never served until it is mended or the finding is waived."""
    WARN = "warn"
    IGNORE = "ignore"
    """Not reported; only policy can say so."""


SECOND_PERSON = "second-person"
"""What a policy asks where any translator or linguist but the author may approve."""
BY_BACK_TRANSLATION = "clinician-by-back-translation"
"""What a policy asks where a clinician may decide on a recorded back-translation."""
_FILLED_BY = {
    SECOND_PERSON: frozenset({"translator", "linguist"}),
    BY_BACK_TRANSLATION: frozenset({"clinician", BY_BACK_TRANSLATION}),
}
ROLES = ("translator", "linguist", "clinician", "editor", *_FILLED_BY)
"""What a level may ask."""


def fillers_of(role: str) -> frozenset[str]:
    """Name the roles of the people who do for a role that a policy asks."""
    return _FILLED_BY.get(role, frozenset({role}))


SOURCE_ROLES = ("editor", "clinician")
"""Who must approve source texts, where policy does not say: two persons, for nobody knows the author."""


@dataclass(frozen=True, slots=True)
class LevelPolicy:
    """What one level asks."""

    roles: tuple[str, ...]
    """The roles that must approve."""
    stale: Serving
    draft: Serving
    translated: Serving
    overdue: Serving = Serving.WITHHOLD
    source: tuple[str, ...] = SOURCE_ROLES
    """The roles that must approve a source text."""
    review_every: int | None = None
    """Days that a review holds; None where it does not run out."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is served of which status, by level; and where a reader goes instead."""

    name: str
    levels: Mapping[Level, LevelPolicy]
    when_behind: Mapping[str, str]
    """By kind of source change: `keep` the last whole approved version, or show the `source`."""
    chains: Mapping[str, tuple[str, ...]]
    """Languages to try, by language, before the source."""
    refresh_within: str
    """How long an app may keep a copy: a number with `h` or `d`."""
    checks: Mapping[str, Mapping[Level, Severity]] = field(default_factory=dict)
    """By rule, then by level: how grave a finding is, where not as grave as the rule itself says."""
    show_unfinished: bool = False
    """Show fuzzy and blocked texts too: for a translator's own preview, never for a release."""


def make_demo(policy: Policy) -> Policy:
    """Turn a policy into the demo: it labels what the other withholds; loopback only (design §5)."""
    return replace(policy, name="demo", levels=_label_all(policy))


def make_preview(policy: Policy) -> Policy:
    """Turn a policy into a translator's preview, which shows unfinished texts too."""
    return replace(policy, name="preview", levels=_label_all(policy), show_unfinished=True)


def _label_all(policy: Policy) -> Mapping[Level, LevelPolicy]:
    label = Serving.LABEL
    return {
        level: replace(rules, stale=label, draft=label, translated=label, overdue=label)
        for level, rules in policy.levels.items()
    }
