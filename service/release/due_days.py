"""Chooses the days for which a release is made beside the one for today."""

from collections.abc import Iterable
from datetime import date, timedelta

HORIZON = timedelta(days=60)
"""How far ahead; whoever publishes again before its end looks further."""
MOST = 20
"""Days at most: each costs a build. Of more, the first; the next publication sees the others."""


def choose_days(due: Iterable[str], today: date) -> tuple[date, ...]:
    """Choose the days, after today and within the horizon, on which a review runs out."""
    days = sorted(date.fromisoformat(day) for day in set(due))
    return tuple(day for day in days if today < day <= today + HORIZON)[:MOST]
