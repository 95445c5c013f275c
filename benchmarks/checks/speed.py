"""Prints how long all rules take on a generated catalog, rule by rule, and whether that grows in step.

python -m benchmarks.checks.speed --texts 100000
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from benchmarks.checks.judges import ROOT, load_context
from service.catalogs.checks import CATALOG_RULES, RULES
from service.catalogs.examine import Item, list_items
from service.catalogs.po import CatalogEntry, CatalogFile, is_live, load_po, write_po
from service.locales.locale_names import locale_of


def main() -> None:
    """Generate catalogs of two sizes, check each with the command, then time each rule."""
    words = _read_words()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{locale_of(words.language)}.po"
        for size in (words.texts // 4, words.texts):
            path.write_bytes(write_po(make_catalog(words.language, size)))
            seconds, peak = run_command(path)
            print(f"{size} texts: {seconds:.1f} s of one core, {peak} MiB at most")
        if words.rules:
            items = list(list_items(load_po(path, path.parent), path.name, {}))[: words.texts // 10]
            print("\n".join(_write_rules(items, words.language)))


def _read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--language", default="de")
    parser.add_argument("--rules", action="store_true", help="time each rule by itself")
    return parser.parse_args()


def make_catalog(language: str, size: int) -> CatalogFile:
    """Make a catalog of the project's own texts, each told apart by a number and a word of its own."""
    folder = ROOT / "translations" / locale_of(language) / "LC_MESSAGES"
    own = [entry for path in sorted(folder.glob("*.po")) for entry in load_po(path, folder)]
    kept = [entry for entry in own if is_live(entry) and entry.msgstr]
    catalog = CatalogFile(
        CatalogEntry(
            msgctxt=f"made/{number}",
            msgid=f"{entry.msgid} ({number})",
            msgstr=f"{entry.msgstr} ({number})",
        )
        for number, entry in enumerate(islice(cycle(kept), size))
    )
    catalog.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale_of(language),
    }
    return catalog


def run_command(path: Path) -> tuple[float, int]:
    """Run `polyleaf check` on a file; give its seconds of processor time and its peak in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [Path(sys.executable).with_name("polyleaf"), "check", path, "--format", "json"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss >> 10


def _write_rules(items: Sequence[Item], language: str) -> Iterator[str]:
    """Tell the time of each rule, the slowest first; what rules share counts for the first that asks."""
    context, taken = load_context(), Counter[str]()
    rules = [rule for rule in RULES if rule.knows(language)]
    for item in items:
        for rule in rules:
            begun = perf_counter()
            for _ in rule.check(item.message, item.msgstr, language, context):
                pass
            taken[rule.id] += perf_counter() - begun
    pairs = [(item.message, item.msgstr) for item in items]
    for together in CATALOG_RULES:
        begun = perf_counter()
        for _ in together.check(pairs, language, context):
            pass
        taken[together.id] = perf_counter() - begun
    for name, seconds in taken.most_common():
        yield f"{1e6 * seconds / len(items):8.1f} µs a text  {name}"


if __name__ == "__main__":
    main()
