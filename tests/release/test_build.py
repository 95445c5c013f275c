"""A release: what it holds, and of what alone it is a function."""

import gettext
import io
import json
import random
from dataclasses import replace

import pytest

from service.catalogs.texts import Catalog
from service.content.policy import make_demo
from service.errors import ReleaseError
from service.release.build import build, build_document
from service.release.store.pack import write_pack


@pytest.fixture
def spanish(small_project):
    """The small project with a Spanish machine draft of everything."""
    small_project.make_translated("es")
    return small_project


@pytest.fixture
def demo(spanish):
    """Build the demo of the project as its files are now."""
    return lambda: build(spanish.inputs(make_demo))


def bodies_of(release, suffix="json"):
    return {
        path: response.body if suffix == "html" else json.loads(response.body)
        for part in release.parts
        for path, response in part.responses.items()
        if path.endswith(suffix)
    }


def packs_of(release):
    return {part.name: write_pack(part) for part in release.parts}


def section(release, name, language="es"):
    return bodies_of(release)[f"/v1/{language}/documents/care/sections/{name}.json"]


def notices(body):
    return {notice["id"]: notice for notice in body["notices"]}


# What it is a function of


def test_equal_inputs_in_any_order_give_equal_releases_and_equal_bytes(spanish):
    spanish.make_translated("ar", "es-MX")
    inputs = spanish.inputs(make_demo)
    release = build(inputs)

    for seed in range(3):
        again = build(shuffle(inputs, random.Random(seed)))  # noqa: S311 - it orders a test

        assert again == release
        assert packs_of(again) == packs_of(release)


def shuffle(inputs, chance):
    """The same inputs, each collection of them in another order."""

    def mixed(mapping):
        return dict(chance.sample(list(mapping.items()), len(mapping)))

    content = replace(
        inputs.content,
        documents=tuple(chance.sample(inputs.content.documents, len(inputs.content.documents))),
        kinds=mixed(
            {
                name: replace(kind, codes=mixed(kind.codes))
                for name, kind in inputs.content.kinds.items()
            }
        ),
        sources=mixed(inputs.content.sources),
    )
    texts = mixed({
        language: mixed({
            domain: Catalog(mixed(catalog.texts), mixed(catalog.addresses))
            for domain, catalog in catalogs.items()
        })
        for language, catalogs in inputs.texts.items()
    })  # fmt: skip
    interface = tuple(chance.sample(inputs.interface, len(inputs.interface)))
    return replace(inputs, content=content, texts=texts, interface=interface)


def test_one_new_wording_changes_the_parts_of_its_document_and_language_alone(spanish, demo):
    spanish.add_language("ar")
    before = packs_of(demo())

    spanish.change("es", "care/dizziness", msgstr="«es» mareos")

    after = packs_of(demo())
    assert {name for name in after if after[name] != before[name]} == {"es/care", "es/index"}


def test_interface_text_changes_no_other_language(spanish, demo):
    spanish.add_language("ar")
    before = packs_of(demo())

    spanish.change("es", "publisher/general", "publisher", msgstr="«es» Hola")

    after = packs_of(demo())
    changed = {name.partition("/")[0] for name in after if after[name] != before[name]}
    assert changed == {"es"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- dizziness", "- feeling dizzy"),
        ("## Side effects", "## What it may do"),
        ("mg at most", "*mg* at most"),
    ],
)
def test_revision_of_a_section_changes_when_and_only_when_its_readers_see_another_text(
    spanish, demo, old, new
):
    before = demo().sections

    spanish.edit("care.md", old, new)

    after = demo().sections
    changed = {
        (language, name)
        for language, states in after.items()
        for name, state in states.items()
        if state.revision != before[language][name].revision
    }
    name = "care/precautions" if "mg" in old else "care/side-effects"
    assert changed == {("en", name), ("es", name)}


# What it holds


def test_every_document_section_and_kind_has_its_addresses(demo):
    release = demo()

    for tag in ("en", "es"):
        care = f"/v1/{tag}/documents/care"
        sections = ["intro", "benefits", "side-effects", "long-term-effects", "precautions"]
        for suffix in ("json", "html"):
            wanted = {
                f"{care}.{suffix}",
                *(f"{care}/sections/{name}.{suffix}" for name in sections),
                f"/v1/{tag}/documents/questions/sections/how-many.{suffix}",
                f"/v1/{tag}/sections/overview.{suffix}",
            }
            assert wanted <= set(bodies_of(release, suffix))
    assert {part.name for part in release.parts} == {
        "index",
        *(f"{tag}/{name}" for tag in ("en", "es") for name in ("care", "questions", "index")),
    }


