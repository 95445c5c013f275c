"""The content that Polyleaf ships keeps what issue and design ask of it."""

import re
from pathlib import Path

import pytest

from service.content.checks import check_source
from service.content.facts import check_coverage, check_sources, find_unknown_facts, read_facts
from service.content.load import load_content
from service.content.model import Level
from service.content.parse import citations_of
from service.content.policy import Serving
from service.content.reading import long_sentences, tone_words
from service.content.segment import Block
from service.content.style import check_names, read_style
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

CHECKOUT = Path(__file__).resolve().parents[2]
SECTIONS = {
    "overview": [],
    "approval-status": [],
    "benefits": ["depression", "anxiety-ptsd", "pain", "ketamine-assisted-psychotherapy"],
    "how-it-is-given": [],
    "side-effects": ["long-term-effects", "dependence-and-misuse"],
    "precautions": [
        "who-should-not",
        "before-treatment",
        "pregnancy-breastfeeding",
        "during-and-after",
        "when-to-get-help",
    ],
    "research": [],
    "key-points": [],
}


@pytest.fixture(scope="module")
def content():
    return load_content(CHECKOUT)


@pytest.fixture(scope="module")
def therapy(content):
    return next(document for document in content.documents if document.id == "ketamine-therapy")


def read(name):
    return (CHECKOUT / "content" / name).read_text("utf-8"), f"content/{name}"


def all_messages(content):
    return [message for document in content.documents for message in document.messages]


def test_there_are_the_three_documents(content):
    assert {document.id for document in content.documents} == {
        "ketamine-therapy", "is-ketamine-an-opioid", "ketamine-faq",
    }  # fmt: skip


def test_the_therapy_document_has_its_sections_and_parts(therapy):
    found = {section.id: [part.id for part in section.parts] for section in therapy.sections}

    del found["intro"]
    assert found == SECTIONS


def test_the_page_on_opioids_has_its_sections(content):
    opioids = next(found for found in content.documents if found.id == "is-ketamine-an-opioid")

    kinds = {section.id: section.kind for section in opioids.sections}
    assert kinds == {
        "intro": "intro",
        "opioid-question": "opioid-question",
        "what-it-is": "what-it-is",
        "how-it-works": "how-it-works",
        "dependence": "dependence-and-misuse",
    }


def test_every_section_has_a_known_kind(content):
    kinds = {section.kind for document in content.documents for section in document.walk()}

    assert kinds <= set(content.kinds)


def test_the_questions_are_six(content):
    faq = next(document for document in content.documents if document.id == "ketamine-faq")

    assert sum(section.kind == "faq" for section in faq.sections) == 6


def test_every_block_has_a_permanent_id(content):
    assert [message.msgid for message in all_messages(content) if not message.unit] == []


def test_no_paragraph_stands_in_two_documents(content):
    seen = {}
    for message in all_messages(content):
        if message.block is Block.PARAGRAPH:
            seen.setdefault(message.msgid, set()).add(message.domain)

    assert {text for text, domains in seen.items() if len(domains) > 1} == set()


def test_every_fact_is_said_or_dropped_with_a_reason(content):
    facts = read_facts(*read("facts.yaml"))

    faults = list(check_coverage(facts, all_messages(content), "content/facts.yaml"))

    expected = {f"S1-{n:02}" for n in range(1, 46)} | {f"S2-{n:02}" for n in range(1, 70)}
    assert set(facts) == expected | {f"A-{n:02}" for n in range(1, 33)}
    assert faults == []


def test_no_unit_names_a_fact_and_no_fact_a_source_that_is_not_there(content):
    facts = read_facts(*read("facts.yaml"))

    assert [*find_unknown_facts(facts, all_messages(content), "content/facts.yaml")] == []
    assert [*check_sources(facts, content.sources, "content/facts.yaml")] == []


