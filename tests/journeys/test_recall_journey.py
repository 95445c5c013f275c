"""A recalled text is gone from every worker in seconds, and nothing brings it back but people who know."""

import json
import time
from hashlib import sha256

import pytest

SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
TARGET = "ketamine-therapy#side-effects"
WHY = ("--reason", "It may be wrong.")
PATIENCE = 20.0
"""Seconds; a quiet machine needs two."""
ENOUGH = 40
"""Answers in a row after which surely each of two workers has given some."""


@pytest.fixture
def team(team):
    team.approve(TARGET)
    team.do("ana", "publish")
    return team


def wait_for_all(server, language):
    """Wait until every worker gives the section in a language; return the seconds that it took."""
    begun, row = time.monotonic(), 0
    while row < ENOUGH:
        row = row + 1 if server.get(SECTION).json["language"] == language else 0
        assert time.monotonic() - begun < PATIENCE
    return time.monotonic() - begun


def words_in(server, path):
    return server.get(path).body.decode()


@pytest.mark.timeout(600)
def test_recalled_text_leaves_every_worker_and_stays_away(project, serve, team):
    server = serve("--workers", "2")
    wait_for_all(server, "es")
    words = server.get(SECTION).json["body"]["blocks"][0]["text"]
    first = project.do("releases").replace("*", " ").split()[0]

    told = team.do("lin", "recall", "es", "ketamine-therapy/side-effects", *WHY)
    wait_for_all(server, "en")
    recalled = server.get(SECTION).json
    for path in ("documents/ketamine-therapy.html", "sections/side-effects.html"):
        assert words not in words_in(server, f"/v1/es/{path}")
    team.do("ana", "rollback", first)
    time.sleep(1.5)
    after_rollback = server.get(SECTION).json
    team.do("ana", "publish")
    time.sleep(1.5)
    after_publish = server.get(SECTION).json
    team.approve(TARGET, "--despite", _withdrawal(project))
    team.do("ana", "publish")
    wait_for_all(server, "es")

    assert "texts are off the air in every release" in told
    assert recalled["fallback"]["reason"] == "withdrawn"
    assert after_rollback["fallback"]["reason"] == "withdrawn"
    assert after_publish["fallback"]["reason"] == "withdrawn"
    assert server.get(SECTION).json["translation"]["status"] == "approved"


def _withdrawal(project):
    ledger = project.root / "translations/es/decisions.jsonl"
    lines = [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]
    [signed] = [line for line in lines if line["decision"]["kind"] == "withdraw"]
    body = json.dumps(signed["decision"], sort_keys=True, separators=(",", ":"))
    return sha256(body.encode()).hexdigest()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_recall_works_while_everything_else_is_broken(project, serve, team):
    server = serve("--workers", "2")
    wait_for_all(server, "es")
    (project.root / "content/ketamine-therapy.md").write_bytes(b"\xff\xfe")
    project.catalog("es").write_text('msgid "')
    journal = project.root / "instance/journal.db"
    kept = journal.read_bytes()
    journal.write_bytes(b"This is no database.")

    refused = team.run("lin", "recall", "es", "ketamine-therapy/side-effects", *WHY)
    team.do("lin", "recall", "es", "ketamine-therapy/side-effects", "--emergency", *WHY)
    wait_for_all(server, "en")
    journal.write_bytes(kept)

    assert refused.returncode == 1
    assert "--emergency" in refused.stderr
    assert server.get(SECTION).json["fallback"]["reason"] == "withdrawn"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_url_reads_another_release(serve, project, team):
    first = project.do("releases").replace("*", " ").split()[0]
    team.do("lin", "recall", "es", "ketamine-therapy/side-effects", *WHY)
    server = serve()

    for query in (f"release={first}", "at=2026-01-01", "archived=true", "version=1"):
        assert server.get(f"{SECTION}?{query}").status == 400
    for path in (
        f"/v1/releases/{first}/es/documents.json",
        f"/releases/{first}",
        "/v1/recalls.json",
    ):
        assert server.get(path).status == 404
