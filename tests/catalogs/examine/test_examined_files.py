"""Which PO files are checked, in which language, against which messages."""

import pytest

from service.catalogs.examine import (
    Knowledge,
    NoTargetError,
    UnknownLanguageError,
    examine,
    find_targets,
    list_items,
    read_catalog,
)
from service.catalogs.po import read_po
from service.content.model import Level

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"""
ONE = 'msgid "Do not drive."\nmsgstr "# No conduzca."\n'


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def language_of(path, root, given=""):
    [target] = find_targets(root, [path])
    return read_catalog(target, given)[1]


@pytest.mark.parametrize(
    ("name", "header", "language"),
    [
        ("some.po", "de_DE", "de-DE"),
        ("fr.po", "de", "de"),
        ("fr.po", "", "fr"),
        ("pt_BR.po", "", "pt-BR"),
        ("sr@latin.po", "", "sr-Latn"),
        ("locale/zh_CN/LC_MESSAGES/django.po", "", "zh-CN"),
        ("some.po", "pt_BR", "pt-BR"),
    ],
)
def test_language_is_that_of_the_header_or_the_folder_or_the_name(tmp_path, name, header, language):
    told = f'"Language: {header}\\n"\n' if header else ""
    path = write(tmp_path / name, HEAD + told)

    assert language_of(path, tmp_path / "project") == language


def test_language_that_nothing_tells_is_asked_for(tmp_path):
    path = write(tmp_path / "some.po", HEAD)

    with pytest.raises(UnknownLanguageError, match="--language TAG"):
        language_of(path, tmp_path / "project")
    assert language_of(path, tmp_path / "project", "sv") == "sv"


def test_folder_of_a_project_tells_the_language_and_another_header_is_a_fault(small_project):
    small_project.make_translated("es")
    path = small_project.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    path.write_text(path.read_text("utf-8").replace("Language: es", "Language: de"), "utf-8")

    [examined] = examine(find_targets(small_project.root, [path]), Knowledge())

    [found] = examined.found
    assert (found.path, found.finding.rule) == ("translations/es/LC_MESSAGES/care.po", "catalog")


def test_folder_has_every_po_file_below_it_but_hidden_ones(tmp_path):
    for name in ("b/de.po", "a/fr.po", "a/fr.mo", ".venv/lib/it.po"):
        write(tmp_path / "some" / name, HEAD)

    targets = find_targets(tmp_path / "project", [tmp_path / "some"])

    assert [target.path.name for target in targets] == ["fr.po", "de.po"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.po", "note.txt", "empty"])
def test_path_that_has_nothing_to_check_is_refused(tmp_path, name):
    write(tmp_path / "note.txt", "")
    (tmp_path / "empty").mkdir()

    with pytest.raises(NoTargetError, match=name):
        find_targets(tmp_path, [tmp_path / name])


def items_of(text, **options):
    return list(list_items(read_po(text.encode(), "x.po"), "x.po", {}, **options))


def test_fuzzy_obsolete_and_empty_texts_are_left_out():
    text = (
        f'{HEAD}\nmsgid "A"\nmsgstr ""\n\n#, fuzzy\nmsgid "B"\nmsgstr "Be"\n\n'
        'msgid "C"\nmsgstr "Ce"\n\n#~ msgid "D"\n#~ msgstr "De"\n'
    )

    assert [item.message.msgid for item in items_of(text)] == ["C"]
    assert [item.message.msgid for item in items_of(text, fuzzy=True)] == ["B", "C"]


def test_message_is_made_of_what_an_entry_says():
    text = (
        f'{HEAD}\n#. level: interface\n#. kind: overview\n#, python-brace-format\nmsgctxt "c"\n'
        'msgid "Call {n}."\nmsgstr "Llame {n}."\n\nmsgid "A"\nmsgstr "B"\n'
    )

    said, unsaid = (item.message for item in items_of(text))

    assert (said.context, said.level, said.kind, said.placeholders) == (
        *("c", Level.INTERFACE, "overview"),
        True,
    )
    assert (unsaid.level, unsaid.placeholders) == (Level.SAFETY, False)


def plural_items(header, forms):
    lines = "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
    text = (
        f'{HEAD}"Plural-Forms: {header}\\n"\n\n#, python-brace-format\n'
        f'msgid "one day"\nmsgid_plural "{{n}} days"\n{lines}'
    )
    return [
        (item.message.msgid, item.other.msgid if item.other else None, item.msgstr)
        for item in items_of(text)
    ]


def test_plural_forms_are_held_against_the_form_of_the_source_that_has_their_numbers():
    german = plural_items("nplurals=2; plural=(n != 1);", ["ein Tag", "{n} Tage"])
    french = plural_items("nplurals=2; plural=(n > 1);", ["un jour", "{n} jours"])
    chinese = plural_items("nplurals=1; plural=0;", ["{n} 天"])

    assert german == [("one day", None, "ein Tag"), ("{n} days", None, "{n} Tage")]
    assert french == [("{n} days", "one day", "un jour"), ("{n} days", None, "{n} jours")]
    assert chinese == [("{n} days", "one day", "{n} 天")]


def test_form_for_one_and_others_may_follow_either(tmp_path):
    head = HEAD + '"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    entry = (
        'msgid "a <b>day</b>"\nmsgid_plural "days"\nmsgstr[0] "un <b>jour</b>"\nmsgstr[1] "jours"\n'
    )
    path = write(tmp_path / "fr.po", f"{head}\n{entry}")

    examined = list(examine(find_targets(tmp_path, [path]), Knowledge()))

    rules = {found.finding.rule for each in examined for found in each.found}
    assert "html" not in rules
    assert sum(each.texts for each in examined) == 2


def test_file_that_cannot_be_read_is_a_finding_and_the_others_are_checked(tmp_path):
    broken = write(tmp_path / "de.po", HEAD + '\nmsgid "x\n')
    whole = write(tmp_path / "es.po", f"{HEAD}\n{ONE}")

    examined = list(examine(find_targets(tmp_path / "p", [broken, whole]), Knowledge()))

    found = [(item.path, item.line, item.finding.rule) for each in examined for item in each.found]
    assert (broken.as_posix(), 5, "catalog") in found
    assert (whole.as_posix(), 5, "structure") in found


def test_text_is_judged_by_the_words_it_was_written_for_and_its_shape_by_its_present_block(
    small_project,
):
    small_project.make_translated("es")
    small_project.change("es", "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    small_project.edit("care.md", "Take 5 mg at most.[^S1]", "Take 4 mg at most.")
    messages = {"care": small_project.domains()["care"]}
    path = small_project.root / "translations" / "es" / "LC_MESSAGES" / "care.po"

    examined = examine(find_targets(small_project.root, [path]), Knowledge(messages))

    found = [item for each in examined for item in each.found if item.msgctxt == "care/dose"]
    assert {item.finding.rule for item in found} <= {"citations", "kept-names"}
    assert "citations" in {item.finding.rule for item in found}
