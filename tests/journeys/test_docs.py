"""Every command and every address in the README and in docs/ works as it is written there.

A fenced block says what a reader does or sees, and is taken at its word:

- `sh`           is run. `sh fails` must fail, and a command that serves goes on to the chapter's end.
- `diff edit`    is done to the file that it names.
- `diff`         is what the commands before it did to the file that it names.
- `json`         is part of the answer: members may be left out, a text may end in `…`.
- `text`, `html` are lines of what is printed, in their order; `…` stands for anything.

Other fences, `html page` among them, are read for their addresses only.

Every chapter begins as `make run` leaves things: the demo is published and served.
"""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from service.cli import polyleaf

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    CHECKOUT / "README.md",
    CHECKOUT / "CONTRIBUTING.md",
    CHECKOUT / "CHANGELOG.md",
    *sorted((CHECKOUT / "docs").rglob("*.md")),
]
CHAPTER = {"h1", "h2", "h3"}
CHECKED = {"sh", "json", "text", "diff"}
SERVES = re.compile(
    r"(\w+=\S+ )*(make run|polyleaf serve|polyleaf preview|polyleaf desk|granian)\b"
)
PORT = re.compile(r"(?:--port |PORT=)(\d+)")
LOCAL = re.compile(r"(localhost|127\.0\.0\.1):(\d+)")
ADDRESS = re.compile(r"(?<![\w.])/(?:v1/[\w/{}.?&=-]*\w[\w}]*|livez|healthz|readyz)")
STATUS = re.compile(r"\b([2-5]\d\d)\b")
PLACES = {
    "language": "es",
    "document": "ketamine-therapy",
    "section": "side-effects",
    "kind": "benefits",
}
DRY = ("test", "test-corpora", "check", "format", "clean")
"""What make does to the checkout itself, these tests among it: it is told to say it only."""


@dataclass(frozen=True)
class Fence:
    document: Path
    chapter: str
    line: int
    words: tuple[str, ...]
    text: str

    def __str__(self):
        return f"{self.document.relative_to(CHECKOUT)}:{self.line}"


def read_fences(document):
    chapter = ""
    tokens = MarkdownIt().parse(document.read_text("utf-8"))
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in CHAPTER:
            chapter = tokens[place + 1].content
        elif token.type == "fence":
            yield Fence(
                document, chapter, token.map[0] + 1, tuple(token.info.split()), token.content
            )


FENCES = [fence for document in DOCUMENTS for fence in read_fences(document)]
CHAPTERS = [
    tuple(fences)
    for _, fences in groupby(FENCES, key=lambda fence: (fence.document, fence.chapter))
]


def name_chapter(fences):
    return f"{fences[0].document.stem}: {fences[0].chapter}"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return tmp_path_factory.mktemp("published") / "instance"


@pytest.fixture
def published(project, shelf):
    """The project as `make run` leaves it, with what a checkout has beside content and catalogs."""
    if not shelf.exists():
        project.do("publish", "--demo")
        shutil.copytree(project.root / "instance", shelf)
    else:
        shutil.copytree(shelf, project.root / "instance")
    for name in ("Makefile", "babel.cfg", "pyproject.toml", "constraints.txt"):
        shutil.copy(CHECKOUT / name, project.root / name)
    (project.root / ".venv").symlink_to(sys.prefix)
    return project


@pytest.fixture
def reader(published, serve):
    person = Reader(published, serve)
    yield person
    person.leave()


class Ports:
    """Free ports that stand for those in the text, so that anything may run beside the tests."""

    def __init__(self):
        self._real = {}

    def __contains__(self, written):
        return written in self._real

    def take(self, written, real):
        self._real[written] = str(real)
        return self._real[written]

    def to_real(self, text):
        return LOCAL.sub(lambda found: f"{found[1]}:{self._real.get(found[2], found[2])}", text)

    def to_written(self, text):
        written = {real: name for name, real in self._real.items()}
        return LOCAL.sub(lambda found: f"{found[1]}:{written.get(found[2], found[2])}", text)


