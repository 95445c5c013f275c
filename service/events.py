"""What programs are told of what happened: named events with chosen fields, never anybody's words.

`POLYLEAF_LOG=json` writes one JSON object a line to standard error, `POLYLEAF_LOG=text` one plain line.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

FIELDS = frozenset({
    "event", "level", "logger", "timestamp",
    "command", "code", "seconds", "step", "outcome", "import_id", "suggestions", "catalogs", "texts",
    "rows", "schema", "releases", "parts", "release", "policy", "port", "workers", "error", "where",
})  # fmt: skip
"""All that an event may say. Texts, file names, addresses and accounts have no field on purpose."""
_FORMS = frozenset({"json", "text"})
_PLAIN = "[%(levelname)s] %(message)s"
_FOREIGN = "a library or the server spoke"
"""Stands for what others log: their sentences may quote what they work on."""

Event = MutableMapping[str, Any]
_log = logging.getLogger("polyleaf")


def tell_event(event: str, **fields: str | float | None) -> None:
    """Tell an event; silent unless `configure` was asked for a form."""
    _log.info(event, extra=named(event, **fields))


def named(event: str, **fields: str | float | None) -> dict[str, object]:
    """Give a sentence for people, logged with `extra=`, its name and fields for programs."""
    return {"polyleaf_event": event, "polyleaf_fields": fields}


def configure(form: str) -> bool:
    """Write events in a form: `json` or `text`; tell whether there is one of that name."""
    if form not in _FORMS:
        return False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_make_formatter(form))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    return True


def _make_formatter(form: str) -> logging.Formatter:
    # structlog takes 80 ms to load, and most commands are not asked for events.
    import structlog  # noqa: PLC0415 - as said above

    forms: dict[str, Any] = {
        "json": structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False),
        "text": structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
    }
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _hide_sentence,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _place_error,
            _keep_fields,
            forms[form],
        ],
    )


def _hide_sentence(_logger: object, _name: str, event: Event) -> Event:
    """Replace what a library says by where it stands in our or its code."""
    record = event.get("_record")
    if record is not None:
        event["event"] = getattr(record, "polyleaf_event", _FOREIGN)
        event["where"] = f"{record.module}:{record.lineno}"
        event.update(getattr(record, "polyleaf_fields", {}))
    return event


def _place_error(_logger: object, _name: str, event: Event) -> Event:
    """Tell of an exception its kind and its place; its message may quote a text."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["where"] = " < ".join(f"{each.name}:{each.lineno}" for each in reversed(frames))
    return event


def _keep_fields(_logger: object, _name: str, event: Event) -> Event:
    return {name: value for name, value in event.items() if name in FIELDS}


def configure_server(form: str) -> None:
    """Write events in a form, else as sentences for the person at the terminal."""
    if not configure(form):
        logging.basicConfig(level=logging.INFO, format=_PLAIN)
