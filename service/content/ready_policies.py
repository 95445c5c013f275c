"""The policies that a project can choose by name."""

from collections.abc import Mapping
from dataclasses import replace

from service.content.model import Level
from service.content.policy import (
    BY_BACK_TRANSLATION,
    SECOND_PERSON,
    LevelPolicy,
    Policy,
    Serving,
    make_demo,
)

_WITHHOLD, _LABEL = Serving.WITHHOLD, Serving.LABEL


def _withholding(*roles: str) -> LevelPolicy:
    return LevelPolicy(roles, _WITHHOLD, _WITHHOLD, _WITHHOLD)


def _labelling(*roles: str) -> LevelPolicy:
    return LevelPolicy(roles, _LABEL, _LABEL, _LABEL, _LABEL)


STRICT = Policy(
    name="strict",
    levels={
        Level.SAFETY: _withholding("linguist", "clinician"),
        Level.CLAIM: _withholding("linguist"),
        Level.EXPLANATION: _labelling("linguist"),
        Level.INTERFACE: replace(_labelling(), source=()),
    },
    when_behind={"cosmetic": "keep", "wording": "keep", "number": "source", "negation": "source"},
    chains={},
    refresh_within="7d",
)
"""A linguist and a clinician approve safety texts, a linguist claims and explanations."""


def _asking(name: str, roles: Mapping[Level, tuple[str, ...]]) -> Policy:
    """Make a policy that asks other roles than `strict`."""
    asked = {level: replace(STRICT.levels[level], roles=each) for level, each in roles.items()}
    return replace(STRICT, name=name, levels={**STRICT.levels, **asked})


_BY_ANYBODY_ELSE = dict.fromkeys((Level.SAFETY, Level.CLAIM, Level.EXPLANATION), (SECOND_PERSON,))
READY = {
    policy.name: policy
    for policy in (
        STRICT,
        _asking("second-person", _BY_ANYBODY_ELSE),
        _asking("back-translation", {Level.SAFETY: ("linguist", BY_BACK_TRANSLATION)}),
        make_demo(STRICT),
    )
}
"""By name."""