class Reader:
    """Somebody who follows a chapter in a folder of their own."""

    def __init__(self, project, serve):
        self.root = project.root
        self._serve = serve
        self._environment = make_environment(project)
        self._ports, self._running = Ports(), []
        self._printed, self._complaints = "", ""

    def follow(self, fence):
        match fence.words:
            case ["sh", *how]:
                self._do(fence.text.strip(), fails="fails" in how)
            case ["diff", "edit"]:
                self._edit(fence.text)
            case ["diff"]:
                self._compare(fence.text)
            case ["json"]:
                assert_part_of(json.loads(fence.text), json.loads(self._printed))
            case ["text" | "html"]:
                assert_lines(fence.text, self._printed + self._complaints)

    def leave(self):
        for process in self._running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=40)

    def _do(self, script, *, fails):
        need_programs(script, self._environment["PATH"])
        if SERVES.match(script) and not fails:
            self._begin(script)
            return
        if "localhost:8000" in script and "8000" not in self._ports:
            self._ports.take("8000", self._serve().port)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", rewrite_make(self._ports.to_real(script))],
            cwd=self.root, env=self._environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        self._printed, self._complaints = done.stdout, done.stderr
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        if "8000" in self._ports and "polyleaf publish" in script:
            time.sleep(1)  # "within a second"

    def _begin(self, command):
        """Start what serves; from now on its port is the one that the text names."""
        written = port_of(command)
        real = self._ports.take(written, free_port())
        output = self.root / f"output-{real}"
        with output.open("w") as file:
            process = subprocess.Popen(
                ["bash", "-c", rewrite_make(with_port(command, real))],
                cwd=self.root, env=self._environment, stdout=file, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self._running.append(process)
        wait_until_answered(int(real), process, output)
        self._printed, self._complaints = self._ports.to_written(output.read_text("utf-8")), ""

    def _edit(self, diff):
        path, old, new = read_diff(diff)
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def _compare(self, diff):
        path, old, new = read_diff(diff)
        assert old in (CHECKOUT / path).read_text("utf-8")
        assert new in (self.root / path).read_text("utf-8")


def make_environment(project):
    """Put our programs first; keep out what a make that runs the tests, or a proxy, would add."""
    outer = {name: value for name, value in project.environment.items() if "MAKE" not in name}
    programs = os.pathsep.join([f"{sys.prefix}/bin", os.environ["PATH"]])
    own = {"XDG_CONFIG_HOME": str(project.root / "config"), "POLYLEAF_TOKEN": ""}
    return {**outer, **own, "PATH": programs, "NO_PROXY": "localhost", "no_proxy": "localhost"}


def need_programs(script, path):
    for program in ("curl", "make", "pandoc"):
        is_missing = shutil.which(program, path=path) is None
        if is_missing and re.search(rf"\b{program}\b", script):
            assert os.environ.get("POLYLEAF_REQUIRE_TOOLS") != "1", f"{program} is missing"
            pytest.skip(f"{program} is not installed")


def port_of(command):
    named = PORT.search(command)
    if named:
        return named[1]
    known = {"preview": "8001", "desk": "8002"}
    return next((port for name, port in known.items() if name in command), "8000")


def with_port(command, port):
    if PORT.search(command):
        return PORT.sub(lambda found: found[0].replace(found[1], port), command)
    return f"{command} PORT={port}" if command.startswith("make") else f"{command} --port {port}"


def read_diff(diff):
    head, *lines = diff.splitlines(keepends=True)
    assert head.startswith("--- ")
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    return head.removeprefix("--- ").strip(), old, new


def rewrite_make(script):
    """Keep make from installing into the environment that runs the tests, and from running them."""
    ready = "--old-file .venv/.ready --old-file .venv/.ready-dev"
    script = re.sub(rf"^make ({'|'.join(DRY)})\b", r"make --dry-run \1", script, flags=re.MULTILINE)
    return re.sub(r"^make\b", f"make {ready}", script, flags=re.MULTILINE)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_answered(port, process, output):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("HEAD", "/")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    pytest.fail(f"nothing answers: {output.read_text('utf-8')}")


def assert_lines(expected, printed):
    """Hold that the expected lines are printed in this order, whatever stands between them."""
    rest = iter(printed.replace("\r", "").splitlines())
    for line in expected.splitlines():
        pattern = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
        assert any(pattern.fullmatch(found.rstrip()) for found in rest), f"{line}\n--\n{printed}"


def assert_part_of(expected, found, path="answer"):
    """Hold that a JSON value holds another: all its members, its items in their order."""
    match expected:
        case dict():
            for name, value in expected.items():
                assert_part_of(value, found[name], f"{path}.{name}")
        case [{}, *_]:
            rest = iter(found)
            for item in expected:
                assert any(is_part_of(item, each) for each in rest), f"{path}: {item}"
        case str() if expected.endswith("…"):
            assert found.startswith(expected.removesuffix("…")), path
        case _:
            assert found == expected, path


def is_part_of(expected, found):
    try:
        assert_part_of(expected, found)
    except (AssertionError, KeyError):
        return False
    return True


@pytest.mark.timeout(450)  # a chapter is as long as what somebody does in an afternoon
@pytest.mark.parametrize(
    "chapter",
    [chapter for chapter in CHAPTERS if any(fence.words[:1] == ("sh",) for fence in chapter)],
    ids=name_chapter,
)
def test_chapter_works_as_written(chapter, reader):
    for fence in chapter:
        try:
            reader.follow(fence)
        except (AssertionError, KeyError, ValueError) as error:
            pytest.fail(f"{fence}: {type(error).__name__}: {error}")


def written_addresses():
    """Find every address outside of commands, and the status that its line names."""
    for document in DOCUMENTS:
        commands = {
            fence.line + place
            for fence in FENCES
            if fence.document == document and set(fence.words[:1]) & CHECKED
            for place in range(fence.text.count("\n") + 2)
        }
        for number, line in enumerate(document.read_text("utf-8").splitlines(), 1):
            for address in ADDRESS.findall(line) if number not in commands else ():
                status = STATUS.search(line)
                place = f"{document.relative_to(CHECKOUT)}:{number}"
                yield place, address.format(**PLACES), int(status[1]) if status else 200


def test_every_address_in_the_text_answers_as_the_text_says(published, serve):
    server = serve()

    answers = [(*each, server.get(each[1]).status) for each in written_addresses()]

    assert len(answers) > 30
    assert not [each for each in answers if each[2] != each[3]]


def written_commands():
    """Yield every command that stands within a line of text."""
    for document in DOCUMENTS:
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(document.read_text("utf-8")):
            for child in token.children or ():
                if child.type == "code_inline":
                    yield child.content


def find_command(command, words):
    """Find what a line runs: a command, or one of a group."""
    for word in words:
        if not isinstance(command, click.Group) or word not in command.commands:
            break
        command = command.commands[word]
    return command


def test_every_command_in_the_text_exists_with_its_options():
    for line in written_commands():
        match line.split():
            case ["polyleaf", name, *words] if not name.startswith("-"):
                options = [word for word in words if word.startswith("-")]
                command = find_command(polyleaf.commands[name], words)
                known = {form for option in command.params for form in option.opts}
                assert set(options) <= known, line
            case ["make", target, *_]:
                makefile = (CHECKOUT / "Makefile").read_text("utf-8")
                assert re.search(rf"^{target}:", makefile, re.MULTILINE), line


def test_every_command_and_option_stands_in_the_docs():
    text = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)

    for name, command in polyleaf.commands.items():
        assert command.help
        assert f"polyleaf {name}" in text
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[0] in text, f"polyleaf {name} {option.opts[0]}"


def anchors_of(document):
    tokens = MarkdownIt().parse(document.read_text("utf-8"))
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_link_leads_somewhere():
    for document in DOCUMENTS:
        prose = re.sub(r"(?ms)^```.*?^```$", "", document.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", prose):
            path, _, anchor = target.partition("#")
            if not target.startswith("https://"):
                place = (document.parent / path) if path else document
                assert place.exists(), f"{document.name}: {target}"
                assert not anchor or anchor in anchors_of(place), f"{document.name}: {target}"
