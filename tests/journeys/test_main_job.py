"""The main job: Markdown in, localized and labelled sections out, with a real server process."""

import time

import pytest

from service.cli.serving import WORTH_FETCHING, WORTH_READING, WORTH_SHOWING

SIDE_EFFECTS = "/v1/documents/ketamine-therapy/sections/side-effects"
SPANISH = "/v1/es/documents/ketamine-therapy"
NAUSEA = "ketamine-therapy/nausea"


@pytest.fixture
def demo(project, serve):
    project.do("publish", "--demo")
    return serve()


def by_id(sections):
    return {section["id"]: section for section in sections}


def test_spanish_reader_gets_spanish_with_its_label(demo):
    answer = demo.get(SIDE_EFFECTS, Accept_Language="es-MX,es;q=0.9")

    body = answer.json
    assert answer.status == 200
    assert answer.headers["content-location"] == f"{SPANISH}/sections/side-effects.json"
    assert answer.headers["polyleaf-match"] == "alias"
    assert body["language"] == "es"
    assert body["title"] == "Efectos secundarios"
    assert body["translation"] | {"source_revision": ""} == {
        "status": "draft", "origin": "machine", "stale": False, "source_revision": "",
        "source_status": "draft", "kept_since": None,
    }  # fmt: skip
    assert body["policy"] == "demo"
    assert [part["id"] for part in body["parts"]] == ["long-term-effects", "dependence-and-misuse"]
    notices = {notice["id"]: notice for notice in body["notices"]}
    assert {"demo", "machine-translation", "source-not-reviewed"} <= set(notices)
    assert all(notice["language"] == "es" for notice in notices.values())
    assert "máquina" in notices["machine-translation"]["text"]


def test_arabic_runs_from_right_to_left(demo):
    body = demo.get(SIDE_EFFECTS, Accept_Language="ar-EG").json

    assert (body["language"], body["direction"]) == ("ar", "rtl")


def test_traditional_chinese_reader_gets_the_source_and_never_simplified(demo):
    answer = demo.get(SIDE_EFFECTS, Accept_Language="zh-TW")

    assert answer.json["language"] == "en"
    assert answer.headers["polyleaf-match"] == "default"


def test_one_get_each_for_precautions_benefits_and_the_whole_document(demo):
    precautions = demo.get(f"{SPANISH}/sections/precautions.json").json
    benefits = demo.get("/v1/es/sections/benefits.json").json
    page = demo.get(f"{SPANISH}.html")

    assert len(precautions["parts"]) == 5
    [section] = benefits["sections"]
    assert [companion["id"] for companion in section["companions"]] == [
        "side-effects",
        "precautions",
    ]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<article class="polyleaf-document" lang="es" dir="ltr"' in page.body.decode()


def test_strict_policy_gives_the_source_with_a_notice_in_the_readers_language(project, serve):
    project.do("publish")
    server = serve()

    body = server.get(SIDE_EFFECTS, Accept_Language="es-MX,es;q=0.9").json

    assert (body["for"], body["language"], body["policy"]) == ("es", "en", "strict")
    assert body["fallback"] == {"reason": "draft", "available": ["en"]}
    fallback, interpreter, *_ = body["notices"]
    assert (fallback["id"], fallback["language"]) == ("fallback", "es")
    assert "intérprete" in fallback["text"]
    assert "inglés" in fallback["text"]
    assert (interpreter["id"], interpreter["language"]) == ("interpreter", "es")
    assert all(section["language"] == "en" for section in [*body["parts"], *body["companions"]])


def test_edited_text_is_served_within_a_second_without_a_failed_request(project, demo, readers):
    project.edit_catalog("es", NAUSEA, lambda entry: setattr(entry, "msgstr", "un poco de asco"))

    with readers(demo, f"{SPANISH}/sections/side-effects.json") as reading:
        printed = project.do("publish", "--demo")
        published = time.monotonic()
        time.sleep(1.2)

    assert "es  ketamine-therapy/side-effects: new wording" in printed
    assert {status for _, status, _ in reading.answers} == {200}
    assert "un poco de asco" in reading.answers[-1][2].decode()
    late = [at for at, _, body in reading.answers if at > published + 1 and b"asco" not in body]
    assert not late


def test_broken_catalog_stops_the_publication_and_not_the_server(project, demo):
    path = project.catalog("es")
    before = demo.get(SIDE_EFFECTS, Accept_Language="es").body
    lines = path.read_text("utf-8").split("\n")
    broken = next(number for number, line in enumerate(lines) if line.startswith('msgstr "náuseas'))
    lines[broken] = lines[broken].removesuffix('"')
    path.write_text("\n".join(lines), "utf-8")

    refused = project.run("publish", "--demo")

    assert refused.returncode == 1
    assert f"translations/es/LC_MESSAGES/ketamine-therapy.po:{broken + 1}: " in refused.stderr
    assert demo.get(SIDE_EFFECTS, Accept_Language="es").body == before


