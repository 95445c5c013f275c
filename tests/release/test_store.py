"""The store keeps releases whole, shared, and as they were published."""

import os
import threading
from datetime import UTC, datetime

import pytest

from service.errors import InputError, ReleaseError
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.release.store.manifest import digest_of

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
FAQ = "/v1/es/documents/ketamine-faq.json"


def publish(store, release, at=NOON):
    identifier = store.put(release)
    store.go_live(identifier, at, Action.PUBLISH)
    return identifier


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def parts(folder):
    return {name: inode for name, inode in files(folder).items() if name.startswith("parts/")}


def test_a_published_release_reads_back(store, release):
    opened = store.open(publish(store, release))

    bodies = {path: opened.read(opened.find(path)) for path in opened.paths()}
    assert bodies == {
        path: response.body for part in release.parts for path, response in part.responses.items()
    }
    assert opened.interface("es") == b"compiled es"
    assert opened.interface("en") is None
    assert opened.manifest.sections == release.sections
    assert opened.manifest.tags == ("en", "ar", "es")


def test_a_path_that_is_not_held_is_not_found(store, release):
    opened = store.open(store.put(release))

    assert opened.find("/v1/es/documents/../../live") is None


def test_the_same_release_has_the_same_id_in_every_store(tmp_path, release):
    one, other = ReleaseStore(tmp_path / "one"), ReleaseStore(tmp_path / "other")

    assert one.put(release) == other.put(release)
    assert set(files(tmp_path / "one")) == set(files(tmp_path / "other"))


def test_the_id_is_the_digest_of_the_manifest(store, folder, release):
    identifier = store.put(release)

    assert digest_of((folder / "manifests" / f"{identifier}.json").read_bytes()) == identifier


def test_unchanged_parts_are_shared_and_not_written_again(store, folder, release, revised):
    store.put(release)
    before = parts(folder)

    store.put(revised)

    after = parts(folder)
    assert after.items() > before.items()
    assert len(after) == len(before) + 2


def test_putting_a_release_mends_its_damaged_part(store, folder, release):
    identifier = store.put(release)
    damaged = folder / next(iter(parts(folder)))
    damaged.write_bytes(b"garbage")

    store.put(release)

    assert store.open(identifier)


def test_two_parts_with_one_path_are_no_release(store, edition, release):
    first = release.parts[0]
    twice = edition(1, parts=(*release.parts, type(first)("en/copy", first.responses)))

    with pytest.raises(ReleaseError, match="two parts"):
        store.put(twice)

    assert store.ids() == ()


def test_a_path_that_climbs_is_no_release(store, edition, release):
    part = release.parts[0]
    response = next(iter(part.responses.values()))
    climbing = edition(1, parts=(type(part)("en/x", {"/v1/../../live.json": response}),))

    with pytest.raises(ReleaseError, match="wrong entry"):
        store.put(climbing)

    assert store.ids() == ()


def test_nothing_is_live_in_an_empty_store(store):
    assert (store.live(), store.ids(), store.history()) == (None, (), ())


def test_history_tells_publish_and_rollback(store, release, revised):
    first, second = publish(store, release), publish(store, revised)

    store.go_live(first, NOON, Action.ROLLBACK)

    assert [(c.release, c.action, c.previous) for c in store.history()] == [
        (first, "publish", None),
        (second, "publish", first),
        (first, "rollback", second),
    ]
    assert store.live() == first


def test_making_the_live_release_live_again_changes_nothing(store, folder, release):
    identifier = publish(store, release)
    before = files(folder)

    change = store.go_live(identifier, datetime(2027, 1, 1, tzinfo=UTC), Action.PUBLISH)

    assert change.at == NOON
    assert files(folder) == before


def test_a_release_that_is_not_stored_cannot_go_live(store, release):
    identifier = publish(store, release)

    with pytest.raises(ReleaseError, match="manifests/0000"):
        store.go_live("0" * 64, NOON, Action.PUBLISH)

    assert store.live() == identifier


def test_a_damaged_pointer_is_an_error_until_the_next_publish(store, folder, release, revised):
    publish(store, release)
    (folder / "live").write_bytes(b"../../etc/passwd\n")

    with pytest.raises(ReleaseError, match="live"):
        store.live()
    second = publish(store, revised)

    assert store.live() == second


