"""Builds a release: a pure function of content, catalogs and policy."""

from collections.abc import Sequence

from service import VERSION
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.publisher import publisher_messages
from service.release.checked import Body
from service.release.compose import compose_document, compose_sections
from service.release.decide import decide_document
from service.release.inputs import Inputs
from service.release.issues import Volume
from service.release.memo.catalogs import holds_text
from service.release.memo.memo import Memo, NoMemo
from service.release.memo.shelf import NoShelf, Shelf
from service.release.model import Kept, Part, Release
from service.release.notices import Reader
from service.release.phrases import make_phrases
from service.release.pieces import Pieces, Sections

__all__ = ["Inputs", "build", "build_document", "build_incrementally", "make_reader"]


def build(inputs: Inputs) -> Release:
    """Build a release; equal inputs give equal releases, in whatever order they come.

    Raises ReleaseError where a schema refuses a body.
    """
    return build_incrementally(inputs, NoMemo(), NoShelf())


def build_incrementally(inputs: Inputs, memo: Memo, shelf: Shelf) -> Release:
    """Build the release that `build` builds, but make only what memo and shelf do not have.

    What they have stands in `kept`. Raises ReleaseError where a schema refuses a body, and where a
    part was damaged while it was read.
    """
    pieces = Pieces(inputs, memo, shelf)
    documents = sorted(inputs.content.documents, key=lambda document: document.id)
    translated = (tag for tag, catalogs in sorted(inputs.texts.items()) if holds_text(catalogs))
    languages = (SOURCE_LANGUAGE, *translated)
    volumes = {each.id: pieces.issues.issue(each, languages) for each in documents}
    parts, sections = _make_parts(pieces, [*volumes.values()], languages)
    titles = {name: volume.title for name, volume in volumes.items()}
    parts["index"] = pieces.common(titles, sections)
    interface = {tag: pieces.interface(tag) for tag in languages}
    return Release(
        engine=f"polyleaf {VERSION}",
        policy=inputs.policy.name,
        refresh_within=inputs.policy.refresh_within,
        source_language=SOURCE_LANGUAGE,
        languages=tuple(pieces.language(tag) for tag in languages),
        chains=inputs.policy.chains,
        unreviewed_safety=any(volume.unreviewed_safety for volume in volumes.values()),
        parts=tuple(part for _, part in sorted(parts.items()) if isinstance(part, Part)),
        interface={tag: each for tag, each in interface.items() if isinstance(each, bytes)},
        sections=sections,
        due=tuple(sorted(pieces.judged.due)),
        kept={name: part for name, part in parts.items() if isinstance(part, Kept)},
        kept_interface={tag: each for tag, each in interface.items() if isinstance(each, Kept)},
    )


def _make_parts(
    pieces: Pieces, volumes: Sequence[Volume], languages: Sequence[str]
) -> tuple[dict[str, Part | Kept], Sections]:
    """Make the parts of every language, and say what its readers get of each section."""
    parts: dict[str, Part | Kept] = {}
    sections = {}
    terms = pieces.judged.decide_terms()
    for tag in languages:
        issues = [volume.issues[tag] for volume in volumes]
        for issue in issues:
            parts[f"{tag}/{issue.document}"] = issue.part
        parts[f"{tag}/index"] = pieces.index(issues, terms, tag)
        sections[tag] = {place: state for each in issues for place, state in each.states.items()}
    return parts, sections


def build_document(inputs: Inputs, document_id: str, language: str) -> Body:
    """Compose one document for the readers of one language; raises KeyError without such a document."""
    documents = {document.id: document for document in inputs.content.documents}
    decided = decide_document(documents[document_id], inputs.gate, inputs.content.kinds)
    edition = decided.edition(inputs.content, make_reader(inputs, language))
    return compose_document(edition, compose_sections(edition, lambda body: body))


def make_reader(inputs: Inputs, language: str) -> Reader:
    """Gather what stands beside every text for the readers of one language."""
    publisher = inputs.content.publisher
    texts = publisher_messages(publisher, "content/publisher.yaml")
    phrases = make_phrases(
        language,
        inputs.gate,
        inputs.interface,
        {message.unit: message for message in texts},
        publisher.values,
        languages=inputs.content.languages,
    )
    return Reader(language, SOURCE_LANGUAGE, inputs.policy.name, phrases)
