"""Runs a program to its end, and says what it cost."""

import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB_A_MIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, its own children included (wait4(2))."""

    seconds: float
    """Of the processor, in user and system mode: what else runs on the machine changes it little."""
    mebibytes: float
    """The most memory resident at a time."""
    code: int
    out: str


def run_child(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; what it says on the way to the terminal is dropped."""
    with tempfile.TemporaryFile() as out:
        started = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told = out.read().decode("utf-8", "replace")
    seconds = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss / _KIB_A_MIB, started.returncode, told)


@dataclass(frozen=True, slots=True)
class Compared:
    """The runs of several programs in turn, by name."""

    runs: Mapping[str, Sequence[Cost]]

    def median(self, name: str, of: Callable[[Cost], float]) -> float:
        """Return the median of what a program took."""
        return statistics.median(map(of, self.runs[name]))

    def ratio(self, name: str, peer: str, of: Callable[[Cost], float]) -> float:
        """Return the median, over the rounds, of what a program took as a share of its peer's."""
        pairs = zip(self.runs[name], self.runs[peer], strict=True)
        return statistics.median(of(ours) / of(theirs) for ours, theirs in pairs)


def alternate(commands: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> Compared:
    """Run programs in turn, A B C A B C …, so that a slow minute of the machine slows all of them."""
    turns = [
        {name: run_child(command, folder) for name, command in commands.items()}
        for _ in range(rounds)
    ]
    return Compared({name: [turn[name] for turn in turns] for name in commands})
