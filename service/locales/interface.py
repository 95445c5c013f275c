"""Marks interface strings for extraction, and fills their placeholders."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for marking without translating
    """Mark `message` for the domain `messages`; it is translated where a language is known."""
    return message


def fill(message: str, values: Mapping[str, str]) -> str:
    """Put `values` into the `{name}` placeholders of a translated message.

    Unlike `%` and `str.format`, a wrong translation can neither raise nor take memory: an unknown
    placeholder stays as it is.
    """
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), message)
