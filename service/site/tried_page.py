"""The page on which a site owner chooses a text, tries each way to embed it, and copies one."""

from collections.abc import Iterator

from service.site.address import page_path
from service.site.bodies import Body, list_documents, read_document
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.labels import label_title
from service.site.sending import TRIED, Page
from service.site.snippets import Chosen, write_snippets
from service.site.words import READ_WHOLE


def choose_text(frame: Frame, text: str) -> Chosen:
    """Read what was chosen: a document, or `document/section`; what is not there is chosen for them.

    `frame` speaks the language of the text, for its readers see what is written here.
    """
    tag, voice = frame.voice.language, frame.voice
    name, _, section = text.partition("/")
    held = {body["document"]: body for body in _read_all(frame, tag) if body}
    document = held.get(name) or next(iter(held.values()))
    sections = {each["id"] for each in document["sections"]}
    return Chosen(
        language=tag,
        document=document["document"],
        section=section if name in held and section in sections else "",
        title=label_title(voice, document),
        link=voice.word(READ_WHOLE),
        link_language=voice.mark(READ_WHOLE).get("lang", tag),
    )


def compose_tried_page(frame: Frame, chosen: Chosen) -> Composed:
    """Compose the page, with what was chosen."""
    publisher = frame.publisher()
    values = {
        "leaflets": [body for body in _read_all(frame, frame.voice.language) if body],
        "chosen": chosen,
        "snippets": write_snippets(frame.origin, chosen),
        "switch": frame.choices("/embed?lang={}".format),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": (),
        "numbers_at": page_path((frame.voice.language,)),
    }
    made_of = (*frame.made_of, chosen.language)
    languages = (frame.voice.language,)
    page = Page(languages, made_of, varies=("Accept-Language",), policy=TRIED)
    return Composed(page, "tried.html", values)


def _read_all(frame: Frame, tag: str) -> Iterator[Body | None]:
    for document in list_documents(frame.release):
        yield read_document(frame.release, tag, document)
