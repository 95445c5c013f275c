"""The page that lists the documents in one language."""

from service.site.bodies import is_approved, list_documents, read_body
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.sending import Page


def compose_list_page(frame: Frame) -> Composed:
    """Compose the list of documents for the readers of a language."""
    tag, publisher = frame.voice.language, frame.publisher()
    listing = read_body(frame.release, f"/v1/{tag}/documents.json") or {}
    documents, notices = listing.get("documents", []), listing.get("notices", [])
    approved = all(is_approved(frame.release, tag, each) for each in list_documents(frame.release))
    values = {
        "documents": documents,
        "notices": notices,
        "switch": frame.switch(),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": tuple(_alternates(frame)),
    }
    languages = dict.fromkeys((tag, *(each["language"] for each in documents)))
    page = Page(tuple(languages), frame.made_of, indexable=approved and bool(documents))
    return Composed(page, "list.html", values)


def _alternates(frame: Frame) -> list[tuple[str, str]]:
    documents = list_documents(frame.release)
    return [
        (tag, f"{frame.origin}/{tag}")
        for tag in frame.release.manifest.tags
        if all(is_approved(frame.release, tag, each) for each in documents)
    ]
