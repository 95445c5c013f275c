"""Where the answer of an address lies as a file."""

from pathlib import PurePosixPath

from service.errors import ReleaseError
from service.server.static.addresses import Address

FILES = "files"
"""What has a name with a suffix, as it is."""
PAGES = "pages"
"""What has none, as `.html`: a page and a folder of pages may have one name."""
LANGUAGES = "languages"
"""Pages whose path names no language, in a folder for each."""
COUNTRIES = "countries"
"""Pages with the numbers of a country, in a folder for each."""


def place_of(address: Address) -> str:
    """Give the file of an address, in the export's folder; ReleaseError where it would lie outside."""
    path = address.path
    parts = PurePosixPath(path).parts
    if ".." in parts or not path.startswith("/") or path.endswith("/"):
        raise ReleaseError(f"{path}: this address cannot be a file.")
    if "." in parts[-1]:
        return f"{FILES}{path}"
    return f"{_folder_of(address)}{path}.html"


def _folder_of(address: Address) -> str:
    if address.language:
        return f"{LANGUAGES}/{address.language}"
    return f"{COUNTRIES}/{address.country}" if address.country else PAGES
