"""Reads TMX 1.4: translation units, each with one segment a language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from service.errors import Fault, InputError
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag, maximal_tag

MAX_BYTES = 64 * 1024 * 1024
MAX_UNITS = 500_000
MAX_SEGMENT = 64 * 1024
"""Characters of one segment."""
_MAX_DEPTH = 12
_XML_LANG = "xml:lang"


@dataclass(frozen=True, slots=True)
class Variant:
    """One language's text of a unit."""

    language: str
    """As the file names it."""
    text: str
    line: int
    coded: bool
    """There is markup inside of it, whose meaning only its own tool knows."""


Unit = tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One unit's text in two languages."""

    source: str
    target: str
    line: int


def read_tmx(data: bytes, path: str) -> tuple[Unit, ...]:
    """Read the units of a TMX file; raises InputError with its faults.

    A document type is refused at its first letter, and with it every entity that it could declare:
    the small file that grows to gigabytes, the one that reads other files.
    """
    if len(data) > MAX_BYTES:
        message = f"The file is larger than {MAX_BYTES >> 20} MiB."
        raise InputError([Fault(path, 0, message, "Export a part of the memory.")])
    reading = _Reading(path)
    parser = reading.make_parser()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, str(error))
        raise InputError([Fault(path, error.lineno, f"This is not XML: {what}.")]) from error
    if reading.faults:
        raise InputError(reading.faults)
    return tuple(reading.units)


def match_languages(units: tuple[Unit, ...], source: str, target: str) -> Iterator[Match]:
    """Yield what units say in two languages; a region counts only where it is the only choice.

    What holds markup in either language is left out.
    """
    for unit in units:
        for mine in _pick(unit, source):
            for theirs in _pick(unit, target):
                if mine.text and theirs.text and not (mine.coded or theirs.coded):
                    yield Match(mine.text, theirs.text, theirs.line)


def _pick(unit: Unit, language: str) -> list[Variant]:
    """Pick the texts of a language and script: those of this very tag, else of any region."""
    tagged = [(_tag(variant.language), variant) for variant in unit]
    exact = [variant for tag, variant in tagged if tag == canonical_tag(language)]
    written = maximal_tag(language).written
    kin = [variant for tag, variant in tagged if tag and maximal_tag(tag).written == written]
    return exact or kin


def _tag(language: str) -> str:
    try:
        return canonical_tag(language.replace("_", "-"))
    except TagError:
        return ""


@dataclass(slots=True)
class _Reading:
    """What the parser has seen so far."""

    path: str
    units: list[Unit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _unit: list[Variant] = field(default_factory=list)
    _language: str = ""
    _text: list[str] = field(default_factory=list)
    _line: int = 0
    _coded: bool = False
    _parser: expat.XMLParserType | None = None

    def make_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        self._parser = parser
        return parser

    def _refuse_doctype(self, *_: object) -> None:
        advice = "Remove the line <!DOCTYPE …>: a TMX file needs none."
        raise InputError([Fault(self.path, self._at(), "The file has a document type.", advice)])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name != "tmx":
            raise InputError([Fault(self.path, self._at(), f"This is no TMX, but <{name}>.")])
        if len(self._open) > _MAX_DEPTH:
            raise InputError([Fault(self.path, self._at(), "The elements are nested too deeply.")])
        self._coded |= "seg" in self._open
        self._open.append(name)
        if name == "tu":
            self._unit = []
        elif name == "tuv":
            self._begin_variant(attributes)
        elif name == "seg":
            self._text, self._line, self._coded = [], self._at(), False

    def _begin_variant(self, attributes: dict[str, str]) -> None:
        self._language = attributes.get(_XML_LANG) or attributes.get("lang", "")
        if not self._language:
            message = "This <tuv> does not say its language."
            self.faults.append(Fault(self.path, self._at(), message, "Write xml:lang."))

    def _take(self, text: str) -> None:
        if "seg" in self._open:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == "seg":
            self._unit.append(self._end_segment())
        elif name == "tu":
            self.units.append(tuple(self._unit))
            if len(self.units) > MAX_UNITS:
                message = f"The file has more than {MAX_UNITS} units."
                raise InputError([Fault(self.path, self._at(), message, "Export a part of it.")])

    def _end_segment(self) -> Variant:
        text = "".join(self._text)
        if len(text) > MAX_SEGMENT:
            message = f"The segment is longer than {MAX_SEGMENT} characters."
            self.faults.append(Fault(self.path, self._line, message))
        return Variant(self._language, text.strip(), self._line, self._coded)

    def _at(self) -> int:
        return self._parser.CurrentLineNumber if self._parser else 0
