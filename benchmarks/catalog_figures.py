"""The figures of the catalogs engine, each with what it is held to."""

import json
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.child import Compared, Cost, alternate, run_child
from benchmarks.rows import NO_CORPUS, NOT_INSTALLED, Row

OURS = "Polyleaf"
SLOW = "mdpo"
"""It takes half a minute for the book: it runs in one round only."""
_BOOK = "corpora/comprehensive-rust"
_EXTRACTION = {"s": 0.6, "MiB": 60}
_REPRODUCED = 91.5
_RIGHT, _WRONG, _LEAD = 97, 2.5, 2
"""Percent, and points before msgmerge."""
_REFUSAL = {"ms": 100, "MiB": 50}
_DROPPED = {"test_utf8.po", "sticky-flags-2027.po"}
"""Files where gettext 0.21 itself drops flags: of all `#,` lines but the last, and of `#=` lines."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the benchmarks run, and how long."""

    corpora: Path | None
    folder: Path
    """For what they write."""
    root: Path
    """Of the project."""
    rounds: int
    is_quick: bool

    @property
    def book(self) -> Path | None:
        """The folder of the real book, where there is one."""
        return self.corpora / _BOOK if self.corpora else None

    def program(self, *words: object) -> Sequence[str]:
        """Return the command of one of our programs."""
        return [sys.executable, "-m", "benchmarks.ours", *map(str, words)]

    def ask(self, *words: object) -> dict[str, Any]:
        """Run one of our programs one time; return what it found."""
        done = run_child(self.program(*words), self.root)
        if done.code:
            raise SystemExit(f"benchmarks.ours {shlex.join(map(str, words))}: exit {done.code}")
        return dict(json.loads(done.out))

    def make(self, kind: str, *words: object) -> None:
        """Make a file of the benchmarks; by a program, for what this one holds counts for its children."""
        command = [sys.executable, "-m", "benchmarks.made", kind, *map(str, words)]
        if run_child(command, self.root).code:
            raise SystemExit(f"benchmarks.made {kind} failed")

    def compare(self, commands: Mapping[str, Sequence[str]], rounds: int = 0) -> Compared:
        """Run programs in turn; all of them must succeed."""
        compared = alternate(commands, self.root, rounds or self.rounds)
        failed = [name for name, runs in compared.runs.items() if any(run.code for run in runs)]
        if failed:
            raise SystemExit(f"These failed: {', '.join(failed)}")
        return compared


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _mebibytes(cost: Cost) -> float:
    return cost.mebibytes


def _inner_seconds(cost: Cost) -> float:
    """Return what a program of ours says that its work alone took."""
    return float(json.loads(cost.out)["seconds"])


def _beside(
    figure: str,
    compared: Compared,
    peers: Sequence[str],
    of: Callable[[Cost], float],
    unit: str,
) -> Iterator[Row]:
    """Yield a row for each peer, with nothing that is wanted."""
    ours = f"{compared.median(OURS, of):.2f} {unit}"
    for peer in peers:
        if peer not in compared.runs:
            yield Row(figure, ours, peer, NOT_INSTALLED)
        else:
            theirs = f"{compared.median(peer, of):.2f} {unit}"
            yield Row(figure, ours, peer, theirs, compared.ratio(OURS, peer, of))


def laws(setting: Setting) -> Iterator[Row]:
    """Documents that come back unchanged, and changed in nothing but the mark."""
    folder = setting.book / "src-at" if setting.book and not setting.is_quick else None
    found = setting.ask("laws", folder or setting.root / "content")
    for law, name in (("same bytes", "Identity: same bytes"), ("same HTML", "Marked: same HTML")):
        ours = f"{found[law]} of {found['documents']} documents"
        yield Row(name, ours, wanted="all", is_met=found[law] == found["documents"])


def extraction(setting: Setting) -> Iterator[Row]:
    """Time and memory to extract a book."""
    is_book = setting.book is not None and not setting.is_quick
    folder = setting.book / "src-at/head" if setting.book and is_book else setting.root / "content"
    documents = sorted(folder.rglob("*.md"))
    size = sum(path.stat().st_size for path in documents)
    what = f"Extract {size / 1e6:.3f} MB, {len(documents)} files"
    peers = _extractors(setting, folder, documents)
    present = {name: command for name, command in peers.items() if shutil.which(_name_of(command))}
    commands = {OURS: setting.program("extract", folder, setting.folder / "ours.pot")}
    fresh = {name: _fresh(peers[name]) for name in present}
    compared = setting.compare(commands | {name: fresh[name] for name in fresh if name != SLOW})
    slowly = setting.compare(commands | {SLOW: fresh[SLOW]}, 1) if SLOW in fresh else compared
    for unit, of in (("s", _seconds), ("MiB", _mebibytes)):
        ours, bar = compared.median(OURS, of), _EXTRACTION[unit]
        wanted = (f"≤ {bar} {unit}", ours <= bar) if is_book else ("", None)
        yield Row(what, f"{ours:.2f} {unit}", wanted=wanted[0], is_met=wanted[1])
        yield from _beside(what, compared, [name for name in peers if name != SLOW], of, unit)
        yield from _beside(what, slowly, [SLOW], of, unit)


