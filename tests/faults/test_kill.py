"""A command that is killed anywhere loses nothing that was acknowledged, and the next one recovers."""

import random
from itertools import cycle, islice

import pytest

from service.catalogs.po import load_po, write_po
from service.catalogs.texts import catalog_path
from service.journal.store.texts import last_number
from service.journal.sync.base import Reference, with_base

DOSE = "care/dose"
SEEDS = {"sqlite": 20, "postgresql": 5}
RUNS = [
    *((engine, 0, 4) for engine in SEEDS),
    *(
        pytest.param(engine, seed, 10, marks=pytest.mark.faults)
        for engine, seeds in SEEDS.items()
        for seed in range(1, seeds + 1)
    ),
]
"""Engines with seeds and how many kills: one of each command in every run; 200 and 50 more in
`make test-faults`."""
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning"),
]


def prepare_sync(victim, words):
    victim.project.change("es", DOSE, msgstr=words)
    return ("sync",)


def prepare_publish(victim, words):
    victim.project.change("es", DOSE, msgstr=words)
    return ("publish", "--demo")


def prepare_import(victim, words):
    """Download the catalog, and edit it elsewhere."""
    journal = victim.journal()
    with journal.reading() as connection:
        reference = Reference(journal.id, last_number(connection))
    catalog = load_po(catalog_path(victim.project.root, "es", "care"), victim.project.root)
    next(entry for entry in catalog if entry.msgctxt == DOSE).msgstr = words
    upload = victim.project.root / "upload.po"
    upload.write_bytes(write_po(with_base(catalog, "care", reference)))
    return ("import", str(upload))


def prepare_cycle(victim, words):
    victim.project.change("es", DOSE, msgstr=words)
    return ("cycle", "--demo")


PREPARE = (prepare_sync, prepare_import, prepare_publish, prepare_cycle)


@pytest.mark.parametrize(("database_url", "seed", "kills"), RUNS, indirect=["database_url"])
def test_what_was_acknowledged_outlives_a_kill(victim_there, seed, kills):
    victim = victim_there
    chance = random.Random(seed)  # noqa: S311 - chance that can be had again, not a secret
    victim.finish("sync")
    victim.finish("publish", "--demo")
    took = dict.fromkeys(PREPARE, 1.0)
    for number, prepare in enumerate(islice(cycle(PREPARE), kills)):
        before, words = victim.words(), write_edition(victim, number)
        command = prepare(victim, words)

        is_done = victim.kill(chance.uniform(0, took[prepare]), *command)

        assert victim.broken() == ()
        assert victim.words() == words if is_done else victim.words() in {before, words}
        assert all(victim.project.catalog("es", domain) for domain in victim.project.domains())
        assert victim.live()

        took[prepare] = victim.finish(*command)

        assert victim.words() == words
        [entry] = [each for each in victim.project.catalog("es") if each.msgctxt == DOSE]
        assert entry.msgstr == words
        assert victim.broken() == ()
    victim.finish("publish", "--demo")
    assert f"edición {chr(96 + kills)}".encode() in served(victim)


def write_edition(victim, number):
    """Word the dose anew: a letter tells the editions apart, a number would be a wrong dose."""
    return f"Tome 5 mg como máximo, edición {chr(97 + number)}.[^S1]"


def served(victim):
    release = victim.live()
    return release.read(release.find("/v1/es/documents/care.html"))
