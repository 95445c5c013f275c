"""Where an entry or a catalog that is well formed breaks a rule of `msgfmt`."""

from collections.abc import Iterable, Iterator, Sequence

import polib

from service.catalogs.po.entry import CatalogFile, forms_of, is_fuzzy, is_live, is_plural, key_of
from service.catalogs.po.flags import range_of
from service.catalogs.po.formats import PARSERS, FormatError, Parser, compare_placeholders
from service.catalogs.po.limits import Limits
from service.catalogs.po.plural_forms import PluralFormsError, PluralRule, read_plural_rule
from service.errors import Fault


def check_catalog(catalog: CatalogFile, path: str, limits: Limits) -> Iterator[Fault]:
    """Find duplicates, wrong Plural-Forms, and what msgfmt refuses in an entry that it compiles."""
    yield from _check_duplicates(catalog, path)
    compiled = [entry for entry in catalog if _is_compiled(entry)]
    try:
        rule = read_plural_rule(_header_text(catalog, path), limits.nplurals)
    except PluralFormsError as error:
        advice = "Correct the Plural-Forms of the header."
        yield Fault(path, _header_line(catalog), str(error), advice)
        rule = None
    else:
        yield from _check_counts(catalog, compiled, rule, path)
    for entry in compiled:
        yield from _check_newlines(entry, path)
        yield from _check_formats(entry, rule, path)


def _is_compiled(entry: polib.POEntry) -> bool:
    """Whether msgfmt compiles an entry: it looks at the first form only."""
    return is_live(entry) and not is_fuzzy(entry) and forms_of(entry)[0] != ""


def _header_text(catalog: CatalogFile, path: str) -> str:
    """Return the header, but nothing of a template's that was never filled in."""
    header = catalog.header_entry.msgstr if catalog.header_entry else ""
    return "" if path.endswith(".pot") and "nplurals=INTEGER" in header else header


def _header_line(catalog: CatalogFile) -> int:
    return int(catalog.header_entry.linenum) if catalog.header_entry else 0


def _check_duplicates(catalog: CatalogFile, path: str) -> Iterator[Fault]:
    seen: dict[tuple[str | None, str], polib.POEntry] = {}
    header = [catalog.header_entry] if catalog.header_entry else []
    for entry in (*header, *catalog):
        first = seen.setdefault(key_of(entry), entry)
        if first is not entry:
            message = f"The message of line {first.linenum} is defined a second time."
            yield Fault(path, entry.linenum, message, "Keep one of the two.")


def _check_counts(
    catalog: CatalogFile, compiled: Iterable[polib.POEntry], rule: PluralRule | None, path: str
) -> Iterator[Fault]:
    plurals = [entry for entry in compiled if is_plural(entry)]
    if rule is None:
        for entry in plurals[:1]:
            message = "The catalog has plural forms, but its header has no Plural-Forms."
            advice = "Add Plural-Forms: nplurals=…; plural=…; to the header."
            yield Fault(path, _header_line(catalog) or entry.linenum, message, advice)
        return
    for entry in plurals:
        if (given := len(entry.msgstr_plural)) != rule.nplurals:
            message = f"The message has {given} plural forms, the header says {rule.nplurals}."
            yield Fault(path, entry.linenum, message, "Give the message all forms, and no more.")


def _check_newlines(entry: polib.POEntry, path: str) -> Iterator[Fault]:
    if not entry.msgid:
        return
    begins, ends = entry.msgid.startswith("\n"), entry.msgid.endswith("\n")
    for name, text in _named_strings(entry):
        if text.startswith("\n") != begins:
            yield _newline_fault(entry, name, "begin", path)
        if text.endswith("\n") != ends:
            yield _newline_fault(entry, name, "end", path)


def _named_strings(entry: polib.POEntry) -> Sequence[tuple[str, str]]:
    if not is_plural(entry):
        return [("msgstr", entry.msgstr)]
    forms = enumerate(forms_of(entry))
    return [
        ("msgid_plural", entry.msgid_plural),
        *((f"msgstr[{index}]", form) for index, form in forms),
    ]


def _newline_fault(entry: polib.POEntry, name: str, where: str, path: str) -> Fault:
    message = rf"msgid and {name} do not both {where} with \n."
    return Fault(path, entry.linenum, message, f"Let {name} {where} as msgid does.")


def _check_formats(entry: polib.POEntry, rule: PluralRule | None, path: str) -> Iterator[Fault]:
    for flag, parse in PARSERS.items():
        if flag not in entry.flags or not entry.msgid:
            continue
        for name, problem in _compare(entry, parse, rule):
            message = f"{name} does not fit msgid as {flag}: {problem}."
            yield Fault(path, entry.linenum, message, "Copy the placeholders from msgid.")


def _compare(
    entry: polib.POEntry, parse: Parser, rule: PluralRule | None
) -> Iterator[tuple[str, str]]:
    try:
        source = parse(entry.msgid_plural if is_plural(entry) else entry.msgid)
    except FormatError:
        return  # msgfmt does not judge the source
    forms = forms_of(entry)
    for index, form in enumerate(forms):
        name = f"msgstr[{index}]" if is_plural(entry) else "msgstr"
        strict = len(forms) == 1 or _is_strict(entry, index, rule)
        try:
            problems = list(compare_placeholders(source, parse(form), strict=strict))
        except FormatError as error:
            problems = [str(error)]
        yield from ((name, problem) for problem in problems)


def _is_strict(entry: polib.POEntry, index: int, rule: PluralRule | None) -> bool:
    """Whether a form must carry every placeholder: not where it stands for one number."""
    if rule is None or not rule.is_often(index):
        return False
    bounds = range_of(entry.flags)
    return bounds is None or not rule.is_single(index, *bounds)