def test_all_links_lead_to_what_the_release_holds(demo):
    release = demo()
    held = {path for part in release.parts for path in part.responses}

    bodies = bodies_of(release)
    del bodies["/v1/openapi.json"]
    linked = {link for body in bodies.values() for link in links_in(body)}

    assert linked
    assert linked <= held


def links_in(body):
    if isinstance(body, dict):
        if isinstance(body.get("links"), dict):
            yield from body["links"].values()
        if isinstance(body.get("url"), str) and body["url"].startswith("/"):
            yield body["url"]
    members = body.values() if isinstance(body, dict) else body if isinstance(body, list) else ()
    for member in members:
        yield from links_in(member)


def test_every_body_names_its_own_address(demo):
    for path, body in bodies_of(demo()).items():
        if "self" in body.get("links", {}):
            assert body["links"]["self"] == path


def test_section_has_its_parts_inside(demo):
    body = section(demo(), "side-effects")

    [part] = body["parts"]
    assert (part["id"], part["title"]) == ("long-term-effects", "«es» Efectos a largo plazo")
    assert [block["id"] for block in body["body"]["blocks"]] == ["nausea", "dizziness"]


def test_benefits_come_with_side_effects_and_precautions_also_where_these_fall_back(spanish, demo):
    spanish.change("es", "care/dizziness", flags=["fuzzy"])
    spanish.change("es", "care/dose", msgstr="")

    body = section(demo(), "benefits")

    assert body["language"] == "es"
    found = {inner["id"]: (inner["language"], len(inner["parts"])) for inner in body["companions"]}
    assert found == {"side-effects": ("en", 1), "precautions": ("en", 0)}


def test_companion_that_the_document_lacks_is_left_out(spanish, demo):
    spanish.edit("care.md", "## Precautions {#precautions}", "### Precautions {#be-careful}")

    assert [inner["id"] for inner in section(demo(), "benefits")["companions"]] == ["side-effects"]


def test_companion_intro_of_a_document_without_one_is_left_out(spanish, demo):
    spanish.edit("kinds.yaml", "overview: {", "overview: {companions: [intro], ")

    path = "/v1/es/documents/questions/sections/how-many.json"

    assert bodies_of(demo())[path]["companions"] == []


def test_kind_has_the_sections_of_all_documents_with_their_companions(spanish, demo):
    spanish.edit("questions.md", "kind=overview", "kind=benefits")

    body = bodies_of(demo())["/v1/es/sections/benefits.json"]

    assert [inner["document"] for inner in body["sections"]] == ["care", "questions"]
    assert len(body["sections"][0]["companions"]) == 2
    assert body["level"] == "claim"


def test_citations_are_numbered_by_their_first_place_in_the_document(demo):
    release = demo()

    benefits, effects = (section(release, name) for name in ("benefits", "long-term-effects"))
    document = bodies_of(release)["/v1/es/documents/care.json"]

    assert [(source["key"], source["number"]) for source in benefits["citations"]] == [("S1", 1)]
    assert [(source["key"], source["number"]) for source in effects["citations"]] == [("S2", 2)]
    assert [source["number"] for source in document["citations"]] == [1, 2]
    assert document["citations"][0]["url"] == "https://doi.org/10.1000/1"
    assert "[2]</sup>" in effects["body"]["html"]


def test_text_comes_as_blocks_plain_markdown_and_html(demo):
    body = section(demo(), "benefits")["body"]

    assert body["text"].startswith("«es» Puede aliviar el dolor durante 2 horas.\n\n")
    assert body["markdown"].startswith("«es» Puede aliviar el **dolor** durante 2 horas.[^S1]\n\n")
    assert "[nuestro sitio](<https://clinic.example/care>)" in body["markdown"]
    assert "<strong>dolor</strong>" in body["html"]
    ease, site = body["blocks"]
    assert (ease["id"], ease["type"]) == ("ease", "paragraph")
    assert 'href="https://clinic.example/care"' in site["html"]


def test_directives_of_authors_reach_no_reader(demo):
    everything = json.dumps([*bodies_of(demo()).values()])

    assert "seasickness" not in everything
    assert "{#" not in everything


# Fallback and labels


def test_fallback_tells_language_reason_and_what_is_available(spanish):
    spanish.make_translated("ar")
    spanish.change("es", "care/dizziness", flags=["fuzzy"])

    body = section(build(spanish.inputs(make_demo)), "side-effects")

    assert (body["for"], body["language"], body["direction"]) == ("es", "en", "ltr")
    assert body["fallback"] == {"reason": "fuzzy", "available": ["en", "ar"]}
    assert body["translation"]["origin"] == "source"
    assert body["title"] == "Side effects"


