"""The file of work goes out and comes back: nothing is lost, nothing changes by itself."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.held import Held
from service.catalogs.po import CatalogEntry, CatalogFile, is_live, key_of, read_po, write_po
from service.catalogs.texts import read_texts
from service.catalogs.work.compose import Task, compose_work
from service.catalogs.work.report import Fate
from service.catalogs.work.returned import read_returned
from service.catalogs.work.shelf import shelve
from service.catalogs.work.take import take_work
from service.content.model import Level

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = st.text(alphabet='ab é\n\t"\\#', min_size=1, max_size=6).map(lambda word: f"x{word}y")
REMARKS = st.sampled_from(["", "is this so?", "polyleaf: origin machine"])


@st.composite
def entries(draw, domain):
    forms = draw(st.lists(st.just("") | WORDS, min_size=2, max_size=2))
    is_plural = draw(st.booleans())
    has_text = bool(forms[0] and (forms[1] or not is_plural))
    return CatalogEntry(
        msgctxt=draw(st.sampled_from([None, "", "verb", f"{domain}/a", f"{domain}/b", "other/a"])),
        msgid=draw(WORDS),
        msgid_plural="xs" if is_plural else "",
        msgstr="" if is_plural else forms[0],
        msgstr_plural=dict(enumerate(forms if has_text else ["", ""])) if is_plural else {},
        tcomment=draw(REMARKS),
        flags=["fuzzy"] if has_text and draw(st.booleans()) else [],
    )


def names_of(entry):
    """What may not stand twice in one catalog: its key, and its address."""
    return {key_of(entry), *([entry.msgctxt] if "/" in (entry.msgctxt or "") else [])}


@st.composite
def catalogs(draw):
    held = {}
    for domain in ("care", "other"):
        catalog, seen = CatalogFile(), set()
        catalog.metadata = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        for entry in draw(st.lists(entries(domain), max_size=5)):
            if not names_of(entry) & seen:
                catalog.append(entry)
                seen |= names_of(entry)
        back = read_po(write_po(catalog))
        held[domain] = Held(domain, domain, b"", back, read_texts(back, domain, "es", domain))
    return held


def send(held):
    tasks = [
        Task(domain, entry, Level.CLAIM, "open", "")
        for domain, each in held.items()
        for entry in each.catalog
        if is_live(entry)
    ]
    return compose_work("es", tasks, plain(held), NOON)


def plain(held):
    return {domain: each.catalog for domain, each in held.items()}


def take(held, work):
    shelf = shelve(held)
    returned = read_returned(write_po(work), "work.po", "es", shelf)
    return take_work("es", plain(held), shelf, returned, confirm=False)


@given(catalogs())
def test_file_that_nobody_edited_changes_nothing(held):
    taken = take(held, send(held))

    assert not taken.catalogs
    assert all(line.fate is Fate.UNCHANGED for line in taken.lines)
    assert len(taken.lines) == sum(map(len, plain(held).values()))


@given(catalogs())
def test_every_new_text_comes_back_into_its_own_catalog(held):
    work = send(held)
    for number, entry in enumerate(work):
        if not entry.msgid_plural:
            entry.msgstr, entry.flags = f"text {number}", []

    taken = take(held, work)

    sent = [entry.msgstr for entry in work if not entry.msgid_plural]
    come = [
        entry.msgstr
        for domain, catalog in sorted({**plain(held), **taken.catalogs}.items())
        for entry in catalog
        if not entry.msgid_plural
    ]
    assert come == sent


@given(catalogs())
def test_catalogs_that_are_held_are_never_changed(held):
    before = {domain: write_po(catalog) for domain, catalog in plain(held).items()}
    work = send(held)
    for entry in work:
        entry.flags, entry.tcomment = [], "new"

    take(held, work)

    assert {domain: write_po(catalog) for domain, catalog in plain(held).items()} == before
