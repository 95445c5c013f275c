"""A disk that is full or fails: the command says so, nothing is lost, and readers are served throughout."""

import threading
import time
import urllib.error
import urllib.request

import pytest

PAGE = "/v1/es/documents/care.json"
FULL, FAILS = 28, 5  # ENOSPC, EIO (errno(3))
WAYS = {
    "the journal finds no room": ("sync", f"posix/io/rw/pwrite,failinfo={FULL}"),
    "the journal cannot be synced": ("sync", f"posix/io/sync/fdatasync,failinfo={FAILS}"),
    "a catalog cannot be synced": ("sync", f"posix/io/sync/fsync,failinfo={FAILS}"),
    "a release cannot be synced": ("publish", f"posix/io/sync/fsync,failinfo={FAILS}"),
    "a release finds no room": ("publish", f"posix/io/rw/write,failinfo={FULL}"),
}
FIRST = "the journal finds no room"
"""Tried in every run; the others in `make test-faults`."""
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Reader:
    """Asks for a page over and over."""

    def __init__(self, port):
        self.address, self.answers = f"http://127.0.0.1:{port}{PAGE}", []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def ask(self):
        try:
            with OPENER.open(self.address, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def _read(self):
        while not self._stop.is_set():
            self.answers.append(self.ask())
            time.sleep(0.05)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join(timeout=15)


@pytest.fixture
def fiu_run(require_tool):
    """libfiu's program: its preloaded library lets calls of the C library fail."""
    return require_tool("fiu-run")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "way", [FIRST, *(pytest.param(way, marks=pytest.mark.faults) for way in WAYS if way != FIRST)]
)
def test_a_failing_disk_is_told_and_loses_nothing(victim, serve, fiu_run, way):
    command, point = WAYS[way]
    words = (command, "--demo") if command == "publish" else (command,)
    victim.finish("publish", "--demo")
    reader = Reader(serve(victim))
    before, after = victim.words(), "Tome 5 mg como máximo, por favor.[^S1]"
    victim.project.change("es", "care/dose", msgstr=after)
    victim.project.change("es", "care/dizziness", msgstr="")  # it comes back: a catalog is written
    if command == "publish":
        victim.finish("sync")

    with reader:
        done = victim.run(*words, before=(fiu_run, "-x", "-f", "", "-c", f"enable name={point}"))
        left = victim.words()
        broken = victim.broken()
        recovered = victim.run("publish", "--demo")

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert left in {before, after}
    assert broken == ()
    assert recovered.returncode == 0, recovered.stderr
    assert victim.words() == after
    assert set(reader.answers) == {200}


@pytest.mark.faults
def test_the_failures_are_real(victim, fiu_run):
    """Without them the same command succeeds, so that a test above cannot pass for another reason."""
    done = victim.run("sync", before=(fiu_run, "-x", "-f", ""))

    assert done.returncode == 0, done.stderr