def test_fallback_is_explained_in_the_readers_language_with_what_to_do(spanish, demo):
    spanish.change("es", "care/dizziness", flags=["fuzzy"])

    fallback, interpreter, *_ = section(demo(), "side-effects")["notices"]

    assert (fallback["id"], fallback["language"]) == ("fallback", "es")
    assert fallback["text"].startswith("«es» Esta parte aún no está disponible en español")
    assert "La ve en inglés" in fallback["text"]
    assert (interpreter["id"], interpreter["text"]) == (
        "interpreter",
        "«es» Pida un intérprete: 555-0100.",
    )


def test_notice_without_a_translation_is_in_english_and_says_so(spanish, demo):
    spanish.change("es", "publisher/interpreter", "publisher", msgstr="")
    spanish.change("es", "care/dizziness", flags=["fuzzy"])

    notice = notices(section(demo(), "side-effects"))["interpreter"]

    assert (notice["language"], notice["text"]) == ("en", "Ask for an interpreter: 555-0100.")


def test_numbers_in_right_to_left_notices_are_isolated(small_project):
    small_project.make_translated("ar")
    small_project.change("ar", "care/dose", msgstr="")

    body = section(build(small_project.inputs(make_demo)), "precautions", "ar")

    assert "\u2068555-0100\u2069" in notices(body)["interpreter"]["text"]


def test_machine_draft_and_unreviewed_source_are_labelled(demo):
    body = section(demo(), "precautions")

    assert body["translation"]["status"] == "draft"
    assert body["translation"]["origin"] == "machine"
    assert {"demo", "machine-translation", "source-not-reviewed"} <= set(notices(body))
    assert body["review"] == {"roles": [], "last": None, "next_due": None, "attested": []}


def test_stale_text_is_labelled_as_stale(small_project):
    small_project.make_translated("es", origin="human")
    small_project.edit("care.md", "Read this first.", "Read this before.")

    body = section(build(small_project.inputs()), "intro")

    assert (body["translation"]["status"], body["translation"]["stale"]) == ("stale", True)
    assert {"stale", "translation-not-approved"} <= set(notices(body))


def test_document_tells_the_notices_of_all_its_sections_once_the_gravest_first(spanish, demo):
    spanish.change("es", "care/dose", msgstr="")

    body = bodies_of(demo())["/v1/es/documents/care.json"]

    assert [notice["id"] for notice in body["notices"]] == [
        "fallback",
        "interpreter",
        "demo",
        "machine-translation",
        "source-not-reviewed",
        "general",
    ]
    assert body["translation"]["origin"] == "mixed"


def test_lists_label_their_texts_too(demo):
    bodies = bodies_of(demo())

    for name in ("documents", "glossary"):
        assert {"demo", "machine-translation", "source-not-reviewed"} <= set(
            notices(bodies[f"/v1/es/{name}.json"])
        )


def test_term_falls_back_with_its_definition(spanish, demo):
    spanish.change("es", "glossary/nausea.definition", "glossary", flags=["fuzzy"])

    terms = {term["id"]: term for term in bodies_of(demo())["/v1/es/glossary.json"]["terms"]}

    assert (terms["nausea"]["term"], terms["nausea"]["language"]) == ("nausea", "en")
    assert terms["nausea"]["fallback"] == {"reason": "fuzzy", "available": ["en"]}
    assert terms["mg"]["definition"] == "«es» La milésima parte de un gramo."
    assert terms["mg"]["term"] == "mg"


def test_headers_are_told_language_fallback_and_approval(spanish, demo):
    spanish.change("es", "care/dose", msgstr="")
    responses = {path: item for part in demo().parts for path, item in part.responses.items()}

    effects = responses["/v1/es/documents/care/sections/side-effects.json"]
    benefits = responses["/v1/es/documents/care/sections/benefits.html"]

    assert (effects.languages, effects.fallback, effects.approved) == (("es",), False, False)
    assert (benefits.languages, benefits.fallback) == (("es", "en"), True)


def test_text_is_approved_where_policy_asks_nobody_and_a_person_wrote_it(small_project):
    small_project.edit(
        "policy.yaml", "explanation: {roles: [linguist], ", "explanation: {roles: [], "
    )
    small_project.make_translated("es", origin="human")

    release = build(small_project.inputs())

    responses = {path: item for part in release.parts for path, item in part.responses.items()}
    assert responses["/v1/es/documents/questions.json"].approved
    assert release.sections["es"]["questions/how-many"].status == "approved"


