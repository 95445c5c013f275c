"""Suggestions and questions over HTTP: listed, and settled once."""

import pytest

from service.catalogs.po import read_po, write_po

ES = "/api/1/languages/es"
OURS, THEIRS = "Tome 5 mg como máximo.[^S1]", "5 mg, no más.[^S1]"


@pytest.fixture
def suggested(any_office):
    """An office where a text waits that tia uploaded while lin wrote another."""
    catalog = read_po(any_office.get("tia", f"{ES}/catalogs/care.po").data, "download")
    next(each for each in catalog if each.msgctxt == "care/dose").msgstr = THEIRS
    _, tag = any_office.message("care/dose")
    any_office.write("lin", "care/dose", OURS, tag)
    any_office.post("tia", f"{ES}/imports", write_po(catalog))
    return any_office


def test_a_suggestion_is_accepted_once_and_stays_its_authors(suggested):
    path = f"{ES}/suggestions/1/accept"

    accepted, again = suggested.post("lin", path), suggested.post("tia", path)

    assert accepted.status_code == 201
    assert accepted.json["text"]["msgstr"] == [THEIRS]
    assert accepted.json["text"]["author"] == suggested.accounts["tia"]
    assert (again.status_code, again.json["current"]["msgstr"]) == (409, [THEIRS])
    assert suggested.message("care/dose")[0]["msgstr"] == [THEIRS]
    assert suggested.get("tia", f"{ES}/suggestions").json["items"] == []


def test_a_suggestion_is_put_away_once(suggested):
    path = f"{ES}/suggestions/1/dismiss"

    put_away, again = suggested.post("lin", path), suggested.post("tia", path)

    assert (put_away.status_code, again.status_code) == (200, 409)
    assert suggested.message("care/dose")[0]["msgstr"] == [OURS]


def test_a_question_is_answered_once_and_the_answer_stands_in_the_catalog(any_office):
    shown, tag = any_office.message("care/dose")
    any_office.write("tia", "care/dose", shown["msgstr"][0], tag, comment="A day, or at once?")
    [question] = any_office.get("tia", f"{ES}/questions").json["items"]
    path = f"{ES}/questions/{question['number']}/answer"

    answered = any_office.post("edo", path, {"text": "At once."})
    again = any_office.post("lin", path, {"text": "A day."})

    assert (answered.status_code, answered.json["answer"]) == (201, "At once.")
    assert again.status_code == 409
    assert any_office.get("tia", f"{ES}/questions").json["items"] == []
    assert "At once." in any_office.get("tia", f"{ES}/catalogs/care.po").text


def test_an_answer_that_no_catalog_could_hold_is_refused(any_office):
    shown, tag = any_office.message("care/dose")
    any_office.write("tia", "care/dose", shown["msgstr"][0], tag, comment="A day, or at once?")

    answers = [
        any_office.post("edo", f"{ES}/questions/1/answer", {"text": text}).status_code
        for text in ("", "x" * 10_001, "a\u202eb")
    ]

    assert answers == [422, 422, 422]
