"""Laws of update, over catalogs that nobody would think of."""

import subprocess
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from service.catalogs.po import (
    CatalogEntry,
    CatalogFile,
    forms_of,
    is_fuzzy,
    key_of,
    read_po,
    write_po,
)
from service.catalogs.update import Fate, find_losses, update_catalog, update_language

WORDS = st.sampled_from(
    [
        "Take 5 mg.",
        "Take 6 mg.",
        "Do not drive.",
        "Do drive.",
        "Drive.",
        "Ask [us][a].",
        "Ask [us][b].",
        "Rest at home for the whole day.",
        "Do not eat six hours before it.",
        "Rest at home for the whole day. Do not eat six hours before it.",
    ]
)
CONTEXTS = st.sampled_from([None, None, "care/a", "care/b", "care/c", "faq/a", "more/b", "menu"])
TEXTS = st.sampled_from(["", "Uno.", "Dos.", "Tres [x][a].", " ", "Cuatro"])
KEYS = st.tuples(CONTEXTS, WORDS)
DOMAINS = ["care", "faq", "more"]
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


@st.composite
def languages(draw):
    """Catalogs of three domains, and the templates of some of them."""
    return (
        {domain: draw(catalogs()) for domain in DOMAINS},
        {domain: draw(templates()) for domain in DOMAINS if draw(st.integers(0, 3))},
    )


def written(updates):
    return {domain: write_po(update.catalog) for domain, update in updates.items()}


def texts_of(catalog):
    return sorted(form for entry in catalog for form in forms_of(entry) if form)


def lines_of(comments):
    return Counter(line for comment in comments for line in comment.split("\n"))


def without_refs(texts):
    return sorted(text.replace("[b]", "[a]") for text in texts)


@given(catalogs(), templates())
def test_no_translation_is_ever_lost_or_made_up(catalog, template):
    updated = update_catalog(catalog, template, "care").catalog

    held, left = Counter(without_refs(texts_of(catalog))), Counter(without_refs(texts_of(updated)))
    finished = [entry for entry in updated if not is_fuzzy(entry)]
    assert not held - left
    assert set(without_refs(texts_of(finished))) <= set(held)


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
    assert not lines_of(comments) - lines_of(left)


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


@given(languages())
def test_no_text_is_lost_in_a_language(language):
    before, templates = language

    updates = update_language(before, templates)

    after = {domain: update.catalog for domain, update in updates.items()}
    assert find_losses(before, after) == {}
    assert not [
        line for update in updates.values() for line in update.ledger if line.fate is Fate.LOST
    ]


@given(languages())
def test_updating_a_language_twice_is_updating_it_once(language):
    once = written(update_language(*language))

    twice = update_language({domain: read_po(raw) for domain, raw in once.items()}, language[1])

    assert written(twice) == once


@given(languages())
def test_order_of_domains_is_irrelevant(language):
    turned = [dict(reversed(side.items())) for side in language]

    one, other = update_language(*language), update_language(*turned)

    assert written(one) == written(other)
    assert all(one[domain].ledger == other[domain].ledger for domain in one)


@given(languages(), st.sampled_from(DOMAINS))
def test_message_unlike_all_that_vanished_never_becomes_fuzzy(language, domain):
    before, templates = language
    unlike = CatalogEntry(msgid="Quite another matter altogether, about money.")
    template = CatalogFile([*templates.get(domain, ()), unlike])

    updated = update_language(before, {**templates, domain: template})[domain]

    [entry] = [entry for entry in updated.catalog if entry.msgid == unlike.msgid]
    assert (entry.msgstr, entry.flags) == ("", [])


@given(languages())
def test_text_from_another_document_is_finished_only_beside_the_very_words(language):
    before, templates = language
    made_for = {
        (entry.msgstr, entry.msgid)
        for catalog in before.values()
        for entry in catalog
        if entry.msgstr and not is_fuzzy(entry)
    }

    updates = update_language(before, templates)

    finished = {
        (entry.msgstr, entry.msgid)
        for update in updates.values()
        for entry in update.catalog
        if entry.msgstr and not is_fuzzy(entry) and "[us]" not in entry.msgid
    }
    assert finished <= made_for


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
