"""The page that tells what a print is worth today."""

from collections.abc import Collection, Mapping
from http import HTTPStatus

from service.site.address import page_path
from service.site.bodies import Body, read_document, walk
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.prints import Print
from service.site.sending import Page
from service.site.short_code import write_code
from service.site.verdict import Difference, SectionDifference, Verdict, compare_sections, judge


def compose_check_page(frame: Frame, code: str, found: Print | None) -> Composed:
    """Compose the answer for a code that was read, whether or not anything has it."""
    if found is None:
        return _compose(frame, code, HTTPStatus.NOT_FOUND, {"verdict": "unknown"})
    printed, live = frame.prints.manifest(found.release), frame.release.manifest
    document = read_document(frame.release, found.language, found.document)
    is_recalled = document is None or frame.prints.is_recalled(found)
    verdict = judge(printed, live, found.language, found.document)
    differences = tuple(compare_sections(printed, live, found.language, found.document))
    answer = {
        "verdict": str(Verdict.WITHDRAWN if is_recalled else verdict),
        "document": document,
        "href": page_path((found.language,), found.document),
        "since": _say_since(frame, found),
        **_tell(document, differences),
    }
    return _compose(frame, code, HTTPStatus.OK, answer)


def compose_check_form(frame: Frame, typed: str) -> Composed:
    """Compose the form for a code; `typed` is what could not be read as one, if anything."""
    status = HTTPStatus.NOT_FOUND if typed else HTTPStatus.OK
    return _compose(frame, typed, status, {"verdict": "misread" if typed else "ask"})


def _compose(frame: Frame, code: str, status: HTTPStatus, answer: Mapping[str, object]) -> Composed:
    publisher = frame.publisher()
    values = {
        "code": code if answer["verdict"] in {"misread", "ask"} else write_code(code),
        "publisher": publisher,
        "help": frame.help(publisher),
        "switch": frame.choices("?lang={}".format),
        "alternates": (),
        "numbers_at": page_path((frame.voice.language,)),
        **answer,
    }
    languages = (frame.voice.language,)
    # A recall of words that only older releases had leaves the live release as it is.
    made_of = (*frame.made_of, str(answer["verdict"]), str(answer.get("since", "")))
    page = Page(languages, made_of, status=status, varies=("Accept-Language",))
    return Composed(page, "check.html", values)


def _say_since(frame: Frame, found: Print) -> str:
    since = frame.prints.since(found.release, (found.language, found.document))
    return frame.write_day(since.date()) if since else ""


def _tell(
    document: Body | None, differences: Collection[SectionDifference]
) -> Mapping[str, object]:
    """Name the sections that differ by their present titles; those that are gone have none."""
    kinds = {each.section: each.difference for each in differences}
    sections = list(walk(document)) if document else []
    added = [each for each in sections if kinds.get(each["id"]) is Difference.ADDED]
    return {
        "changed": [each for each in sections if each["id"] in kinds and each not in added],
        "added": added,
        "removed": sum(each.difference is Difference.REMOVED for each in differences),
    }
