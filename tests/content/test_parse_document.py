import pytest

from service.content.blocks import Block
from service.content.glossary import TermFinder, read_glossary
from service.content.kinds import Kind
from service.content.model import Level
from service.content.parse import Rules, citations_of, parse_document
from service.errors import InputError

GLOSSARY = """\
terms:
  - {id: nausea, term: nausea, definition: d, part_of_speech: noun, variants: [sick to your stomach]}
"""
KINDS = {
    "intro": Kind(Level.EXPLANATION),
    "side-effects": Kind(Level.SAFETY),
    "faq": Kind(Level.CLAIM),
}
RULES = Rules(KINDS, TermFinder(read_glossary(GLOSSARY, "glossary.yaml")), {"FDA23"})

LEAFLET = """\
---
title: Care
summary: What to do.
---
Hello. {#hello}

## Side effects {#side-effects}

<!-- translators: the feeling -->
<!-- facts: S1-28 -->
You may feel sick to your stomach. {#sick}

- one
  <!-- context: number -->

### Later {#later}

> Wait.[^FDA23][^note]

## Questions? {#ask kind=faq}

#### Deeper

[^note]: Or call.
"""


def parse(text, path="content/care.md"):
    return parse_document(text, path, RULES)


def faults_of(text, path="content/care.md", rules=RULES):
    with pytest.raises(InputError) as refusal:
        parse_document(text, path, rules)
    return [(fault.line, fault.message) for fault in refusal.value.faults]


def titled(body):
    return f"---\ntitle: T\n---\n{body}"


def test_sections_nest_their_parts():
    document = parse(LEAFLET)

    shape = [(section.id, [part.id for part in section.parts]) for section in document.sections]
    assert shape == [("intro", []), ("side-effects", ["later"]), ("ask", [])]


def test_title_and_summary_belong_to_the_intro():
    document = parse(LEAFLET)

    assert document.title.context == "care/title"
    assert document.summary.context == "care/summary"
    assert {document.title.place, document.summary.place} == {"intro"}


def test_a_description_is_the_summary():
    document = parse("---\ntitle: T\ndescription: D\n---\n")

    assert (document.summary.msgid, document.summary.context) == ("D", "care/summary")


def test_text_before_the_first_section_is_the_intro_and_without_any_there_is_none():
    assert [section.id for section in parse(titled("Hello.")).sections] == ["intro"]
    assert parse(titled("## A {#a}")).sections[0].id == "a"


def test_an_intro_that_only_holds_kept_blocks_is_one():
    [intro, _] = parse(titled("NMDA {.notranslate}\n\n## A {#a}\n")).sections

    assert (intro.id, intro.messages) == ("intro", ())


def test_kind_is_the_id_unless_braces_say_otherwise():
    sections = {section.id: section for section in parse(LEAFLET).walk()}

    assert (sections["later"].kind, sections["ask"].kind) == ("later", "faq")


def test_an_unknown_kind_has_the_level_safety():
    sections = {section.id: section for section in parse(LEAFLET).walk()}

    assert sections["later"].level is Level.SAFETY
    assert sections["ask"].level is Level.CLAIM
    assert {message.level for message in sections["later"].own()} == {Level.SAFETY}


def test_a_message_carries_its_address_notes_facts_and_terms():
    message = next(message for message in parse(LEAFLET).messages if message.unit == "sick")

    assert message.key == ("care/sick", "You may feel sick to your stomach.")
    assert (message.notes, message.facts, message.terms) == (
        ("the feeling",),
        ("S1-28",),
        ("nausea",),
    )
    assert (message.path, message.line, message.place) == ("content/care.md", 11, "side-effects")


def test_a_message_without_an_id_has_its_context_or_none():
    by_text = {message.msgid: message for message in parse(LEAFLET).messages}

    assert by_text["one"].context == "number"
    assert by_text["Deeper"].context is None


def test_messages_stand_beside_the_segments_one_for_one():
    document = parse(LEAFLET)

    assert [message.msgid for message in document.messages] == [
        item.msgid for item in document.source.segments
    ]


def test_sections_hold_all_messages_once():
    document = parse(LEAFLET)

    own = [message for section in document.walk() for message in section.own()]
    assert own == [
        document.title,
        *(m for m in document.messages if m.block is not Block.FRONT_MATTER),
    ]


