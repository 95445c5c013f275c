"""Who judges the pairs: our checks, and other people's, which run as programs of their own."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from benchmarks.checks.pairs import Expect, Pair
from service.catalogs.checks import NOT_CHECKED, check_text
from service.catalogs.checks.context import Context
from service.catalogs.po import CatalogEntry, CatalogFile, write_po
from service.catalogs.texts import find_languages, load_texts
from service.content.glossary import DOMAIN
from service.content.load import load_content
from service.content.model import Message
from service.content.policy import Severity
from service.journal.context import make_context
from service.locales.locale_names import locale_of
from service.markup.links import Link

ROOT = Path(__file__).resolve().parents[2]
WEBLATE = "POLYLEAF_WEBLATE_PYTHON"
"""Names a Python in whose environment Weblate is installed."""
_MARK = "(pofilter)"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of a pair."""

    worst: Expect
    told: tuple[str, ...]
    """What it names the faults."""


OURS = "Polyleaf"
PASSED = Verdict(Expect.NONE, ())
Verdicts = Mapping[str, Verdict]
"""By the id of the pair."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A set of checks."""

    name: str
    version: str
    """Empty where it is not installed."""
    judge: Callable[[Sequence[Pair]], Verdicts]


def find_judges() -> tuple[Judge, ...]:
    """List the judges, ours first, with those that are not installed."""
    return (
        Judge(OURS, "this checkout", judge_ours),
        Judge("pofilter", _pofilter_version(), judge_pofilter),
        Judge("Weblate", _weblate_version(), judge_weblate),
    )


def judge_ours(pairs: Sequence[Pair]) -> Verdicts:
    """Run all our rules; the renderings of the glossary count as approved."""
    context = load_context()
    return {pair.id: _judge_ours(pair, context) for pair in pairs}


def load_context() -> Context:
    """Load the project's glossary as if its renderings were approved, to see the rules at work."""
    content, (languages, _) = load_content(ROOT), find_languages(ROOT)
    context = make_context(content.terms, load_texts(ROOT, languages, [DOMAIN]), content.policy)
    renderings = {
        language: {name: replace(text, is_approved=True) for name, text in rendered.items()}
        for language, rendered in context.renderings.items()
    }
    return Context(context.terms, renderings, context.severities)


def _judge_ours(pair: Pair, context: Context) -> Verdict:
    found = [
        finding
        for finding in check_text(make_message(pair), pair.translation, pair.language, context)
        if finding.rule != NOT_CHECKED
    ]
    severities = {finding.severity for finding in found}
    worst = Expect.BLOCK if Severity.BLOCK in severities else Expect.WARN
    return Verdict(worst, tuple(finding.rule for finding in found)) if found else PASSED


def make_message(pair: Pair) -> Message:
    """Make the message that a pair stands for."""
    links = tuple(Link(ref, address, "", f"({address})") for ref, address in pair.links.items())
    return Message(
        domain="pairs",
        context=f"pairs/{pair.id}",
        msgid=pair.source,
        level=pair.level,
        path="pairs.md",
        line=1,
        place="pairs",
        links=links,
        placeholders=pair.placeholders,
    )


def judge_pofilter(pairs: Sequence[Pair]) -> Verdicts:
    """Run Translate Toolkit's `pofilter` on a PO file a language; it knows one severity."""
    verdicts: dict[str, Verdict] = {}
    with tempfile.TemporaryDirectory() as folder:
        for language in sorted({pair.language for pair in pairs}):
            own = [pair for pair in pairs if pair.language == language]
            verdicts |= _run_pofilter(own, language, Path(folder))
    return {pair.id: verdicts.get(pair.id, PASSED) for pair in pairs}


def _run_pofilter(pairs: Sequence[Pair], language: str, folder: Path) -> dict[str, Verdict]:
    source, target = folder / f"{language}.po", folder / f"{language}.found.po"
    source.write_bytes(write_po(_make_catalog(pairs, language)))
    command = ["pofilter", "--progress=none", f"--language={locale_of(language)}", source, target]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    if not target.exists():
        return {}
    # Our own reader refuses pairs whose placeholders are wrong on purpose.
    found = polib.pofile(str(target), encoding="utf-8")
    return {
        entry.msgctxt: Verdict(Expect.WARN, tuple(_read_notes(entry.tcomment))) for entry in found
    }


def _read_notes(comment: str) -> Iterator[str]:
    for line in comment.split("\n"):
        if line.startswith(_MARK):
            yield line.removeprefix(_MARK).partition(":")[0].strip()


def _make_catalog(pairs: Sequence[Pair], language: str) -> CatalogFile:
    catalog = CatalogFile(
        CatalogEntry(
            msgctxt=pair.id,
            msgid=pair.source,
            msgstr=pair.translation,
            flags=["python-brace-format"] if pair.placeholders else [],
        )
        for pair in pairs
    )
    catalog.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale_of(language),
    }
    return catalog


def _pofilter_version() -> str:
    if not shutil.which("pofilter"):
        return ""
    command = ["pofilter", "--version"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return f"Translate Toolkit {told.split()[-1]}"


def judge_weblate(pairs: Sequence[Pair]) -> Verdicts:
    """Run Weblate's checks of single texts in its own environment."""
    asked = [
        {
            "id": pair.id,
            "language": locale_of(pair.language),
            "source": pair.source,
            "translation": pair.translation,
            "flags": "python-brace-format" if pair.placeholders else "md-text",
        }
        for pair in pairs
    ]
    command = [os.environ[WEBLATE], str(Path(__file__).with_name("weblate_program.py"))]
    ran = subprocess.run(
        command, input=json.dumps(asked), check=True, capture_output=True, text=True, timeout=600
    )
    told = json.loads(ran.stdout)
    return {
        pair.id: Verdict(Expect.WARN, tuple(told[pair.id])) if told.get(pair.id) else PASSED
        for pair in pairs
    }


def _weblate_version() -> str:
    python = os.environ.get(WEBLATE, "")
    if not python:
        return ""
    asked = "from importlib.metadata import version; print(version('weblate'))"
    ran = subprocess.run([python, "-c", asked], check=False, capture_output=True, text=True)
    return f"Weblate {ran.stdout.strip()}" if ran.returncode == 0 else ""
