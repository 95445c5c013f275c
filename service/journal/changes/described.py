"""Tells the facts of a change of the source, for whatever writes them."""

from collections.abc import Callable

from service.journal.changes.find import SourceChange


def describe_change(
    change: SourceChange, reads: Callable[[str], bool] = lambda _: True
) -> dict[str, object]:
    """Tell a change by names and plain values; of languages only those that the one who asks `reads`."""
    return {
        "id": change.id,
        "document": change.message.domain,
        "level": str(change.message.level),
        "before": change.before,
        "after": change.message.msgid,
        "kind": str(change.kind),
        "grave": [str(each) for each in change.grave],
        "class": str(change.said) if change.said else None,
        "languages": [each.language for each in change.texts if reads(each.language)],
        "at_stake": [language for language in change.at_stake if reads(language)],
    }
