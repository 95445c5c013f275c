"""The people of a project and what they decide: accounts, tokens, decisions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from service.journal.store.append_only import append_only

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("accounts", "tokens", "revocations", "decisions", "keys")
"""Those that only grow. Names may be erased, so they stand in a table of their own."""


def upgrade() -> None:
    """Make the tables, and let all but the names only grow."""
    _create_accounts()
    _create_tokens()
    _create_decisions()
    for statement in append_only(op.get_bind().dialect.name, TABLES):
        op.execute(statement)


def _number() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, autoincrement=False, nullable=False)


def _account() -> sa.Column[Any]:
    return sa.Column("account", sa.String(32), nullable=False)


def _made() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("author", sa.String(255)),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
    )


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"{table}_pk")


def _once(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"{table}_{column}_unique")


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        _number(),
        _account(),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("languages", sa.Text, nullable=False),
        sa.Column("qualification", sa.Text, nullable=False),
        sa.Column("qualified_until", sa.String(10)),
        sa.Column("disabled", sa.Boolean, nullable=False),
        *_made(),
        _key("accounts"),
    )
    op.create_index("accounts_by_account", "accounts", ["account", "id"])
    name = sa.Column("name", sa.Text, nullable=False)
    op.create_table("names", _account(), name, _key("names", "account"))


def _create_tokens() -> None:
    op.create_table(
        "tokens",
        _number(),
        _account(),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("expires", sa.String(32), nullable=False),
        *_made(),
        _key("tokens"),
        _once("tokens", "digest"),
    )
    op.create_table(
        "revocations",
        _number(),
        sa.Column("token", sa.Integer, nullable=False),
        *_made(),
        _key("revocations"),
        sa.ForeignKeyConstraint(["token"], ["tokens.id"], name="revocations_token_fk"),
        _once("revocations", "token"),
    )


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        _number(),
        sa.Column("decision", sa.String(64), nullable=False),
        sa.Column("language", sa.String(64), nullable=False),
        _account(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        _key("decisions"),
        _once("decisions", "decision"),
    )
    op.create_index("decisions_by_language", "decisions", ["language", "id"])
    op.create_table(
        "keys",
        _number(),
        sa.Column("key", sa.String(64), nullable=False),
        *_made(),
        _key("keys"),
        _once("keys", "key"),
    )
