"""An incremental build gives the release that a build from nothing gives, after any edits."""

import json
import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.catalogs.texts import catalog_path
from service.content.policy import make_demo
from service.release.build import build, build_incrementally
from service.release.memo.file import read_memo, write_memo
from service.release.memo.memo import Memo
from service.release.memo.shelf import StoreShelf
from service.release.project import load_inputs, with_policy
from service.release.remembered import put_release
from service.release.store import ReleaseStore

ENGINE = "a" * 64


class Publisher:
    """Publishes a project twice each time: incrementally, and from nothing into a store of its own."""

    def __init__(self, project, folder):
        self.project = project
        self.memo_path = folder / "memo"
        self.store = ReleaseStore(folder / "kept")
        self.anew = ReleaseStore(folder / "anew")

    def publish(self):
        inputs = self.project.inputs(make_demo)
        memo = read_memo(self.memo_path, ENGINE)
        release = build_incrementally(inputs, memo, StoreShelf(self.store, memo))
        identifier = self.store.put(release)
        write_memo(self.memo_path, memo, ENGINE)
        return identifier, release

    def publish_anew(self):
        return self.anew.put(build(self.project.inputs(make_demo)))


@pytest.fixture
def publisher(small_project, tmp_path):
    small_project.make_translated("ar", "es")
    return Publisher(small_project, tmp_path / "stores")


@pytest.fixture
def publishers(small_project_in, tmp_path_factory):
    """A function: a publisher of a project of its own, with two languages."""

    def make():
        folder = tmp_path_factory.mktemp("incremental")
        (folder / "project").mkdir()
        project = small_project_in(folder / "project")
        project.make_translated("ar", "es")
        return Publisher(project, folder / "stores")

    return make


# Edits, each of which can be made to any project that others were made to


def set_text(project, language, address, **fields):
    if language in languages_of(project):
        project.change(language, address, **fields)


def languages_of(project):
    folders = project.settings.translations.glob("*/LC_MESSAGES/care.po")
    return {path.parent.parent.name.replace("_", "-") for path in folders}


def rewrite(project, name, old, new):
    path = project.settings.content / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def remove_language(project, language):
    shutil.rmtree(catalog_path(project.root, language, "care").parent.parent, ignore_errors=True)


def bring_up(project, language):
    """Add a language, or bring it up to the source as it is now."""
    catalog_path(project.root, language, "care").parent.mkdir(parents=True, exist_ok=True)
    project.extract()
    project.update()
    project.translate(language)


def add_document(project):
    project.write("more.md", "---\ntitle: More\n---\n## Benefits {#benefits}\n\nIt helps.\n")


