"""What a site owner copies into a page of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from service.site.address import page_path
from service.site.assets import ELEMENT_ALIAS, element_asset
from service.site.framed_page import card_path, embed_path


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text in a language."""

    language: str
    document: str
    section: str
    """Empty for the whole document."""
    title: str
    """With what must be said of the text, for it stands alone."""
    link: str
    """What stands there until the text is loaded."""
    link_language: str

    @property
    def text(self) -> str:
        """How the form names it."""
        return f"{self.document}/{self.section}" if self.section else self.document

    @property
    def page(self) -> str:
        path = page_path((self.language,), self.document)
        return f"{path}#{self.section}" if self.section else path

    @property
    def embed(self) -> str:
        return embed_path(self.language, self.document, self.section)

    @property
    def card(self) -> str:
        return card_path(self.language, self.document)

    @property
    def fragment(self) -> str:
        """Where the API has it as HTML."""
        section = f"/sections/{self.section}" if self.section else ""
        return f"/v1/{self.language}/documents/{self.document}{section}.html"


def write_snippets(origin: str, chosen: Chosen) -> Mapping[str, object]:
    """Write every snippet of a text, as plain text that is yet to be escaped."""
    link = Markup('<a href="{}{}" lang="{}">{}</a>')
    way = link.format(origin, chosen.page, chosen.link_language, chosen.link)
    return {
        "element": _write_element(origin, chosen, way),
        "pinned": _write_pinned(origin),
        "iframe": _write_iframe(origin, chosen),
        "card": f"{origin}{chosen.page}",
        "included": tuple(_write_included(origin, chosen, way)),
    }


def _write_element(origin: str, chosen: Chosen, way: Markup) -> str:
    script = Markup('<script type="module" src="{}{}"></script>').format(origin, ELEMENT_ALIAS)
    section = Markup(' section="{}"').format(chosen.section) if chosen.section else ""
    element = Markup('<patient-leaflet document="{}"{} lang="{}">{}</patient-leaflet>')
    return f"{script}\n{element.format(chosen.document, section, chosen.language, way)}"


def _write_pinned(origin: str) -> str:
    """Write the script's line for a page that takes this very file and no other."""
    asset = element_asset()
    line = Markup('<script type="module" src="{}{}" integrity="{}" crossorigin></script>')
    return str(line.format(origin, asset.path, asset.integrity))


def _write_iframe(origin: str, chosen: Chosen) -> str:
    frame = Markup('<iframe src="{}{}" title="{}" width="100%" height="600"></iframe>')
    return str(frame.format(origin, chosen.embed, chosen.title))


def _write_included(origin: str, chosen: Chosen, way: Markup) -> Iterator[tuple[str, str]]:
    address = f"{origin}{chosen.fragment}"
    yield "SSI (nginx, Apache)", f'<!--#include virtual="/leaflets{chosen.fragment}" -->'
    yield "ESI", f'<esi:include src="{address}" onerror="continue"/>'
    yield "PHP", f"<?= @file_get_contents('{address}') ?: '{way}' ?>"
    yield "HTMX", f'<div hx-get="{address}" hx-trigger="load">{way}</div>'
