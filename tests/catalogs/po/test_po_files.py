"""Catalogs on the disk: whole, or not at all."""

import os

import pytest

from service.catalogs.po import CatalogEntry, load_po, save_po
from service.errors import InputError

TEXT = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n\n'
    'msgid "A"\nmsgstr "á"\n'
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "translations" / "es" / "LC_MESSAGES" / "x.po"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_saved_catalog_is_loaded_again(path, tmp_path):
    catalog = load_po(path, tmp_path)
    catalog[0].msgstr = "é"

    changed = save_po(catalog, path)

    assert changed
    assert path.read_text(encoding="utf-8") == TEXT.replace("á", "é")
    assert [name.name for name in path.parent.iterdir()] == ["x.po"]


def test_equal_bytes_are_not_written(path, tmp_path):
    before = path.stat()

    changed = save_po(load_po(path, tmp_path), path)

    assert not changed
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_new_catalog_gets_its_folders(path, tmp_path):
    new = tmp_path / "translations" / "fr" / "LC_MESSAGES" / "x.po"

    save_po(load_po(path, tmp_path), new)

    assert new.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "entry",
    [
        CatalogEntry(msgid="B\0", msgstr="b"),
        CatalogEntry(msgid="A", msgstr="twice"),
        CatalogEntry(msgid="B", msgstr="b\n"),
        CatalogEntry(msgid="B", msgstr="b", tcomment="C:\\"),
        CatalogEntry(msgid="B", msgstr="b" * 70_000),
        CatalogEntry(msgid="B", msgstr="b", previous_msgctxt="without a previous msgid"),
        CatalogEntry(msgid="B", msgstr="\ud800"),
        CatalogEntry(msgid="B", msgstr="b", occurrences=[("b:", ""), ("12", "")]),
    ],
)
def test_what_would_not_read_the_same_is_not_written(entry, path, tmp_path):
    catalog = load_po(path, tmp_path)
    catalog.append(entry)

    with pytest.raises(InputError):
        save_po(catalog, path)

    assert path.read_text(encoding="utf-8") == TEXT
    assert [name.name for name in path.parent.iterdir()] == ["x.po"]


def test_saved_file_keeps_its_mode(path, tmp_path):
    path.chmod(0o640)
    catalog = load_po(path, tmp_path)
    catalog[0].msgstr = "é"

    save_po(catalog, path)

    assert path.stat().st_mode & 0o777 == 0o640


def test_fault_names_the_file_as_seen_from_the_root(path, tmp_path):
    path.write_text(TEXT.replace('"á"', '"á'), encoding="utf-8")

    with pytest.raises(InputError) as refusal:
        load_po(path, tmp_path)

    assert [(fault.path, fault.line) for fault in refusal.value.faults] == [
        ("translations/es/LC_MESSAGES/x.po", 7)
    ]


def test_missing_file_is_a_fault(path, tmp_path):
    with pytest.raises(InputError, match=r"translations/no\.po: It cannot be read"):
        load_po(tmp_path / "translations" / "no.po", tmp_path)


def test_folder_is_no_catalog(path, tmp_path):
    with pytest.raises(InputError, match="It is not a file"):
        load_po(path.parent, tmp_path)


def test_pipe_is_no_catalog(path, tmp_path):
    pipe = tmp_path / "pipe.po"
    os.mkfifo(pipe)

    with pytest.raises(InputError, match="It is not a file"):
        load_po(pipe, tmp_path)


def test_symbolic_link_is_neither_read_nor_replaced(path, tmp_path):
    link = path.parent / "link.po"
    link.symlink_to(path)
    catalog = load_po(path, tmp_path)
    catalog[0].msgstr = "é"

    with pytest.raises(InputError, match="out of its folder"):
        load_po(link, tmp_path)
    with pytest.raises(InputError, match="symbolic link"):
        save_po(catalog, link)

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == TEXT


def test_folder_that_leads_out_of_the_root_is_not_read(path, tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "out").symlink_to(path.parent, target_is_directory=True)

    with pytest.raises(InputError, match="out of its folder"):
        load_po(root / "out" / "x.po", root)
