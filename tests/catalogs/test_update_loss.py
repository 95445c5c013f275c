"""The law that no translation is lost, held against updates that broke it."""

import pytest

from service.catalogs.po import CatalogEntry, CatalogFile
from service.catalogs.update import Fate, Line, Update, account_losses, find_losses


def catalog(*entries):
    return CatalogFile(CatalogEntry(**fields) for fields in entries)


DOSE = {"msgctxt": "care/dose", "msgid": "Take 5 mg.", "msgstr": "Tome 5 mg."}
LOST_DOSE = Line(Fate.LOST, "care/dose", "Take 5 mg.")
HOURS = {"msgid": "an hour", "msgid_plural": "hours", "msgstr_plural": {0: "una hora", 1: "horas"}}


def test_text_that_is_gone_is_lost():
    losses = find_losses({"care": catalog(DOSE)}, {"care": catalog({**DOSE, "msgstr": ""})})

    assert losses == {"care": (LOST_DOSE,)}


def test_catalog_that_is_gone_is_lost():
    assert find_losses({"care": catalog(DOSE)}, {}) == {"care": (LOST_DOSE,)}


def test_changed_text_is_lost():
    losses = find_losses(
        {"care": catalog(DOSE)}, {"care": catalog({**DOSE, "msgstr": "Tome 50 mg."})}
    )

    assert losses == {"care": (LOST_DOSE,)}


def test_lost_obsolete_text_is_lost():
    losses = find_losses({"care": catalog({**DOSE, "obsolete": True})}, {"care": catalog()})

    assert losses == {"care": (LOST_DOSE,)}


@pytest.mark.parametrize("forms", [{0: "una hora", 1: ""}, {0: "una hora"}, {0: "", 1: "horas"}])
def test_one_plural_form_that_is_gone_is_lost(forms):
    losses = find_losses(
        {"care": catalog(HOURS)}, {"care": catalog({**HOURS, "msgstr_plural": forms})}
    )

    assert losses == {"care": (Line(Fate.LOST, None, "an hour"),)}


def test_text_that_two_entries_had_is_lost_where_one_has_it():
    other = {**DOSE, "msgctxt": "care/again"}

    losses = find_losses({"care": catalog(DOSE, other)}, {"care": catalog(DOSE)})

    assert losses == {"care": (Line(Fate.LOST, "care/again", "Take 5 mg."),)}


@pytest.mark.parametrize(
    "after",
    [
        {"care": catalog({**DOSE, "obsolete": True})},
        {"care": catalog({**DOSE, "msgid": "Take 6 mg.", "flags": ["fuzzy"]})},
        {"care": catalog(), "faq": catalog(DOSE)},
        {"care": catalog(DOSE, {**DOSE, "msgctxt": "care/copy"})},
    ],
)
def test_text_that_stands_anywhere_is_not_lost(after):
    assert find_losses({"care": catalog(DOSE)}, after) == {}


def test_text_whose_link_reference_followed_the_message_is_not_lost():
    before = {"msgid": "See [us][old].", "msgstr": "Vea [a nosotros][old]."}
    after = {"msgid": "See [us][new].", "msgstr": "Vea [a nosotros][new]."}

    assert find_losses({"care": catalog(before)}, {"care": catalog(after)}) == {}


def test_ledger_tells_what_its_catalog_lost():
    kept = Line(Fate.KEPT, None, "Other.")
    broken = {"care": Update(catalog(), (kept,)), "faq": Update(catalog(), ())}

    told = account_losses({"care": catalog(DOSE), "faq": catalog()}, broken)

    assert told["care"].ledger == (kept, LOST_DOSE)
    assert told["faq"].ledger == ()
