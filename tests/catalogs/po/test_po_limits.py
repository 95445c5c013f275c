"""Hostile sizes are refused, and before much is done for them."""

import tracemalloc
from dataclasses import replace

import pytest

from service.catalogs.po import DISK, HTTP, read_po
from service.errors import InputError

HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MESSAGE = b'msgid "A"\nmsgstr "B"\n'

# what the file is, and a piece of the message that refuses it
HOSTILE = {
    "empty continuation lines": (
        HEADER + b'msgid "A"\nmsgstr ""\n' + b'""\n' * 300_000,
        "string is too long",
    ),
    "continuation lines": (
        HEADER + b'msgid "A"\nmsgstr ""\n' + b'"text\\n"\n' * 300_000,
        "string is too long",
    ),
    "obsolete continuation lines": (
        HEADER + b'#~ msgid "A"\n#~ msgstr ""\n' + b'#~ "text"\n' * 300_000,
        "string is too long",
    ),
    "continuation lines of the header": (
        b'msgid ""\nmsgstr ""\n' + b'"a: b\\n"\n' * 300_000,
        "string is too long",
    ),
    "one long line": (HEADER + b'msgid "' + b"A" * 3_000_000 + b'"\nmsgstr ""\n', "too long"),
    "comment lines": (HEADER + b"#\n" * 1_000_000 + MESSAGE, "comments of one message"),
    "references": (HEADER + b"#: " + b"a " * 1_000_000 + b"\n" + MESSAGE, "comments of one"),
    "plural forms": (
        HEADER + b'msgid "A"\nmsgid_plural "B"\n' + b'msgstr[0] ""\n' * 100_000,
        "index 0; expected is 1",
    ),
    "rubbish": (b"<\n" * 1_000_000, "no keyword"),
    "unclosed quotes": (b'"\n' * 1_000_000, "no closing quote"),
    "brackets": (HEADER + b'msgid "A"\nmsgid_plural "B"\nmsgstr' + b"[" * 1_000_000, "no index"),
    "nplurals": (
        HEADER[:-3] + b'Plural-Forms: nplurals=200000000; plural=0;\\n"\n\n' + MESSAGE,
        "nplurals=200000000",
    ),
    "parentheses in Plural-Forms": (
        HEADER[:-3] + b"Plural-Forms: nplurals=2; plural=" + b"(" * 50_000 + b'\\n"\n\n' + MESSAGE,
        "not valid",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_size_is_refused_within_50_megabytes(what):
    data, piece = HOSTILE[what]
    tracemalloc.start()

    with pytest.raises(InputError, match=piece):
        read_po(data, "x.po", HTTP)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


def test_file_is_measured_before_it_is_read():
    limits = replace(HTTP, file_bytes=100)

    with pytest.raises(InputError, match=r"x\.po: The file is larger than"):
        read_po(b"\xff" * 101, "x.po", limits)


def test_messages_are_counted():
    limits = replace(DISK, entries=2)
    messages = [f'msgid "{number}"\nmsgstr ""\n'.encode() for number in range(3)]

    read_po(HEADER + b"\n".join(messages[:2]), limits=limits)
    with pytest.raises(InputError, match="more than 2 messages"):
        read_po(HEADER + b"\n".join(messages), limits=limits)


@pytest.mark.parametrize("character", ["a", "é", "中", "\U0001f48a"])
def test_string_is_measured_in_bytes_of_utf_8(character):
    most = DISK.string_bytes // len(character.encode())
    template = HEADER.decode() + 'msgid "A"\nmsgstr "%s"\n'

    (entry,) = read_po((template % (character * most)).encode())
    with pytest.raises(InputError, match="string is too long"):
        read_po((template % (character * (most + 1))).encode())

    assert entry.msgstr == character * most


def test_upload_may_be_smaller_than_a_file_of_the_project():
    assert HTTP.file_bytes == 4 * 2**20
    assert DISK.file_bytes == 64 * 2**20
    assert HTTP.string_bytes == DISK.string_bytes == 64 * 2**10


def test_text_beyond_ascii_before_the_header_does_not_hide_the_header():
    text = "é" * (DISK.string_bytes // 2)
    data = f'msgid "A"\nmsgstr "{text}"\n\n'.encode()

    catalog = read_po(data + HEADER)
    with pytest.raises(InputError, match="no header declares a charset"):
        read_po(data)

    assert catalog[0].msgstr == text
