"""Imports: what a download says, what comes in, and what a dry run leaves."""

import pytest

from service.catalogs.po import HTTP, load_po, save_po
from service.errors import InputError
from service.journal.importing.received import Upload, receive
from service.journal.merge import Fate, Reason
from service.journal.store.texts import last_number
from service.journal.sync.base import read_reference


def line_of(report, unit):
    return next(line for line in report.files[0].lines if line.msgctxt == f"care/{unit}")


def test_a_download_names_its_journal_and_its_moment(exchange):
    catalog = load_po(exchange.download(), exchange.files.root)

    reference = read_reference(catalog.metadata["X-Polyleaf-Base"])
    with exchange.journal.reading() as connection:
        assert (reference.journal, reference.sequence) == (
            exchange.journal.id,
            last_number(connection),
        )
    assert "X-Polyleaf-Origin" not in catalog.metadata


def test_what_a_person_changes_in_a_machines_catalog_is_a_persons(small_project, exchange):
    catalog = exchange.files.catalog("es")
    catalog.metadata["X-Polyleaf-Origin"] = "machine"
    exchange.files.save(catalog, "es")

    exchange.upload(exchange.edited(dizziness="mareos"))

    assert exchange.last("dizziness").wording.origin == "human"
    assert exchange.last("nausea").wording.origin == "machine"


def test_a_dry_run_says_what_an_import_does_and_changes_nothing(exchange):
    path = exchange.edited(dizziness="mareos")
    before = exchange.in_file("dizziness").msgstr

    tried = exchange.try_upload(path)

    assert exchange.in_file("dizziness").msgstr == before
    assert exchange.last("dizziness").wording.msgstr == (before,)
    assert tried.files == exchange.upload(path).files


def test_an_edit_in_the_working_tree_is_seen_before_a_file_comes_in(exchange):
    path = exchange.edited(dizziness="mareos")
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")

    report = exchange.upload(path)

    assert line_of(report, "dizziness").reason is Reason.BOTH_CHANGED
    assert exchange.in_file("dizziness").msgstr == "vahídos"


def test_a_message_that_the_source_lacks_is_refused_and_the_rest_comes_in(exchange):
    path = exchange.edited(dizziness="mareos")
    catalog = load_po(path, path.parent)
    stray = next(entry for entry in catalog if entry.msgctxt == "care/nausea")
    stray.msgctxt = "care/vertigo"
    save_po(catalog, path)

    report = exchange.upload(path)

    refused = line_of(report, "vertigo")
    assert (refused.fate, refused.reason) == (Fate.REFUSED, Reason.NO_MESSAGE)
    assert line_of(report, "dizziness").fate is Fate.TAKEN


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Language: es\\n", "names no document"),
        ("Language: es\\nX-Polyleaf-Domain: nowhere\\n", "no document 'nowhere'"),
        ("X-Polyleaf-Domain: care\\n", "does not say its language"),
        ("Language: pt_PT\\nX-Polyleaf-Domain: care\\n", "does not have the language 'pt_PT'"),
    ],
)
def test_a_file_that_does_not_say_what_it_is_is_refused(head, told):
    data = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n{head}"\n'.encode()

    with pytest.raises(InputError, match=told):
        receive([Upload("x.po", data)], ["es", "pt-BR"], ["care"])


def test_a_file_for_which_a_person_speaks_is_read(exchange):
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

    [received] = receive([Upload("x.po", data, "es", "care")], ["es"], ["care"])

    assert (received.language, received.domain, received.reference) == ("es", "care", None)


def test_two_files_of_one_catalog_are_refused(exchange):
    data = exchange.download().read_bytes()

    with pytest.raises(InputError, match=r"same catalog as a\.po"):
        receive([Upload("a.po", data), Upload("b.po", data)], ["es"], ["care"])


def test_a_file_over_the_limit_of_a_request_is_refused():
    with pytest.raises(InputError, match="larger than 4 MiB"):
        receive([Upload("a.po", b"#" * (HTTP.file_bytes + 1))], ["es"], ["care"], HTTP)


def test_a_placeholder_is_checked_though_a_tool_dropped_its_flag(exchange):
    sync = exchange.sync()
    path = exchange.files.root / "messages.po"
    from_disk = exchange.files.catalog("es", "messages")
    entry = next(entry for entry in from_disk if "python-brace-format" in entry.flags)
    entry.flags, entry.msgstr = [], "{other}"
    from_disk.metadata["X-Polyleaf-Domain"] = "messages"
    save_po(from_disk, path)

    with pytest.raises(InputError, match="other"):
        exchange.upload(path)

    assert sync.sequence == exchange.sync().sequence
