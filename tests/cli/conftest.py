"""Runs a command of the small project as a person would see it."""

import sys
from dataclasses import dataclass

import pytest

from service.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(small_project, monkeypatch, capsys):
    """Run `polyleaf …` on the small project; return its exit code and what it printed."""
    monkeypatch.setenv("POLYLEAF_ROOT", str(small_project.root))
    monkeypatch.delenv("POLYLEAF_INSTANCE", raising=False)

    def polyleaf(*words):
        monkeypatch.setattr(sys, "argv", ["polyleaf", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return polyleaf
