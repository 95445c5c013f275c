"""Runs a command of the small project as a person would see it, as nobody or as somebody."""

import io
import json
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
def both_engines(database_url, monkeypatch):
    """Let the commands of a test work on a journal of each engine."""
    monkeypatch.setenv("POLYLEAF_DATABASE_URL", database_url)


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


class Keyboard(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self):
        return True


class People:
    """Those who work on the small project; each shows a token of their own."""

    def __init__(self, run, monkeypatch, folder):
        self._run, self._monkeypatch, self._folder = run, monkeypatch, folder
        self.tokens = {}
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))

    def begin(self):
        """Make the instance's key and its first admin, Ana."""
        self.tokens["Ana"] = self.do("nobody", "init", "--name", "Ana").out.strip()

    def invite(self, name, *words):
        """Make an account and change its invitation for a token."""
        self.tokens["invitation"] = self.do("Ana", "account", "invite", name, *words).out.strip()
        self.say(self.tokens["invitation"])
        self.do("nobody", "login")
        kept = json.loads((self._folder / "polyleaf" / "tokens.json").read_text())
        *_, self.tokens[name] = kept.values()  # the journal of the last login stands last

    def say(self, words):
        """Let standard input say something; nobody sits at a terminal."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(words))

    def type(self, words):
        """Let somebody at a terminal say something."""
        self._monkeypatch.setattr("sys.stdin", Keyboard(words))

    def run(self, name, *words):
        """Run a command as somebody."""
        self._monkeypatch.setenv("POLYLEAF_TOKEN", self.tokens.get(name, ""))
        return self._run(*words)

    def do(self, name, *words):
        """Run a command that must succeed."""
        ran = self.run(name, *words)
        assert ran.code == 0, ran.out + ran.err
        return ran

    def id_of(self, name):
        accounts = json.loads(self.do("Ana", "account", "list", "--format", "json").out)
        return next(each["account"] for each in accounts if each["name"] == name)


@pytest.fixture
def people(run, monkeypatch, tmp_path):
    """An admin, a linguist and a clinician of Spanish."""
    made = People(run, monkeypatch, tmp_path / "config")
    made.begin()
    made.invite("Lin", "--role", "linguist", "--language", "es")
    made.invite("Cleo", "--role", "clinician", "--language", "es", "--qualification", "MD")
    return made
