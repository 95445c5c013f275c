"""The shipped documents on a real server, and a real browser that remembers what went wrong."""

import functools
import http.server
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

CHECKOUT = Path(__file__).resolve().parents[2]
POLYLEAF = Path(sys.executable).with_name("polyleaf")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
"""Without these Chromium looks for its maker's hosts at every start."""
LANGUAGES = ("en", "ar", "de", "es", "fr", "pt-BR", "zh-Hans")
DOCUMENTS = ("is-ketamine-an-opioid", "ketamine-faq", "ketamine-therapy")
RECALLS = (
    ("--source", "ketamine-therapy/during-and-after"),
    ("--source", "is-ketamine-an-opioid"),
    ("ar", "ketamine-therapy/side-effects"),
    ("zh-Hans", "ketamine-therapy/side-effects"),
)
"""What is taken back: a section and a document for everybody, a section in two languages."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page, and where an example of it stands."""

    name: str
    path: str
    """With the `tag` of a language, another one `beside` it, the `code` of a print in it, or of a Spanish one."""
    site: str = "published"
    """`published` as a demonstration, `recalled` from, or `strict`: published again by the real policy."""

    def path_in(self, tag, site):
        """Fill in the path for a language."""
        beside = "zh-Hans" if tag == "ar" else "ar"
        codes = {"code": site.codes.get(tag, ""), "spanish": site.codes["es"]}
        return self.path.format(tag=tag, beside=beside, **codes)


_THERAPY = "/{tag}/ketamine-therapy"
_PAIR = "/{tag}+{beside}/ketamine-therapy"
_CHECK = "/check/{code}?lang={tag}"
PAGE_KINDS = (
    PageKind("list", "/{tag}"),
    *(PageKind(f"document-{name}", f"/{{tag}}/{name}") for name in DOCUMENTS),
    PageKind("country", "/{tag}/is-ketamine-an-opioid?country=MX"),
    *(PageKind(f"pair-{name}", f"/{{tag}}+{{beside}}/{name}") for name in DOCUMENTS),
    PageKind("ask", "/check?lang={tag}"),
    PageKind("misread", "/check?code=x&lang={tag}"),
    PageKind("unknown", "/check/2BB0D7MB6DYG?lang={tag}"),
    PageKind("current", _CHECK),
    PageKind("embed", "/embed?lang={tag}"),
    PageKind("frame", "/embed/{tag}/ketamine-faq"),
    PageKind("frame-section", "/embed/{tag}/ketamine-therapy/benefits"),
    PageKind("card", "/embed/card/{tag}/ketamine-therapy"),
    PageKind("lost", "/nothing-here?lang={tag}"),
    PageKind("lost-frame", "/embed/{tag}/nothing-here?lang={tag}"),
    PageKind("newer", "/check/{spanish}?lang={tag}", "strict"),
    PageKind("fallback", _THERAPY, "strict"),
    PageKind("fallback-pair", _PAIR, "strict"),
    PageKind("fallback-frame", "/embed/{tag}/ketamine-therapy/side-effects", "strict"),
    PageKind("withdrawn", _CHECK, "recalled"),
    PageKind("recalled-list", "/{tag}", "recalled"),
    PageKind("recalled", _THERAPY, "recalled"),
    PageKind("recalled-whole", "/{tag}/is-ketamine-an-opioid", "recalled"),
    PageKind("recalled-pair", _PAIR, "recalled"),
    PageKind("recalled-frame", "/embed/{tag}/ketamine-therapy/during-and-after", "recalled"),
    PageKind("recalled-card", "/embed/card/{tag}/is-ketamine-an-opioid", "recalled"),
)
FRAGMENTS = (
    PageKind("fragment", "/v1/{tag}/documents/ketamine-therapy.html"),
    PageKind("fragment-section", "/v1/{tag}/documents/ketamine-therapy/sections/benefits.html"),
    PageKind("fragment-kind", "/v1/{tag}/sections/side-effects.html"),
    PageKind("fragment-fallback", "/v1/{tag}/documents/ketamine-therapy.html", "strict"),
    PageKind("fragment-recalled", "/v1/{tag}/documents/ketamine-therapy.html", "recalled"),
    PageKind(
        "fragment-withdrawn",
        "/v1/{tag}/documents/ketamine-therapy/sections/during-and-after.html",
        "recalled",
    ),
)


def read_address(url, **headers):
    """Get a page, also one that says that there is nothing."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.addheaders = [*headers.items()]
    try:
        with opener.open(url, timeout=10) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()


class Site:
    """A project in a folder of its own, published, and a server process on a free port."""

    def __init__(self, root, **environment):
        self.root = root
        self.environment = {
            **os.environ,
            "POLYLEAF_ROOT": str(root),
            "POLYLEAF_INSTANCE": str(root / "instance"),
            **environment,
        }
        self._process = None
        self.url = ""
        self.codes = {}

    def do(self, *words):
        done = subprocess.run(
            [POLYLEAF, *words], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._process = subprocess.Popen(
            [POLYLEAF, "serve", "--port", str(port)],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return self
        raise AssertionError("the server did not start")

    def stop(self):
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=40)

    def read(self, path):
        return read_address(self.url + path)

    def remember_codes(self):
        """Keep the codes that stand on today's prints of one document."""
        self.codes = {tag: self.code_of(f"/{tag}/ketamine-therapy") for tag in LANGUAGES}
        return self

    def recall(self, *words):
        """Take texts off the air; the lines that say what readers lose are of no matter here."""
        self.do("recall", *words, "--emergency", "--reason", "Something in it may be wrong.")

    def code_of(self, path):
        """The code that stands on the print of a page."""
        return re.search(r"([0-9A-Z]{4}-){2}[0-9A-Z]{4}", self.read(path))[0].replace("-", "")


