import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.catalogs.po import key_of, load_po, write_po
from service.catalogs.template import make_template, merge_messages
from service.content.model import Level, Message

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLAIN = Message(
    domain="care",
    context=None,
    msgid="Ask your care team.",
    level=Level.EXPLANATION,
    path="content/care.md",
    line=7,
    place="overview",
)


def entry_of(*messages):
    [entry] = make_template("care", messages, NOON)
    return entry


def lines_of(message):
    return write_po(make_template("care", [message], NOON)).decode().split("\n")


def test_translators_are_told_level_kind_note_and_terms():
    message = replace(PLAIN, kind="overview", notes=("not\na nurse",), terms=("care-team", "ask"))

    comments = entry_of(message).comment.split("\n")

    assert comments == [
        "level: explanation",
        "kind: overview",
        "note: not a nurse",
        "terms: care-team, ask",
    ]


def test_reference_names_file_and_section_and_no_line():
    assert "#: content/care.md#overview" in lines_of(PLAIN)


def test_percent_that_looks_like_a_placeholder_is_declared_none():
    assert "#, no-python-format" in lines_of(replace(PLAIN, msgid="50% of patients"))


@pytest.mark.parametrize("msgid", ["It helps 50 %.", "50%", "100 percent"])
def test_percent_that_nobody_takes_for_a_placeholder_has_no_flag(msgid):
    assert not [line for line in lines_of(replace(PLAIN, msgid=msgid)) if line.startswith("#,")]


def test_text_with_placeholders_is_of_brace_format():
    message = replace(PLAIN, msgid="50% off: {name}", placeholders=True)

    assert "#, no-python-format, python-brace-format" in lines_of(message)


def test_braces_of_prose_are_no_placeholders():
    assert not entry_of(replace(PLAIN, msgid="A {brace}")).flags


def test_equal_texts_are_one_entry_with_both_places_and_the_highest_level():
    other = replace(PLAIN, level=Level.SAFETY, place="precautions", notes=("calm",), terms=("x",))

    entry = entry_of(PLAIN, other)

    assert entry.occurrences == [
        ("content/care.md#overview", ""),
        ("content/care.md#precautions", ""),
    ]
    assert entry.comment == "level: safety\nnote: calm\nterms: x"


def test_equal_texts_with_addresses_are_entries_of_their_own():
    first, second = (replace(PLAIN, context=f"care/{unit}") for unit in ("a", "b"))

    template = make_template("care", [first, second], NOON)

    assert [key_of(entry) for entry in template] == [first.key, second.key]


def test_messages_stay_in_the_order_of_the_source():
    messages = [replace(PLAIN, msgid=word) for word in ("b", "a", "c", "a")]

    assert [message.msgid for message, _ in merge_messages(messages)] == ["b", "a", "c"]


def test_template_whose_messages_stay_keeps_its_bytes_and_its_date(small_project):
    small_project.extract()
    path = small_project.root / "translations" / "care.pot"
    before = path.read_bytes()

    again = small_project.extract(datetime(2027, 1, 1, tzinfo=UTC))

    assert path.read_bytes() == before
    assert not any(written.changed for written in again)


def test_template_whose_messages_change_gets_the_new_date(small_project):
    small_project.extract()
    small_project.edit("care.md", "- dizziness", "- feeling dizzy")

    written = {
        item.path.stem: item.changed for item in small_project.extract(NOON.replace(hour=13))
    }

    text = (small_project.root / "translations" / "care.pot").read_text("utf-8")
    assert 'msgid "feeling dizzy"' in text
    assert "POT-Creation-Date: 2026-11-22 13:00+0000" in text
    assert [name for name, changed in written.items() if changed] == ["care"]


def test_template_that_was_spoilt_is_written_anew(small_project):
    small_project.extract()
    path = small_project.root / "translations" / "care.pot"
    before = path.read_bytes()
    path.write_bytes(b"<<<<<<< HEAD\n" + before)

    small_project.extract()

    assert path.read_bytes() == before


def test_gettext_takes_every_template_and_would_write_it_the_same(small_project, require_tool):
    small_project.extract()

    for path in sorted((small_project.root / "translations").glob("*.pot")):
        checked = subprocess.run(
            [require_tool("msgfmt"), "--check-format", "-o", "/dev/null", path],
            capture_output=True,
            check=False,
        )
        written = subprocess.run(
            [require_tool("msgcat"), "--no-wrap", path], capture_output=True, check=True
        )

        assert (checked.returncode, checked.stderr) == (0, b"")
        assert written.stdout == path.read_bytes()


def test_segmentation_has_its_version_in_the_header(small_project):
    small_project.extract()

    template = load_po(small_project.root / "translations" / "care.pot", small_project.root)

    assert template.metadata["X-Polyleaf-Segmentation"] == "1"
