"""Which uploads wait for a person: those that would change much of what people approved."""

from dataclasses import replace

import pytest

from service.catalogs.po import save_po
from service.content.model import Level
from service.journal.accounts.model import Account, Role
from service.journal.accounts.rows import add_account
from service.journal.decisions.ledger import Signed
from service.journal.decisions.model import Decision, Kind, write_body
from service.journal.decisions.rows import add_decisions
from service.journal.decisions.signing import make_key
from service.journal.decisions.verdict import NO_VERDICT, Approval, Verdict
from service.journal.importing.quarantine import Concern, Weight, is_approved
from service.journal.store.chain import write_time
from service.journal.store.records import Address, Hands, Made, TextRow, Wording
from service.journal.store.texts import last_texts

ITEMS = 24
TASKS = [f"{verb} {thing}" for verb in ("Read", "Sign", "Keep") for thing in "abcdefgh"]
ROLES = dict.fromkeys(Level, ("linguist",))


@pytest.fixture
def approved(exchange, tmp_path):
    """A document of 24 texts that a linguist approved, in a project whose policy asks for one."""
    lines = "\n\n".join(f"{task}. {{#t{number}}}" for number, task in enumerate(TASKS))
    exchange.files.write(
        "new.md", f"---\ntitle: New\n---\n## Care {{#care kind=benefits}}\n\n{lines}\n"
    )
    exchange.files.extract()
    exchange.files.update()
    exchange.files.translate("es", "human")
    exchange.roles = ROLES
    exchange.sync()
    decide(exchange, Kind.APPROVE, tmp_path / "key")
    return exchange


def decide(exchange, kind, key, **more):
    """Let a linguist decide on every text of the document."""
    with exchange.journal.writing() as connection:
        lin = Account("", (Role.LINGUIST,), ("es",))
        account = add_account(connection, f"Lin {kind}", lin, None, exchange.now).id
        digests = sorted(row.digest for row in last_texts(connection, "es", "new").values())
        decision = Decision(
            kind,
            "es",
            account,
            ("linguist",),
            "",
            "",
            tuple(digests),
            write_time(exchange.now),
            **more,
        )
        signing = make_key(key)
        signed = Signed(decision, signing.public, signing.sign(write_body(decision)))
        add_decisions(connection, [signed], exchange.now)


def changed(exchange, count, domain="new"):
    """Write a file in which so many texts are changed."""
    path = exchange.files.root / f"{domain}-sent.po"
    catalog = exchange.files.catalog("es", domain)
    catalog.metadata |= {
        "X-Polyleaf-Domain": domain,
        "X-Polyleaf-Base": f"{exchange.journal.id}:{exchange.sync().sequence}",
    }
    for entry in catalog[2 : 2 + count]:
        entry.msgstr += " (mejor)"
    save_po(catalog, path)
    return path


def concerns(report):
    return [each.concerns for each in report.files]


@pytest.mark.parametrize(("count", "is_held"), [(9, False), (10, True)])
def test_ten_approved_texts_of_a_few_are_too_many(approved, count, is_held):
    report = approved.upload(changed(approved, count))

    assert report.is_held is is_held
    assert concerns(report) == [(Concern.MANY_APPROVED,) if is_held else ()]


def test_texts_that_nobody_approved_may_change(approved):
    approved.roles = dict.fromkeys(Level, ("linguist", "clinician"))

    report = approved.upload(changed(approved, 20))

    assert not report.is_held


def test_texts_that_were_rejected_since_may_change(approved, tmp_path):
    decide(approved, Kind.REJECT, tmp_path / "another")

    report = approved.upload(changed(approved, 20))

    assert not report.is_held


def test_where_policy_asks_nobody_what_people_wrote_counts_as_approved(approved):
    approved.roles = {}

    assert approved.upload(changed(approved, 10)).is_held


def test_a_person_who_has_looked_lets_them_in(approved):
    report = approved.upload(changed(approved, 10), confirmed=True)

    assert not report.is_held
    assert report.import_id is not None


def test_approved_texts_in_several_files_are_counted_together(approved):
    approved.roles = {}
    paths = [changed(approved, 8), changed(approved, 6, "care")]

    report = approved.upload_all(paths, Hands())

    assert report.is_held
    assert concerns(report) == [(Concern.MANY_APPROVED,), (Concern.MANY_APPROVED,)]


@pytest.mark.parametrize(
    ("weight", "is_heavy"),
    [
        (Weight(10, 10), True),
        (Weight(99, 10), True),
        (Weight(100, 10), False),
        (Weight(100, 11), True),
        (Weight(9, 9), False),
        (Weight(0, 0), False),
    ],
)
def test_more_than_a_tenth_and_at_least_ten_are_heavy(weight, is_heavy):
    assert weight.is_heavy is is_heavy


@pytest.fixture
def one(exchange):
    """A text, and its message."""
    message = next(each for each in exchange.files.domains()["care"] if each.unit == "dose")
    wording = Wording(message.context, message.msgid, None, ("Tome 5 mg.",))
    row = TextRow(1, Address("es", "care", "care/dose"), None, wording, 1, "d", Made(None, ""), "")
    return row, message


YES = Verdict(approvals=(Approval("lin", frozenset({"linguist"}), "2026-11-22"),))


@pytest.mark.parametrize(
    ("change", "roles", "verdict", "counts"),
    [
        ({}, ("linguist",), YES, True),
        ({}, ("linguist",), NO_VERDICT, False),
        ({}, ("linguist",), replace(YES, is_rejected=True), False),
        ({}, ("linguist",), replace(YES, is_withdrawn=True), True),
        ({}, ("linguist",), Verdict(is_withdrawn=True), False),
        ({}, (), Verdict(is_withdrawn=True), False),
        ({}, (), NO_VERDICT, True),
        ({"origin": "machine"}, (), NO_VERDICT, False),
        ({"origin": "machine"}, (), YES, True),
        ({"unfinished": True}, ("linguist",), YES, False),
        ({"msgid": "Take 4 mg."}, ("linguist",), YES, False),
        ({"msgstr": ("",)}, ("linguist",), YES, False),
    ],
)
def test_what_counts_as_approved(one, change, roles, verdict, counts):
    row, message = one

    text = replace(row, wording=replace(row.wording, **change))

    assert is_approved(text, message, roles, verdict) is counts
