"""The pictures in the repository are those that `make screenshots` takes, and the list beside them says what each is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "docs" / "screenshots"
MOST_BYTES = 8_000_000


@pytest.fixture(scope="module")
def names():
    """The files that the program would take."""
    program = Path(__file__).with_name("take_screenshots.py")
    done = subprocess.run(
        [sys.executable, program, "--list"], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_there_is_every_picture_and_no_other(names):
    assert len(names) == len(set(names))
    assert sorted(path.name for path in FOLDER.glob("*.png")) == sorted(names)


def test_they_keep_the_repository_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < MOST_BYTES


def test_small_marks_keep_their_colour():
    image = Image.open(FOLDER / "pair-en+ar-768-light.png").convert("RGB")

    colours = {colour for _, colour in image.getcolors(1 << 16)}

    assert (0xB0, 0x7A, 0x12) in colours


def test_the_list_beside_them_tells_every_kind_and_no_other(names):
    told = re.findall(
        r"^\| `([a-z-]+)` \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE
    )

    kinds = {re.sub(r"-(?:en|ar|zh-Hans)(?:[-+.].*)$", "", name) for name in names}
    assert sorted(told) == sorted(kinds)


def test_the_readme_shows_three_of_them(names):
    shown = re.findall(r"docs/screenshots/([\w.+-]+)", (CHECKOUT / "README.md").read_text("utf-8"))

    assert len({name for name in shown if name.endswith(".png")}) == 3
    assert set(shown) <= {*names, "README.md"}
