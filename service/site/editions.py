"""Which editions of a page are approved whole: the only ones that search engines are told of."""

from service.release.store.opened import OpenRelease
from service.site.bodies import is_approved, list_documents


def list_editions(release: OpenRelease, document: str = "") -> tuple[str, ...]:
    """List the languages that have a document approved, or all documents where none is named."""
    documents = (document,) if document else list_documents(release)
    return tuple(
        tag
        for tag in release.manifest.tags
        if documents and all(is_approved(release, tag, each) for each in documents)
    )
