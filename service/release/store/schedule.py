"""What goes live by the clock in place of a release, so that a review that runs out is told from that day on."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from service.release.store.canonical import dump_canonical, load_canonical
from service.release.store.durable import make_folder, write_durably
from service.release.store.files import naming
from service.release.store.manifest import DIGEST

_FORM = "polyleaf-schedule 1"
Calendar = Callable[[], date]


def today_in_utc() -> date:
    """Tell the day it is, in UTC: reviews run out by it, wherever readers are."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Schedule:
    """The releases that follow one, each on its day."""

    days: tuple[tuple[str, str], ...] = ()
    """Days in ISO 8601, in order, each with the id of the release from then on."""
    made_of: str = ""
    """Names everything but the release itself that they were made of."""
    cancelled: tuple[tuple[str, str], ...] = ()
    """What does not follow any more, for it holds recalled text and nothing could be derived from it."""

    def release_on(self, today: date) -> str | None:
        """Tell which release it is on a day; None before the first."""
        begun = [release for day, release in self.days if day <= today.isoformat()]
        return begun[-1] if begun else None

    def without(self, releases: Collection[str]) -> "Schedule":
        """Cancel releases; what is left is to be planned anew by the next publication."""
        kept = tuple(each for each in self.days if each[1] not in releases)
        gone = tuple(each for each in self.days if each[1] in releases)
        return Schedule(kept, "", (*self.cancelled, *gone))

    def after(self, today: date) -> tuple[tuple[str, str], ...]:
        """Give what is still to come."""
        return tuple((day, release) for day, release in self.days if day > today.isoformat())


NO_SCHEDULE = Schedule()


class Schedules:
    """The files `schedules/<id>.json`: what follows a release belongs to it, and to no other.

    So a recall, a rollback and another publication end a schedule without touching it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "schedules"

    def read(self, release: str) -> Schedule:
        """Read what follows a release; ReleaseError when that is damaged."""
        with naming(f"schedules/{release}.json"):
            try:
                return load_schedule((self._folder / f"{release}.json").read_bytes())
            except FileNotFoundError:
                return NO_SCHEDULE

    def write(self, release: str, schedule: Schedule) -> None:
        """Say what follows a release."""
        make_folder(self._folder)
        write_durably(self._folder / f"{release}.json", dump_schedule(schedule))

    def forget_all_but(self, kept: Collection[str]) -> None:
        """Remove the schedules of releases that are gone."""
        for path in self._folder.glob("*.json"):
            if path.name.removesuffix(".json") not in kept:
                path.unlink()


def dump_schedule(schedule: Schedule) -> bytes:
    """Write a schedule; `load_schedule` is the inverse."""
    members = {
        "form": _FORM,
        "made_of": schedule.made_of,
        "days": [*map(list, schedule.days)],
        **({"cancelled": [*map(list, schedule.cancelled)]} if schedule.cancelled else {}),
    }
    return dump_canonical(members) + b"\n"


def load_schedule(content: bytes) -> Schedule:
    """Read what `dump_schedule` wrote; ValueError for anything else."""
    match load_canonical(content.removesuffix(b"\n")):
        case {"form": str(form), "made_of": str(made_of), "days": [*days], **others} if (
            form == _FORM
        ):
            cancelled = _as_list(others.get("cancelled", []))
            return Schedule(tuple(map(_read_day, days)), made_of, tuple(map(_read_day, cancelled)))
    raise ValueError("it is no schedule that this version reads")


def _as_list(written: object) -> list[object]:
    if not isinstance(written, list):
        raise ValueError("it is no list of days")  # noqa: TRY004 - one error for wrong bytes
    return written


def _read_day(written: object) -> tuple[str, str]:
    match written:
        case [str(day), str(release)] if DIGEST.match(release):
            return date.fromisoformat(day).isoformat(), release
    raise ValueError(f"{written!r} is no day with its release")
