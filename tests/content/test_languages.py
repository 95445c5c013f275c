"""The file of languages: read whole, written one entry at a time, everything else left alone."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from service.content.languages import HEAD, add_description, make_description, read_languages
from service.errors import InputError
from service.locales.languages import CLDR, Description

HMONG = Description("Hmong", "Hmoob", "Latn", "ltr", "nplurals=1; plural=0;")
KHASI = Description("Khasi", "Ka Ktien Khasi", plural_forms="nplurals=2; plural=(n != 1);")


def faults(text):
    with pytest.raises(InputError) as raised:
        read_languages(text)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", HEAD + "\nlanguages: {}\n"])
def test_file_without_languages_says_what_cldr_says(text):
    assert read_languages(text) == CLDR


def test_every_fault_has_its_line():
    text = """\
languages:
  hmn:
    name: ""
    direction: up
  iw: {name: Hebrew}
  kha: {plural_forms: import os, colour: red}
"""

    assert [fault.split(": ")[0] for fault in faults(text)] == [
        "content/languages.yaml:3",
        "content/languages.yaml:4",
        "content/languages.yaml:6",
        "content/languages.yaml:6",
    ]
    assert faults("languages: {iw: {name: Hebrew}}") == [
        "content/languages.yaml: 'iw' is another name of 'he'. Write that one."
    ]


def test_first_description_keeps_the_comments_of_the_file():
    text = add_description("# Ours.\n", "hmn", HMONG)

    assert text.startswith("# Ours.\n")
    assert read_languages(text).described == {"hmn": HMONG}


def test_descriptions_are_put_in_order_and_every_other_byte_stays():
    text = "# Head.\nlanguages:\n  kha:  # spoken in Meghalaya\n    name: Khasi\n  # White Hmong\n  mww: {name: White Hmong}\n"

    new = add_description(text, "lus", Description("Mizo"))

    head, tail = text.split("  # White")
    assert new == f"{head}  lus:\n    name: Mizo\n  # White{tail}"


def test_described_language_is_not_described_twice():
    text = add_description("", "hmn", HMONG)

    with pytest.raises(InputError, match="described already"):
        add_description(text, "hmn", KHASI)


@pytest.mark.parametrize(
    "text", ["languages: {kha: {name: Khasi}}\n", "languages:\n    kha:\n        name: Khasi\n"]
)
def test_file_laid_out_otherwise_is_refused_and_not_rewritten(text):
    with pytest.raises(InputError, match="two spaces"):
        add_description(text, "hmn", HMONG)


def test_facts_of_options_are_held_to_the_rules_of_the_file():
    with pytest.raises(InputError) as raised:
        make_description({"name": " ", "direction": "up", "plural_forms": "n"})

    assert sorted(fault.path for fault in raised.value.faults) == [
        "direction",
        "name",
        "plural_forms",
    ]


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(
    str.strip
).filter(bool)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["hmn", "kha", "mww", "lus", "qaa", "zgh"]),
        st.builds(
            Description,
            NAMES.map(lambda name: name[:100].strip()),
            NAMES.map(lambda name: name[:100].strip()),
            direction=st.sampled_from([None, "ltr", "rtl"]),
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read_again(described):
    text = ""

    for tag, description in described.items():
        text = add_description(text, tag, description)

    assert read_languages(text).described == described
    assert list(yaml.safe_load(text)["languages"]) == sorted(described)
