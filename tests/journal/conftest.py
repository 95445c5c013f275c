"""Journals on both engines: SQLite in a folder of the test's, PostgreSQL in a database of its own."""

import os
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from service.journal.store.journal import open_journal_at

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_SERVER = "POLYLEAF_TEST_DATABASE_URL"


@contextmanager
def postgres_database():
    """Make a database on the test server (.ci/postgres starts one), and drop it again."""
    url = os.environ.get(_SERVER)
    if not url and os.environ.get("POLYLEAF_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{_SERVER} names no PostgreSQL")
    if not url:
        pytest.skip(f"{_SERVER} names no PostgreSQL")
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'instance' / 'journal.db'}"
    else:
        with postgres_database() as url:
            yield url


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def journal(database_url):
    opened = open_journal_at(database_url, NOW)
    yield opened
    opened.database.engine.dispose()
