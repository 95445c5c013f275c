"""HTML fragments, ready to be put into a page."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from service.catalogs.texts import SOURCE_LANGUAGE
from service.locales.facts import language_facts
from service.markup.isolate import isolate_text
from service.release.checked import Body


def render_section(body: Body) -> bytes:
    """Render a section with its parts, notices, companions and sources."""
    return _render("section.html", section=body)


def render_document(body: Body) -> bytes:
    """Render a whole document."""
    return _render("document.html", document=body, told=_told_of_all(body))


def render_preview(body: Body, watermark: str) -> bytes:
    """Render a page of its own for a translator, marked on every screenful as a preview."""
    told = _told_of_all(body)
    return _render("preview.html", document=body, told=told, watermark=watermark)


def _told_of_all(document: Body) -> list[str]:
    """List the notices that hold for every section: only those need not stand at each."""
    sections = [part for section in document["sections"] for part in (section, *section["parts"])]
    texts = [{notice["text"] for notice in _told_once(section)} for section in sections]
    return sorted(set.intersection(*texts)) if texts else []


def _told_once(section: Body) -> list[Body]:
    """List the notices that hold for what is inside as well; who certified a text stands at this alone."""
    return [notice for notice in section["notices"] if notice["id"] != "attested"]


def _render(name: str, **values: object) -> bytes:
    return _environment().get_template(name).render(**values).strip().encode() + b"\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Bodies come from the one sanitizer (service.markup.sanitize); only they are marked safe.
    environment.filters.update(sanitized=Markup, isolate=isolate_text)
    environment.globals["source"] = language_facts(SOURCE_LANGUAGE)
    return environment
