"""Takes pictures of every page from a real server: three widths, light and dark, three scripts, paper.

`make screenshots` puts them into docs/screenshots, with few colours, so that the repository stays small.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conftest import CHECKOUT, QUIET, Site
from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = CHECKOUT / "docs" / "screenshots"
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "ar", "zh-Hans")
HEIGHT = 900
COLOURS = 32
DOTS_PER_INCH = 72
DOCUMENT = "ketamine-therapy"


def list_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield name and path of every page worth a picture."""
    for tag in LANGUAGES:
        yield f"list-{tag}", f"/{tag}"
        yield f"document-{tag}", f"/{tag}/{DOCUMENT}"
        yield f"check-{tag}", f"/check/{site.code_of(f'/{tag}/{DOCUMENT}')}"
        yield f"embed-{tag}", f"/embed?lang={tag}"
        yield f"frame-{tag}", f"/embed/{tag}/{DOCUMENT}/side-effects"
        yield f"card-{tag}", f"/embed/card/{tag}/{DOCUMENT}"
    for pair in ("en+ar", "ar+zh-Hans"):
        yield f"pair-{pair}", f"/{pair}/{DOCUMENT}#side-effects"


def list_lesser_pages() -> Iterator[tuple[str, str]]:
    """Yield the pages of which light pictures are enough."""
    for tag in LANGUAGES:
        yield f"benefits-{tag}", f"/{tag}/{DOCUMENT}#benefits"
        yield f"help-{tag}", f"/{tag}/ketamine-faq?country=EG#help"
        yield f"lost-{tag}", f"/nothing-here?lang={tag}"


def publish(root: Path) -> Site:
    """Publish the shipped documents as `make run` does, and serve them."""
    for name in ("content", "translations"):
        shutil.copytree(CHECKOUT / name, root / name)
    site = Site(root, POLYLEAF_PUBLIC_URL="https://leaflets.example")
    site.do("publish", "--demo")
    return site.start()


def save(picture: bytes, name: str) -> None:
    """Keep a picture with few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    palette = image.quantize(COLOURS, dither=Image.Dither.NONE)
    palette.save(FOLDER / f"{name}.png", optimize=True)


def take_screens(browser: Any, site: Site) -> None:
    """Take what fits a screen of each width, in both colour schemes."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size = {"width": width, "height": HEIGHT}
            context = browser.new_context(viewport=size, color_scheme=scheme)
            page = context.new_page()
            lesser = list_lesser_pages() if scheme == "light" else ()
            for name, path in (*list_pages(site), *lesser):
                page.goto(site.url + path)
                save(page.screenshot(), f"{name}-{width}-{scheme}")
            context.close()


def take_prints(browser: Any, site: Site) -> None:
    """Take the first sheet of each print."""
    page = browser.new_page()
    for name in (*LANGUAGES, "en+ar"):
        page.goto(f"{site.url}/{name}/{DOCUMENT}")
        pdf = page.pdf(prefer_css_page_size=True)
        words = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-l", "1", "-singlefile", "-"]
        done = subprocess.run(words, input=pdf, capture_output=True, check=True)
        save(done.stdout, f"print-{name}")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as root, sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        site = publish(Path(root))
        try:
            take_screens(browser, site)
            take_prints(browser, site)
        finally:
            site.stop()
            browser.close()
    size = sum(each.stat().st_size for each in FOLDER.glob("*.png"))
    print(  # noqa: T201 - a program that people run
        f"{len([*FOLDER.glob('*.png')])} pictures, {size / 1e6:.1f} MB, in {FOLDER}"
    )


if __name__ == "__main__":
    main()
