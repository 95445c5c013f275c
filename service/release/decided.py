"""Loads what people decided, for whoever builds on it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from service.config import Settings
from service.journal.decisions.verdict import Verdicts


def load_decisions(settings: Settings) -> Mapping[str, Verdicts]:
    """Load what the journal has decisions on, by language.

    Nothing where no ledger lies in the project: the journal costs more to open than most commands take.
    """
    if not any(settings.translations.glob("*/decisions.jsonl")):
        return {}
    # SQLAlchemy takes 200 ms to load: a project without decisions does not pay for it.
    from service.journal.decisions.standing import all_verdicts  # noqa: PLC0415 - as said above
    from service.journal.store.trial import open_trial  # noqa: PLC0415 - as said above

    with (
        open_trial(settings.database, datetime.now(UTC)) as journal,
        journal.reading() as connection,
    ):
        return all_verdicts(connection)
