"""What readers see of a message."""

import re

from service.markup.messages import plain_text
from service.markup.parser import parse_inline

_REF = re.compile(r"(?<=\])\[[^\]\n]*\]")
"""The reference of a link, behind its label."""


def shown_text(message: str) -> str:
    """Take the marks, citations and references of links out of a message."""
    return _REF.sub("", plain_text(parse_inline(message)))
