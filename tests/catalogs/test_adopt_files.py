"""A file of somebody else's is adopted: Markdown by structure, PO and TMX by the same words."""

import pytest

from service.catalogs.adopt.files import Target, adopt_file
from service.catalogs.adopt.report import Fate
from service.catalogs.texts import Origin, read_texts
from service.content.load import load_content
from service.errors import InputError

SPANISH = """\
---
title: Cuidados en casa
summary: Qué hacer en casa.
---
Lea esto primero.

## Beneficios

Puede aliviar el **dolor** durante 2 horas.[^S1]

Vea [nuestro sitio](https://clinic.example/es/cuidados) para saber más.

## Efectos secundarios

- ganas de vomitar (náuseas)
- mareo

### Efectos a largo plazo

No conduzca.[^S2]

## Precauciones

Tome 5 mg como máximo.[^S1]
"""
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"

msgctxt "elsewhere"
msgid "dizziness"
msgstr "mareo"

msgid "Do not drive.[^S2]"
msgstr "Conduzca.[^S2]"

#, fuzzy
msgid "feeling sick (nausea)"
msgstr "náuseas"

msgid "Something else"
msgstr "Otra cosa"
"""


@pytest.fixture
def project(small_project):
    small_project.add_language("es", "ja")
    small_project.extract()
    small_project.update()
    return small_project


@pytest.fixture
def adopt(project, tmp_path):
    """A function: adopt the text of a file for the document `care`."""

    def run(name, text, language="es", domain="care"):
        content = load_content(project.root)
        document = next((each for each in content.documents if each.id == domain), None)
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        messages = project.domains()[domain]
        return adopt_file(Target(project.root, language, domain, tuple(messages), document), file)

    return run


def fates(adoption):
    """By unit, else by the words of the file: what became of it."""
    return {
        line.address.removeprefix("care/") or line.msgstr: line.fate
        for line in adoption.report.lines
    }


def texts_of(adoption):
    return {
        entry.msgctxt.removeprefix("care/"): entry.msgstr
        for entry in adoption.catalog
        if entry.msgstr
    }


def reason_of(adoption, unit):
    return next(line.reason for line in adoption.report.lines if line.address == f"care/{unit}")


def test_every_aligned_block_is_taken(adopt):
    adoption = adopt("es.md", SPANISH)

    assert set(fates(adoption).values()) == {Fate.TAKEN}
    assert texts_of(adoption)["nausea"] == "ganas de vomitar (náuseas)"
    assert texts_of(adoption)["title"] == "Cuidados en casa"
    assert len(texts_of(adoption)) == 13


def test_taken_text_is_adopted_whatever_its_catalog_is(adopt, project):
    project.translate("es", "machine")
    project.change("es", "care/nausea", msgstr="")

    adoption = adopt("es.md", SPANISH)

    texts = read_texts(adoption.catalog, "es.po", "es", "care").texts
    origins = {text.msgid: text.origin for text in texts.values()}
    assert origins["feeling sick (nausea)"] is Origin.ADOPTED
    assert origins["dizziness"] is Origin.MACHINE


def test_text_without_the_mark_is_a_persons_again(adopt):
    adoption = adopt("es.md", SPANISH)
    entry = next(entry for entry in adoption.catalog if entry.msgctxt == "care/nausea")
    assert entry.tcomment == "polyleaf: origin adopted"

    entry.tcomment = ""

    texts = read_texts(adoption.catalog, "es.po", "es", "care")
    assert texts.addresses["care/nausea"].origin is Origin.HUMAN


def test_link_leads_where_the_source_says(adopt):
    text = texts_of(adopt("es.md", SPANISH))["site"]

    assert text == "Vea [nuestro sitio][care] para saber más."


def test_text_that_stands_there_is_kept(adopt, project):
    project.change("es", "care/nausea", msgstr="náuseas")
    project.change("es", "care/dizziness", msgstr="mareo", flags=["fuzzy"])

    adoption = adopt("es.md", SPANISH)

    assert fates(adoption)["nausea"] is fates(adoption)["dizziness"] is Fate.KEPT
    assert reason_of(adoption, "nausea") == "It has another text."
    assert reason_of(adoption, "dizziness") == "It has this text."
    assert texts_of(adoption)["nausea"] == "náuseas"


def test_block_with_another_figure_is_not_taken(adopt):
    adoption = adopt("es.md", SPANISH.replace("5 mg", "50 mg"))

    assert fates(adoption)["dose"] is Fate.SKIPPED
    assert reason_of(adoption, "dose") == "The figures differ: 5 in the source, 50 here."
    assert "dose" not in texts_of(adoption)


def test_block_with_another_unit_is_not_taken(adopt):
    adoption = adopt("es.md", SPANISH.replace("5 mg", "5 g"))

    assert fates(adoption)["dose"] is Fate.SKIPPED
    assert "dose" not in texts_of(adoption)


def test_block_that_denies_otherwise_is_not_taken(adopt):
    adoption = adopt("es.md", SPANISH.replace("No conduzca", "Conduzca"))

    assert fates(adoption)["driving"] is Fate.SKIPPED
    assert "negates" in reason_of(adoption, "driving")


def test_block_left_in_the_language_of_the_source_is_not_taken(adopt):
    adoption = adopt("es.md", SPANISH.replace("Puede aliviar el", "It may ease").replace(
        "It may ease **dolor** durante 2 horas", "It may ease **pain** for 2 hours"
    ))  # fmt: skip

    assert fates(adoption)["ease"] is Fate.SKIPPED
    assert reason_of(adoption, "ease") == "It is not translated."


def test_name_may_be_the_same_in_both_languages(adopt):
    adoption = adopt("es.md", SPANISH.replace("- mareo", "- dizziness"))

    assert fates(adoption)["dizziness"] is Fate.TAKEN


def test_text_that_a_check_would_block_is_taken_as_fuzzy(adopt):
    adoption = adopt("es.md", SPANISH.replace("máximo.[^S1]", "máximo."))

    entry = next(entry for entry in adoption.catalog if entry.msgctxt == "care/dose")
    assert fates(adoption)["dose"] is Fate.FUZZY
    assert "fuzzy" in entry.flags
    assert entry.msgstr == "Tome 5 mg como máximo."
    assert "[^S1]" in reason_of(adoption, "dose")


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200f"])
def test_text_with_hidden_characters_is_not_taken(adopt, hidden):
    adoption = adopt("es.md", SPANISH.replace("- mareo", f"- ma{hidden}reo"))

    assert fates(adoption)["dizziness"] is Fate.SKIPPED
    assert "dizziness" not in texts_of(adoption)


def test_missing_and_added_blocks_are_listed_with_their_lines(adopt):
    text = SPANISH.replace("No conduzca.[^S2]\n\n", "").replace(
        "## Precauciones\n", "## Precauciones\n\nEste párrafo no está en la hoja inglesa de ninguna manera.\n"
    )  # fmt: skip

    adoption = adopt("es.md", text)

    lines = {line.fate: line for line in adoption.report.lines}
    assert (lines[Fate.MISSING].address, lines[Fate.MISSING].source_line) == ("care/driving", 21)
    assert lines[Fate.UNUSED].msgstr.startswith("Este párrafo")
    assert text.splitlines()[lines[Fate.UNUSED].file_line - 1].startswith("Este párrafo")


def test_language_whose_negation_we_do_not_know_is_reported(adopt):
    adoption = adopt("ja.md", SPANISH, "ja")

    assert not adoption.report.negation
    assert fates(adoption)["driving"] is Fate.TAKEN


def test_po_is_adopted_by_its_words_whatever_their_context(adopt):
    adoption = adopt("other.po", PO)

    assert texts_of(adoption) == {"dizziness": "mareo"}
    assert fates(adoption)["driving"] is Fate.SKIPPED
    assert fates(adoption)["nausea"] is Fate.MISSING
    assert fates(adoption)["Otra cosa"] is Fate.UNUSED


def test_words_with_two_translations_are_taken_by_their_own_context_only(adopt):
    twice = PO.replace('msgctxt "elsewhere"', 'msgctxt "one"')
    twice += '\nmsgctxt "two"\nmsgid "dizziness"\nmsgstr "vértigo"\n'
    own = twice.replace('msgctxt "two"', 'msgctxt "care/dizziness"')

    assert reason_of(adopt("twice.po", twice), "dizziness").startswith("The file translates it in")
    assert texts_of(adopt("own.po", own)) == {"dizziness": "vértigo"}


def test_po_is_read_as_strictly_as_our_own(adopt):
    with pytest.raises(InputError, match=r"bad.po:6: .*closing quote"):
        adopt("bad.po", PO.replace('"mareo"', '"mareo'))
    with pytest.raises(InputError, match="says the language 'fr'"):
        adopt("fr.po", PO.replace("Language: es", "Language: fr"))


TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en-US"><seg>dizziness</seg></tuv><tuv xml:lang="es"><seg>mareo</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Something else</seg></tuv><tuv xml:lang="es"><seg>Otra cosa</seg></tuv></tu>
</body></tmx>
"""


