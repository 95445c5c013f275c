"""Draws the picture that stands beside a shared link, from its drawing, with Chromium.

`make share-image` puts it among the assets. It has no words, so that it needs no language, and holds
the digest of its drawing, by which a test tells that it was drawn anew.
"""

import hashlib
import io
import shutil

from conftest import CHECKOUT, QUIET
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

DRAWING = CHECKOUT / "service" / "site" / "drawings" / "share.svg"
PICTURE = CHECKOUT / "service" / "site" / "static" / "share.png"
SIZE = {"width": 1200, "height": 630}
COLOURS = 32


def draw(drawing: str) -> bytes:
    """Draw an SVG as wide and high as it says."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        page = browser.new_page(viewport=SIZE)
        page.set_content(f'<body style="margin:0">{drawing}')
        picture = page.screenshot()
        browser.close()
    return picture


def main() -> None:
    drawing = DRAWING.read_bytes()
    image = Image.open(io.BytesIO(draw(drawing.decode()))).convert("RGB")
    made_of = PngInfo()
    made_of.add_text("Source", hashlib.sha256(drawing).hexdigest())
    palette = image.quantize(COLOURS, dither=Image.Dither.NONE)
    palette.save(PICTURE, optimize=True, pnginfo=made_of)


if __name__ == "__main__":
    main()
