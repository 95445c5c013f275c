"""Whatever stands in a journal, and whatever policy says of it: what readers then get (promises P1, P2, P4)."""

import json
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.catalogs.template import merge_messages
from service.content.model import Level
from service.content.policy import LevelPolicy, Serving
from service.journal.accounts.model import Account, Role
from service.journal.accounts.rows import add_account
from service.journal.decisions.exchange import exchange_ledgers, ledger_path
from service.journal.decisions.ledger import Signed, write_ledger
from service.journal.decisions.model import Decision, Kind, write_body
from service.journal.decisions.rows import add_decisions
from service.journal.decisions.signing import make_key
from service.journal.decisions.standing import all_verdicts
from service.journal.status import digest_text
from service.journal.store.records import Hands
from service.journal.store.trial import trying
from service.journal.sync.run import sync_project
from service.release.build import build
from service.release.gate import units_of
from service.release.project import load_inputs, project_of

TODAY = date(2026, 11, 22)
PEOPLE = {
    "tia": (Role.TRANSLATOR, Role.LINGUIST),
    "lin": (Role.LINGUIST,),
    "leo": (Role.LINGUIST,),
    "cleo": (Role.CLINICIAN,),
    "both": (Role.LINGUIST, Role.CLINICIAN),
}
KINDS = st.sampled_from([*[Kind.APPROVE] * 5, Kind.WITHDRAW, Kind.REJECT])
SERVING = st.sampled_from([Serving.WITHHOLD, Serving.LABEL])
RULES = st.builds(
    LevelPolicy,
    st.sampled_from([("linguist",), ("linguist", "clinician")]),
    SERVING,
    SERVING,
    SERVING,
)


class Office:
    """The small project in a journal: Tia wrote all of it but one text, which is Lin's."""

    def __init__(self, project, journal, now):
        self.journal, self.now = journal, now
        self.key = make_key(project.root / "instance" / "key")
        self.foreign = make_key(project.root / "instance" / "foreign")
        with journal.writing() as connection:
            made = {
                name: add_account(connection, name, Account("", roles, ("es",)), None, now).id
                for name, roles in PEOPLE.items()
            }
        self.accounts = made
        project.make_translated("es", origin="human")
        self._sync(project, "tia")
        project.change("es", "care/dizziness", msgstr="«es» mareos")
        self._sync(project, "lin")
        loaded = load_inputs(project.settings)
        self.inputs = replace(loaded, interface=loaded.interface[:12], today=TODAY)
        self.project = project_of(project.settings, loaded.content)
        self.care = next(each for each in loaded.content.documents if each.id == "care")
        self.texts = dict(self._texts())

    def _sync(self, project, name):
        content = load_inputs(project.settings).content
        hands = Hands(self.accounts[name], self.accounts[name])
        sync_project(project_of(project.settings, content), self.journal, self.now, hands=hands)

    def _texts(self):
        for message, _ in merge_messages(self.care.messages):
            text = self.inputs.texts["es"]["care"].find(message)
            author = "lin" if message.context == "care/dizziness" else "tia"
            # who brought the same words in first stays among their makers
            yield message.key, (digest_text(message, text, "es"), text.msgstr, author)

    def decide_anything(self, data):
        """Draw decisions of anybody on anything; whoever may not is not kept from it here."""
        digests, made = sorted(each[0] for each in self.texts.values()), []
        for second in range(data.draw(st.integers(0, 10), label="decisions")):
            few = st.sets(st.sampled_from(digests), min_size=1, max_size=3).map(sorted)
            earlier = st.sets(st.sampled_from([each.id for each in made])) if made else st.just({})
            name = data.draw(st.sampled_from(sorted(PEOPLE)), label="by")
            made.append(
                Decision(
                    kind=data.draw(KINDS, label="kind"), language="es",
                    account=self.accounts[name], roles=tuple(sorted(PEOPLE[name])),
                    qualification="", reason="why",
                    digests=tuple(data.draw(st.just(digests) | few, label="on")),
                    created=f"2026-11-20T09:00:{second:02}.000000Z",
                    revokes=tuple(sorted(data.draw(earlier, label="against"))),
                )
            )  # fmt: skip
        return made

    def sign(self, key, decision):
        return Signed(decision, key.public, key.sign(write_body(decision)))

    def publish(self, decisions, levels):
        """Build on a journal that has the decisions, and forget them again."""
        with trying(self.journal) as connection:
            add_decisions(connection, [self.sign(self.key, each) for each in decisions], self.now)
            verdicts = all_verdicts(connection)
        policy = replace(self.inputs.policy, levels=levels)
        return build(replace(self.inputs, decisions=verdicts, policy=policy))


@pytest.fixture
def office(small_project, journal, now):
    return Office(small_project, journal, now)


def is_approved(decisions, digest, author, office, roles):
    """Say by hand whether enough people approved a text who know of everything against it."""
    about = [each for each in decisions if digest in each.digests]
    against = {each.id for each in about if each.kind is Kind.WITHDRAW}
    roles_of = {}
    for each in about:
        own = {no.id for no in about if no.kind is Kind.REJECT and no.account == each.account}
        if each.kind is Kind.APPROVE and against | own <= set(each.revokes):
            roles_of[each.account] = each.roles
    roles_of.pop(office.accounts[author], None)
    return any(
        all(role in held for role, held in zip(roles, chosen, strict=True))
        for chosen in permutations(roles_of.values(), len(roles))
    )


def is_withdrawn(decisions, digest):
    return any(each.kind is Kind.WITHDRAW and digest in each.digests for each in decisions)


def sections_of(release):
    found = {}
    for part in release.parts:
        for path, response in part.responses.items():
            if path.startswith("/v1/es/documents/care/sections/") and path.endswith(".json"):
                section = json.loads(response.body)
                found[section["id"]] = section
    return found


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(data=st.data())
def test_readers_get_nothing_that_a_journal_and_a_policy_do_not_give_them(office, data):
    levels = {level: data.draw(RULES, label=str(level)) for level in Level}
    decisions = office.decide_anything(data)

    sections = sections_of(office.publish(decisions, levels))

    for unit in units_of(office.care):
        section = sections[unit.id]
        words = [section["title"], *(block["text"] for block in section["body"]["blocks"])]
        assert {"«es»" in each for each in words} == {section["language"] == "es"}
        notices = {each["id"] for each in section["notices"]}
        if section["language"] != "es":
            assert "fallback" in notices
            continue
        for message in unit.messages:
            digest, _, author = office.texts[message.key]
            rules = levels[message.level]
            approved = is_approved(decisions, digest, author, office, rules.roles)
            assert approved or rules.translated is Serving.LABEL
            assert approved or not is_withdrawn(decisions, digest)
            assert approved or section["translation"]["status"] == "translated"
        if section["translation"]["status"] != "approved":
            assert "translation-not-approved" in notices


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate],
)
@given(data=st.data())
def test_lines_of_a_ledger_that_nobody_here_signed_change_nothing(office, data):
    made = office.decide_anything(data)
    foreign = [office.sign(office.foreign, each) for each in made]
    passed_off = [replace(each, key=office.key.public) for each in foreign]
    path = ledger_path(office.project.root, "es")
    path.write_text(write_ledger({*foreign, *passed_off}))

    exchanged = exchange_ledgers(office.project, office.journal, office.key, office.now)

    with office.journal.reading() as connection:
        assert all_verdicts(connection) == {}
    assert exchanged.taken == 0
    assert bool(exchanged.claimed) == bool(made)
