"""The page of one document in two languages, side by side."""

from service.site.address import page_path
from service.site.alignment import pair_sections
from service.site.bodies import Body, walk
from service.site.composed import Composed
from service.site.document_page import make_sheet
from service.site.frame import Frame
from service.site.sending import Page


def compose_pair_page(frame: Frame, first: Body, second: Body) -> Composed:
    """Compose two editions of a document; the page itself speaks the first language."""
    name, publisher = first["document"], frame.publisher()
    sheets = tuple(make_sheet(frame, name, each["for"]) for each in (first, second))
    values = {
        "editions": (first, second),
        "sections": tuple(pair_sections(first, second)),
        "numbers": frozenset(each["number"] for each in first["citations"]),
        "sheets": sheets,
        "swapped": page_path((second["for"], first["for"]), name),
        "switch": frame.switch(name),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": (),
    }
    parts = (first, second, *walk(first), *walk(second))
    languages = tuple(dict.fromkeys(each["language"] for each in parts))
    days = (sheet["day"] for sheet in sheets)
    return Composed(Page(languages, (*frame.made_of, *days)), "pair.html", values)
