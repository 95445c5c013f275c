"""Writes times as evidence has them."""

from datetime import datetime


def write_second(when: datetime) -> str:
    """Write a time in UTC to the second, as RFC 3339 has it."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
