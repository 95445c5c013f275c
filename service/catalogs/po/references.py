"""Takes `#:` lines apart into references; puts them together again."""

import re
from collections.abc import Iterable, Sequence

Reference = tuple[str, str]
"""A file and a line number; the number is empty where there is none."""

_OPEN, _CLOSE = "\u2068", "\u2069"
_NUMBER = r"([0-9]{1,18}+)(?![^ \t])"
_REFERENCE = re.compile(
    rf"""[ \t]*+(?:
      {_OPEN}(?=[^{_OPEN}{_CLOSE} \t]*+[ \t])([^{_OPEN}{_CLOSE}]*+){_CLOSE}
      (?:[ \t]*+:[ \t]*+{_NUMBER})?                                            # isolated
    | ([^ \t]+):{_NUMBER}                                                     # a:1
    | ([^ \t]++)(?:[ \t]++:[ \t]*+{_NUMBER} | (?<=[^ \t]:)[ \t]++{_NUMBER})  # a :1, a: 1
    | ([^ \t]++)
    )""",
    re.VERBOSE,
)
_WIDTH = 79
"""Where GNU gettext breaks `#:` lines, with --no-wrap too."""


def read_references(text: str) -> Sequence[Reference]:
    """Read what follows `#:`; a name with spaces stands in U+2068 and U+2069 (gettext manual)."""
    return [_reference(match) for match in _REFERENCE.finditer(text)]


def _reference(match: re.Match[str]) -> Reference:
    isolated, isolated_line, plain, line, spaced, after, before, bare = match.groups()
    name = isolated or (spaced.removesuffix(":") if before else spaced) or plain or bare
    digits = isolated_line or after or before or line
    return _strip_current(name), str(int(digits)) if digits else ""


def _strip_current(name: str) -> str:
    while name.startswith("./") and len(name) > len("./"):
        name = name[2:]
    return name


def write_references(references: Iterable[Reference], codec: str) -> Sequence[str]:
    """Write `#:` lines as msgcat does: each reference once, lines up to 79 bytes."""
    lines: list[str] = []
    width = _WIDTH
    for word in dict.fromkeys(_write(name, line) for name, line in references):
        size = len(word.encode(codec, "replace")) + 1
        if width + size > _WIDTH:
            lines.append("#:")
            width = 2
        lines[-1] += f" {word}"
        width += size
    return lines


def _write(name: str, line: str) -> str:
    shown = _strip_current(name)
    if " " in shown or "\t" in shown:
        shown = f"{_OPEN}{shown}{_CLOSE}"
    return f"{shown}:{line}" if line else shown
