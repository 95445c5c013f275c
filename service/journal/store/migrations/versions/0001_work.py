"""The record of work: imports, sources, texts, suggestions, comments, releases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from service.journal.store.append_only import append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "instance",
    "imports",
    "sources",
    "texts",
    "suggestions",
    "outcomes",
    "comments",
    "seen",
    "releases",
    "live",
)


def _number() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, autoincrement=False, nullable=False)


def _message() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("language", sa.String(64), nullable=False),
        sa.Column("domain", sa.String(255), nullable=False),
        sa.Column("key", sa.String(512), nullable=False),
    )


def _source() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("msgctxt", sa.Text),
        sa.Column("msgid", sa.Text, nullable=False),
        sa.Column("msgid_plural", sa.Text),
    )


def _wording() -> tuple[sa.Column[Any], ...]:
    return (
        *_source(),
        sa.Column("msgstr", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
    )


def _made() -> tuple[sa.Column[Any], ...]:
    return (sa.Column("author", sa.String(255)), _created(), _chain())


def _created() -> sa.Column[Any]:
    return sa.Column("created", sa.String(32), nullable=False)


def _chain() -> sa.Column[Any]:
    return sa.Column("chain", sa.String(64), nullable=False)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"{table}_pk")


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"{table}_{column}_fk")


def _once(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"{table}_{column}_unique")


def upgrade() -> None:
    """Make the tables, and let them only grow."""
    _create_origins()
    _create_texts()
    _create_talk()
    _create_releases()
    for statement in append_only(op.get_bind().dialect.name, TABLES):
        op.execute(statement)


def _create_origins() -> None:
    op.create_table(
        "instance",
        sa.Column("id", sa.String(36), nullable=False),
        _created(),
        _key("instance"),
    )
    op.create_table(
        "imports",
        _number(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        *_made(),
        _key("imports"),
        _link("imports", "undoes", "imports"),
        _once("imports", "undoes"),
        sa.CheckConstraint(
            "kind IN ('sync', 'import', 'undo', 'accept', 'edit')", name="imports_kind"
        ),
    )
    op.create_table(
        "sources",
        _number(),
        sa.Column("domain", sa.String(255), nullable=False),
        sa.Column("key", sa.String(512), nullable=False),
        *_source(),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("present", sa.Boolean, nullable=False),
        _created(),
        _chain(),
        _key("sources"),
    )
    op.create_index("sources_by_message", "sources", ["domain", "key", "id"])


def _create_texts() -> None:
    op.create_table(
        "texts",
        _number(),
        *_message(),
        sa.Column("parent", sa.Integer),
        sa.Column("carried_from", sa.Integer),
        *_wording(),
        sa.Column("unfinished", sa.Boolean, nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_made(),
        _key("texts"),
        _link("texts", "parent", "texts"),
        _link("texts", "carried_from", "texts"),
        _link("texts", "import_id", "imports"),
        _once("texts", "parent"),
    )
    op.create_index("texts_by_message", "texts", ["language", "domain", "key", "id"])
    op.create_index(
        "texts_root",
        "texts",
        ["language", "domain", "key"],
        unique=True,
        sqlite_where=sa.text("parent IS NULL"),
        postgresql_where=sa.text("parent IS NULL"),
    )


def _create_talk() -> None:
    op.create_table(
        "suggestions",
        _number(),
        *_message(),
        sa.Column("base", sa.Integer),
        *_wording(),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_made(),
        _key("suggestions"),
        _link("suggestions", "base", "texts"),
        _link("suggestions", "import_id", "imports"),
    )
    op.create_index("suggestions_by_message", "suggestions", ["language", "domain", "key", "id"])
    op.create_table(
        "outcomes",
        _number(),
        sa.Column("suggestion", sa.Integer, nullable=False),
        sa.Column("text", sa.Integer),
        *_made(),
        _key("outcomes"),
        _link("outcomes", "suggestion", "suggestions"),
        _link("outcomes", "text", "texts"),
        _once("outcomes", "suggestion"),
    )
    op.create_table(
        "comments",
        _number(),
        *_message(),
        sa.Column("answers", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("import_id", sa.Integer),
        *_made(),
        _key("comments"),
        _link("comments", "answers", "comments"),
        _link("comments", "import_id", "imports"),
        _once("comments", "answers"),
    )
    op.create_index("comments_by_message", "comments", ["language", "domain", "key", "id"])


def _create_releases() -> None:
    op.create_table(
        "seen",
        _number(),
        sa.Column("path", sa.String(512), nullable=False),
        sa.Column("file", sa.String(64), nullable=False),
        sa.Column("template", sa.String(64), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("comments", sa.Integer, nullable=False),
        _created(),
        _key("seen"),
    )
    op.create_index("seen_by_path", "seen", ["path", "id"])
    for table, *columns in (
        (
            "releases",
            sa.Column("policy", sa.String(40), nullable=False),
            sa.Column("sequence", sa.Integer, nullable=False),
        ),
        ("live", sa.Column("reason", sa.String(32), nullable=False)),
    ):
        release = sa.Column("release", sa.String(64), nullable=False)
        op.create_table(table, _number(), release, *columns, *_made(), _key(table))
