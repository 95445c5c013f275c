"""Measures the catalogs engine beside its peers, and writes benchmarks/catalogs.md.

    make bench-catalogs
    python -m benchmarks.catalogs --quick --output /tmp/catalogs.md

Every program is a process of its own, and this one loads none of them: a child's peak counts from what
its parent held. A peer that is not installed is told so in its row, and so is a corpus.
"""

import argparse
import os
import platform
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import catalog_figures
from benchmarks.bytecode import compile_ours
from benchmarks.catalog_figures import Setting
from benchmarks.rows import Row, write_table

HERE = Path(__file__).resolve().parent
PEERS = {
    "GNU gettext": ("msgmerge", "--version"),
    "po4a": ("po4a", "--version"),
    "mdpo": (".venv-peers/mdpo/bin/md2po", "--version"),
    "Translate Toolkit": (".venv-peers/toolkit/bin/md2po", "--version"),
}


def main() -> None:
    """Measure, write the tables, and print them."""
    words = _read_words()
    compile_ours()
    corpora = words.corpora if words.corpora.is_dir() else None
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(corpora, Path(folder), HERE.parent, words.rounds, is_quick=words.quick)
        rows = [row for figure in catalog_figures.FIGURES for row in figure(setting)]
    page = _write_page(rows, setting)
    words.output.write_text(page, "utf-8")
    print(page)


def _read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/data"))
    parser.add_argument("--output", type=Path, default=HERE / "catalogs.md")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="Small files and one round.")
    words = parser.parse_args()
    words.rounds = 1 if words.quick else words.rounds
    return words


def _write_page(rows: list[Row], setting: Setting) -> str:
    kind = (
        " **A quick run over small files: its figures mean nothing.**" if setting.is_quick else ""
    )
    return f"""\
# The catalogs engine beside its peers

`make bench-catalogs` wrote this on {datetime.now(UTC):%Y-%m-%d}.{kind}

{write_table(rows)}
Times are processor seconds of the whole process (user and system, start and imports included); memory is
the most that was resident. The programs of a figure ran in turn, rounds: {setting.rounds}; medians are
shown, and the ratio is the median of the rounds' ratios. How each figure is made: [README.md](README.md).

{_describe_machine()}
"""


def _describe_machine() -> str:
    versions = [
        f"{name} {found}" for name, command in PEERS.items() if (found := _version(command))
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {os.cpu_count()} processors, {memory} GiB, load {load:.1f} at the end; "
        f"{platform.system()} {platform.release()}; Python {platform.python_version()}; "
        f"{'; '.join(versions)}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _version(command: tuple[str, ...]) -> str:
    program = shutil.which(command[0]) or shutil.which(HERE.parent / command[0])
    if program is None:
        return ""
    told = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    first = (told.stdout or told.stderr).splitlines()[0]
    return next((word.rstrip(".") for word in first.split() if word[0].isdigit()), first)


if __name__ == "__main__":
    main()
