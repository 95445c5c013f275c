"""A catalog as Poedit writes it: its headers, blank dates, wrapped lines, obsolete messages."""

import json
import subprocess

import pytest

HEADERS = {
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "X-Generator": "Poedit 3.4.2",
    "X-Poedit-SourceCharset": "UTF-8",
    "X-Poedit-Basepath": "../../..",
    "X-Poedit-KeywordsList": "gettext;ngettext:1,2;pgettext:1c,2",
    "X-Poedit-SearchPath-0": "content",
    "X-Poedit-Bookmarks": "-1,3,-1,-1,-1,-1,-1,-1,-1,-1",
}
POEDIT = r"""# Care at home
# This file is distributed under the same license.
#
msgid ""
msgstr ""
"Project-Id-Version: care\n"
"Report-Msgid-Bugs-To: \n"
"POT-Creation-Date: 2026-11-22 12:00+0000\n"
"PO-Revision-Date: \n"
"Last-Translator: \n"
"Language-Team: \n"
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: Poedit 3.4.2\n"
"X-Poedit-SourceCharset: UTF-8\n"
"X-Poedit-Basepath: ../../..\n"
"X-Poedit-KeywordsList: gettext;ngettext:1,2;pgettext:1c,2\n"
"X-Poedit-SearchPath-0: content\n"
"X-Poedit-Bookmarks: -1,3,-1,-1,-1,-1,-1,-1,-1,-1\n"

#. level: explanation
#. kind: intro
#: content/care.md#intro
msgctxt "care/title"
msgid "Care at home"
msgstr "Cuidados en casa"

# I asked the clinic.
#. level: claim
#. kind: benefits
#: content/care.md#benefits
msgctxt "care/ease"
msgid "It may ease **pain** for 2 hours.[^S1]"
msgstr ""
"Puede aliviar el **dolor** durante 2 horas, según lo que se sabe hasta "
"ahora.[^S1]"

#. level: safety
#. kind: side-effects
#. note: the feeling, not seasickness
#: content/care.md#side-effects
#, fuzzy
#| msgid "feeling ill (nausea)"
msgctxt "care/nausea"
msgid "feeling sick (nausea)"
msgstr "náuseas"

#~ msgctxt "care/gone"
#~ msgid ""
#~ "Something that stood here before and was long enough for Poedit to wrap "
#~ "it."
#~ msgstr "Algo de antes."

#, fuzzy
#~| msgid "Older still"
#~ msgid "Old"
#~ msgstr "Viejo"
"""


@pytest.fixture
def path(small_project):
    """The path of the catalog in a small project."""
    small_project.make_translated("es")
    path = small_project.root / "translations/es/LC_MESSAGES/care.po"
    path.write_text(POEDIT, "utf-8")
    return path


def msgstrs(project):
    return {entry.msgctxt: entry.msgstr for entry in project.catalog("es")}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_it_is_accepted_and_keeps_its_headers(line_end, small_project, path):
    path.write_bytes(POEDIT.replace("\n", line_end).encode())

    small_project.update()

    kept = small_project.catalog("es")
    assert HEADERS.items() <= kept.metadata.items()
    assert kept.header.splitlines()[0] == "Care at home"


def test_its_texts_and_obsolete_messages_stay(small_project, path):
    small_project.update()

    assert msgstrs(small_project)["care/title"] == "Cuidados en casa"
    assert msgstrs(small_project)["care/ease"].endswith("hasta ahora.[^S1]")
    obsolete = [entry for entry in small_project.catalog("es") if entry.obsolete]
    assert [entry.msgid for entry in obsolete][-1] == "Old"
    assert obsolete[-1].previous_msgid == "Older still"


def test_commands_take_it(small_project, path, polyleaf):
    update = polyleaf("update")
    status = json.loads(polyleaf("status", "--format", "json"))
    published = polyleaf("publish", "--demo")

    assert "translations/es/LC_MESSAGES/care.po" in update
    [care] = [row for row in status if (row["language"], row["domain"]) == ("es", "care")]
    assert care["messages"]["fuzzy"] == 1
    assert published


def test_gettext_takes_what_we_write_of_it(small_project, path, require_tool):
    small_project.update()

    done = subprocess.run(
        [require_tool("msgfmt"), "--check-format", "--check-domain", "-o", "/dev/null", path],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
