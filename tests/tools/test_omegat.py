"""OmegaT in its console mode."""

from service.catalogs.po import is_fuzzy, read_po


def test_omegat_loses_what_is_told(sent, omegat, losses, told):
    assert losses(omegat(sent)) == told["OmegaT"]


def test_a_text_that_was_written_in_omegat_comes_back(sent, omegat):
    before = read_po(sent.read_bytes())

    after = read_po(omegat(sent, {before[4].msgid: "Otros receptores."}).read_bytes())

    assert after[4].msgstr == "Otros receptores."
    assert not is_fuzzy(after[4])


def test_a_fuzzy_text_that_was_confirmed_in_omegat_comes_back_without_its_mark(sent, omegat):
    before = read_po(sent.read_bytes())

    after = read_po(omegat(sent, {before[3].msgid: before[3].msgstr}).read_bytes())

    assert after[3].msgstr == before[3].msgstr
    assert after[3].previous_msgid == before[3].previous_msgid
    assert not is_fuzzy(after[3])
