"""Holds, in the database itself, that rows are only ever added."""

from collections.abc import Iterator, Sequence

_ROW = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal only appends: {table}'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION polyleaf_only_appends() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal only appends: %', TG_TABLE_NAME; END $$
"""
_STATEMENT = """
CREATE TRIGGER {table}_only_appends BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION polyleaf_only_appends()
"""


def append_only(dialect: str, tables: Sequence[str]) -> Iterator[str]:
    """Yield the statements that forbid changing and deleting rows of tables."""
    if dialect == "sqlite":
        for table in tables:
            yield from (_ROW.format(table=table, event=event) for event in ("update", "delete"))
    else:
        yield _FUNCTION
        yield from (_STATEMENT.format(table=table) for table in tables)