def _extractors(
    setting: Setting, folder: Path, documents: Sequence[Path]
) -> Mapping[str, Sequence[str]]:
    """Return the peers' commands; the last word of each is the file that it writes."""
    peers = setting.root / ".venv-peers"
    masters = [word for path in documents for word in ("-m", str(path))]
    out = setting.folder
    po4a = ["po4a-updatepo", "-f", "text", "-o", "markdown", "-o", "neverwrap", *masters]
    toolkit = [f"{peers}/toolkit/bin/md2po", "-P", "--progress=none", "--multifile=onefile"]
    mdpo = [f"{peers}/mdpo/bin/md2po", *map(str, documents), "--quiet", "--save", "-p"]
    return {
        "po4a": [*po4a, "-p", str(out / "po4a.pot")],
        "Translate Toolkit": [*toolkit, str(folder), str(out / "toolkit.pot")],
        "mdpo": [*mdpo, str(out / "mdpo.po")],
    }


def _name_of(command: Sequence[str]) -> str:
    return command[0]


def _fresh(command: Sequence[str]) -> Sequence[str]:
    """Let a command write its file anew."""
    return ["sh", "-c", f"rm -f {shlex.quote(command[-1])} && exec {shlex.join(command)}"]


def reproduction(setting: Setting) -> Iterator[Row]:
    """Messages of a real catalog that stand in its source."""
    figure = "Prose msgids of es.po in src-at/es"
    if setting.book is None:
        yield Row(figure, NO_CORPUS)
        return
    command = [sys.executable, "-m", "benchmarks.reproduction", str(setting.book)]
    told, _, prose = run_child(command, setting.root).out.splitlines()[0].split()
    share = 100 * float(told)
    ours = f"{share:.1f} % of {prose}"
    yield Row(figure, ours, wanted=f"≥ {_REPRODUCED} %", is_met=share >= _REPRODUCED)


def proposals(setting: Setting) -> Iterator[Row]:
    """Propose the old text of edited ones, as msgmerge is asked to."""
    if setting.book is None:
        yield Row(_EDITS["right"], NO_CORPUS)
        yield Row(_EDITS["wrong"], NO_CORPUS)
        return
    found = {
        name: {verdict: 100 * count / sum(counts.values()) for verdict, count in counts.items()}
        for name, counts in setting.ask("propose", setting.book / "edits.json").items()
    }
    right, wrong = found["known"]["right"], found["known"]["wrong"]
    yield _share(_EDITS["right"], right, f"≥ {_RIGHT} %", is_met=right >= _RIGHT)
    yield _share(_EDITS["wrong"], wrong, f"≤ {_WRONG} %", is_met=wrong <= _WRONG)
    if "msgmerge" not in found:
        yield Row(_EDITS["lead"], f"{right:.1f} %", "msgmerge", NOT_INSTALLED)
        return
    lead = right - found["msgmerge"]["right"]
    is_met = lead >= _LEAD
    yield Row(_EDITS["lead"], f"{lead:.2f}", "msgmerge", wanted=f"≥ {_LEAD}", is_met=is_met)
    for ours, theirs, peer in _JUDGED:
        for verdict in ("right", "wrong"):
            shares = found[ours][verdict], found[theirs][verdict]
            told = [f"{share:.1f} %" for share in shares]
            yield Row(_EDITS[verdict], told[0], peer, told[1], shares[0] / shares[1])


_EDITS = {
    "right": "Edits: the right old text",
    "wrong": "Edits: a wrong one",
    "lead": "Edits: points before msgmerge",
}
_JUDGED = (
    ("known", "msgmerge", "msgmerge, one catalog"),
    ("known", "msgmerge apart", "msgmerge, a catalog a document"),
    ("unknown", "msgmerge", "msgmerge, one catalog; we are not told the document"),
)


def _share(figure: str, share: float, wanted: str, *, is_met: bool) -> Row:
    return Row(figure, f"{share:.1f} %", wanted=wanted, is_met=is_met)


