"""Who a text comes from: whoever wrote it, and whoever brought it in (promise P4)."""

import pytest

from service.catalogs.po import load_po, save_po
from service.catalogs.readdress import plan_unit_name
from service.catalogs.texts import catalog_path
from service.content.file_changes import change_files
from service.journal.accounts.aliases import add_alias
from service.journal.accounts.model import Account, Role
from service.journal.accounts.rows import add_account
from service.journal.decisions.rows import makers_in
from service.journal.importing.accept import accept_suggestion
from service.journal.importing.undo import undo_import
from service.journal.store.imports import import_numbered
from service.journal.store.records import Hands
from service.journal.store.suggestions import open_suggestions


@pytest.fixture
def ids(exchange):
    """The accounts of Ana, Bob and Eva, by name; Ana signs her files with an address."""
    with exchange.journal.writing() as connection:
        made = {
            name: add_account(
                connection, name, Account("", (Role.LINGUIST,), ("es",)), None, exchange.now
            ).id
            for name in ("Ana", "Bob", "Eva")
        }
        add_alias(connection, made["Ana"], "Ana Pérez <ana@clinic.example>")
    return made


def makers_of(exchange, unit):
    with exchange.journal.reading() as connection:
        return makers_in(connection, "es")[exchange.last(unit).digest]


def sign(path, signature):
    catalog = load_po(path, path.parent)
    catalog.metadata["Last-Translator"] = signature
    save_po(catalog, path)
    return path


def bring(exchange, ids, signature, *, hands=None, **texts):
    """Import a file that somebody signed; Bob does."""
    path = sign(exchange.edited(**texts), signature)
    return exchange.upload(path, hands=hands or Hands(ids["Bob"], ids["Bob"]))


def test_who_imports_anothers_text_is_a_maker_of_it_beside_its_author(exchange, ids):
    exchange.upload(
        exchange.edited(dizziness="mareos"), hands=Hands(ids["Ana"], ids["Bob"], is_stated=True)
    )

    makers = makers_of(exchange, "dizziness")

    assert exchange.last("dizziness").made.author == ids["Ana"]
    assert makers.accounts == {ids["Ana"], ids["Bob"]}
    assert makers.is_author_known


def test_who_imports_a_text_of_nobody_known_is_a_maker_and_its_author_is_unknown(exchange, ids):
    exchange.upload(
        exchange.edited(dizziness="mareos"), hands=Hands("Zoe", ids["Bob"], is_stated=True)
    )

    makers = makers_of(exchange, "dizziness")

    assert makers.accounts == {ids["Bob"]}
    assert not makers.is_author_known


def test_an_author_whom_nobody_logged_in_states_may_not_approve_and_is_not_sure(exchange, ids):
    exchange.upload(exchange.edited(dizziness="mareos"), author=ids["Ana"])

    makers = makers_of(exchange, "dizziness")

    assert makers.accounts == {ids["Ana"]}
    assert not makers.is_author_known


def test_who_syncs_is_a_maker_of_what_is_new_in_the_working_tree(exchange, ids):
    exchange.files.change("es", "care/dizziness", msgstr="mareos")
    exchange.sync(Hands(ids["Ana"], ids["Bob"]))

    assert makers_of(exchange, "dizziness").accounts == {ids["Ana"], ids["Bob"]}


def test_what_an_import_takes_from_the_working_tree_by_the_way_is_nobodys_known(exchange, ids):
    path = exchange.edited(nausea="náuseas")
    exchange.files.change("es", "care/dizziness", msgstr="mareos")

    exchange.upload(path, hands=Hands(ids["Bob"], ids["Bob"]))

    makers = makers_of(exchange, "dizziness")
    assert makers.accounts == {ids["Bob"]}
    assert not makers.is_author_known


def test_who_brought_a_suggestion_in_is_a_maker_of_the_text_that_it_becomes(exchange, ids):
    path = exchange.edited(dizziness="mareos")
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")
    exchange.upload(path, hands=Hands(ids["Ana"], ids["Bob"], is_stated=True))
    with exchange.journal.reading() as connection:
        [suggestion] = open_suggestions(connection)

    accept_suggestion(
        exchange.project, exchange.journal, suggestion.id, Hands(ids["Eva"], ids["Eva"]),
        exchange.now,
    )  # fmt: skip

    makers = makers_of(exchange, "dizziness")
    assert exchange.last("dizziness").made.author == ids["Ana"]
    assert makers.accounts == {ids["Ana"], ids["Bob"], ids["Eva"]}
    assert makers.is_author_known


def test_who_undoes_is_recorded_and_the_texts_before_keep_their_makers(exchange, ids):
    exchange.upload(exchange.edited(dizziness="mareos"), hands=Hands(ids["Ana"], ids["Ana"]))
    before = makers_of(exchange, "dizziness")
    second = exchange.upload(
        exchange.edited(dizziness="vértigo"), hands=Hands(ids["Bob"], ids["Bob"])
    )

    report = undo_import(
        exchange.project, exchange.journal, second.import_id, Hands(ids["Eva"], ids["Eva"]),
        exchange.now,
    )  # fmt: skip

    with exchange.journal.reading() as connection:
        undone = import_numbered(connection, report.import_id)
    assert undone.importer == ids["Eva"]
    assert exchange.last("dizziness").made.author == ids["Ana"]
    assert makers_of(exchange, "dizziness") == before


