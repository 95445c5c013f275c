"""The proposals for real edits of a course, beside msgmerge's, and for real texts that are new."""

import json
import subprocess

import pytest
from rapidfuzz import fuzz

from service.catalogs.po import CatalogEntry, CatalogFile, is_live, read_po, write_po
from service.catalogs.update import Fate, Proposals, Vanished, update_language
from service.content.segment import segment

pytestmark = pytest.mark.corpora
COURSE = "corpora/comprehensive-rust"
METADATA = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}
AKIN = 70
"""From this likeness of characters on, another text may well be an earlier wording of the same."""


@pytest.fixture(scope="module")
def edits(corpora):
    return json.loads((corpora / COURSE / "edits.json").read_text("utf-8"))


def make_catalog(texts):
    catalog = CatalogFile(
        CatalogEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in texts.items()
    )
    catalog.metadata = dict(METADATA)
    return catalog


def vanished_of(edits):
    return [Vanished(edit["document"], edit["before"]) for edit in edits]


def propose(edits):
    """Return what we propose for each edit, from all earlier wordings; None where nothing."""
    proposals = Proposals(vanished_of(edits))
    found = (proposals.find(edit["after"], edit["document"]) for edit in edits)
    return [proposal and proposal.msgid for proposal in found]


def merge(edits, folder, msgmerge):
    """Return what msgmerge proposes for each edit, from all earlier wordings."""
    (folder / "old.po").write_bytes(write_po(make_catalog({edit["before"]: "x" for edit in edits})))
    (folder / "new.pot").write_bytes(write_po(make_catalog({edit["after"]: "" for edit in edits})))
    command = [msgmerge, "--quiet", "--previous", folder / "old.po", folder / "new.pot"]
    merged = read_po(subprocess.run(command, capture_output=True, check=True).stdout)
    entries = {entry.msgid: entry for entry in merged if is_live(entry) and entry.msgstr}
    found = (entries.get(edit["after"]) for edit in edits)
    return [entry and (entry.previous_msgid or entry.msgid) for entry in found]


def shares(edits, proposed):
    """Return in percent how many proposals are right, and how many wrong."""
    pairs = [
        (text in {edit["before"], edit["after"]}, text is not None)
        for edit, text in zip(edits, proposed, strict=True)
    ]
    right = sum(is_right for is_right, _ in pairs)
    wrong = sum(is_there and not is_right for is_right, is_there in pairs)
    return 100 * right / len(edits), 100 * wrong / len(edits)


def test_right_text_is_proposed_for_real_edits_more_often_than_by_msgmerge(
    edits, tmp_path, require_tool
):
    right, wrong = shares(edits, propose(edits))
    others_right, _ = shares(edits, merge(edits, tmp_path, require_tool("msgmerge")))

    assert right >= 97
    assert wrong <= 2.5
    assert right >= others_right + 2


def test_few_texts_are_proposed_where_the_earlier_wording_is_not_there(edits):
    sample, found = edits[::4], 0
    for edit in sample:
        ours = (edit["before"], edit["after"])
        strange = [text for text in vanished_of(edits) if all(fuzz.ratio(text.msgid, one) < AKIN for one in ours)]  # fmt: skip
        found += Proposals(strange).find(edit["after"], edit["document"]) is not None

    assert found <= 0.06 * len(sample)


def read_course(corpora, version, translated):
    root = corpora / COURSE / "src-at" / version / "src"
    return {
        path.relative_to(root).as_posix(): make_catalog(
            {
                item.msgid: f"Ŧ {item.msgid}" if translated else ""
                for item in segment(path.read_text("utf-8")).segments
            }
        )
        for path in sorted(root.rglob("*.md"))
    }


def test_years_of_a_course_lose_no_text_and_propose_for_one_new_message_in_six_at_most(corpora):
    old, new = read_course(corpora, "es", True), read_course(corpora, "head", False)
    catalogs = {**{domain: make_catalog({}) for domain in new}, **old}

    updates = update_language(catalogs, new)

    fates = [line.fate for update in updates.values() for line in update.ledger]
    proposed = sum(fates.count(fate) for fate in (Fate.STALED, Fate.SPLIT, Fate.MERGED))
    assert Fate.LOST not in fates
    assert 200 < proposed <= fates.count(Fate.NEW) / 6
