"""Laws of update, over catalogs that nobody would think of."""

import subprocess
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from service.catalogs.po import CatalogEntry, CatalogFile, forms_of, key_of, read_po, write_po
from service.catalogs.update import Fate, update_catalog

WORDS = st.sampled_from(
    [
        "Take 5 mg.",
        "Take 6 mg.",
        "Do not drive.",
        "Do drive.",
        "Drive.",
        "Ask [us][a].",
        "Ask [us][b].",
    ]
)
CONTEXTS = st.sampled_from([None, None, "care/a", "care/b", "care/c", "menu"])
TEXTS = st.sampled_from(["", "Uno.", "Dos.", "Tres [x][a].", " ", "Cuatro"])
KEYS = st.tuples(CONTEXTS, WORDS)
METADATA = {
    "Project-Id-Version": "care",
    "POT-Creation-Date": "2026-11-22 12:00+0000",
    "PO-Revision-Date": "2026-11-22 12:00+0000",
    "Last-Translator": "Ana <ana@clinic.example>",
    "Language-Team": "Spanish",
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def gather(entries):
    catalog = CatalogFile()
    catalog.metadata = dict(METADATA)
    catalog.extend(entries)
    return read_po(write_po(catalog))


@st.composite
def catalogs(draw):
    keys = draw(st.lists(KEYS, max_size=6, unique=True))
    return gather([draw(entries(context, msgid)) for context, msgid in keys])


@st.composite
def entries(draw, context, msgid):
    msgstr = draw(TEXTS)
    fuzzy = draw(st.booleans())
    return CatalogEntry(
        msgctxt=context,
        msgid=msgid,
        msgstr=msgstr,
        tcomment=draw(st.sampled_from(["", "Why?", "Two\nlines"])),
        flags=["fuzzy"] if fuzzy and msgstr else [],
        previous_msgid=draw(st.one_of(st.none(), WORDS)) if fuzzy and msgstr else None,
        obsolete=bool(msgstr) and draw(st.booleans()),
    )


@st.composite
def templates(draw):
    keys = draw(st.lists(KEYS, max_size=6, unique=True))
    return gather(
        [
            CatalogEntry(msgctxt=context, msgid=msgid, comment="level: claim")
            for context, msgid in keys
        ]
    )


def texts_of(catalog):
    return sorted(form for entry in catalog for form in forms_of(entry) if form)


def without_refs(texts):
    return sorted(text.replace("[b]", "[a]") for text in texts)


@given(catalogs(), templates())
def test_no_translation_is_ever_lost_or_made_up(catalog, template):
    updated = update_catalog(catalog, template, "care").catalog

    assert without_refs(texts_of(updated)) == without_refs(texts_of(catalog))


@given(catalogs(), templates())
def test_no_comment_of_a_translator_is_lost_while_its_message_or_its_text_is_there(
    catalog, template
):
    wanted = {key_of(entry) for entry in template}
    comments = [
        entry.tcomment
        for entry in catalog
        if entry.tcomment and (key_of(entry) in wanted or any(forms_of(entry)))
    ]

    updated = read_po(write_po(update_catalog(catalog, template, "care").catalog))

    left = [entry.tcomment for entry in updated if entry.tcomment]
    assert not Counter(comments) - Counter(left)


@given(catalogs(), templates())
def test_live_messages_are_those_of_the_template_in_its_order(catalog, template):
    updated = update_catalog(catalog, template, "care").catalog

    live = [key_of(entry) for entry in updated if not entry.obsolete]
    assert live == [key_of(entry) for entry in template]


@given(catalogs(), templates())
def test_updating_twice_is_updating_once(catalog, template):
    once = write_po(update_catalog(catalog, template, "care").catalog)

    assert write_po(update_catalog(read_po(once), template, "care").catalog) == once


@given(catalogs(), templates())
def test_finished_text_stands_only_beside_the_words_it_was_made_for(catalog, template):
    made_for = {
        (entry.msgstr, entry.msgid)
        for entry in catalog
        if entry.msgstr and "fuzzy" not in entry.flags
    }

    updated = update_catalog(catalog, template, "care").catalog

    finished = {
        (entry.msgstr, entry.msgid)
        for entry in updated
        if entry.msgstr and "fuzzy" not in entry.flags and "[us]" not in entry.msgid
    }
    assert finished <= made_for


@given(catalogs(), templates())
def test_ledger_has_a_line_for_each_message_and_each_text_that_left(catalog, template):
    done = update_catalog(catalog, template, "care")

    fates = [line.fate for line in done.ledger]
    assert len(fates) - fates.count(Fate.OBSOLETE) == len(template)


@settings(max_examples=15)
@given(catalogs(), templates())
def test_msgfmt_takes_every_outcome(require_tool, catalog, template):
    updated = write_po(update_catalog(catalog, template, "care").catalog)

    checked = subprocess.run(
        [require_tool("msgfmt"), "--check", "-o", "/dev/null", "-"],
        input=updated,
        capture_output=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
