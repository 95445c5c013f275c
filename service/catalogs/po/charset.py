"""Which charsets a PO file may be in."""

from collections.abc import Iterator
from dataclasses import dataclass

# Charset names that GNU gettext 0.21 takes, for which Python has a strict codec.
_SAME = [
    "ISO-8859-1",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-9",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "KOI8-R",
    "KOI8-U",
    "KOI8-T",
    "CP850",
    "CP866",
    "CP874",
    "CP932",
    "CP949",
    "CP950",
    "CP1250",
    "CP1251",
    "CP1252",
    "CP1253",
    "CP1254",
    "CP1255",
    "CP1256",
    "CP1257",
    "GB2312",
    "EUC-JP",
    "EUC-KR",
    "BIG5",
    "BIG5-HKSCS",
    "GBK",
    "GB18030",
    "SHIFT_JIS",
    "JOHAB",
    "TIS-620",
    "UTF-8",
]
_CODECS = {
    **{name.lower(): name.lower() for name in _SAME},
    **{name.lower().replace("iso-", "iso_"): name.lower() for name in _SAME if "ISO-" in name},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1258)},  # msgfmt warns, other tools write them
    **dict.fromkeys(("ascii", "us-ascii", "ansi_x3.4-1968"), "ascii"),
}  # fmt: skip
ASCII = "ascii"
UTF_8 = "utf-8"
PLACEHOLDER = "CHARSET"
"""What stands in a template that was never initialized."""
_BOM = b"\xef\xbb\xbf"
_WIDE = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True, slots=True)
class Undecodable:
    """A place where the bytes are no text in the charset."""

    offset: int
    """In bytes."""
    bytes_: bytes


def declared_charset(header: str) -> str | None:
    """Return the charset that a header names, as gettext finds it: after the first `charset=`."""
    _, found, rest = header.partition("charset=")
    if not found:
        return None
    return rest.split("\n", 1)[0].split("\t", 1)[0].split(" ", 1)[0]


def codec_of(charset: str) -> str | None:
    """Return Python's codec for a charset of a PO file; None where gettext or Python lacks it."""
    return _CODECS.get(charset.lower())


def wide_encoding(data: bytes) -> str | None:
    """Name the encoding of a file that starts with a byte order mark of UTF-16 or UTF-32."""
    return next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)


def has_bom(data: bytes) -> bool:
    """Whether a file starts with the byte order mark of UTF-8, as Windows tools write it."""
    return data.startswith(_BOM)


def drop_bom(data: bytes) -> bytes:
    """Drop the byte order mark of UTF-8: newer gettext does so, 0.21 refuses it."""
    return data.removeprefix(_BOM)


def find_undecodable(data: bytes, codec: str) -> Iterator[Undecodable]:
    """Find the first bytes of each line that are no text in the charset."""
    start = 0
    while start < len(data):
        try:
            data[start:].decode(codec)
        except UnicodeDecodeError as error:
            yield Undecodable(start + error.start, error.object[error.start : error.end])
            start = data.find(b"\n", start + error.start) + 1 or len(data)
        else:
            return