@pytest.fixture(scope="session")
def make_site():
    """A function: a site in a folder, ended with the session."""
    made = []

    def make(root, **environment):
        made.append(Site(root, **environment))
        return made[-1]

    yield make
    for site in made:
        site.stop()


@pytest.fixture(scope="session")
def make_shipped(make_site, tmp_path_factory):
    """A function: a site with the shipped documents, nothing published yet."""

    def make():
        root = tmp_path_factory.mktemp("site")
        for name in ("content", "translations"):
            shutil.copytree(CHECKOUT / name, root / name)
        return make_site(root)

    return make


@pytest.fixture(scope="session")
def site(make_shipped):
    """The shipped documents as `make run` shows them."""
    site = make_shipped()
    site.do("publish", "--demo")
    return site.start().remember_codes()


@pytest.fixture(scope="session")
def recalled_site(make_shipped):
    """The same, after something of it was taken back."""
    site = make_shipped()
    site.do("publish", "--demo")
    site.start().remember_codes()
    for words in RECALLS:
        site.recall(*words)
    wait_until(lambda: 'class="verdict withdrawn"' in site.read(f"/check/{site.codes['zh-Hans']}"))
    return site


@pytest.fixture(scope="session")
def strict_site(make_shipped):
    """The same, published again by the policy that withholds what nobody reviewed."""
    site = make_shipped()
    site.do("publish", "--demo")
    site.start().remember_codes()
    site.do("publish")
    wait_until(lambda: 'class="verdict newer"' in site.read(f"/check/{site.codes['es']}"))
    return site


def wait_until(is_so):
    """Wait for what a running server takes up within a second."""
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline, "the server did not take it up"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def find_site(request):
    """A function: the site that a kind of page stands on; made when it is asked for first."""
    fixtures = {"published": "site", "recalled": "recalled_site", "strict": "strict_site"}
    return lambda kind: request.getfixturevalue(fixtures[kind.site])


@pytest.fixture(scope="session")
def find_url(find_site):
    """A function: the whole address of a kind of page in a language."""
    return lambda kind, tag: find_site(kind).url + kind.path_in(tag, find_site(kind))


@pytest.fixture(scope="session")
def read_page():
    """A function: the text at an address."""
    return read_address


@pytest.fixture
def serve_app():
    """A function: serve a WSGI application that has no command of its own; gives its address."""
    servers = []

    def serve(app):
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class QuietHandler(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, *_):
        """Say nothing."""


@pytest.fixture(scope="session")
def languages():
    """The languages that are shipped."""
    return LANGUAGES


@pytest.fixture(scope="session")
def page_kinds():
    """Every kind of page."""
    return PAGE_KINDS


@pytest.fixture(scope="session")
def fragments():
    """Every kind of fragment."""
    return FRAGMENTS


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Each language that is shipped."""
    return request.param


@pytest.fixture(params=PAGE_KINDS, ids=lambda kind: kind.name)
def page_kind(request):
    """Each kind of page."""
    return request.param


@pytest.fixture(scope="session")
def chromium(require_tool):
    """The browser; Debian's, for none is downloaded."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    path = require_tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page in the browser, with all that it said, asked for or fetched."""

    page: object
    console: list = field(default_factory=list)
    dialogs: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    errors: list = field(default_factory=list)

    def foreign(self, origin):
        return [url for url in self.requests if not url.startswith((origin, "data:"))]


def watch(page):
    watched = Watched(page)
    page.on("console", lambda each: watched.console.append(f"{each.type}: {each.text}"))
    page.on("pageerror", lambda each: watched.errors.append(str(each)))
    page.on("request", lambda each: watched.requests.append(each.url))
    page.on("dialog", lambda each: (watched.dialogs.append(each.message), each.dismiss()))
    return watched


@pytest.fixture
def open_page(chromium):
    """A function: open a page in a browser of its own, with the options that it takes."""
    contexts = []

    def make(**options):
        context = chromium.new_context(**options)
        contexts.append(context)
        return watch(context.new_page())

    yield make
    for context in contexts:
        context.close()


def policy_for(origin):
    """A strict policy of a page that shows our texts."""
    return (
        f"default-src 'none'; script-src {origin}; connect-src {origin}; frame-src {origin};"
        " base-uri 'none'; form-action 'none'"
    )


class Host(http.server.BaseHTTPRequestHandler):
    """A clinic's own static pages."""

    def __init__(self, pages, policy, *arguments):
        self._pages, self._policy = pages, policy
        super().__init__(*arguments)

    def do_GET(self):
        page = self._pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self._policy)
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def clinic(site):
    """A function: serve one page of another origin; gives its address.

    Its head has the element's script, if no other head is given; `more` is added to its policy.
    """
    script = f'<script type="module" src="{site.url}/assets/patient-leaflet.js"></script>'
    servers = []

    def serve(body, lang="en", more="", head=script, direction="ltr"):
        html = (
            f'<!doctype html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">'
            f'<title>Clinic</title><link rel="icon" href="data:,">{head}</head><body>{body}</body></html>'
        )
        handler = functools.partial(Host, {"/": html}, policy_for(site.url) + more)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def shared_page(chromium):
    """A function: a page within `with`, for tests that visit many addresses."""

    @contextmanager
    def make(**options):
        context = chromium.new_context(**options)
        try:
            yield watch(context.new_page())
        finally:
            context.close()

    return make
