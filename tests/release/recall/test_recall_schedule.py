"""What follows by the clock never brings recalled words, also where nothing can be derived from it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from service.content.policy import make_demo
from service.errors import ReleaseError
from service.release.build import build
from service.release.recall.take_down import take_down
from service.release.record import read_record
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.release.store.recalls import Recall
from service.release.store.schedule import Schedule

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY, LATER, LAST = date(2026, 11, 22), date(2026, 12, 24), date(2027, 1, 6)


@pytest.fixture(scope="module")
def editions(small_project_in, tmp_path_factory):
    """What is built of the project when the word for dizziness is another one, each time."""
    project = small_project_in(tmp_path_factory.mktemp("editions"))
    project.make_translated("es", origin="human")

    def make(word):
        project.change("es", "care/dizziness", msgstr=f"«es» mareo {word}")
        asked = "50% of patients ask this."
        project.change("es", asked, "questions", msgstr=f"«es» 50% of patients ask {word}.")
        loaded = project.inputs()
        policy = make_demo(loaded.policy)
        return build(replace(loaded, interface=loaded.interface[:12], policy=policy))

    return [make(word) for word in ("así", "bien", "aquí")]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "releases"


@pytest.fixture
def days():
    return [TODAY]


@pytest.fixture
def store(folder, days):
    return ReleaseStore(folder, lambda: days[-1])


@pytest.fixture
def releases(store, editions):
    """A live release, and two that follow it, each with a word of its own."""
    first, second, third = map(store.put, editions)
    store.plan(first, Schedule(((LATER.isoformat(), second), (LAST.isoformat(), third)), "made"))
    store.go_live(first, NOON, Action.PUBLISH)
    return first, second, third


def texts_of(store, release):
    record = read_record(store.record(release, "es", "care"))
    return {text.digest for unit in record.units for text in unit.texts}


def recall_of(store, *releases):
    """A recall of the words that Spanish readers get of releases, each of which has its own."""
    found = {each: texts_of(store, each) for each in store.ids()}
    common = frozenset.intersection(*map(frozenset, found.values()))
    digests = {digest for each in releases for digest in found[each]} - common
    assert len(digests) == len(releases)
    return Recall(NOON, None, "It is wrong.", "es", "care", None, tuple(sorted(digests)))


def own_part(store, folder, release, others, name):
    digest = store.manifest(release).parts[name]
    assert digest not in {store.manifest(other).parts[name] for other in others}
    return folder / "parts" / digest[:2] / digest


@pytest.fixture
def own_words(store, releases):
    """The recall of each release's own words."""
    return {each: recall_of(store, each) for each in releases}


@pytest.fixture(params=["es/questions", "es/care"])
def damaged(request, releases, own_words, store, folder):
    """The follower of which a part is damaged: beside the recalled document, or that itself."""
    first, second, third = releases
    path = own_part(store, folder, second, (first, third), request.param)
    path.write_bytes(b"?")
    return own_words[second]


def test_a_follower_that_nothing_can_be_derived_from_is_cancelled(store, releases, damaged, days):
    first, second, third = releases

    taken = take_down(store, damaged)
    days.append(LATER)

    assert taken.change.release == store.live() == first
    assert taken.cancelled == ((LATER.isoformat(), second),)
    assert store.schedule().cancelled == taken.cancelled
    days.append(LAST)
    assert store.live() == third


def test_a_follower_is_derived_where_the_live_release_has_no_recalled_word(store, releases, days):
    first, second, _ = releases

    taken = take_down(store, recall_of(store, second))
    days.append(LATER)

    assert (taken.change.release, taken.cancelled) == (first, ())
    assert store.manifest(store.live()).derived_from == second


def test_the_other_followers_stay_where_one_is_cancelled(store, releases, own_words, damaged):
    first, second, third = releases
    words = {*damaged.digests, *own_words[first].digests}
    both = replace(damaged, digests=tuple(sorted(words)))

    taken = take_down(store, both)

    assert store.manifest(taken.change.release).derived_from == first
    assert store.schedule().days == ((LAST.isoformat(), third),)
    assert store.schedule().cancelled == ((LATER.isoformat(), second),)


def test_a_rollback_brings_no_follower_that_was_recalled_meanwhile(store, releases, editions, days):
    first, second, third = releases
    store.go_live(third, NOON, Action.PUBLISH)
    take_down(store, recall_of(store, second))

    store.go_live(first, NOON, Action.ROLLBACK)
    days.append(LATER)

    assert store.live() == first
    assert store.schedule().cancelled == ((LATER.isoformat(), second),)


def test_followers_are_cancelled_although_the_live_release_is_damaged(
    store, releases, folder, days
):
    first, second, third = releases
    recall = recall_of(store, first, second)
    own_part(store, folder, first, (second, third), "es/questions").write_bytes(b"?")

    with pytest.raises(ReleaseError, match="readers still get the texts"):
        take_down(ReleaseStore(folder), recall)
    days.append(LATER)

    assert store.live() == first
