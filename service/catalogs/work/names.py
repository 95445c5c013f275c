"""How a message of any domain is named in the one file of work, and back."""

import re

from service.catalogs.texts import is_address

_NAME = re.compile(r"(?s)([^:/]+)(?:(/.*)|:(.*))?")


def write_name(domain: str, context: str | None) -> str:
    """Write a msgctxt that no message of another domain has.

    An address names its domain already. Every other message gets its domain for a context, with its
    own behind a colon, so that equal words of two documents stay two messages.
    """
    if context is not None and is_address(context, domain):
        return context
    return domain if context is None else f"{domain}:{context}"


def read_name(name: str) -> tuple[str, str | None]:
    """Read domain and msgctxt from a name: the inverse of `write_name`, for domains without `:` and `/`."""
    match = _NAME.fullmatch(name)
    if match is None:
        return "", name
    domain, unit, context = match.groups()
    return domain, f"{domain}{unit}" if unit else context
