"""A clinic's nginx puts a text into its own pages (SSI), as docs/website.md says."""

import re
import threading
import urllib.request
from pathlib import Path

import pytest
from werkzeug.serving import make_server

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "website.md"
FRAGMENT = "/leaflets/v1/es/documents/ketamine-therapy/sections/side-effects.html"


@pytest.fixture
def leaflets(read_only_shelf):
    """The address of a server on which the small project's document stands in for the shipped one."""
    application = read_only_shelf.client().application
    server = make_server("127.0.0.1", 0, application, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def snippet_of(guide):
    """The block for nginx, and the line for a page, as they stand there."""
    chapter = guide.partition("### From your own server")[2]
    [line] = re.findall(r"`(<!--#include .*?-->)`", chapter)
    return re.findall(r"```nginx\n(.*?)```", chapter, re.DOTALL)[0], line


def test_the_example_in_the_guide_makes_pages_whole(leaflets, nginx, tmp_path):
    configuration, line = snippet_of(GUIDE.read_text("utf-8"))
    (tmp_path / "web").mkdir()
    held = line.replace("ketamine-therapy", "care")
    page = f"<!doctype html><title>Clinic</title><h1>Clinic</h1>{held}"
    (tmp_path / "web" / "index.html").write_text(page)
    served = configuration.replace("http://localhost:8000", leaflets)
    served = served.replace("ssi on;", f"ssi on; root {tmp_path / 'web'};")
    origin = nginx(served)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    with opener.open(f"{origin}/", timeout=10) as answer:
        page = answer.read().decode()

    assert FRAGMENT in line
    assert "<h1>Clinic</h1>" in page
    assert 'data-section="side-effects"' in page
    assert 'data-notice="machine-translation"' in page
    assert "#include" not in page
