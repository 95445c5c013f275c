"""A release of one Spanish text, and a journal's facts about it, made by hand: times are the point."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.catalogs.texts import Origin
from service.content.model import Level
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Makers
from service.journal.decisions.verdict import NO_REVIEW
from service.journal.status import Status
from service.release.evidence.facts import Facts, Known, LanguageFacts
from service.release.evidence.gather import Served, gather
from service.release.evidence.model import Period, Provenance
from service.release.model import Language
from service.release.record import Record, RecordedText, RecordedUnit
from service.release.store.manifest import Manifest
from service.release.store.recalls import Recalls

LIVE = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
BEFORE = "2026-11-22T11:00:00.000000Z"
DOSE = RecordedText(
    domain="care",
    msgctxt="care/dose",
    msgid="Take 5 mg at most.",
    msgstr="Tome 5 mg como máximo.",
    digest="d" * 64,
    source="e" * 64,
    level=Level.SAFETY,
    status=Status.APPROVED,
    origin=Origin.MACHINE,
    written_for="Take 5 mg at most.",
    source_then="e" * 64,
)
PEOPLE = {"Lin": "1" * 32, "Cleo": "2" * 32, "Mia": "3" * 32}
ROLES = {"Lin": ("linguist",), "Cleo": ("clinician",), "Mia": ("linguist",)}


class Journal:
    """What the journal has, and what evidence it makes."""

    def __init__(self):
        self.text, self.decisions = DOSE, []
        self.classing = ()
        self.makers = Makers(frozenset({PEOPLE["Mia"]}), True)
        self.provenance = Provenance(PEOPLE["Mia"], None, PEOPLE["Mia"], BEFORE, "sync")
        self.recalls, self.live, self.names = (), (Period(LIVE, None, "publish"),), {}

    @staticmethod
    def decide(kind, name, made=BEFORE, **fields):
        """Make a decision of a person on the text."""
        members = {
            "kind": Kind(kind),
            "language": "es",
            "account": PEOPLE[name],
            "roles": ROLES[name],
            "qualification": "",
            "reason": "",
            "digests": (DOSE.digest,),
            "created": made,
        }
        return Decision(**{**members, **fields})

    def add(self, *decisions):
        self.decisions += decisions

    def change(self, **fields):
        self.text = replace(self.text, **fields)

    def evidence(self):
        unit = RecordedUnit(
            "precautions", "es", self.text.status, self.text.origin, "", NO_REVIEW, (self.text,)
        )
        away = RecordedUnit("benefits", "en", Status.DRAFT, Origin.SOURCE, "stale", NO_REVIEW, ())
        manifest = Manifest(
            "polyleaf 0.1.0",
            "strict",
            "en",
            (Language("en", "ltr", "English", "English"), Language("es", "ltr", "Spanish", "español")),
            {}, False, {}, {}, {},
        )  # fmt: skip
        served = Served(
            "a" * 64, manifest, self.live, {"es": (Record("es", "care", (unit, away)),)},
            Recalls(self.recalls),
        )  # fmt: skip
        facts = LanguageFacts(
            {self.text.digest: self.provenance},
            {self.text.digest: self.makers},
            tuple(Known(each, each.created) for each in self.decisions),
        )
        return gather(served, Facts("journal", self.names, {"es": facts}, self.classing), ("es",))

    @property
    def spanish(self):
        return self.evidence().languages[0]

    @property
    def dose(self):
        return self.spanish.texts[0]


@pytest.fixture(scope="session")
def journals():
    """A function: a journal that has the text, brought in by Mia."""
    return Journal


@pytest.fixture
def recorded():
    return Journal()
