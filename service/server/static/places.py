"""Where the answer of an address lies as a file."""

from pathlib import PurePosixPath

from service.errors import ReleaseError

FILES = "files"
"""What has a name with a suffix, as it is."""
PAGES = "pages"
"""What has none, as `.html`: a page and a folder of pages may have one name."""


def place_of(path: str, country: str = "") -> str:
    """Give the file of an address, in the export's folder; ReleaseError where it would lie outside."""
    parts = PurePosixPath(path).parts
    if ".." in parts or not path.startswith("/") or path.endswith("/"):
        raise ReleaseError(f"{path}: this address cannot be a file.")
    if "." in parts[-1]:
        return f"{FILES}{path}"
    return f"{PAGES}{path}@{country}.html" if country else f"{PAGES}{path}.html"