def update(setting: Setting) -> Iterator[Row]:
    """Bring a large catalog with few edits up to its template."""
    count = 1_000 if setting.is_quick else 10_000
    old, new = setting.folder / "old.po", setting.folder / "new.pot"
    setting.make("edited", old, new, count, *([setting.book] if setting.book else []))
    figure = f"Update {count:,} messages, 100 edited"
    commands = {OURS: setting.program("update", old, new, setting.folder / "updated.po")}
    if shutil.which("msgmerge"):
        out = setting.folder / "merged.po"
        commands["msgmerge"] = ["msgmerge", "-q", "--previous", "-o", str(out), str(old), str(new)]
    compared = setting.compare(commands)
    for row in _beside(figure, compared, ["msgmerge"], _seconds, "s"):
        met = None if row.ratio is None or setting.is_quick else row.ratio < 1
        yield Row(figure, row.ours, row.peer, row.theirs, row.ratio, "< 1", met)
    inner = compared.median(OURS, _inner_seconds)
    yield Row(f"{figure}: matching alone", f"{inner:.2f} s")
    yield from _beside(figure, compared, ["msgmerge"], _mebibytes, "MiB")


def rewriting(setting: Setting) -> Iterator[Row]:
    """Read a large catalog and write it."""
    count = 2_000 if setting.is_quick else 50_000
    path = setting.folder / "large.po"
    setting.make("large", path, count)
    figure = f"Parse and write {count:,} entries"
    peers = {"polib": 78, "polib, lines unwrapped": 0}
    written = setting.folder / "b.po"
    compared = setting.compare(
        {
            OURS: setting.program("rewrite", path, setting.folder / "a.po"),
            **{
                name: setting.program("rewrite-polib", path, written, at)
                for name, at in peers.items()
            },
        }
    )
    for name, of, unit in (
        (figure, _seconds, "s"),
        (f"{figure}: in process", _inner_seconds, "s"),
        (figure, _mebibytes, "MiB"),
    ):
        for row in _beside(name, compared, list(peers), of, unit):
            is_bar = unit == "s" and row.peer == "polib"
            met = None if not is_bar or row.ratio is None or setting.is_quick else row.ratio <= 1
            wanted = "≤ 1" if is_bar else ""
            yield Row(name, row.ours, row.peer, row.theirs, row.ratio, wanted, met)


def refusals(setting: Setting) -> Iterator[Row]:
    """Hostile sizes."""
    lines = 20_000 if setting.is_quick else 300_000
    hostile = {
        f"Refuse a string of {lines:,} lines": setting.folder / "long.po",
        "Refuse nplurals=200000000": setting.folder / "plurals.po",
    }
    setting.make("long", setting.folder / "long.po", lines)
    setting.make("plurals", setting.folder / "plurals.po")
    for figure, path in hostile.items():
        commands = {OURS: setting.program("refuse", path)}
        if shutil.which("msgfmt"):
            judge = f"msgfmt -o {setting.folder}/x.mo {path}; exit 0"
            commands["msgfmt"] = ["sh", "-c", judge]
        compared = setting.compare(commands)
        told = [json.loads(run.out) for run in compared.runs[OURS]]
        refused = all(one["refused"] for one in told)
        seconds = compared.median(OURS, _inner_seconds)
        grown = compared.median(OURS, lambda cost: float(json.loads(cost.out)["mebibytes"]))
        ours = f"{1000 * seconds:.1f} ms, {grown:.0f} MiB more"
        met = refused and 1000 * seconds < _REFUSAL["ms"] and grown < _REFUSAL["MiB"]
        wanted = f"< {_REFUSAL['ms']} ms, {_REFUSAL['MiB']} MiB"
        yield Row(figure, ours, wanted=wanted, is_met=met)
        yield from _beside(f"{figure}: whole process", compared, ["msgfmt"], _seconds, "s")
        yield from _beside(f"{figure}: whole process", compared, ["msgfmt"], _mebibytes, "MiB")


def equal_bytes(setting: Setting) -> Iterator[Row]:
    """Files written as msgcat writes them."""
    figure = "Written as `msgcat --no-wrap` writes"
    if not shutil.which("msgcat"):
        yield Row(figure, NOT_INSTALLED)
        return
    is_small = setting.corpora is None or setting.is_quick
    folder = setting.root / "translations/es" if is_small else setting.corpora
    found = setting.ask("bytes", folder)
    files, ours, others = found["files"], found["ours"], found["others"]
    known = set(others) <= _DROPPED
    told = f"{ours} of {files} files" + (f" (not {', '.join(others)})" if others else "")
    theirs = f"{found['polib']} of {files} files"
    yield Row(figure, told, "polib", theirs, wanted="all but where 0.21 drops flags", is_met=known)


FIGURES: tuple[Callable[[Setting], Iterator[Row]], ...] = (
    laws,
    extraction,
    reproduction,
    proposals,
    update,
    rewriting,
    refusals,
    equal_bytes,
)
