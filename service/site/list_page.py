"""The page that lists the documents in one language."""

from service.site.bodies import read_body
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.open_graph import share_list
from service.site.sending import Page


def compose_list_page(frame: Frame) -> Composed:
    """Compose the list of documents for the readers of a language."""
    tag, publisher = frame.voice.language, frame.publisher()
    listing = read_body(frame.release, f"/v1/{tag}/documents.json") or {}
    documents, notices = listing.get("documents", []), listing.get("notices", [])
    values = {
        "documents": documents,
        "notices": notices,
        "switch": frame.switch(),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": frame.alternates(),
        "shared": share_list(frame, frame.editions()),
    }
    languages = dict.fromkeys((tag, *(each["language"] for each in documents)))
    page = Page(tuple(languages), frame.made_of, indexable=tag in frame.editions())
    return Composed(page, "list.html", values)
