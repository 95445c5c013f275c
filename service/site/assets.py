"""The files that pages load, under names that hold their digests."""

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
ELEMENT = "patient-leaflet.js"
ELEMENT_ALIAS = f"/assets/{ELEMENT}"
"""For pages of others that are written once: always the element of today."""
_STYLE = "patient-leaflet.css"
_STYLE_HERE = b"POLYLEAF_STYLE"
"""Where the element has its style sheet, with the path at which older browsers load it."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served."""

    path: str
    """The URL path; another content has another path."""
    media_type: str
    content: bytes

    @property
    def integrity(self) -> str:
        """What a page that loads it may ask for (Subresource Integrity §3.1)."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()


def asset_path(name: str) -> str:
    """Give the URL path of a file of `static/`."""
    return _by_name()[name].path


def element_asset() -> Asset:
    """Give the module that defines `<patient-leaflet>`."""
    return _by_name()[ELEMENT]


def find_asset(path: str) -> Asset | None:
    """Look up what is served at a URL path."""
    return next((asset for asset in _by_name().values() if asset.path == path), None)


def list_assets() -> tuple[Asset, ...]:
    """List every file that pages may load."""
    return tuple(_by_name().values())


@cache
def _by_name() -> dict[str, Asset]:
    held = {path.name: _name(path.name, path.read_bytes()) for path in sorted(_FOLDER.iterdir())}
    return {**held, ELEMENT: _name(ELEMENT, _put_style(held[ELEMENT], held[_STYLE]))}


def _put_style(element: Asset, style: Asset) -> bytes:
    written = json.dumps({"path": style.path, "text": style.content.decode()}, ensure_ascii=False)
    return element.content.replace(_STYLE_HERE, written.encode(), 1)


def _name(file: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:_DIGITS]
    path = Path(file)
    return Asset(f"/assets/{path.stem}-{digest}{path.suffix}", _MEDIA_TYPES[path.suffix], content)