def test_who_imported_a_text_stays_its_maker_at_another_address(exchange, ids):
    exchange.upload(
        exchange.edited(dizziness="mareos"), hands=Hands(ids["Ana"], ids["Bob"], is_stated=True)
    )
    plan = plan_unit_name(exchange.files.root, "care/dizziness", "care/giddy", exchange.now)
    change_files(exchange.files.root, exchange.files.settings.changes, "rename", plan.changes)

    exchange.sync(Hands(ids["Eva"], ids["Eva"]))

    makers = makers_of(exchange, "giddy")
    assert makers.accounts == {ids["Ana"], ids["Bob"], ids["Eva"]}


def test_who_imported_words_stays_their_maker_when_another_confirms_them(exchange, ids):
    exchange.upload(
        exchange.edited(dizziness="mareos"), hands=Hands(ids["Ana"], ids["Bob"], is_stated=True)
    )
    exchange.files.edit("care.md", "dizziness {#diz", "giddiness {#diz")
    exchange.files.extract()
    exchange.files.update()
    exchange.sync()
    exchange.files.change("es", "care/dizziness", flags=[], previous_msgid=None)

    exchange.sync(Hands(ids["Eva"], ids["Eva"]))

    makers = makers_of(exchange, "dizziness")
    assert exchange.last("dizziness").wording.msgid == "giddiness"
    assert makers.accounts == {ids["Ana"], ids["Bob"], ids["Eva"]}


@pytest.mark.parametrize(
    "signature",
    [
        "Ana Pérez <ana@clinic.example>",
        "A. P. <ANA@clinic.example>",
        "ana@clinic.example",
        "ANA",
        "Ana  <elsewhere@home.example>",
    ],
)
def test_who_signed_a_file_is_its_author_and_who_imports_it_its_maker(exchange, ids, signature):
    report = bring(exchange, ids, signature, dizziness="mareos")

    makers = makers_of(exchange, "dizziness")

    assert exchange.last("dizziness").made.author == ids["Ana"]
    assert makers.accounts == {ids["Ana"], ids["Bob"]}
    assert makers.is_author_known
    assert report.files[0].stranger == ""


def test_the_author_of_a_file_that_a_stranger_signed_is_unknown(exchange, ids):
    report = bring(exchange, ids, "Zoe <zoe@home.example>", dizziness="mareos")

    makers = makers_of(exchange, "dizziness")

    assert exchange.last("dizziness").made.author is None
    assert makers.accounts == {ids["Bob"]}
    assert not makers.is_author_known
    assert report.files[0].stranger == "Zoe <zoe@home.example>"
    assert report.as_dict()["files"][0]["unknown_author"] == "Zoe <zoe@home.example>"


def test_no_name_of_a_stranger_is_kept_in_the_journal(exchange, ids):
    report = bring(exchange, ids, "Zoe <zoe@home.example>", dizziness="mareos")

    with exchange.journal.reading() as connection:
        row = import_numbered(connection, report.import_id)

    assert "Zoe" not in str(row)
    assert "Zoe" not in str(exchange.last("dizziness"))


@pytest.mark.parametrize("signature", ["", "FULL NAME <EMAIL@ADDRESS>", "Automatically generated"])
def test_a_file_that_nobody_signed_is_of_who_imports_it(exchange, ids, signature):
    bring(exchange, ids, signature, dizziness="mareos")

    assert exchange.last("dizziness").made.author == ids["Bob"]


def test_a_stated_author_outweighs_a_signature(exchange, ids):
    hands = Hands(ids["Eva"], ids["Bob"], is_stated=True)

    bring(exchange, ids, "Ana <ana@clinic.example>", hands=hands, dizziness="mareos")

    assert exchange.last("dizziness").made.author == ids["Eva"]


def test_who_signed_a_download_that_lies_in_the_working_tree_is_its_author(exchange, ids):
    path = sign(exchange.edited(dizziness="mareos"), "ana@clinic.example")
    path.replace(catalog_path(exchange.files.root, "es", "care"))

    exchange.sync(Hands(ids["Bob"], ids["Bob"]))

    assert exchange.last("dizziness").made.author == ids["Ana"]
    assert makers_of(exchange, "dizziness").accounts == {ids["Ana"], ids["Bob"]}


def test_each_file_of_an_import_has_the_author_who_signed_it(exchange, ids):
    sent = sign(exchange.edited(dizziness="mareos"), "ana@clinic.example")
    other = exchange.files.root / "questions.po"
    catalog = exchange.files.catalog("es", "questions")
    catalog.metadata |= {"X-Polyleaf-Domain": "questions", "Last-Translator": "Eva"}
    catalog.metadata["X-Polyleaf-Base"] = load_po(sent, sent.parent).metadata["X-Polyleaf-Base"]
    catalog[0].msgstr = "Preguntas frecuentes"
    save_po(catalog, other)

    exchange.upload_all([sent, other], Hands(ids["Bob"], ids["Bob"]))

    assert exchange.last("dizziness").made.author == ids["Ana"]
    with exchange.journal.reading() as connection:
        authors = {each.accounts for each in makers_in(connection, "es").values()}
    assert {ids["Eva"], ids["Bob"]} in authors
