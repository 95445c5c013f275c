"""Composes a document again out of its stored bodies, with what readers get now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.content.model import INTRO
from service.journal.decisions.verdict import NO_REVIEW
from service.release.checked import Body, CheckedBody, check_body
from service.release.compose import fallback_of, seal, sum_up_texts
from service.release.gate import Served
from service.release.model import Part
from service.release.notices import Reader, gather_notices, section_notices
from service.release.recall.choose import ByUnit, Records
from service.release.record import Record, RecordedUnit, write_record
from service.release.responses import render_edition
from service.release.schemas import SectionSchema

_NO_TEXT: Body = {"blocks": [], "text": "", "markdown": "", "html": ""}


@dataclass(frozen=True, slots=True)
class Version:
    """A document for the readers of one language, composed."""

    whole: Body
    sections: Mapping[str, Body]
    """Every section and part, by id; companions are not in them."""


def read_version(whole: Body) -> Version:
    """Take the body of a document apart."""
    return Version(whole, {body["id"]: CheckedBody(body) for body in _walk(whole["sections"])})


def _walk(sections: Sequence[Body]) -> Iterator[Body]:
    for section in sections:
        yield from section["parts"]
        yield section


def find_needs(version: Version) -> Mapping[str, frozenset[str]]:
    """Tell what each section may not stand without: its companions, and a part the section it is in."""
    needs = {name: frozenset(body["companion_ids"]) for name, body in version.sections.items()}
    parts = {
        part["id"]: needs[part["id"]] | {section["id"]}
        for section in version.whole["sections"]
        for part in section["parts"]
    }
    return {**needs, **parts}


def recompose(
    versions: Mapping[str, Version], before: ByUnit, after: ByUnit, reader: Reader
) -> Version:
    """Compose a document for a reader; `versions` are those before, by the readers' language."""
    old = versions[reader.language]
    sections: dict[str, Body] = {}
    for body in _walk(old.whole["sections"]):
        parts = [sections[part["id"]] for part in body["parts"]]
        is_same = before[body["id"]] == after[body["id"]] and parts == body["parts"]
        sections[body["id"]] = (
            old.sections[body["id"]]
            if is_same
            else _recompose_section(versions, body, parts, after[body["id"]], reader)
        )
    return Version(_recompose_whole(versions, sections, after, reader), sections)


def _recompose_section(
    versions: Mapping[str, Version],
    old: Body,
    parts: Sequence[Body],
    served: Served,
    reader: Reader,
) -> Body:
    """Compose a section: as its readers have it who read the language that is served."""
    base = versions[served.language].sections[old["id"]]
    body = {
        **base,
        "for": reader.language,
        "fallback": fallback_of(served),
        "review": {"attested": [], **base["review"]},  # bodies of earlier versions do not have it
        "notices": section_notices(served, reader),
        "parts": list(parts),
        "links": old["links"],
    }
    if served.is_gone:
        body |= _empty(base, served)
    return check_body(_seal_again(body), SectionSchema())


def _empty(base: Body, served: Served) -> Body:
    """Take everything out of a section that was in its words."""
    return {
        "title": "",
        "body": _NO_TEXT,
        "translation": {**base["translation"], **sum_up_texts([served])},
        "review": _empty_review(base),
        "citations": [],
    }


def _recompose_whole(
    versions: Mapping[str, Version], sections: Mapping[str, Body], after: ByUnit, reader: Reader
) -> Body:
    old, intro = versions[reader.language].whole, after[INTRO]
    base = versions[intro.language].whole
    body = {
        **old,
        **{name: base[name] for name in ("language", "direction", "title", "summary", "review")},
        "fallback": fallback_of(intro),
        "translation": {**old["translation"], **sum_up_texts(tuple(after.values()))},
        "notices": gather_notices(tuple(after.values()), reader),
        "sections": [sections[section["id"]] for section in old["sections"]],
        "citations": _cited(sections.values()),
    }
    if intro.is_gone:
        body |= {"title": old["document"], "summary": "", "review": _empty_review(base)}
    return _seal_again(body)


def _empty_review(base: Body) -> Body:
    return {name: [] if isinstance(value, list) else None for name, value in base["review"].items()}


def _cited(sections: Iterable[Body]) -> list[Body]:
    cited = {each["key"]: each for section in sections for each in section["citations"]}
    return sorted(cited.values(), key=lambda each: each["number"])


def _seal_again(body: Body) -> Body:
    return seal({name: value for name, value in body.items() if name != "revision"})


def make_part(version: Version, record: Record) -> Part:
    """Render a document that was composed again."""
    whole = version.whole
    name = f"{whole['for']}/{whole['document']}"
    return Part(name, dict(render_edition(whole, version.sections)), write_record(record))


def record_again(records: Records, language: str, before: ByUnit, after: ByUnit) -> Record:
    """Record what the readers of a language get now."""
    units = {tag: {unit.id: unit for unit in record.units} for tag, record in records.items()}
    return replace(
        records[language],
        units=tuple(
            unit
            if before[unit.id] == after[unit.id]
            else _record_unit(units[after[unit.id].language][unit.id], after[unit.id])
            for unit in records[language].units
        ),
    )


def _record_unit(base: RecordedUnit, served: Served) -> RecordedUnit:
    if not served.is_gone:
        return replace(base, reason=served.reason)
    return RecordedUnit(
        base.id, served.language, served.status, served.origin, served.reason, NO_REVIEW, ()
    )