def test_a_unit_cites_only_what_its_facts_rest_on(content):
    facts = read_facts(*read("facts.yaml"))

    loose = {
        message.context: set(citations_of(message.msgid)) - supporting(message, facts)
        for message in all_messages(content)
    }

    assert {address for address, keys in loose.items() if keys} == set()


def supporting(message, facts):
    return {key for name in message.facts for key in facts[name].sources}


def test_a_fact_that_no_unit_says_is_found(content):
    facts = dict(read_facts(*read("facts.yaml")))
    facts["A-99"] = facts["A-01"]

    [fault] = check_coverage(facts, all_messages(content), "content/facts.yaml")

    assert "'A-99'" in fault.message


def test_emergency_facts_are_marked_as_to_be_verified_and_name_no_number(content):
    facts = read_facts(*read("facts.yaml"))

    assert {facts["A-20"].status, facts["A-21"].status} <= {"to be verified", "partly"}
    assert facts["A-21"].status == "to be verified"
    assert not any(re.search(r"\b988\b|\d{3}-\d{3,4}", m.msgid) for m in all_messages(content))


def test_no_check_of_the_source_finds_anything(content):
    style = read_style(*read("style.yaml"))

    found = [*check_source(content, style)]

    assert style.grade == 8
    assert found == []


def test_a_hard_section_a_long_sentence_and_a_promotional_word_are_found(content, therapy):
    style = read_style("tone: {surgery: test}\nreading: {grade: 1}", "style.yaml")

    told = [found.told for found in check_source(content, style)]

    assert any("'overview' reads at grade" in message for message in told)
    assert any("'surgery' may not appear" in message for message in told)


def test_no_text_of_any_domain_is_promotional_or_long(content):
    style = read_style(*read("style.yaml"))
    messages = [message for found in content.domains().values() for message in found]
    texts = [plain_text(parse_inline(message.msgid)) for message in messages]

    assert tone_words(texts, style.tone) == ()
    assert long_sentences(texts) == ()


def test_the_style_speaks_of_what_there_is(content):
    style = read_style(*read("style.yaml"))

    faults = check_names(style, content.documents, content.terms, "content/style.yaml")

    assert [*faults] == []


def test_prohibitions_stand_alone(content):
    mixed = [
        message.msgid
        for message in all_messages(content)
        if message.msgid.startswith("Do not") and message.msgid.count(". ") > 1
    ]

    assert mixed == []


def test_nothing_says_that_anybody_reviewed_the_source():
    for path in (CHECKOUT / "content").glob("*.md"):
        front = path.read_text("utf-8").split("---")[1]
        assert set(re.findall(r"^(\w+):", front, re.MULTILINE)) <= {"title", "summary", "licence"}


def test_the_shipped_policy_is_the_strict_one(content):
    policy = content.policy

    assert policy.name == "strict"
    assert policy.levels[Level.SAFETY].roles == ("linguist", "clinician")
    for level in (Level.SAFETY, Level.CLAIM):
        rules = policy.levels[level]
        assert {rules.stale, rules.draft, rules.translated} == {Serving.WITHHOLD}
    for level in (Level.EXPLANATION, Level.INTERFACE):
        rules = policy.levels[level]
        assert {rules.stale, rules.draft, rules.translated} == {Serving.LABEL}


def test_the_glossary_has_its_terms_and_what_must_not_be_said(content):
    terms = {term.id: term for term in content.terms}

    assert len(terms) == 54
    assert "麻醉药品" in terms["anesthetic"].forbidden["zh-Hans"]
    assert not terms["spravato"].translate


def test_benefits_never_stand_without_their_risks(content):
    for name in ("benefits", *SECTIONS["benefits"]):
        assert content.kinds[name].companions == ("side-effects", "precautions")


def test_the_publisher_is_plainly_an_example(content):
    publisher = content.publisher

    assert publisher.example
    for text in publisher.texts.values():
        assert "{" not in text or "xample" in text