def test_one_fuzzy_message_makes_its_section_fall_back_whole_and_leaves_its_siblings(project, demo):
    project.edit_catalog("es", NAUSEA, lambda entry: entry.flags.append("fuzzy"))
    printed = project.do("publish", "--demo")
    time.sleep(1)

    section = demo.get(f"{SPANISH}/sections/side-effects.json").json
    siblings = by_id(demo.get(f"{SPANISH}.json").json["sections"])

    assert "es  ketamine-therapy/side-effects: lost: readers get en (fuzzy)" in printed
    assert (section["language"], section["fallback"]["reason"]) == ("en", "fuzzy")
    assert "feeling sick to your stomach" in section["body"]["text"]
    assert "náuseas" not in section["body"]["text"]
    assert {part["language"] for part in section["parts"]} == {"es"}
    assert siblings["benefits"]["language"] == siblings["precautions"]["language"] == "es"


def test_changed_word_makes_its_message_fuzzy_in_every_catalog_and_no_other_byte_changes(project):
    catalogs = {locale: project.catalog(locale) for locale in ("es", "ar", "zh_Hans")}
    before = {locale: path.read_text("utf-8") for locale, path in catalogs.items()}
    project.edit_content(
        "ketamine-therapy.md", "- vomiting (throwing up)", "- vomiting (being sick)"
    )

    project.do("extract")
    project.do("update")

    for locale, path in catalogs.items():
        old, new = (text.split("\n\n") for text in (before[locale], path.read_text("utf-8")))
        changed = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
        assert [without_date(was) == without_date(now) for was, now in changed] == [True, False]
        was, now = changed[1]
        assert now.split("\n") == restated(was.split("\n"))


def without_date(entry):
    return "\n".join(
        line for line in entry.split("\n") if not line.startswith('"POT-Creation-Date')
    )


def restated(lines):
    """What update makes of the entry: fuzzy, its previous msgid, the kind of change."""
    reference = next(place for place, line in enumerate(lines) if line.startswith("#:"))
    return [
        *lines[:reference],
        "#. change: wording",
        lines[reference],
        "#, fuzzy",
        '#| msgid "vomiting (throwing up)"',
        *(line.replace("throwing up", "being sick") for line in lines[reference + 1 :]),
    ]


def test_update_twice_changes_nothing_the_second_time(project):
    project.do("extract")
    project.do("update")
    before = {path: path.read_bytes() for path in project.root.glob("translations/**/*.po*")}

    project.do("extract")
    project.do("update")

    assert {
        path: path.read_bytes() for path in project.root.glob("translations/**/*.po*")
    } == before


def test_all_faults_of_content_and_catalogs_are_told_at_once(project):
    project.edit_content("ketamine-therapy.md", "{#nausea}", "{#dizziness}")
    project.edit_content("kinds.yaml", "level: safety", "level: dangerous")
    project.catalog("ar").write_text('msgid ""\nmsgstr "x\n', "utf-8")

    refused = project.run("publish", "--demo")

    assert refused.returncode == 1
    for place in (
        "content/ketamine-therapy.md:",
        "content/kinds.yaml:",
        "translations/ar/LC_MESSAGES/ketamine-therapy.po:",
    ):
        assert place in refused.stderr
    assert not (project.root / "instance" / "releases" / "live").exists()


def test_rollback_serves_the_release_before(project, demo):
    old = demo.get(f"{SPANISH}/sections/side-effects.json").body
    project.edit_catalog("es", NAUSEA, lambda entry: setattr(entry, "msgstr", "un poco de asco"))
    project.do("publish", "--demo")

    printed = project.do("rollback")
    time.sleep(1)

    assert "is live again" in printed
    assert demo.get(f"{SPANISH}/sections/side-effects.json").body == old
    assert project.do("releases").count("\n") == 3


def test_the_addresses_that_serve_prints_are_there(demo):
    pages = [f"/{languages}/{WORTH_SHOWING}" for languages in WORTH_READING]
    worth = (*pages, *WORTH_FETCHING)
    for path in worth:
        assert demo.get(path).status == 200

    demo.stop()

    printed = [
        line.split(str(demo.port))[1] for line in demo.printed.split("\n") if "  http" in line
    ]
    assert tuple(printed) == worth
    assert len(printed) == 5


def test_same_inputs_publish_the_same_release(project):
    first = project.do("publish", "--demo")
    manifests = list((project.root / "instance" / "releases" / "manifests").iterdir())

    again = project.do("publish", "--demo")

    assert "is live, policy demo" in first
    assert "nothing changed" in again
    assert list((project.root / "instance" / "releases" / "manifests").iterdir()) == manifests


def test_demo_release_is_refused_on_other_addresses_than_loopback(project):
    project.do("publish", "--demo")

    everywhere = "0.0.0.0"  # noqa: S104 - it is refused before it is bound
    refused = project.run("serve", "--host", everywhere, "--port", "1")

    assert refused.returncode == 1
    assert "demo" in refused.stderr