def test_tmx_is_adopted_by_its_words(adopt):
    adoption = adopt("memory.tmx", TMX)

    assert texts_of(adoption) == {"dizziness": "mareo"}
    assert Fate.UNUSED not in fates(adoption).values()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.docx", b"PK", "Its type is none of .md, .markdown, .po, .tmx"),
        ("a.md", b"\xff", "This is not UTF-8"),
        ("a.md", b"---\ntitle: [\n---\n", "a.md:3: The front matter is not valid YAML"),
        ("a.md", b"x" * 1_048_577, "It is larger than 1 MiB"),
        ("a.md", b"x\n\n" * 1001, "It has 1001 blocks"),
    ],
)
def test_faulty_file_is_refused(adopt, name, text, message):
    with pytest.raises(InputError, match=message):
        adopt(name, text)


def test_file_that_is_not_there_is_refused(adopt, tmp_path, project):
    target = Target(project.root, "es", "care", (), None)
    with pytest.raises(InputError, match="cannot be read"):
        adopt_file(target, tmp_path / "none.po")


def test_markdown_is_for_documents_only(adopt):
    with pytest.raises(InputError, match="glossary is no document"):
        adopt("a.md", "x\n", domain="glossary")


def test_language_must_be_there(adopt):
    with pytest.raises(InputError, match="polyleaf language add fr"):
        adopt("a.md", SPANISH, "fr")


def test_catalog_behind_its_source_is_refused(adopt, project):
    project.edit("care.md", "- dizziness", "- feeling dizzy")

    with pytest.raises(InputError, match="polyleaf update"):
        adopt("a.md", SPANISH)