def test_languages_tell_what_readers_really_get(spanish, demo):
    spanish.make_translated("ar")
    spanish.change("es", "care/dose", msgstr="")

    body = bodies_of(demo())["/v1/languages.json"]

    found = {item["language"]: (item["own"], item["sections"]) for item in body["languages"]}
    assert found == {"en": (7, 7), "ar": (7, 7), "es": (6, 7)}
    assert {item["language"]: item["direction"] for item in body["languages"]}["ar"] == "rtl"


def test_a_language_without_any_text_is_no_language_for_readers(spanish, demo):
    spanish.add_language("ar")

    release = demo()

    assert [language.tag for language in release.languages] == ["en", "es"]


def test_publisher_tells_the_numbers_of_each_country_in_the_readers_language(spanish, demo):
    body = bodies_of(demo())["/v1/es/publisher.json"]

    assert body["for"] == "es"
    for country in body["countries"]:
        emergency, crisis = country["notices"]
        assert country["emergency"] in emergency["text"]
        assert country["crisis"] in crisis["text"]


def test_release_with_unapproved_safety_text_says_so(demo):
    assert demo().unreviewed_safety


def test_release_without_safety_text_says_so(small_project):
    small_project.write(
        "kinds.yaml", "kinds:\n  overview: {level: claim}\n  intro: {level: claim}\n"
    )
    (small_project.root / "content" / "care.md").unlink()

    assert not build(small_project.inputs()).unreviewed_safety


# What is refused


def test_body_that_its_schema_refuses_stops_the_publication(small_project):
    small_project.edit("sources.yaml", "First study", '"First\\x07study"')

    with pytest.raises(
        ReleaseError, match=r"SectionSchema refuses /v1/en/documents/care/sections/benefits\.json"
    ):
        build(small_project.inputs())


def test_control_character_in_a_translation_never_comes_that_far(spanish, demo):
    spanish.change("es", "care/dose", msgstr="«es» \x07[^S1]")

    assert section(demo(), "precautions")["fallback"]["reason"] == "blocked"


# The interface


def catalog_of(release, language):
    return gettext.GNUTranslations(io.BytesIO(release.interface[language]))


def test_compiled_interface_holds_what_may_be_served_and_nothing_else(spanish, demo):
    messages = dict.fromkeys(message.msgid for message in spanish.domains()["messages"])
    empty, fuzzy, *rest = messages
    spanish.change("es", empty, "messages", msgstr="")
    spanish.change("es", fuzzy, "messages", flags=["fuzzy"])

    catalog = catalog_of(demo(), "es")

    assert {msgid: catalog.gettext(msgid) for msgid in messages} == {
        empty: empty,
        fuzzy: fuzzy,
        **{msgid: spanish.say("es", msgid) for msgid in rest},
    }
    assert catalog.info()["x-polyleaf-status"] == "draft"


def test_compiled_interface_of_the_source_is_empty_and_a_draft(demo):
    catalog = catalog_of(demo(), "en")

    assert catalog.gettext("This text is not approved") == "This text is not approved"
    assert catalog.info()["x-polyleaf-status"] == "draft"


def test_interface_that_policy_withholds_is_not_compiled(small_project):
    small_project.make_translated("es")
    policy = small_project.root / "content" / "policy.yaml"
    policy.write_text(policy.read_text("utf-8").replace("label", "withhold"), "utf-8")

    catalog = catalog_of(build(small_project.inputs()), "es")

    assert catalog.gettext("This text is not approved") == "This text is not approved"


# One document, for the preview


def test_document_alone_is_the_document_of_the_release(spanish, demo):
    inputs = spanish.inputs(make_demo)

    alone = build_document(inputs, "care", "es")

    released = bodies_of(demo())["/v1/es/documents/care.json"]
    assert (alone["revision"], alone["title"]) == (released["revision"], released["title"])


def test_document_that_is_not_there_is_a_key_error(spanish):
    with pytest.raises(KeyError):
        build_document(spanish.inputs(), "nothing", "es")


def test_a_document_may_cite_its_own_footnote(small_project):
    small_project.edit("care.md", "Read this first.", "Read this first.[^why]")
    path = small_project.root / "content" / "care.md"
    path.write_text(path.read_text("utf-8") + "\n[^why]: It is short. {#why}\n", "utf-8")

    release = build(small_project.inputs())

    whole = bodies_of(release)["/v1/en/documents/care.json"]
    assert "why" not in {citation["key"] for citation in whole["citations"]}
