"""Publishes as the caller: in a process of its own, by the command that does it at the terminal."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus

from service.config import Settings
from service.desk.access import PUBLISHERS, Rule
from service.desk.answers import PublishedAnswer
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import refused
from service.desk.requests import PublishBody
from service.errors import BusyError, Fault
from service.journal.accounts.model import Scope
from service.web.problems import RefusedError

_COMMAND = (sys.executable, "-c", "from service.cli import main; main()", "publish")
_PATIENCE = 600
"""Seconds that a publish may take."""


def _publish(call: Call) -> Reply:
    """Build and publish what is ready. Building takes seconds of computing: others are served meanwhile."""
    store, words = call.workshop.store, []
    before = store.live()
    if call.body.get("accept_loss"):
        words.append("--accept-loss")
    done = _run(call.workshop.settings, call.token, words)
    if done.returncode:
        lines = filter(None, done.stderr.splitlines())
        raise RefusedError(refused(Fault("publish", 0, line) for line in lines))
    live = store.live()
    members = {"release": live, "new": live != before, "lines": done.stdout.splitlines()}
    return Reply(members, HTTPStatus.OK if live == before else HTTPStatus.CREATED)


def _run(settings: Settings, token: str, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command as whoever holds a token. Raises BusyError where it does not come to an end."""
    try:
        return subprocess.run(  # noqa: S603 - our own command, with options of our own
            [*_COMMAND, *words],
            env={**os.environ, **dict(_name_settings(settings, token))},
            cwd=settings.root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BusyError("Publishing takes too long.") from error


def _name_settings(settings: Settings, token: str) -> Iterator[tuple[str, str]]:
    yield "POLYLEAF_ROOT", str(settings.root)
    yield "POLYLEAF_INSTANCE", str(settings.instance)
    yield "POLYLEAF_DATABASE_URL", settings.database_url
    yield "POLYLEAF_TOKEN", token
    yield "POLYLEAF_LOG", settings.log


OPERATIONS = (
    Operation(
        "publish",
        "POST",
        "/api/1/releases",
        "Publish what is ready; what readers gain and lose is told.",
        Rule(PUBLISHERS, Scope.DECIDE),
        _publish,
        Gives(PublishedAnswer, (HTTPStatus.CREATED, HTTPStatus.OK)),
        Takes(body=PublishBody),
    ),
)
