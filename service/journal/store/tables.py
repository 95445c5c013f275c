"""The tables of the journal: rows are only ever added, and triggers hold that (promise P5)."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "pk": "%(table_name)s_pk",
    }
)
_KEY = 512
"""Characters of a message's key at most."""


def _number() -> Column[int]:
    """Make the key of a table: whoever holds the writer's lock gives the next number."""
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _message() -> tuple[Column[str], ...]:
    return (
        Column("language", String(64), nullable=False),
        Column("domain", String(255), nullable=False),
        Column("key", String(_KEY), nullable=False),
    )


def _wording() -> tuple[Column[str], ...]:
    """Make the columns of a text: what it was written for, and its msgstr as a JSON array."""
    return (
        Column("msgctxt", Text),
        Column("msgid", Text, nullable=False),
        Column("msgid_plural", Text),
        Column("msgstr", Text, nullable=False),
        Column("comment", Text, nullable=False),
        Column("origin", String(16), nullable=False),
    )


def _made() -> tuple[Column[str], ...]:
    return (
        Column("author", String(255)),
        Column("created", String(32), nullable=False),
        Column("chain", String(64), nullable=False),
    )


INSTANCE = Table(
    "instance",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("created", String(32), nullable=False),
)
"""One row: which journal this is; downloaded files name it as their base."""

IMPORTS = Table(
    "imports",
    METADATA,
    _number(),
    Column("kind", String(16), nullable=False),
    Column("undoes", Integer, ForeignKey("imports.id"), unique=True),
    Column("files", Text, nullable=False),
    Column("report", Text, nullable=False),
    *_made(),
    Column("importer", String(32)),
    CheckConstraint("kind IN ('sync', 'import', 'undo', 'accept', 'edit')", name="kind"),
)
"""Each time that texts came in, whence, and what became of each of them.

`author` is who wrote what came in, as far as somebody said; `importer` is the account that brought it in,
empty where nobody was logged in, null in the rows of before schema 0003.
"""

SOURCES = Table(
    "sources",
    METADATA,
    _number(),
    Column("domain", String(255), nullable=False),
    Column("key", String(_KEY), nullable=False),
    Column("msgctxt", Text),
    Column("msgid", Text, nullable=False),
    Column("msgid_plural", Text),
    Column("level", String(16), nullable=False),
    Column("present", Boolean, nullable=False),
    Column("created", String(32), nullable=False),
    Column("chain", String(64), nullable=False),
    Index("sources_by_message", "domain", "key", "id"),
)
"""Each wording of each source message; `present` says whether the content still has it."""

TEXTS = Table(
    "texts",
    METADATA,
    _number(),
    *_message(),
    Column("parent", Integer, ForeignKey("texts.id"), unique=True),
    Column("carried_from", Integer, ForeignKey("texts.id")),
    *_wording(),
    Column("unfinished", Boolean, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    *_made(),
    Index("texts_by_message", "language", "domain", "key", "id"),
    Index(
        "texts_root",
        "language",
        "domain",
        "key",
        unique=True,
        # On PostgreSQL too, as migration 0001 has it: to say so here would load its dialect, which
        # takes 20 ms, in every command.
        sqlite_where=text("parent IS NULL"),
    ),
)
"""Each wording of each text. A text names its parent, and no parent has two children: no forks."""

SUGGESTIONS = Table(
    "suggestions",
    METADATA,
    _number(),
    *_message(),
    Column("base", Integer, ForeignKey("texts.id")),
    *_wording(),
    Column("reason", String(32), nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    *_made(),
    Column("unfinished", Boolean),
    Index("suggestions_by_message", "language", "domain", "key", "id"),
)
"""Texts that did not become the text of their message, kept for a person to look at.

`unfinished` is null in the rows of before schema 0003, when nobody kept it.
"""

OUTCOMES = Table(
    "outcomes",
    METADATA,
    _number(),
    Column("suggestion", Integer, ForeignKey("suggestions.id"), nullable=False, unique=True),
    Column("text", Integer, ForeignKey("texts.id")),
    *_made(),
)
"""What a person did with a suggestion: the text it became, or none where it was dismissed."""

COMMENTS = Table(
    "comments",
    METADATA,
    _number(),
    *_message(),
    Column("answers", Integer, ForeignKey("comments.id"), unique=True),
    Column("body", Text, nullable=False),
    Column("import_id", Integer, ForeignKey("imports.id")),
    *_made(),
    Index("comments_by_message", "language", "domain", "key", "id"),
)
"""What translators ask about a message, and what they are answered."""

SEEN = Table(
    "seen",
    METADATA,
    _number(),
    Column("path", String(512), nullable=False),
    Column("file", String(64), nullable=False),
    Column("template", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("comments", Integer, nullable=False),
    Column("created", String(32), nullable=False),
    Index("seen_by_path", "path", "id"),
)
"""How each catalog in the working tree was last seen: the base of the next merge."""

RELEASES = Table(
    "releases",
    METADATA,
    _number(),
    Column("release", String(64), nullable=False),
    Column("policy", String(40), nullable=False),
    Column("sequence", Integer, nullable=False),
    *_made(),
)
"""Each release that was built, and up to which text."""

LIVE = Table(
    "live",
    METADATA,
    _number(),
    Column("release", String(64), nullable=False),
    Column("reason", String(32), nullable=False),
    *_made(),
)
"""The live pointer's history."""

ACCOUNTS = Table(
    "accounts",
    METADATA,
    _number(),
    Column("account", String(32), nullable=False),
    Column("roles", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("qualification", Text, nullable=False),
    Column("qualified_until", String(10)),
    Column("disabled", Boolean, nullable=False),
    *_made(),
    Index("accounts_by_account", "account", "id"),
)
"""How each account stood, each time that somebody changed it; the last row counts. No names."""

NAMES = Table(
    "names",
    METADATA,
    Column("account", String(32), primary_key=True),
    Column("name", Text, nullable=False),
)
"""Who each account is: these rows may be changed and erased."""

ALIASES = Table(
    "aliases",
    METADATA,
    Column("alias", String(255), primary_key=True),
    Column("account", String(32), nullable=False),
)
"""What else people call themselves in the headers of PO files; these rows may be erased, too."""

TOKENS = Table(
    "tokens",
    METADATA,
    _number(),
    Column("account", String(32), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("scopes", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("expires", String(32), nullable=False),
    *_made(),
)
"""The SHA-256 of each token that was given out."""

REVOCATIONS = Table(
    "revocations",
    METADATA,
    _number(),
    Column("token", Integer, ForeignKey("tokens.id"), nullable=False, unique=True),
    *_made(),
)
"""The tokens that count no longer."""

DECISIONS = Table(
    "decisions",
    METADATA,
    _number(),
    Column("decision", String(64), nullable=False, unique=True),
    Column("language", String(64), nullable=False),
    Column("account", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("key", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
    Column("created", String(32), nullable=False),
    Column("chain", String(64), nullable=False),
    Index("decisions_by_language", "language", "id"),
)
"""Each decision as its ledger has it: the body is what was signed; the columns before it find it."""

KEYS = Table(
    "keys",
    METADATA,
    _number(),
    Column("key", String(64), nullable=False, unique=True),
    *_made(),
)
"""The Ed25519 keys of other instances whose decisions count here."""

ERASABLE = frozenset({NAMES.name, ALIASES.name})
"""The tables whose rows may be changed and taken out: people may ask to be forgotten."""
