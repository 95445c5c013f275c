"""Says how long a copy of what was served may be shown after something else is served."""

MAX_AGE = 60
"""Seconds for which a browser or a cache between need not ask again (RFC 9111 §5.2.2.1)."""
_UNITS = {"h": "hour", "d": "day"}


def tell_age(seconds: int) -> str:
    """Say a number of seconds in words."""
    return "a minute" if seconds == MAX_AGE else f"{seconds} seconds"


def tell_span(refresh_within: str) -> str:
    """Say in words what policy says of offline copies: a number with `h` or `d`; empty without one."""
    if not refresh_within:
        return ""
    number, unit = refresh_within[:-1], _UNITS[refresh_within[-1]]
    return f"{number} {unit}{'' if number == '1' else 's'}"