LANGUAGES = st.sampled_from(["ar", "es"])
ADDRESSES = st.sampled_from(["care/nausea", "care/ease", "care/title", "care/read-first"])
EDITS = {
    "words": st.builds(
        lambda language, address, words: (
            lambda project: set_text(project, language, address, msgstr=words)
        ),
        LANGUAGES,
        ADDRESSES,
        st.sampled_from(["«x» náuseas", "<b>", "", "otro **texto**"]),
    ),
    "fuzzy": st.builds(
        lambda language, address, flags: (
            lambda project: set_text(project, language, address, flags=flags)
        ),
        LANGUAGES,
        ADDRESSES,
        st.sampled_from([[], ["fuzzy"]]),
    ),
    "source": st.sampled_from(
        [
            lambda project: rewrite(project, "care.md", "nausea", "queasiness"),
            lambda project: rewrite(project, "care.md", "queasiness", "nausea"),
            lambda project: rewrite(project, "care.md", "5 mg", "6 mg"),
            lambda project: rewrite(project, "care.md", "care) for", "cares) for"),
        ]
    ),
    "documents": st.sampled_from(
        [
            add_document,
            lambda project: (project.settings.content / "more.md").unlink(missing_ok=True),
        ]
    ),
    "data": st.sampled_from(
        [
            lambda project: rewrite(project, "policy.yaml", "name: strict", "name: stricter"),
            lambda project: (
                rewrite(project, "policy.yaml", "name:", "chains: {ar: [es]}\nname:")
                if {"ar", "es"} <= languages_of(project)
                and "chains" not in (project.settings.content / "policy.yaml").read_text("utf-8")
                else None
            ),
            lambda project: rewrite(project, "glossary.yaml", "throw up", "vomit"),
            lambda project: rewrite(project, "glossary.yaml", "term: nausea", "term: dizziness"),
            lambda project: rewrite(project, "sources.yaml", "First study", "The first study"),
            lambda project: rewrite(project, "publisher.yaml", "Example Clinic", "Another Clinic"),
            lambda project: rewrite(
                project, "publisher.yaml", "general information", "information"
            ),
            lambda project: rewrite(project, "kinds.yaml", "{level: claim", "{level: safety"),
            lambda project: rewrite(project, "kinds.yaml", ", precautions]", "]"),
            lambda project: project.write(
                "languages.yaml", "languages:\n  es: {autonym: Español}\n"
            ),
        ]
    ),
    "languages": st.sampled_from(
        [
            lambda project: bring_up(project, "fr"),
            lambda project: bring_up(project, "es"),
            lambda project: remove_language(project, "fr"),
        ]
    ),
    "interface": st.builds(
        lambda language, words: (
            lambda project: (
                project.change(language, "This is general information.", "publisher", msgstr=words)
                if project.catalog(language, "publisher").find("This is general information.")
                else None
            )
        ),
        LANGUAGES,
        st.sampled_from(["Otra información.", ""]),
    ),
}


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink whole projects takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=st.lists(st.one_of(*EDITS.values()), min_size=2, max_size=6))
def test_after_any_edits_the_release_is_the_one_that_is_built_from_nothing(publishers, edits):
    publisher = publishers()
    publisher.publish()

    for edit in edits:
        edit(publisher.project)

        identifier, _ = publisher.publish()
        assert identifier == publisher.publish_anew()
        publisher.store.open(identifier)


# What is shared


def test_nothing_changed_makes_nothing(publisher):
    publisher.publish()

    _, release = publisher.publish()

    assert (release.parts, dict(release.interface)) == ((), {})


def test_one_new_wording_makes_the_part_and_the_lists_of_its_language_alone(publisher):
    publisher.publish()
    publisher.project.change("es", "care/nausea", msgstr="otro mareo")

    _, release = publisher.publish()

    assert [part.name for part in release.parts] == ["es/care", "es/index"]
    assert release.interface == {}


def test_text_that_readers_of_other_languages_lose_or_gain_changes_what_is_available_there(
    publisher,
):
    publisher.project.change("ar", "care/dose", flags=["fuzzy"])
    publisher.publish()
    publisher.project.change("es", "care/dose", flags=["fuzzy"])

    _, release = publisher.publish()

    assert {"ar/care", "es/care"} <= {part.name for part in release.parts}
    [care] = (part for part in release.parts if part.name == "ar/care")
    body = json.loads(care.responses["/v1/ar/documents/care/sections/precautions.json"].body)
    assert body["fallback"]["available"] == ["en"]


# What cannot be trusted


def damage_nowhere(path):
    path.unlink()


def damage_one_bit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    "damage",
    [
        damage_nowhere,
        damage_one_bit,
        lambda path: path.write_bytes(path.read_bytes()[:-1000]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff" * 5000),
        lambda path: path.write_bytes(path.read_bytes().replace(b"a" * 64, b"b" * 64)),
    ],
    ids=["gone", "one bit", "cut short", "empty", "garbage", "of another program"],
)
def test_memo_that_is_damaged_or_foreign_counts_for_nothing(publisher, damage):
    first, _ = publisher.publish()
    damage(publisher.memo_path)

    again, release = publisher.publish()

    assert again == first
    assert release.kept == {}


