"""What must be said of a text where its title stands alone."""

from service.site import words
from service.site.bodies import Body, walk
from service.site.marks import marks_of
from service.site.voice import Voice


def marks_in(document: Body) -> tuple[str, ...]:
    """List the marks of all that a document holds, each once, as messages to be translated.

    Where the title itself was taken back, in every language, nothing else matters.
    """
    if document["fallback"] and not document["fallback"]["available"]:
        return (words.WITHDRAWN,)
    notices = [*document["notices"], *(each for text in walk(document) for each in text["notices"])]
    return tuple(dict.fromkeys(marks_of(each["id"] for each in notices)))


def label_title(voice: Voice, document: Body) -> str:
    """Write the title of a text with what must be said of it."""
    said = label_marks(voice, document)
    return f"{document['title']} ({said})" if said else str(document["title"])


def label_marks(voice: Voice, document: Body) -> str:
    """Say all that must be said of a text; nothing where nothing must."""
    return " · ".join(voice.word(mark) for mark in marks_in(document))
