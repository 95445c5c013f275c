"""A foreign document with an old Spanish translation, from `adopt` to a served section."""

import json
import time

import pytest

# As somebody wrote them, for another purpose: no id, no kind, headings of their own levels.
ENGLISH = """\
---
title: Looking after yourself after sedation
---

You were given a medicine that makes you sleepy. It can work in you for up to 24 hours.

## What to do today

1. Go home with an adult.
2. Rest, and drink plenty of water.
3. Eat light meals.

| What        | When it is safe again |
|-------------|-----------------------|
| Driving     | after 24 hours        |
| Alcohol     | after 48 hours        |

## What not to do

Do not drive, and do not sign contracts.

> Never take more than 4 tablets of 500 mg in a day.

## When to call us

Call us if you vomit more than 3 times, or if you cannot be woken easily.
"""
SPANISH = """\
# Cómo cuidarse después de la sedación

Le hemos dado un medicamento que produce sueño. Puede hacer efecto durante un máximo de 24 horas.

# Qué hacer hoy

1. Vaya a casa con un adulto.
2. Descanse y beba mucha agua.
3. Haga comidas ligeras.

| Qué         | Cuándo vuelve a ser seguro |
|-------------|----------------------------|
| Conducir    | después de 24 horas        |
| Alcohol     | después de 48 horas        |

# Qué no hacer

No conduzca ni firme contratos.

> Nunca tome más de 4 comprimidos de 50 mg en un día.

Este folleto se imprimió en el año 2009 con papel reciclado por la imprenta del hospital.

# Cuándo llamarnos

Llámenos si vomita más de 3 veces, o si no se le puede despertar con facilidad.
"""


@pytest.fixture
def adopted(project):
    """The report of the adoption; the project as it is after it."""
    (project.root / "content" / "sedation.md").write_text(ENGLISH, "utf-8")
    old = project.root / "sedacion-2009.md"
    old.write_text(SPANISH, "utf-8")
    project.do("content", "assign-ids", "sedation")
    project.do("extract")
    project.do("update")
    printed = project.do("adopt", "es", str(old), "--as", "sedation", "--format", "json")
    return json.loads(printed)


def by_fate(report, fate):
    return [line for line in report["lines"] if line["fate"] == fate]


def test_old_translation_reaches_readers_as_an_unreviewed_draft(project, adopted, serve):
    titles = {line["msgid"]: line["address"] for line in adopted["lines"] if line["msgid"]}
    section = titles["What to do today"].removeprefix("sedation/")
    project.do("publish", "--demo")
    server = serve()

    answer = server.get(f"/v1/documents/sedation/sections/{section}", Accept_Language="es-MX")

    body = answer.json
    assert (answer.status, body["language"], body["title"]) == (200, "es", "Qué hacer hoy")
    assert body["translation"]["status"] == "draft"
    assert body["translation"]["origin"] == "adopted"
    assert "Descanse y beba mucha agua." in body["body"]["text"]
    assert "después de 48 horas" in body["body"]["text"]
    assert "adopted-translation" in [notice["id"] for notice in body["notices"]]


def test_changed_dose_is_not_taken_and_its_section_stays_in_the_source_language(
    project, adopted, serve
):
    project.do("publish", "--demo")
    server = serve()

    dose = next(line for line in adopted["lines"] if "4 tablets" in line["msgid"])
    sections = server.get("/v1/es/documents/sedation.json").json["sections"]

    [section] = [each for each in sections if "4 tablets" in each["body"]["text"]]
    assert dose["fate"] == "skipped"
    assert dose["reason"] == "The figures differ: 4, 500 in the source, 4, 50 here."
    assert (section["language"], section["fallback"]["reason"]) == ("en", "missing")
    assert "50 mg" not in section["body"]["text"].replace("500 mg", "")


def test_what_the_source_does_not_have_is_listed_with_its_line(adopted):
    [unused] = by_fate(adopted, "unused")

    assert "2009" in unused["msgstr"]
    assert SPANISH.splitlines()[unused["file_line"] - 1] == unused["msgstr"]


def test_strict_policy_withholds_what_was_adopted(project, adopted, serve):
    project.do("publish")
    server = serve()

    sections = server.get("/v1/es/documents/sedation.json").json["sections"]

    assert {each["language"] for each in sections if each["level"] == "safety"} == {"en"}


def test_mended_text_is_served_within_a_second(project, adopted, serve):
    project.do("publish", "--demo")
    server = serve()
    dose = next(line for line in adopted["lines"] if "4 tablets" in line["msgid"])

    project.edit_catalog(
        "es",
        dose["address"],
        lambda entry: setattr(entry, "msgstr", dose["msgstr"].replace("50 mg", "500 mg")),
        "sedation",
    )
    project.do("publish", "--demo")
    time.sleep(1)

    texts = [
        each["body"]["text"]
        for each in server.get("/v1/es/documents/sedation.json").json["sections"]
    ]
    assert any("Nunca tome más de 4 comprimidos de 500 mg" in text for text in texts)