@pytest.mark.parametrize("damaged", range(3))
@pytest.mark.parametrize("pointer", ["kept", "deleted"])
def test_a_damaged_line_of_the_history_stops_nothing(store, folder, edition, damaged, pointer):
    published = [publish(store, edition(number)) for number in range(3)]
    lines = (folder / "history.jsonl").read_bytes().splitlines(keepends=True)
    lines[damaged] = b"\xff" + lines[damaged][1:]
    (folder / "history.jsonl").write_bytes(b"".join(lines))
    if pointer == "deleted":
        (folder / "live").unlink()

    last = publish(store, edition(3))

    kept = set(published[:damaged] + published[damaged + 1 :])
    assert store.live() == store.history()[-1].release == last
    assert kept <= {change.release for change in store.history()}


def test_a_time_out_of_range_is_a_damaged_line(store, folder, release):
    publish(store, release)
    content = (folder / "history.jsonl").read_bytes()
    changed = content.replace(b"2026-05-04T12:00:00Z", b"0001-01-01T00:00:00+14:00")
    (folder / "history.jsonl").write_bytes(changed + content)

    assert len(store.history()) == 1


def test_a_history_that_cannot_be_read_at_all_stops_before_the_pointer_moves(
    store, folder, release, revised
):
    first = publish(store, release)
    (folder / "history.jsonl").unlink()
    (folder / "history.jsonl").mkdir()

    with pytest.raises(ReleaseError, match="history"):
        publish(store, revised)

    assert store.live() == first


def test_a_folder_in_the_place_of_the_pointer_is_named_with_what_to_do(store, folder, release):
    (folder / "live").mkdir(parents=True)

    with pytest.raises(ReleaseError) as error:
        publish(store, release)

    assert str(error.value).startswith(f"{folder / 'live'}: Is a directory; ")
    assert "move the folder away" in str(error.value)


def test_a_file_in_the_place_of_a_folder_is_named_with_what_to_do(store, folder, release):
    folder.mkdir(parents=True)
    (folder / "parts").write_bytes(b"")

    with pytest.raises(ReleaseError) as error:
        publish(store, release)

    assert str(error.value).startswith(f"{folder / 'parts'}")
    assert "move the file away" in str(error.value)


@pytest.mark.parametrize("identifier", ["", "../../live", "0" * 63, "0" * 64 + "\n", "G" * 64])
def test_what_is_no_id_is_refused(store, identifier):
    with pytest.raises(ReleaseError, match="not the id of a release"):
        store.open(identifier)


def test_a_prefix_names_the_one_release_that_begins_with_it(store, release):
    identifier = store.put(release)

    assert store.resolve(identifier[:12]) == identifier


def test_a_prefix_of_several_releases_lists_them(store, edition):
    identifiers = [store.put(edition(number)) for number in range(20)]
    prefix = next(
        first[0] for first in identifiers if sum(other[0] == first[0] for other in identifiers) > 1
    )

    with pytest.raises(InputError, match="Several releases") as error:
        store.resolve(prefix)

    assert all(i[:12] in str(error.value) for i in identifiers if i.startswith(prefix))


@pytest.mark.parametrize("prefix", ["", "*", "../", "zz"])
def test_a_prefix_of_no_release_is_refused(store, release, prefix):
    store.put(release)

    with pytest.raises(InputError, match="No release"):
        store.resolve(prefix)


@pytest.mark.parametrize("damage", ["truncate", "flip", "append", "remove"])
def test_damage_to_any_file_is_found_at_opening(store, folder, release, damage):
    identifier = publish(store, release)
    for name in sorted(files(folder)):
        if name.startswith(("parts/", "manifests/")):
            path = folder / name
            content = path.read_bytes()
            path.unlink()
            if damage == "truncate":
                path.write_bytes(content[:-1])
            elif damage == "flip":
                path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
            elif damage == "append":
                path.write_bytes(content + b"\n")

            with pytest.raises(ReleaseError, match=name):
                store.open(identifier)
            path.write_bytes(content)


def forge(folder, identifier, old, new):
    """Change a manifest and store it under the id that its new bytes have."""
    content = (folder / "manifests" / f"{identifier}.json").read_bytes()
    assert old in content
    changed = content.replace(old, new)
    forged = digest_of(changed)
    (folder / "manifests" / f"{forged}.json").write_bytes(changed)
    return forged


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"en/ketamine-faq"', b'"../ketamine-faq"'),
        (b'"policy":"strict"', b'"policy":7'),
        (b'"polyleaf-release 1"', b'"polyleaf-release 9"'),
        (b'"source_language":"en"', b'"source_language":"es"'),
        (b'"unreviewed_safety":false', b'"unreviewed_safety":"no"'),
        (b'"direction":"rtl"', b'"direction":"up"'),
        (b'"engine":', b'"engines":'),
        (b'"policy":"strict"', b'"policy": "strict"'),
    ],
)
def test_a_forged_manifest_is_refused_whatever_its_digest(store, folder, release, old, new):
    forged = forge(folder, store.put(release), old, new)

    with pytest.raises(ReleaseError, match=f"manifests/{forged}"):
        store.open(forged)