def test_extents_of_sections_hold_the_whole_body():
    document = parse(LEAFLET)

    extents = [LEAFLET[section.start : section.end] for section in document.walk()]

    assert extents[0] == "Hello. {#hello}\n\n"
    assert extents[2] == "\n> Wait.[^FDA23][^note]\n\n"
    assert extents[3].endswith("[^note]: Or call.\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_setext_heading_leaves_no_rule_behind(end):
    text = titled("A {#a}\n---\n\nText.\n\n## B {#b}\n").replace("\n", end)

    document = parse(text)

    assert [text[s.start : s.end].replace(end, "\n") for s in document.walk()] == [
        "\nText.\n\n",
        "",
    ]


def test_citations_are_listed_in_order_with_repetitions():
    assert citations_of("a[^FDA23] b[^x.1][^FDA23] `[^code]` \\[^no]") == ("FDA23", "x.1", "FDA23")


def test_every_fault_is_told_at_once_with_its_line():
    text = """\
---
summary: One
description: Two
---
# Title

### Part {#part}

## No id

Words {#Bad_Id}

Words {#part}

Words {#title .big kind=x}

Words.[^FDA22][^FDA22]

<!-- context: a/b -->
Words

<!-- context: c -->
Words {#words}

Some {#id} words

Some <!-- facts: S1 --> words

## NMDA {#nmda .notranslate}

<!-- translators: of nothing -->
<!-- facts: never closed
"""

    assert faults_of(text) == [
        (1, "The document has no title."),
        (3, "The front matter has a summary and a description."),
        (5, "The title stands in the front matter."),
        (7, "A part (###) stands before the first section (##)."),
        (9, "This section has no id."),
        (11, "'Bad_Id' can be no id."),
        (13, "The id 'part' is used on line 7 too."),
        (15, "'.big' in the braces means nothing here."),
        (15, "Only sections and parts have a kind."),
        (15, "The id 'title' is used for the document itself."),
        (17, "The citation [^FDA22] names no source."),
        (20, "The context 'a/b' looks like an address."),
        (23, "A block with an id needs no context: the id tells it apart."),
        (25, "Braces stand inside the text."),
        (27, "A comment stands inside the text."),
        (29, "The title of a section is always translated."),
        (31, "Nothing follows that this comment could speak of."),
        (32, "A comment begins here, and nothing ends it: it would hide the rest."),
    ]


def test_ids_of_kept_blocks_are_held_to_the_same_rules():
    text = titled("## A {#a}\n\nX {#a .notranslate}\n\n`code` {#B}\n")

    assert [line for line, _ in faults_of(text)] == [6, 8]


@pytest.mark.parametrize("word", ["#second", "kind=b", ".notransalte", "lang=en", "words"])
def test_a_word_in_braces_that_does_nothing_is_a_fault(word):
    [(line, message)] = faults_of(titled(f"## A {{#a kind=a {word}}}\n"))

    assert (line, message) == (4, f"{word!r} in the braces means nothing here.")


@pytest.mark.parametrize("word", ["a b", "A", "a--b", "-a", "a_b", "é", "a" * 81, "a/b", "１"])
def test_an_id_is_lower_case_words_digits_and_hyphens(word):
    [(line, _), *_] = faults_of(titled(f"Words {{#{word}}}"))

    assert line == 4


@pytest.mark.parametrize("name", ["Care.md", "care home.md", "..md", "care/.md", "a.b.md"])
def test_a_document_is_named_like_an_id(name):
    [(line, message)] = faults_of(titled("x"), f"content/{name}")

    assert (line, message.split("'")[0]) == (0, "No document can have the id ")


def test_a_key_that_stands_twice_in_the_front_matter_is_a_fault():
    assert faults_of("---\ntitle: A\ntitle: B\n---\n") == [
        (3, "The front matter has more than one title.")
    ]


def test_a_title_that_is_a_list_is_no_title():
    assert faults_of("---\ntitle: [A]\n---\n") == [(1, "The document has no title.")]


@pytest.mark.parametrize(
    ("inner", "line"),
    [("title: [", 3), ("title: T\nx: \x07", 3), ("a:\n - b\n c", 5), ("x: " + "[" * 50, 2)],
)
def test_front_matter_that_is_no_yaml_has_a_line(inner, line):
    [(found, _)] = faults_of(f"---\n{inner}\n---\nbody \x07\n")

    assert found == line


def test_a_citation_may_name_a_footnote_of_the_document():
    document = parse(titled("Words.[^note]\n\n[^note]: More.\n"))

    assert [message.msgid for message in document.messages] == ["T", "Words.[^note]", "More."]


def test_a_footnote_may_not_have_the_name_of_a_source():
    [(_, message)] = faults_of(titled("Words.[^FDA23]\n\n[^FDA23]: More.\n"))

    assert message == "[^FDA23] is a footnote and a source of content/sources.yaml."


def test_citations_are_not_judged_where_sources_are_unknown():
    rules = Rules({}, TermFinder(()), None)

    assert parse_document(titled("Words.[^X]"), "content/a.md", rules).messages


def test_headings_in_quotes_and_lists_need_no_id():
    assert parse(titled("> ## Quoted\n\n- ### Listed\n")).sections[0].id == "intro"


def test_what_the_parser_would_skip_is_a_fault():
    [(line, message)] = faults_of(titled("ok\n\n" + "> " * 30 + "lost"))

    assert (line, message) == (6, "What stands here is nested too deeply to be read.")


def test_a_block_that_no_catalog_can_hold_is_a_fault():
    text = titled("## A {#a}\n\n" + "word " * 14_000)

    assert faults_of(text) == [(6, "This block has more than 65536 bytes.")]


def test_hidden_characters_titles_without_words_and_odd_kinds_are_told():
    text = (
        "---\ntitle: A\n---\n\n## <b></b> {#empty}\n\n"
        "Take 50&#x202E; mg. {#dose}\n\n## Fine {#fine kind=../x}\n"
    )

    with pytest.raises(InputError) as refused:
        parse_document(text, "content/a.md", Rules({}, TermFinder(()), None))

    told = [(fault.line, fault.message) for fault in refused.value.faults]
    assert told == [
        (5, "The title has no words."),
        (7, "There is a hidden or control character, U+202E."),
        (9, "'../x' can be no kind."),
    ]
