"""Runs the checks that a person asked for: on PO files, and on the source beside them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from service.catalogs.checks.wording.fix import fix_text
from service.catalogs.examine import (
    Found,
    NoTargetError,
    Target,
    examine,
    find_targets,
    fix_catalog,
    read_catalog,
)
from service.catalogs.po import save_po
from service.cli.check.progress import track
from service.cli.check.project import load_knowledge
from service.config import Settings
from service.content.policy import Severity
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for."""

    paths: tuple[Path, ...]
    """What to check; the whole project without any."""
    rules: frozenset[str] | None
    """None for all."""
    language: str
    """Of the PO files; empty where they say it."""
    fuzzy: bool
    fix: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, by file and line."""

    found: tuple[Found, ...]
    texts: int
    files: int

    def is_grave(self, *, strict: bool) -> bool:
        """Tell whether what was found must stop what comes next."""
        return bool(self.found if strict else self.count(Severity.BLOCK))

    def count(self, severity: Severity) -> int:
        return Counter(item.finding.severity for item in self.found)[severity]


def run(settings: Settings, request: Request) -> Report:
    """Check what is asked for; raises NoTargetError and UnknownLanguageError."""
    is_project = settings.content.is_dir()
    if not request.paths and not is_project:
        raise NoTargetError("There is no project here. Name PO files, or set POLYLEAF_ROOT.")
    targets = _find_targets(settings, request.paths)
    if request.fix:
        _fix_all(targets, request.language)
    knowledge, of_source = load_knowledge(settings, request.rules, is_project=is_project)
    found = [item for item in of_source if _is_asked(settings.root / item.path, request.paths)]
    texts = 0
    checked = examine(targets, knowledge, language=request.language, fuzzy=request.fuzzy)
    for examined in track(checked):
        found += examined.found
        texts += examined.texts
    return Report(tuple(sorted(found, key=_place)), texts, len(targets))


def _find_targets(settings: Settings, paths: Sequence[Path]) -> Sequence[Target]:
    """Find the PO files; a path in content/ has none, and names the source."""
    others = [path for path in paths if not path.absolute().is_relative_to(settings.content)]
    return find_targets(settings.root, others) if others or not paths else ()


def _is_asked(path: Path, paths: Sequence[Path]) -> bool:
    return not paths or any(path.is_relative_to(asked.absolute()) for asked in paths)


def _place(item: Found) -> tuple[str, int]:
    return item.path, item.line


def _fix_all(targets: Sequence[Target], language: str) -> None:
    """Mend every file that can be read, and say which changed; what cannot is told by the checks."""
    for target in targets:
        try:
            catalog, tag = read_catalog(target, language)
        except InputError:
            continue
        count = fix_catalog(catalog, partial(fix_text, language=tag))
        if count and save_po(catalog, target.path.resolve()):
            told = f"{target.shown}: spacing or normal form mended in {count} messages"
            click.echo(told, err=True)
