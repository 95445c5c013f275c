"""A page that is isolated from other origins (COEP) can show the texts too."""

import http.server
import threading

import pytest

PAGE = """<!doctype html><html lang="en"><title>Clinic</title>
<script type="module" src="{site}/assets/patient-leaflet.js" crossorigin></script>
<patient-leaflet document="ketamine-therapy" section="side-effects" lang="es"></patient-leaflet>
<iframe src="{site}/embed/ar/ketamine-therapy/side-effects" title="frame"></iframe>
<img src="{site}{leaf}" alt="leaf">
"""


@pytest.fixture
def isolated(site):
    """The address of a page of another origin that loads only what says that it may."""
    leaf = site.read("/es").partition('type="image/svg+xml" href="')[2].partition('"')[0]
    text = PAGE.format(site=site.url, leaf=leaf).encode()

    class Isolated(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_arguments):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Isolated)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_element_frame_and_picture_stand_on_an_isolated_page(open_page, site, isolated):
    reader = open_page()

    reader.page.goto(isolated, wait_until="networkidle")

    assert reader.page.evaluate("crossOriginIsolated")
    assert reader.page.locator("patient-leaflet h2").first.text_content()
    frame = reader.page.frame_locator("iframe")
    assert frame.locator("h1, h2").first.text_content()
    assert reader.page.evaluate("document.querySelector('img').naturalWidth") > 0
    assert reader.console == []
