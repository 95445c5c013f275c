"""Makes the lists again that span documents, where some of these are other than they were."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from service.content.model import INTRO
from service.release.checked import Body
from service.release.compose import fallback_of, seal, sum_up_texts
from service.release.gate import Served
from service.release.listings import find_statuses, seal_kind, tally
from service.release.model import Part, Response, SectionState
from service.release.notices import gather_notices
from service.release.recall.choose import ByUnit, serve_recorded
from service.release.recall.stored import StoredRelease
from service.release.render.json import render_json
from service.release.responses import make_response, render_kind
from service.release.schemas import CatalogueSchema, DocumentsSchema, LanguagesSchema

Intros = Mapping[str, ByUnit]
"""What readers of one language get of the documents that changed, by document, then by unit."""
Responses = dict[str, Response]
_Sections = Mapping[str, Mapping[str, SectionState]]


def relist(stored: StoredRelease, language: str, changed: Intros, parts: Sequence[Part]) -> Part:
    """Make the lists of a language again; `parts` are those of its documents that changed."""
    part = stored.opened.part(f"{language}/index")
    made = {path: response for each in parts for path, response in each.responses.items()}
    responses = {**part.responses, **_list_documents(stored, language, changed)}
    for kind in sorted(_find_kinds(stored, made)):
        responses |= _list_kind(stored, f"/v1/{language}/sections/{kind}.json", made)
    return Part(part.name, responses, part.record)


def _list_documents(stored: StoredRelease, language: str, changed: Intros) -> Responses:
    path = f"/v1/{language}/documents.json"
    old = stored.body(path)
    documents = [
        _summarize(stored, each, changed[each["document"]][INTRO])
        if each["document"] in changed
        else each
        for each in old["documents"]
    ]
    if documents == old["documents"]:
        return {}
    notices = old["notices"]
    if [*map(_what_is_told, documents)] != [*map(_what_is_told, old["documents"])]:
        intros = [_intro(stored, language, each["document"], changed) for each in documents]
        notices = gather_notices(intros, stored.reader(language))
    body = _seal_again({**old, "documents": documents, "notices": notices})
    return {path: make_response(render_json(body, DocumentsSchema()), body)}


def _summarize(stored: StoredRelease, old: Body, served: Served) -> Body:
    """Compose how a document stands in a list: as its readers have it who read what is served."""
    listed = stored.body(f"/v1/{served.language}/documents.json")["documents"]
    base = next(each for each in listed if each["document"] == old["document"])
    kept = {name: old[name] for name in ("sections", "links")}
    summary = {**base, **kept, "fallback": fallback_of(served)}
    if served.is_gone:
        told = {**base["translation"], **sum_up_texts([served])}
        return {**summary, "title": old["document"], "summary": "", "translation": told}
    return summary


def _what_is_told(summary: Body) -> tuple[object, ...]:
    """Give what the notices of a list depend on: not on which other languages have a document."""
    return (summary["language"], (summary["fallback"] or {}).get("reason"), summary["translation"])


def _intro(stored: StoredRelease, language: str, document: str, changed: Intros) -> Served:
    if document in changed:
        return changed[document][INTRO]
    units = stored.record(language, document).units
    return serve_recorded(next(unit for unit in units if unit.id == INTRO))


def _find_kinds(stored: StoredRelease, made: Mapping[str, Response]) -> frozenset[str]:
    """Find the kinds of all sections that are not as they were, in themselves or their companions."""
    return frozenset(
        json.loads(response.body)["kind"]
        for path, response in made.items()
        if "/sections/" in path
        and path.endswith(".json")
        and stored.response(path).body != response.body
    )


def _list_kind(stored: StoredRelease, path: str, made: Mapping[str, Response]) -> Responses:
    old = stored.body(path)
    places = [_place(section) for section in old["sections"]]
    data = [_find(f"{place}.json", stored, made) for place in places]
    pages = [_find(f"{place}.html", stored, made) for place in places]
    revisions = [revision for each in data for revision in _revisions_in(json.loads(each.body))]
    around = {name: old[name] for name in old if name not in {"revision", "sections"}}
    return dict(render_kind(seal_kind(around, revisions), data, pages))


def _place(section: Mapping[str, Any]) -> str:
    return f"/v1/{section['for']}/documents/{section['document']}/sections/{section['id']}"


def _find(path: str, stored: StoredRelease, made: Mapping[str, Response]) -> Response:
    return made[path] if path in made else stored.response(path)


def _revisions_in(section: Body) -> Iterator[str]:
    for each in (section, *section["companions"]):
        yield each["revision"]


def relist_all(stored: StoredRelease, sections: _Sections, gone: Sequence[str]) -> Part:
    """Make the lists again that are the same for everybody; `gone` are documents without a title."""
    part = stored.opened.part("index")
    languages = stored.body("/v1/languages.json")
    counted = [{**each, **_count(each["language"], sections)} for each in languages["languages"]]
    told = _seal_again({**languages, "languages": counted})
    catalogue = stored.body("/v1/documents.json")
    statuses = find_statuses(sections[catalogue["source"]])
    named = [
        {
            **each,
            "title": each["document"] if each["document"] in gone else each["title"],
            "status": statuses[each["document"]],
        }
        for each in catalogue["documents"]
    ]
    listed = _seal_again({**catalogue, "documents": named})
    made = {
        "/v1/languages.json": make_response(render_json(told, LanguagesSchema()), told),
        "/v1/documents.json": make_response(render_json(listed, CatalogueSchema()), listed),
    }
    return Part(part.name, {**part.responses, **made}, part.record)


def _count(language: str, sections: _Sections) -> Mapping[str, int]:
    counted = tally(language, sections[language].values())
    return {"sections": counted.sections, "own": counted.own, "approved": counted.approved}


def _seal_again(body: Body) -> Body:
    return seal({name: value for name, value in body.items() if name != "revision"})
