"""One frozen settings object, read once from the environment."""

from dataclasses import dataclass, field
from pathlib import Path

from environs import Env


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and what this process may serve."""

    root: Path
    """The project's folder: it holds `content/` and `translations/`."""
    instance: Path
    """What this installation alone owns: the releases. Not in version control."""
    admit_demo: bool
    """Serve a release of the demo policy; `polyleaf serve` sets it for loopback addresses only."""
    admit_unreviewed_safety: bool
    """Serve labelled safety text that nobody approved (`--allow-unreviewed-safety`)."""

    database_url: str = ""
    """Where the journal lies; empty for SQLite in the instance folder."""
    log: str = ""
    """The form of events on standard error: `json`, `text`; empty for sentences of the server only."""
    token: str = field(default="", repr=False)
    """Who works: a secret; empty where the user's config folder has it."""

    public_url: str = ""
    """Where readers reach the pages: `https://leaflets.example`; empty where each request tells."""

    @property
    def database(self) -> str:
        """The journal's URL, as SQLAlchemy has it."""
        return self.database_url or f"sqlite:///{self.instance / 'journal.db'}"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def translations(self) -> Path:
        return self.root / "translations"

    @property
    def releases(self) -> Path:
        return self.instance / "releases"

    @property
    def signing_key(self) -> Path:
        """The key with which this instance signs decisions: for its owner's eyes only."""
        return self.instance / "signing-key"

    @property
    def backups(self) -> Path:
        """Where backups of the journal lie unless another file is named."""
        return self.instance / "backups"

    @property
    def evidence(self) -> Path:
        """Where the evidence of releases lies; what it names is not pruned."""
        return self.instance / "evidence"

    @property
    def certificates(self) -> Path:
        """Where the certificates of outside reviews lie, by their digests."""
        return self.instance / "certificates"

    @property
    def text_changes(self) -> Path:
        """Where a change of several catalogs is noted down until it is done."""
        return self.instance / "text-changes"

    @property
    def changes(self) -> Path:
        """Where a change of several files is noted down until it is done."""
        return self.instance / "changes"


def read_settings() -> Settings:
    """Read `POLYLEAF_*` from the environment; the current folder is the default root."""
    env = Env()
    root = Path(env.str("POLYLEAF_ROOT", ".")).resolve()
    instance = Path(env.str("POLYLEAF_INSTANCE", str(root / "instance"))).resolve()
    return Settings(
        root=root,
        instance=instance,
        admit_demo=env.bool("POLYLEAF_ADMIT_DEMO", False),
        admit_unreviewed_safety=env.bool("POLYLEAF_ADMIT_UNREVIEWED_SAFETY", False),
        database_url=env.str("POLYLEAF_DATABASE_URL", ""),
        log=env.str("POLYLEAF_LOG", ""),
        token=env.str("POLYLEAF_TOKEN", "").strip(),
        public_url=env.str("POLYLEAF_PUBLIC_URL", "").strip().rstrip("/"),
    )