def test_forged_digest_of_a_part_is_found_out_by_the_part_itself(publisher):
    first, _ = publisher.publish()
    held = read_memo(publisher.memo_path, ENGINE)._held
    for digest in publisher.store.manifest(first).parts.values():
        held = {table: replace_in(values, digest, "0" * 64) for table, values in held.items()}
    write_memo(publisher.memo_path, used_up(held), ENGINE)

    again, release = publisher.publish()

    assert again == publisher.publish_anew()
    assert release.kept == {}


def replace_in(values, old, new):
    return {key: each.replace(old.encode(), new.encode()) for key, each in values.items()}


def used_up(entries):
    memo = Memo(entries)
    for table, values in entries.items():
        for key in values:
            memo.recall(table, key)
    memo.keep("files", "0" * 64, [1])
    return memo


@pytest.mark.parametrize("damage", [damage_nowhere, damage_one_bit], ids=["gone", "one bit"])
def test_part_that_was_damaged_in_the_store_is_made_again(publisher, damage):
    first, release = publisher.publish()
    digest = publisher.store.manifest(first).parts["es/care"]
    damage(publisher.store._folder / "parts" / digest[:2] / digest)

    again, release = publisher.publish()

    assert again == first
    assert "es/care" in {part.name for part in release.parts}
    publisher.store.open(again)


def test_memo_keeps_only_what_the_last_build_used(publisher):
    publisher.publish()
    size = publisher.memo_path.stat().st_size

    for number in range(5):
        publisher.project.change("es", "care/nausea", msgstr=f"mareo {'x' * number}")
        publisher.publish()

    assert publisher.memo_path.stat().st_size < size + 1000


def test_memo_that_cannot_be_written_stops_nothing(publisher):
    publisher.memo_path.mkdir(parents=True)

    identifier, _ = publisher.publish()

    assert identifier == publisher.publish_anew()


def test_part_that_is_damaged_between_build_and_store_is_refused_and_made_again_by_the_command(
    publisher,
):
    project = publisher.project
    store = ReleaseStore(project.settings.releases)
    inputs = with_policy(
        load_inputs(project.settings), make_demo(load_inputs(project.settings).policy)
    )
    first, _ = put_release(project.settings, inputs, store)
    digest = store.manifest(first).parts["es/care"]
    damaged = Damaging(project.settings.releases, digest)

    again, _ = put_release(project.settings, inputs, damaged)

    assert again == first
    store.open(again)


class Damaging(ReleaseStore):
    """A store whose disk loses a part after it was found whole."""

    def __init__(self, folder, digest):
        super().__init__(folder)
        self._path = folder / "parts" / digest[:2] / digest

    def put(self, release):
        if release.kept:
            self._path.unlink()
        return super().put(release)


def test_two_publications_at_once_are_both_right(publisher):
    publisher.publish()
    publisher.project.change("es", "care/nausea", msgstr="otro mareo")
    inputs = publisher.project.inputs(make_demo)
    memos = [read_memo(publisher.memo_path, ENGINE) for _ in range(2)]

    releases = [
        build_incrementally(inputs, memo, StoreShelf(publisher.store, memo)) for memo in memos
    ]
    identifiers = [publisher.store.put(release) for release in releases]
    for memo in memos:
        write_memo(publisher.memo_path, memo, ENGINE)

    assert set(identifiers) == {publisher.publish_anew()}
    assert publisher.publish()[0] == identifiers[0]


def test_result_that_names_a_policy_is_not_taken_for_another(publisher):
    inputs = publisher.project.inputs(make_demo)
    memo = Memo()
    shelf = StoreShelf(publisher.store, memo)
    publisher.store.put(build_incrementally(inputs, memo, shelf))
    strict = replace(inputs, policy=publisher.project.inputs().policy)

    release = build_incrementally(strict, memo, shelf)

    assert publisher.store.put(release) == publisher.anew.put(build(strict))