def test_a_manifest_cannot_name_files_outside_the_store(store, folder, release):
    identifier = store.put(release)
    digest = store.manifest(identifier).parts["en/ketamine-faq"].encode()

    forged = forge(folder, identifier, digest, b"../../../../etc/passwd")

    with pytest.raises(ReleaseError, match="wrong members"):
        store.open(forged)


def test_a_manifest_that_swaps_two_parts_is_refused(store, folder, release):
    identifier = store.put(release)
    parts_of = store.manifest(identifier).parts
    spanish, english = parts_of["es/ketamine-faq"], parts_of["en/ketamine-faq"]

    forged = forge(folder, identifier, english.encode(), spanish.encode())

    with pytest.raises(ReleaseError, match="the manifest says"):
        store.open(forged)


def test_a_release_stays_readable_while_its_files_are_removed(store, folder, release):
    opened = store.open(store.put(release))
    for name in parts(folder):
        (folder / name).unlink()

    assert opened.read(opened.find(FAQ)) == '{"text":"Las náuseas son comunes."}\n'.encode()


def test_a_file_cut_short_under_an_open_release_is_an_error(store, folder, release):
    opened = store.open(store.put(release))
    for name in parts(folder):
        os.truncate(folder / name, 0)

    with pytest.raises(ReleaseError, match="cut short"):
        opened.read(opened.find(FAQ))


def overwrite(path):
    """Change one byte of a file where it lies, its length and its time as they were."""
    times = path.stat()
    with path.open("r+b") as file:
        file.seek(-2, os.SEEK_END)
        file.write(b"#")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_file_changed_under_an_open_release_is_an_error(store, folder, release):
    opened = store.open(store.put(release))
    listing = opened.find("/v1/languages.json")
    overwrite(folder / "parts" / listing.pack.digest[:2] / listing.pack.digest)

    with pytest.raises(ReleaseError, match=f"{listing.pack.digest}: its bytes were changed"):
        opened.read(listing)


def test_a_pack_changed_since_it_was_opened_is_not_shared(store, folder, release, revised):
    first = store.open(store.put(release))
    second = store.put(revised)
    digest = first.find("/v1/languages.json").pack.digest
    overwrite(folder / "parts" / digest[:2] / digest)

    with pytest.raises(ReleaseError, match=f"{digest}: its bytes are not those"):
        store.open(second, first)


def test_a_pack_that_was_written_anew_is_not_shared(store, folder, release, revised):
    path = "/v1/languages.json"
    first = store.open(store.put(release))
    digest = first.find(path).pack.digest
    overwrite(folder / "parts" / digest[:2] / digest)

    second = store.open(store.put(revised), first)

    assert second.find(path).pack is not first.find(path).pack
    assert second.read(second.find(path)) == b'{"languages":[]}\n'


def test_unchanged_packs_are_shared_with_the_release_before(store, release, revised):
    first = store.open(store.put(release))

    second = store.open(store.put(revised), first)

    shared = "/v1/en/documents/ketamine-faq.json"
    assert second.find(shared).pack is first.find(shared).pack
    assert second.find(FAQ).pack is not first.find(FAQ).pack


def descriptors():
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counted, not read


def test_descriptors_are_closed_with_the_last_holder(store, release, revised):
    before = descriptors()
    first = store.open(store.put(release))
    stored = first.find(FAQ)
    second = store.open(store.put(revised), first)
    assert descriptors() == before + 7 + 2

    del first

    assert stored.pack.read(stored.entry)
    del stored
    assert descriptors() == before + 7
    del second
    assert descriptors() == before


def test_a_release_that_cannot_be_opened_leaves_no_descriptor(store, folder, release):
    identifier = store.put(release)
    for name in list(parts(folder))[3:]:
        (folder / name).write_bytes(b"")
    before = descriptors()

    with pytest.raises(ReleaseError):
        store.open(identifier)

    assert descriptors() == before


def test_publishes_at_once_do_not_interleave(folder, edition):
    def run(number):
        publish(ReleaseStore(folder), edition(number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = ReleaseStore(folder)
    changes = store.history()
    assert len(changes) == 8
    assert [change.previous for change in changes[1:]] == [c.release for c in changes[:-1]]
    assert store.live() == changes[-1].release
    assert all(store.open(identifier) for identifier in store.ids())
