"""What text the bytes of a PO file are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.catalogs.po import charset
from service.catalogs.po.draft import Draft
from service.catalogs.po.flaws import LimitError
from service.catalogs.po.grammar import read_drafts
from service.catalogs.po.limits import Limits
from service.errors import Fault

_NON_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; with faults, a text in which to look for further ones."""

    text: str
    codec: str
    faults: tuple[Fault, ...]
    suspicions: tuple[Fault, ...]
    """What is a fault if no other is found: a flaw may have hidden the header."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """What the header says of the charset, found before the file is decoded."""

    charset: str | None = None
    line: int = 0
    has_flaws: bool = False
    """Whether a flaw may have hidden the header."""


def decode_po(data: bytes, path: str, limits: Limits) -> Decoded:
    """Decode a file in the charset that its header declares; without one it must be ASCII."""
    body = charset.drop_bom(data)
    declared = _find_declared(body, limits)
    known = charset.codec_of(declared.charset or "")
    judged = tuple(_check_declared(data, declared, path))
    wrong = tuple(_check_bytes(body, known, declared, path, limits)) if known else ()
    text = body.decode(known or charset.UTF_8, "replace")  # UTF-8 helps to find further faults
    codec = known or charset.ASCII
    if declared.has_flaws:
        return Decoded(text, known or charset.UTF_8, wrong, judged)
    return Decoded(text, codec, (*judged, *wrong), ())


def _check_bytes(
    body: bytes, codec: str, declared: _Declared, path: str, limits: Limits
) -> Iterator[Fault]:
    named = declared.charset or ""
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        yield from _list_undecodable(body, codec, named, path, limits)
        return
    if codec != charset.UTF_8 and _NON_ASCII.search(body) and _is_utf_8(body):
        message = f"The file is UTF-8, and its header says {named}: every accent would be wrong."
        yield Fault(path, declared.line, message, "Declare charset=UTF-8.")
    elif codec != charset.UTF_8 and text.encode(codec, "replace") != body:
        message = f"The file cannot be written back in {named} as it is."
        yield Fault(path, 0, message, "Save it as UTF-8, and declare charset=UTF-8.")


def _is_utf_8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _find_declared(body: bytes, limits: Limits) -> _Declared:
    """Look for the header in the bytes: every charset of a PO file writes its keywords in ASCII."""
    flaws = 0
    loose = replace(limits, string_bytes=2 * limits.string_bytes)  # what Latin-1 may make of UTF-8
    try:
        for draft in read_drafts(body.decode("latin-1"), "latin-1", loose):
            if not isinstance(draft, Draft):
                flaws += 1
                if flaws > limits.faults:
                    break
            elif _is_header(draft):
                line = body.count(b"\n", 0, draft.offset) + 1
                named = charset.declared_charset(draft.strings.get("msgstr", ""))
                return _Declared(named, line, flaws > 0)
    except LimitError:
        flaws += 1
    return _Declared(has_flaws=flaws > 0)


def _is_header(draft: Draft) -> bool:
    strings = draft.strings
    return not draft.obsolete and strings["msgid"] == "" and "msgctxt" not in strings


def _check_declared(data: bytes, declared: _Declared, path: str) -> Iterator[Fault]:
    named = declared.charset
    if named is None or (named == charset.PLACEHOLDER and path.endswith(".pot")):
        if match := _NON_ASCII.search(charset.drop_bom(data)):
            yield Fault(
                path, charset.drop_bom(data).count(b"\n", 0, match.start()) + 1,
                "Here are characters beyond ASCII, but no header declares a charset.",
                "Add a header with Content-Type: text/plain; charset=UTF-8.",
            )  # fmt: skip
    elif charset.codec_of(named) is None:
        advice = "Save the file as UTF-8, and declare charset=UTF-8."
        yield Fault(path, declared.line, f"The charset {named!r} is not supported.", advice)
    elif charset.has_bom(data) and charset.codec_of(named) != charset.UTF_8:
        message = f"The file starts as UTF-8 does, but its header declares {named}."
        yield Fault(path, declared.line, message, "Declare the charset in which it was saved.")


def _list_undecodable(
    body: bytes, codec: str, named: str, path: str, limits: Limits
) -> Iterator[Fault]:
    line, start = 1, 0
    for number, place in enumerate(charset.find_undecodable(body, codec), start=1):
        line += body.count(b"\n", start, place.offset)
        start = place.offset
        shown = place.bytes_[:4].hex(" ")
        message = f"The bytes {shown} are no text in {named}."
        yield Fault(path, line, message, f"Save the file as {named}, or declare its charset.")
        if number == limits.faults:
            return
