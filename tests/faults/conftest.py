"""A small project in processes of their own, to be killed, starved of disk, or cut off from power."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.cli import polyleaf
from service.journal.operation.soundness import inspect_journal
from service.journal.store.journal import open_journal
from service.journal.store.texts import last_texts
from service.release.store import ReleaseStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
POLYLEAF = (sys.executable, "-c", "from service.cli import main; main()")
SECONDS = 120


class Victim:
    """A project on which commands are run that may end badly."""

    def __init__(self, project):
        self.project = project
        self.environment = {**os.environ, "POLYLEAF_ROOT": str(project.root)}
        self.environment.pop("POLYLEAF_INSTANCE", None)

    def use(self, url):
        """Keep the journal in the database at a URL."""
        self.project.settings = replace(self.project.settings, database_url=url)
        self.environment["POLYLEAF_DATABASE_URL"] = url

    def run(self, *words, before=()):
        """Run a command; `before` is what it is run with."""
        return subprocess.run(
            [*before, *POLYLEAF, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def begin(self, *words):
        """Run a command in a forked child; return its process id and a pipe that says when it was done."""
        done, say = os.pipe()
        child = os.fork()
        if child == 0:
            os.environ.update(self.environment)
            code = 1
            try:
                with (
                    Path(os.devnull).open("w") as null,
                    redirect_stdout(null),
                    redirect_stderr(null),
                ):
                    code = polyleaf.main(words, "polyleaf", standalone_mode=False) or 0
                os.write(say, b"done")
            finally:
                os._exit(code)  # the child must never return into pytest
        os.close(say)
        return child, done

    def kill(self, seconds, *words):
        """Kill a command (SIGKILL) after so many seconds; return whether it had said that it was done."""
        child, done = self.begin(*words)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(done, "rb") as said:
            return said.read() == b"done"

    def finish(self, *words):
        """Run a command that must succeed; return how many seconds it took."""
        began = time.monotonic()
        child, done = self.begin(*words)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.close(done)
        assert code == 0, self.run(*words).stderr
        return time.monotonic() - began

    def journal(self):
        return open_journal(self.project.settings, NOW)

    def broken(self):
        """Say what is wrong with the journal."""
        with self.journal().reading() as connection:
            return inspect_journal(connection).broken

    def words(self, language="es", key="care/dose"):
        """Give what the journal has of a message."""
        with self.journal().reading() as connection:
            row = last_texts(connection, language, "care").get(key)
        return row.wording.msgstr[0] if row else None

    def live(self):
        """Open the live release, every byte verified."""
        store = ReleaseStore(self.project.settings.releases)
        live = store.live()
        return store.open(live) if live else None


@pytest.fixture
def victim(small_project):
    small_project.make_translated("es", origin="human")
    return Victim(small_project)


@pytest.fixture
def victim_there(victim, database_url):
    """A victim whose journal lies on each engine."""
    victim.use(database_url)
    return victim


@pytest.fixture
def serve(tmp_path):
    """A function: serve the releases of a victim on a free port, and say which; ended by its id."""
    started = []

    def start(victim):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        output = (tmp_path / "server.log").open("w")
        started.append((
            subprocess.Popen(
                [*POLYLEAF, "serve", "--port", str(port)],
                env=victim.environment, stdout=output, stderr=output,
            ),
            output,
        ))  # fmt: skip
        wait_for(port, started[-1][0])
        return port

    yield start
    for process, output in started:
        process.terminate()
        process.wait(timeout=40)
        output.close()


def wait_for(port, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")
