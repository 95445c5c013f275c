"""The page for an address at which there is nothing: it leads to what there is."""

from http import HTTPStatus

from service.site.address import page_path
from service.site.bodies import read_body
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.sending import FRAMED, Page


def compose_lost_page(frame: Frame) -> Composed:
    """Compose what readers get instead of a page that is not there."""
    publisher = frame.publisher()
    listing = read_body(frame.release, f"/v1/{frame.voice.language}/documents.json") or {}
    values = {
        "documents": listing.get("documents", []),
        "switch": frame.switch(),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": (),
        "numbers_at": page_path((frame.voice.language,)),
    }
    languages = (frame.voice.language,)
    page = Page(languages, frame.made_of, status=HTTPStatus.NOT_FOUND, varies=("Accept-Language",))
    return Composed(page, "lost.html", values)


def compose_lost_frame(frame: Frame) -> Composed:
    """Compose what stands in a frame of another page whose text is not there, or not any more."""
    languages = (frame.voice.language,)
    values = {
        "publisher": frame.publisher(),
        "switch": frame.choices(lambda tag: f"{frame.path}?lang={tag}"),
        "list": page_path(languages),
    }
    status, varies = HTTPStatus.NOT_FOUND, ("Accept-Language",)
    page = Page(languages, frame.made_of, status=status, varies=varies, policy=FRAMED)
    return Composed(page, "lost_frame.html", values)
