"""Translate Toolkit's converters, there and back."""

import pytest

from service.catalogs.po import read_po, save_po
from service.errors import InputError


def test_xliff_loses_what_is_told(sent, run_tool, losses, told):
    run_tool("po2xliff", sent, "sent.xlf")
    run_tool("xliff2po", "sent.xlf", "back.po")

    assert losses(sent.with_name("back.po")) == told["`po2xliff`, `xliff2po`"]


def test_csv_loses_what_is_told(sent, run_tool, losses, told):
    run_tool("po2csv", sent, "sent.csv")
    run_tool("csv2po", "sent.csv", "back.po")

    assert losses(sent.with_name("back.po")) == told["`po2csv`, `csv2po`"]


def test_csv_upon_the_catalog_loses_what_is_told(sent, run_tool, losses, told):
    drop_plurals(sent)

    run_tool("po2csv", sent, "sent.csv")
    run_tool("csv2po", "-t", sent, "sent.csv", "back.po")

    assert losses(sent.with_name("back.po")) == told["`po2csv`, `csv2po -t`"]


def drop_plurals(path):
    catalog = read_po(path.read_bytes())
    catalog[:] = [entry for entry in catalog if not entry.msgid_plural]
    save_po(catalog, path)


def test_the_broken_plurals_of_csv_are_refused(sent, run_tool):
    run_tool("po2csv", sent, "sent.csv")
    run_tool("csv2po", "-t", sent, "sent.csv", "back.po")

    with pytest.raises(InputError, match="no keyword"):
        read_po(sent.with_name("back.po").read_bytes())


def test_a_new_template_loses_what_is_told(sent, template, run_tool, losses, told):
    run_tool("pot2po", "--nofuzzymatching", "-t", sent, template, "back.po")

    assert losses(sent.with_name("back.po")) == told["`pot2po`"]
