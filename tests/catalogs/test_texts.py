from dataclasses import replace

import pytest

from service.catalogs.po import read_po
from service.catalogs.texts import (
    Origin,
    find_languages,
    list_languages,
    load_texts,
    read_texts,
)
from service.content.model import Level, Message
from service.errors import InputError

DOSE = Message(
    domain="care",
    context="care/dose",
    msgid="Take 5 mg.",
    level=Level.SAFETY,
    path="content/care.md",
    line=7,
    place="precautions",
)


def read(body, language="es", **fields):
    named = {
        "Language": language,
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in named.items())
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{lines}\n'
    return read_texts(read_po((head + body).encode()), "es.po", language, "care")


def refuse(language="es", **fields):
    with pytest.raises(InputError) as refused:
        read("", **({"language": language} | fields))
    return refused.value.faults


def test_text_is_found_by_address_and_words():
    catalog = read('msgctxt "care/dose"\nmsgid "Take 5 mg."\nmsgstr "Tome 5 mg."\n')

    text = catalog.find(DOSE)

    assert (text.msgid, text.msgstr, text.fuzzy) == ("Take 5 mg.", "Tome 5 mg.", False)
    assert (text.origin, text.path, text.line) == (Origin.HUMAN, "es.po", 6)


def test_text_for_other_words_is_found_by_its_address():
    catalog = read('msgctxt "care/dose"\nmsgid "Take 4 mg."\nmsgstr "Tome 4 mg."\n')

    assert catalog.find(DOSE).msgid == "Take 4 mg."


def test_text_for_other_words_under_a_context_that_is_no_address_is_not_found():
    catalog = read('msgctxt "menu"\nmsgid "Open"\nmsgstr "Abrir"\n')

    assert catalog.find(replace(DOSE, context="menu", msgid="Close")) is None


def test_address_of_another_document_is_no_address_here():
    catalog = read('msgctxt "other/dose"\nmsgid "Take 4 mg."\nmsgstr "Tome 4 mg."\n')

    assert catalog.find(replace(DOSE, context="other/dose")) is None


def test_obsolete_text_is_none():
    catalog = read('#~ msgctxt "care/dose"\n#~ msgid "Take 5 mg."\n#~ msgstr "Tome 5 mg."\n')

    assert catalog.find(DOSE) is None


@pytest.mark.parametrize("origin", ["human", "machine", "memory", "adopted", "unknown"])
def test_header_says_where_the_texts_come_from(origin):
    catalog = read('msgctxt "care/dose"\nmsgid "A"\nmsgstr "Á"\n', X_Polyleaf_Origin=origin)

    assert catalog.find(DOSE).origin == origin


@pytest.mark.parametrize("origin", ["robot", "source", "Machine"])
def test_unknown_origin_is_a_fault_that_lists_the_known_ones(origin):
    [fault] = refuse(X_Polyleaf_Origin=origin)

    assert origin in fault.message
    assert fault.advice == "Known are human, machine, memory, adopted, unknown."


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("es", "es"),
        ("es", "es_ES"),
        ("es", ""),
        ("zh-Hans", "zh_Hans"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("pt-BR", "pt_BR"),
        ("sr-Latn", "sr@latin"),
        ("sr-Latn", "sr_RS@latin"),
        ("sr", "sr@cyrillic"),
    ],
)
def test_header_may_name_the_folders_language_as_tools_write_it(language, named):
    assert read("", language, Language=named).texts == {}


@pytest.mark.parametrize(
    ("language", "named"),
    [("es", "fr"), ("zh-Hans", "zh_TW"), ("sr", "sr@latin"), ("ca", "es"), ("es", "not a locale")],
)
def test_header_of_another_language_is_a_fault(language, named):
    [fault] = refuse(language, Language=named)

    assert repr(named) in fault.message
    assert "folder" in fault.advice


def test_language_is_a_folder_with_catalogs(small_project):
    small_project.add_language("es", "zh-Hans")

    assert list_languages(small_project.root) == ("es", "zh-Hans")


@pytest.mark.parametrize("name", ["pt-BR", "pt_br", "iw", "not a locale", "en"])
def test_folder_that_is_no_language_of_translation_is_a_fault(small_project, name):
    (small_project.root / "translations" / name / "LC_MESSAGES").mkdir(parents=True)

    with pytest.raises(InputError) as refused:
        list_languages(small_project.root)

    [fault] = refused.value.faults
    assert fault.path == f"translations/{name}"


def test_every_broken_catalog_is_told_at_once(small_project):
    small_project.make_translated("ar", "es")
    for language in ("ar", "es"):
        path = small_project.root / "translations" / language / "LC_MESSAGES" / "care.po"
        path.write_bytes(path.read_bytes() + b'msgid "x\n')

    with pytest.raises(InputError) as refused:
        load_texts(small_project.root, ("ar", "es"), ("care", "questions"))

    assert {fault.path for fault in refused.value.faults} == {
        "translations/ar/LC_MESSAGES/care.po",
        "translations/es/LC_MESSAGES/care.po",
    }


def test_two_folders_of_one_language_are_told(tmp_path):
    for name in ("zh_Hans", "zh_CN", "es"):
        (tmp_path / "translations" / name / "LC_MESSAGES").mkdir(parents=True)

    tags, faults = find_languages(tmp_path)

    assert tags == ("es", "zh-CN", "zh-Hans")
    assert [fault.path for fault in faults] == ["translations/zh_Hans"]
