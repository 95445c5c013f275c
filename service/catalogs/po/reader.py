"""Builds a catalog of polib's classes from the bytes of a PO file."""

from collections.abc import Iterable

import polib
from polib import default_encoding

from service.catalogs.po.charset import wide_encoding
from service.catalogs.po.checks import check_catalog
from service.catalogs.po.comments import fields_of, idle_flags
from service.catalogs.po.draft import Draft
from service.catalogs.po.encoding import decode_po
from service.catalogs.po.entry import (
    CatalogEntry,
    CatalogFile,
    build_entry,
    is_header,
    is_kept,
    is_live,
    is_plural,
)
from service.catalogs.po.flaws import Flaw, LimitError
from service.catalogs.po.grammar import read_drafts
from service.catalogs.po.header import set_header
from service.catalogs.po.limits import DISK, Limits
from service.errors import Fault, InputError


def read_po(data: bytes, path: str = "<upload>", limits: Limits = DISK) -> polib.POFile:
    """Read a PO file into a CatalogFile of CatalogEntry; raises InputError with every fault.

    The judge is GNU gettext 0.21: refused is what `msgfmt` refuses, and what `msgfmt --check` refuses
    for Plural-Forms, python-format, python-brace-format and line ends. A file without a header is
    read if it is ASCII. The law: read_po(write_po(c)) equals c, for every c that was read.
    """
    _check_kind(data, path, limits)
    decoded = decode_po(data, path, limits)
    assembly = _Assembly(decoded.text, path, limits)
    assembly.take_all(decoded.codec)
    faults = [*decoded.faults, *assembly.faults, *check_catalog(assembly.catalog, path, limits)]
    if faults := faults or list(decoded.suspicions):
        raise InputError(_choose(faults, path, limits))
    return _drop_empty(assembly.catalog)


def _drop_empty(catalog: CatalogFile) -> CatalogFile:
    catalog[:] = [entry for entry in catalog if is_kept(entry)]
    return catalog


def _check_kind(data: bytes, path: str, limits: Limits) -> None:
    if len(data) > limits.file_bytes:
        message = f"The file is larger than {limits.file_bytes >> 20} MiB."
        raise InputError([Fault(path, 0, message, "Split it into several domains.")])
    if encoding := wide_encoding(data):
        message = f"The file is in {encoding}."
        raise InputError([Fault(path, 1, message, "Save it as UTF-8.")])
    if (position := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, position) + 1
        message = "The file has NUL characters, from this line on."
        raise InputError([Fault(path, line, message, "Get it again, or save it as UTF-8.")])


def _choose(faults: Iterable[Fault], path: str, limits: Limits) -> list[Fault]:
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: fault.line)
    if len(ordered) > limits.faults:
        more = f"There are further faults; the first {limits.faults} are listed."
        return [*ordered[: limits.faults], Fault(path, 0, more)]
    return ordered


class _Assembly:
    """Makes a catalog of drafts, and faults of flaws."""

    def __init__(self, text: str, path: str, limits: Limits) -> None:
        self.catalog = CatalogFile()
        self.faults: list[Fault] = []
        self._text, self._path, self._limits = text, path, limits
        self._line, self._offset = 1, 0

    def take_all(self, codec: str) -> None:
        try:
            for found in read_drafts(self._text, codec, self._limits):
                if isinstance(found, Draft):
                    self._take(found)
                else:
                    self._blame(found)
                    if len(self.faults) > self._limits.faults:
                        return
        except LimitError as error:
            self._blame(error.flaw)

    def _take(self, draft: Draft) -> None:
        entry = make_entry(draft, self._line_of(draft.offset))
        if is_header(entry) and self.catalog.header_entry is None:
            self._take_header(entry)
        elif len(self.catalog) == self._limits.entries:
            message = f"The file has more than {self._limits.entries} messages."
            raise LimitError(Flaw(draft.offset, message, "Split it into several domains."))
        else:
            self.catalog.append(entry)

    def _take_header(self, entry: CatalogEntry) -> None:
        set_header(self.catalog, entry)
        self.catalog.header_position = sum(1 for other in self.catalog if is_live(other))
        if is_plural(entry):
            message = "The header has a plural."
            self.faults.append(Fault(self._path, entry.linenum, message, "Give it one msgstr."))

    def _blame(self, flaw: Flaw) -> None:
        line = self._line_of(flaw.offset)
        self.faults.append(Fault(self._path, line, flaw.message, flaw.advice))

    def _line_of(self, offset: int) -> int:
        """Count on from the last place asked for, so that a file is counted through once."""
        if offset >= self._offset:
            self._line += self._text.count("\n", self._offset, offset)
        else:
            self._line -= self._text.count("\n", offset, self._offset)
        self._offset = offset
        return self._line


def make_entry(draft: Draft, line: int) -> CatalogEntry:
    """Make an entry of a draft."""
    strings = draft.strings
    msgstr = strings.get("msgstr", "")
    has_text = bool(msgstr) or any(draft.forms)
    idle = idle_flags(has_text=has_text, is_obsolete=draft.obsolete)
    return build_entry(
        {
            "msgctxt": strings.get("msgctxt"),
            "msgid": strings["msgid"],
            "msgid_plural": strings.get("msgid_plural", ""),
            "msgstr": msgstr,
            "msgstr_plural": dict(enumerate(draft.forms)),
            "obsolete": draft.obsolete,
            "encoding": default_encoding,
            "previous_msgctxt": strings.get("|msgctxt"),
            "previous_msgid": strings.get("|msgid"),
            "previous_msgid_plural": strings.get("|msgid_plural"),
            "linenum": line,
            **fields_of(tuple(draft.comments), idle),
        }
    )
