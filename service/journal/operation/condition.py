"""What an examination of an installation finds: conditions, each good or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a condition is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Condition:
    """How one thing is."""

    name: str
    grade: Grade
    message: str
    advice: str = ""
    """What to do; empty where nothing is to be done."""

    def as_dict(self) -> dict[str, str]:
        """Return the condition for JSON."""
        return {
            "name": self.name,
            "grade": str(self.grade),
            "message": self.message,
            "advice": self.advice,
        }


def summarize(conditions: Iterable[Condition]) -> str:
    """Say in one line how many conditions are of each grade."""
    grades = [condition.grade for condition in conditions]
    faults, warnings = grades.count(Grade.FAULT), grades.count(Grade.WARNING)
    if not faults and not warnings:
        return f"All {len(grades)} conditions are good."
    counted = ((faults, "fault"), (warnings, "warning"))
    told = [f"{count} {name}{'s' * (count > 1)}" for count, name in counted if count]
    return f"{' and '.join(told)} in {len(grades)} conditions."
