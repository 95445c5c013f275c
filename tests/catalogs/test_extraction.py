"""`pybabel extract` finds what `polyleaf extract` finds."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from service.catalogs.interface import check_messages, interface_messages
from service.catalogs.po import key_of, load_po

CHECKOUT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def run(command, folder):
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path):
    for name in ("content", "service"):
        shutil.copytree(CHECKOUT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(CHECKOUT / "babel.cfg", tmp_path)
    return tmp_path


def test_babel_finds_the_same_messages_as_all_templates_together(checkout):
    run([BIN / "polyleaf", "extract"], checkout)
    run([BIN / "pybabel", "-q", "extract", "-F", "babel.cfg", "-o", "all.pot", "."], checkout)

    templates = sorted((checkout / "translations").glob("*.pot"))
    ours = {key_of(entry) for path in templates for entry in load_po(path, checkout)}
    theirs = {key_of(entry) for entry in load_po(checkout / "all.pot", checkout)}
    assert len(templates) == 7
    assert theirs == ours


def test_babel_hands_on_the_notes_to_translators(small_project):
    shutil.copy(CHECKOUT / "babel.cfg", small_project.root)
    (small_project.root / "service").mkdir()

    run(
        [BIN / "pybabel", "-q", "extract", "-F", "babel.cfg", "-o", "all.pot", "."],
        small_project.root,
    )

    catalog = load_po(small_project.root / "all.pot", small_project.root)
    comments = {entry.msgctxt: entry.comment for entry in catalog}
    assert comments["care/nausea"] == "note: the feeling, not seasickness"


def test_interface_strings_come_from_the_program_with_their_file():
    messages = tuple(interface_messages())

    assert {message.domain for message in messages} == {"messages"}
    assert all(message.path.startswith("service/") for message in messages)
    assert not [message.msgid for message in messages if "%" in message.msgid]


def test_strings_to_translators_are_a_domain_that_readers_never_get():
    told, said = check_messages(), interface_messages()

    assert {message.domain for message in told} == {"checks"}
    assert all(message.path.startswith("service/catalogs/checks/") for message in told)
    assert not {message.path for message in told} & {message.path for message in said}
