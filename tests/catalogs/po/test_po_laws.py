"""The laws of reading and writing."""

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.catalogs.po import CatalogEntry, CatalogFile, key_of, read_po, write_po
from service.errors import InputError

# what no PO file can hold: NUL, the context separator, lone surrogates
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), max_size=30)
INNER = TEXT.map(lambda text: text.strip("\n"))
LINE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\4\n\r\\"), max_size=20
)
COMMENT = st.lists(LINE, max_size=3).map("\n".join)
NAME = st.from_regex(r"[a-zé](?:[a-zé/ #.-]{0,40}[a-zé])?", fullmatch=True)
REFERENCES = st.lists(
    st.tuples(NAME, st.just("") | st.integers(0, 10**9).map(str)), unique=True, max_size=4
)
FLAGS = st.sampled_from([[], ["no-wrap"], ["c-format"], ["no-python-format", "no-wrap"]])
STICKY = st.lists(st.sampled_from(["fuzzy", "x-approved", "range: 1..2"]), unique=True, max_size=2)
PLURAL_FORMS = "nplurals=2; plural=(n != 1);"


@st.composite
def strings(draw):
    """An msgid, perhaps with an msgid_plural, and its forms; all begin and end alike."""
    begin, end = draw(st.sampled_from(["", "\n"])), draw(st.sampled_from(["", "\n"]))
    inner = INNER.filter(bool) if begin or end else INNER
    msgid, plural, *forms = (f"{begin}{draw(inner)}{end}" for _ in range(4))
    if draw(st.booleans()):
        return {"msgid": msgid, "msgstr": draw(st.sampled_from(["", forms[0]]))}
    return {"msgid": msgid, "msgid_plural": plural, "msgstr_plural": dict(enumerate(forms))}


@st.composite
def entries(draw):
    words = draw(strings())
    has_text = bool(words.get("msgstr") or any(words.get("msgstr_plural", {}).values()))
    sticky = draw(STICKY)
    flags = [*(["fuzzy"] if has_text and draw(st.booleans()) else []), *draw(FLAGS)]
    sticky = [flag for flag in sticky if flag not in flags]
    previous = draw(st.none() | TEXT)
    tcomment, comment = draw(COMMENT), draw(COMMENT)
    return CatalogEntry(
        **words,
        msgctxt=draw(st.none() | TEXT),
        obsolete=has_text and draw(st.booleans()),
        tcomment=tcomment,
        comment=comment,
        occurrences=draw(REFERENCES),
        flags=[*flags, *sticky],
        sticky_flags=sticky,
        bare_comments=[] if tcomment else draw(st.sampled_from([[], ["#"]])),
        previous_msgid=previous,
        previous_msgctxt=None if previous is None else draw(st.none() | TEXT),
        previous_msgid_plural=None if previous is None else draw(st.none() | TEXT),
    )


@st.composite
def catalogs(draw):
    listed = draw(st.lists(entries(), max_size=5, unique_by=key_of))
    # an empty msgid without a context is the header's
    catalog = CatalogFile(entry for entry in listed if entry.msgid or entry.msgctxt is not None)
    catalog.header = draw(COMMENT)
    catalog.metadata_is_fuzzy = draw(st.sampled_from([[], ["fuzzy"]]))
    catalog.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": PLURAL_FORMS,
        "X-Polyleaf-Origin": draw(st.sampled_from(["", "human", "machine: é"])),
    }
    return catalog


@given(catalogs())
def test_read_gives_what_was_written(facts_of, catalog):
    again = read_po(write_po(catalog))

    assert facts_of(again) == facts_of(catalog)


@given(catalogs())
def test_writing_what_was_read_gives_the_same_bytes(catalog):
    written = write_po(catalog)

    assert write_po(read_po(written)) == written


@settings(max_examples=60, deadline=None)
@given(catalogs())
def test_msgcat_writes_the_same_bytes(gettext, tmp_path_factory, catalog):
    for entry in catalog:  # of these msgcat 0.21 knows nothing
        entry.sticky_flags = ()
        entry.occurrences = [(name.replace(" ", "_"), line) for name, line in entry.occurrences]
        if entry.msgstr_plural and not entry.msgstr_plural[0]:
            entry.msgstr_plural[0] = entry.msgid.replace("x", "y") or "z"
    path = tmp_path_factory.mktemp("judge") / "x.po"
    path.write_bytes(write_po(catalog))

    judged = gettext("msgcat", "--no-wrap", "--force-po", path)

    assert judged.stdout == path.read_bytes()


@settings(deadline=None)
@given(st.data())
def test_damaged_file_is_refused_or_read_in_full(fixtures, data):
    whole = (fixtures / "good.everything.po").read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 12)))
    patch = data.draw(
        st.binary(max_size=3) | st.sampled_from([b'"', b"\n", b"\\", b"#~ ", b"\r\n"])
    )
    damaged = whole[:start] + patch + whole[end:]

    try:
        written = write_po(read_po(damaged))
    except InputError:
        return  # which it must be is for the table of bad files and msgfmt to say

    assert write_po(read_po(written)) == written


def test_plain_polib_file_is_written_too(facts_of):
    catalog = polib.POFile()
    catalog.header = "Polyleaf"
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "es"}
    catalog.append(
        polib.POEntry(msgid="A", msgstr="B", flags=["fuzzy"], occurrences=[("a b", "1")])
    )

    again = read_po(write_po(catalog))

    assert again[0].occurrences == [("a b", "1")]
    assert again.metadata == catalog.metadata
    assert again.header == "Polyleaf"


def test_character_that_the_charset_lacks_is_a_fault():
    catalog = read_po(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n')
    catalog.append(CatalogEntry(msgid="A", msgstr="5 €"))

    with pytest.raises(InputError, match="'A' has characters that iso-8859-1 lacks"):
        write_po(catalog)
