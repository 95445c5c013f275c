"""The header by which a downloaded file says what it began from."""

import copy
import re
from dataclasses import dataclass

import polib

from service.catalogs.po import CatalogFile

BASE_HEADER = "X-Polyleaf-Base"
DOMAIN_HEADER = "X-Polyleaf-Domain"
_REFERENCE = re.compile(r"([0-9a-f-]{1,36}):([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Reference:
    """A moment of a journal."""

    journal: str
    """The journal's id."""
    sequence: int
    """The last text that it had then."""


def write_reference(reference: Reference) -> str:
    """Write a reference as headers have it, `<journal id>:<sequence>`; `read_reference` is the inverse."""
    return f"{reference.journal}:{reference.sequence}"


def read_reference(text: str) -> Reference | None:
    """Read a reference; None for anything else."""
    match = _REFERENCE.fullmatch(text.strip())
    return Reference(match[1], int(match[2])) if match else None


def with_base(catalog: CatalogFile, domain: str, reference: Reference) -> CatalogFile:
    """Say in a catalog's header which catalog it is, and as of when."""
    told = {DOMAIN_HEADER: domain, BASE_HEADER: write_reference(reference)}
    return _with_metadata(catalog, {**without_base(catalog).metadata, **told})


def without_base(catalog: CatalogFile) -> CatalogFile:
    """Take out of a catalog's header what `with_base` wrote; a catalog without it is given back."""
    ours = {BASE_HEADER.lower(), DOMAIN_HEADER.lower()}
    kept = {name: value for name, value in catalog.metadata.items() if name.lower() not in ours}
    return _with_metadata(catalog, kept) if len(kept) < len(catalog.metadata) else catalog


def base_of(catalog: polib.POFile) -> str:
    """Return what a catalog's header says of its base; empty without it."""
    return field_of(catalog, BASE_HEADER)


def field_of(catalog: polib.POFile, name: str) -> str:
    """Return a field of a catalog's header, however its name is spelled; empty without it."""
    fields = {key.lower(): value for key, value in catalog.metadata.items()}
    return str(fields.get(name.lower(), "")).strip()


def _with_metadata(catalog: CatalogFile, metadata: dict[str, str]) -> CatalogFile:
    changed = copy.copy(catalog)
    changed.metadata = metadata
    return changed
