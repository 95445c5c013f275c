"""The shipped documents on a real server, and a real browser that remembers what went wrong."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
POLYLEAF = Path(sys.executable).with_name("polyleaf")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
"""Without these Chromium looks for its maker's hosts at every start."""


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
        """Get a page, also one that says that there is nothing."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(self.url + path, timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

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
    return site.start()


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
