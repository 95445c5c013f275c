"""Takes a string out of its quotes and escapes; puts it back into them."""

import re

_PIECE = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([abfnrtv\"\\])|([0-7]{1,3})|x([0-9A-Fa-f]++)|(.?))", re.DOTALL)
_SPECIAL = re.compile(r'[\a\b\t\n\v\f\r"\\]')
_ESCAPED = {
    "\a": r"\a",
    "\b": r"\b",
    "\t": r"\t",
    "\n": r"\n",
    "\v": r"\v",
    "\f": r"\f",
    "\r": r"\r",
    '"': r"\"",
    "\\": r"\\",
}
_UNESCAPED = {escaped[1]: character for character, escaped in _ESCAPED.items()}
_BYTE = 0xFF
_ASCII = 0x7F
_FORBIDDEN = re.compile(r"[\0\4]")


class StringError(ValueError):
    """A string that msgfmt refuses or would change in silence; the message says why."""


def join_strings(source: str) -> str:
    """Join the strings of a run, `"a" "b"`, that may lie on several lines; escapes stay."""
    if "\n" not in source and source.count('"') == 2:  # noqa: PLR2004  # one string, its two quotes
        return source[1:-1]
    return "".join(_PIECE.findall(source))


def unescape(text: str, codec: str) -> str:
    r"""Resolve the escapes of a string, as gettext's lexer does.

    `\303\251` are bytes of the file's charset, so `codec` is needed. What msgfmt would cut off or
    truncate (`\0`, `\x41b`, `\777`) is refused. Raises StringError.
    """
    if "\\" in text:
        text = _decode_bytes(_ESCAPE.sub(_resolve, text), codec)
    if match := _FORBIDDEN.search(text):
        name = "a NUL character" if match[0] == "\0" else r"the context separator EOT (\004)"
        raise StringError(f"The string has {name} in it, which no compiled catalog can hold.")
    return text


def _resolve(escape: re.Match[str]) -> str:
    letter, octal, hexadecimal, _ = escape.groups()
    if letter:
        return _UNESCAPED[letter]
    if not (octal or hexadecimal):
        raise StringError(f"The escape {escape[0]} is unknown.")
    value = int(octal, 8) if octal else int(hexadecimal, 16)
    if value > _BYTE or len(hexadecimal or "") > 2:  # noqa: PLR2004  # two digits are one byte
        raise StringError(f"The escape {escape[0]} is longer than one byte.")
    return chr(value) if value <= _ASCII else chr(0xDC00 + value)


def _decode_bytes(text: str, codec: str) -> str:
    """Read the bytes of escapes, which stand as lone surrogates (PEP 383), in the charset."""
    if text.isascii():
        return text
    try:
        return text.encode(codec, "surrogateescape").decode(codec)
    except UnicodeError as error:
        raise StringError("The escapes give bytes that are no text in the charset.") from error


def escape(text: str) -> str:
    """Write a string for its place between quotes, as msgcat does: all but nine stay themselves."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)


def quote(keyword: str, text: str, prefix: str = "") -> str:
    r"""Write a keyword and its string as msgcat --no-wrap does: a line ends after each `\n`."""
    end = text.find("\n")
    if end < 0 or end == len(text) - 1:
        return f'{prefix}{keyword} "{escape(text)}"'
    lines = [f'{prefix}"{escape(line)}"' for line in text.split("\n")]
    lines[:-1] = [rf'{line[:-1]}\n"' for line in lines[:-1]]
    if text.endswith("\n"):
        del lines[-1]
    return "\n".join([f'{prefix}{keyword} ""', *lines])
