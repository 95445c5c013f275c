"""The ledger refuses what is no ledger, and counts only what a trusted key signed."""

import json
import stat

import pytest

from service.errors import InputError, JournalError
from service.journal.decisions.ledger import Signed, read_ledger, write_ledger
from service.journal.decisions.model import ChangeClass, Decision, Kind
from service.journal.decisions.signing import is_signed, load_key, make_key

DECISION = Decision(
    kind=Kind.APPROVE, language="es", account="1" * 32, roles=("linguist",), qualification="",
    reason="Gut gesagt – «sí»", digests=("a" * 64,), created="2026-11-22T09:00:00.000000Z",
)  # fmt: skip
LINE = write_ledger([Signed(DECISION, "0" * 64, "0" * 128)])


def with_members(**members):
    held = json.loads(LINE)
    return json.dumps({**held, "decision": {**held["decision"], **members}})


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[]",
        "{}",
        "[" * 100_000,
        LINE.replace('"key":', '"key":"x","key":'),
        LINE.replace('"kind":"approve"', '"kind":"bless"'),
        with_members(form="polyleaf-decision-2"),
        with_members(more="x"),
        with_members(digests=[]),
        with_members(digests=["A" * 64]),
        with_members(created="yesterday"),
        with_members(account="Ana"),
        with_members(revokes=["a"]),
        with_members(reason="\ud800"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_number(line):
    with pytest.raises(InputError) as refused:
        read_ledger(f"{LINE}{line}\n", "translations/es/decisions.jsonl")

    [fault] = refused.value.faults
    assert fault.line == 2


def test_blank_lines_and_doubles_are_no_faults():
    assert read_ledger(f"\n{LINE}\n{LINE}", "x") == read_ledger(LINE, "x")


def test_a_signature_holds_for_its_words_and_key_only(tmp_path):
    key, other = make_key(tmp_path / "key"), make_key(tmp_path / "other")
    signature = key.sign("words")

    assert is_signed("words", key.public, signature)
    assert not is_signed("word", key.public, signature)
    assert not is_signed("words", other.public, signature)
    assert not is_signed("words", "zz", signature)


def test_a_key_is_for_its_owner_only(tmp_path):
    path = tmp_path / "key"
    made = make_key(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_key(path).public == made.public
    path.chmod(0o644)
    with pytest.raises(JournalError, match="chmod 600"):
        load_key(path)


def test_a_damaged_key_is_told(tmp_path):
    (tmp_path / "key").write_text("none")
    (tmp_path / "key").chmod(0o600)

    with pytest.raises(JournalError, match="no signing key"):
        load_key(tmp_path / "key")


def test_a_key_is_never_overwritten(tmp_path):
    make_key(tmp_path / "key")

    with pytest.raises(FileExistsError):
        make_key(tmp_path / "key")


LATER = Decision(
    kind=Kind.CARRY, language="es", account="1" * 32, roles=("clinician",), qualification="",
    reason="A typo.", digests=("a" * 64,), created="2026-11-22T09:00:00.000000Z",
    earlier=("b" * 64,), change=ChangeClass.TYPO,
)  # fmt: skip


def test_a_line_that_says_more_has_the_later_form_and_is_read_back():
    line = write_ledger([Signed(LATER, "0" * 64, "0" * 128)])

    assert '"form":"polyleaf-decision-2"' in line
    assert [each.decision for each in read_ledger(line, "x")] == [LATER]


def test_a_line_from_before_has_the_bytes_that_it_always_had():
    assert '"form":"polyleaf-decision-1"' in LINE
    assert not {"earlier", "change", "certificate", "by"} & {*json.loads(LINE)["decision"]}


@pytest.mark.parametrize(
    "members",
    [
        {"earlier": []},
        {"earlier": ["b" * 64, "c" * 64]},
        {"change": "harmless"},
        {"by": ""},
        {"certificate": "abc"},
        {"form": "polyleaf-decision-1"},
    ],
)
def test_a_later_line_is_refused_where_it_is_not_as_it_is_written(members):
    held = json.loads(write_ledger([Signed(LATER, "0" * 64, "0" * 128)]))
    line = json.dumps({**held, "decision": {**held["decision"], **members}})

    with pytest.raises(InputError):
        read_ledger(line, "x")
