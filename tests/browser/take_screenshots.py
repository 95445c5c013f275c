"""Takes pictures of every kind of page from real servers: three widths, light and dark, three scripts, paper.

`make screenshots` puts them into docs/screenshots, with few colours, so that the repository stays small.
With `--list` it names the files instead, one a line; with a folder it puts them there.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from conftest import CHECKOUT, QUIET, RECALLS, PageKind, Site
from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = CHECKOUT / "docs" / "screenshots"
SHEET = CHECKOUT / "service" / "site" / "static" / "site.css"
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "ar", "zh-Hans")
PAIRS = ("en+ar", "ar+zh-Hans")
HEIGHT = 720
COLOURS = 64
"""Of a picture: those of the style sheet, and what else is in it most."""
DOTS_PER_INCH = 72

KINDS = (
    PageKind("list", "/{tag}"),
    PageKind("document", "/{tag}/ketamine-therapy"),
    PageKind("current", "/check/{code}?lang={tag}"),
    PageKind("withdrawn", "/check/{code}?lang={tag}", "recalled"),
    PageKind("embed", "/embed?lang={tag}"),
    PageKind("frame", "/embed/{tag}/ketamine-therapy/side-effects"),
    PageKind("card", "/embed/card/{tag}/ketamine-therapy"),
    PageKind("fallback", "/{tag}/ketamine-therapy#side-effects", "strict"),
    PageKind("recalled", "/{tag}/ketamine-therapy#during-and-after", "recalled"),
)
PAIR = PageKind("pair", "/{tag}/ketamine-therapy#side-effects")
LIGHT_KINDS = (
    PageKind("questions", "/{tag}/ketamine-faq"),
    PageKind("opioid", "/{tag}/is-ketamine-an-opioid"),
    PageKind("benefits", "/{tag}/ketamine-therapy#benefits"),
    PageKind("help", "/{tag}/ketamine-faq?country=EG#_help"),
    PageKind("lost", "/nothing-here?lang={tag}"),
    PageKind("ask", "/check?lang={tag}"),
    PageKind("newer", "/check/{spanish}?lang={tag}", "strict"),
)
"""What dark pictures of others show already."""
NARROW_KINDS = (
    PageKind("unknown", "/check/2BB0D7MB6DYG?lang={tag}"),
    PageKind("misread", "/check?code=x&lang={tag}"),
)
"""Pages of two lines."""
PRINTS = (
    *((PageKind("document", "/{tag}/ketamine-therapy"), tag) for tag in LANGUAGES),
    *((PageKind("pair", "/{tag}/ketamine-therapy"), tag) for tag in PAIRS),
    (PageKind("recalled", "/{tag}/ketamine-therapy", "recalled"), "ar"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One page in one language, on a screen of one width, in one colour scheme."""

    kind: PageKind
    tag: str
    width: int
    scheme: str

    @property
    def name(self) -> str:
        return f"{self.kind.name}-{self.tag}-{self.width}-{self.scheme}.png"


def list_pictures(width: int, scheme: str) -> Iterator[Picture]:
    """Yield what is taken of a width in a colour scheme."""
    lesser = LIGHT_KINDS if scheme == "light" else ()
    least = NARROW_KINDS if (scheme, width) == ("light", min(WIDTHS)) else ()
    for kind in (*KINDS, *lesser, *least):
        yield from (Picture(kind, tag, width, scheme) for tag in LANGUAGES)
    yield from (Picture(PAIR, tag, width, scheme) for tag in PAIRS)


def name_print(kind: PageKind, tag: str) -> str:
    return f"print-{kind.name}-{tag}.png"


def list_names() -> Iterator[str]:
    """Yield the name of every file."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            yield from (picture.name for picture in list_pictures(width, scheme))
    yield from (name_print(kind, tag) for kind, tag in PRINTS)


def publish(root: Path) -> Site:
    """Publish the shipped documents as `make run` does, and serve them."""
    for name in ("content", "translations"):
        shutil.copytree(CHECKOUT / name, root / name)
    site = Site(root, POLYLEAF_PUBLIC_URL="https://leaflets.example")
    site.do("publish", "--demo")
    return site.start().remember_codes()


@contextmanager
def publish_all(folder: Path) -> Iterator[Mapping[str, Site]]:
    """Serve the documents as published, after something was taken back, and by the real policy."""
    sites = {}
    try:
        for name in ("published", "recalled", "strict"):
            sites[name] = publish(folder / name)
        for words in RECALLS:
            sites["recalled"].recall(*words)
        sites["strict"].do("publish")
        yield sites
    finally:
        for site in sites.values():
            site.stop()


def save(picture: bytes, path: Path) -> None:
    """Keep a picture with few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    own = list_colours()
    found = image.quantize(COLOURS - len(own), dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(part for colour in own for part in colour), *found])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


@cache
def list_colours() -> Sequence[tuple[int, ...]]:
    """List the colours of the style sheet, so that a small mark keeps its own."""
    found = re.findall(r"#([0-9a-f]{6})\b", SHEET.read_text("utf-8"))
    return [tuple(bytes.fromhex(colour)) for colour in dict.fromkeys(found)]


def take_screens(browser: Any, sites: Mapping[str, Site], folder: Path) -> None:
    """Take what fits a screen of each width, in both colour schemes."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size = {"width": width, "height": HEIGHT}
            context = browser.new_context(viewport=size, color_scheme=scheme)
            page = context.new_page()
            for picture in list_pictures(width, scheme):
                open_kind(page, sites, picture.kind, picture.tag)
                save(page.screenshot(), folder / picture.name)
            context.close()


def open_kind(page: Any, sites: Mapping[str, Site], kind: PageKind, tag: str) -> None:
    site = sites[kind.site]
    page.goto("about:blank")  # an address that differs in its fragment only is not loaded again
    page.goto(site.url + kind.path_in(tag, site), wait_until="networkidle")


def take_prints(browser: Any, sites: Mapping[str, Site], folder: Path) -> None:
    """Take the first sheet of each print."""
    page = browser.new_page()
    for kind, tag in PRINTS:
        open_kind(page, sites, kind, tag)
        pdf = page.pdf(prefer_css_page_size=True)
        words = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-l", "1", "-singlefile", "-"]
        done = subprocess.run(words, input=pdf, capture_output=True, check=True)
        save(done.stdout, folder / name_print(kind, tag))


def take_all(folder: Path) -> None:
    """Take every picture, in place of those that are there."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as root, sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        with publish_all(Path(root)) as sites:
            take_screens(browser, sites, folder)
            take_prints(browser, sites, folder)
        browser.close()


def main(words: Sequence[str]) -> None:
    if words == ["--list"]:
        print("\n".join(list_names()))  # noqa: T201 - a program that people run
        return
    folder = Path(words[0]) if words else FOLDER
    take_all(folder)
    taken = [*folder.glob("*.png")]
    size = sum(each.stat().st_size for each in taken) / 1e6
    print(f"{len(taken)} pictures, {size:.1f} MB, in {folder}")  # noqa: T201 - as above


if __name__ == "__main__":
    main(sys.argv[1:])
