"""What a hold is: a value, begun and ended by lines that are only ever added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from service.release.store.canonical import dump_canonical, load_canonical

_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Step(StrEnum):
    """What happens to a hold."""

    BEGIN = "begin"
    END = "end"


class Cause(StrEnum):
    """Why a hold begins or ends."""

    ASKED = "asked"
    APPROVED = "approved"
    """The new version is approved in every language that was waited for."""
    OUTRANKED = "outranked"
    """A text of the version that was kept may not be served any more."""
    GONE = "gone"
    """The content no longer has the document."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log of holds."""

    step: Step
    document: str
    languages: tuple[str, ...]
    """Those that are waited for; of an end, those that were."""
    cause: Cause
    account: str | None
    """Who asked for it, an account's id; None where nobody was logged in or nobody asked."""
    at: datetime
    """In UTC, to the second."""

    def __post_init__(self) -> None:
        """Keep what the written line keeps, so that reading it back gives an equal event."""
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


def find_active(events: Iterable[Event]) -> Mapping[str, Event]:
    """Tell which documents are held, by the events that began their holds."""
    active: dict[str, Event] = {}
    for event in events:
        match event.step:
            case Step.BEGIN:
                active[event.document] = event
            case Step.END:
                active.pop(event.document, None)
    return active


def tell_hold(hold: Event) -> str:
    """Say since when a document is held, for which languages, and by whom."""
    who = f" by {hold.account[:8]}" if hold.account else ""
    since = f"{hold.document}: held since {hold.at:%Y-%m-%d %H:%M:%SZ}{who}"
    return f"{since} until approved in {', '.join(hold.languages)}"


def dump_event(event: Event) -> bytes:
    """Write an event as one line."""
    members = {
        "step": event.step,
        "document": event.document,
        "until": list(event.languages),
        "cause": event.cause,
        "account": event.account,
        "at": event.at.strftime(_TIME),
    }
    return dump_canonical(members) + b"\n"


def load_event(line: bytes) -> Event:
    """Read back what `dump_event` wrote; ValueError for anything else."""
    match load_canonical(line.removesuffix(b"\n")):
        case {
            "step": str(step),
            "document": str(document),
            "until": [*languages],
            "cause": str(cause),
            "account": str() | None as account,
            "at": str(at),
            **others,
        } if not others and all(isinstance(tag, str) for tag in languages):
            when = datetime.strptime(at, _TIME).replace(tzinfo=UTC)
            return Event(Step(step), document, tuple(languages), Cause(cause), account, when)
    raise ValueError("it is no line of the log of holds")
