"""Decides of one text whether policy lets readers see it, or keep it."""

from service.catalogs.changes import classify_change
from service.content.policy import Policy, Serving
from service.journal.status import NEVER_SERVED, Standing, Status


def is_served(standing: Standing, policy: Policy) -> bool:
    """Tell whether policy lets readers see a text of this status and level."""
    if standing.status in NEVER_SERVED:
        return policy.show_unfinished and standing.text is not None
    rules = policy.levels[standing.message.level]
    match standing.status:
        case Status.STALE:
            return rules.stale is Serving.LABEL and not _is_behind(standing, policy)
        case Status.DRAFT:
            return rules.draft is Serving.LABEL
        case Status.TRANSLATED:
            return rules.translated is Serving.LABEL
        case _:
            return True


def _is_behind(standing: Standing, policy: Policy) -> bool:
    """Tell whether policy shows the source since its change: a number or a negation may be wrong."""
    if standing.text is None:
        return False
    change = classify_change(standing.text.msgid, standing.message.msgid)
    return policy.when_behind.get(change) == "source"


def may_keep(standing: Standing, policy: Policy) -> bool:
    """Tell whether a text may be kept: approved, for this source or for one that changed harmlessly."""
    match standing.status:
        case Status.APPROVED:
            return True
        case Status.STALE if standing.text and standing.verdict.approves(standing.roles):
            change = classify_change(standing.text.msgid, standing.message.msgid)
            return policy.when_behind.get(change) == "keep"
        case _:
            return False
