"""Each rule on markup with translations that it leaves in peace, and ones that it stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.checks import check_text, markup
from service.catalogs.checks.markup.structure import is_ordinary, parse_shape
from service.content.blocks import Block
from service.content.glossary import TermFinder
from service.content.model import Level, Message
from service.content.parse import Rules, parse_document
from service.content.policy import Severity
from service.markup.parser import parse_inline

RULES = Rules({}, TermFinder(()), None)
MARKUP = frozenset(rule.id for rule in markup.RULES)
SITE = "See [our site](https://clinic.example/care)."


def message_of(block, place=2):
    """The message that a block of Markdown makes; the first is the title of its document."""
    text = f"---\ntitle: T\n---\n## S {{#s}}\n\n{block}\n"
    return parse_document(text, "content/care.md", RULES).messages[place]


def rules_broken(block, msgstr):
    found = check_text(message_of(block), msgstr, "es", only=MARKUP)
    assert all(finding.message for finding in found)
    return {finding.rule for finding in found if finding.severity is Severity.BLOCK}


GOOD = [
    ("Rest now.", "Descanse ahora."),
    ("Rest now.", "Descanse *ahora*."),
    ("Rest now.", "Descanse: 1. ahora, 2. mañana"),
    ("Rest now.", "¿Descansar? #1 en casa > fuera"),
    ("Rest now.", r"\# Descanse"),
    ("Rest now.", r"1\. Descanse"),
    ("Rest now.", r"Descanse \[x\](y)"),
    ("Rest {now}.", "Descanse {ahora}."),
    ("See https://clinic.example/a.", "Vea (https://clinic.example/a)."),
    ("Write to care@clinic.example.", "给care@clinic.example写信。"),
    (SITE, "Vea [nuestro sitio][care]."),
    (SITE, "[Nuestro sitio][care]: véalo."),
    ("A [x](/a) and [y](/b).", "[y][b] y [x][a]."),
    ("See <https://clinic.example/>.", "Vea <https://clinic.example/>."),
    ("It helps.[^S1] It hurts.[^S2]", "Duele.[^S2] Ayuda.[^S1]"),
    ("![a tablet](/pill.png)", "![una pastilla][pill]"),
    ("one\\\ntwo", "uno\ndos"),
    ("- rest", "descanso"),
    ("> rest", "descanso"),
    ("H<sub>2</sub>O", "H<sub>2</sub>O"),
    ("`code` here", "aquí `código`"),
    ('[x](/a "Title")', "[y][a]"),
    ("[](/a) x", "[][a] y"),
    ("[![pill](/pill.png)](/a)", "[![pastilla][pill]][a]"),
    ("| a | b |\n|---|---|\n| c | d |", "uno\\"),
]


@pytest.mark.parametrize(("source", "msgstr"), GOOD)
def test_good_translation_is_left_in_peace(source, msgstr):
    assert rules_broken(source, msgstr) == set()


BAD = [
    # a link of the source is missing, doubled, renamed, or another thing
    (SITE, "Vea nuestro sitio.", "links"),
    (SITE, "Vea [nuestro][care] [sitio][care].", "links"),
    (SITE, "Vea [nuestro sitio][casa].", "links"),
    (SITE, "Vea [nuestro sitio].", "links"),
    (SITE, "Vea ![nuestro sitio][care].", "links"),
    (SITE, r"Vea \[nuestro sitio][care].", "links"),
    (SITE, "Vea `[nuestro sitio][care]`.", "links"),
    ("A [x](/a) and [y](/b).", "[x][a] y [y][a].", "links"),
    # a link that the source does not have
    ("Rest now.", "[Descanse](https://evil.example/)", "links"),
    ("Rest now.", "![Descanse](https://evil.example/x.png)", "links"),
    ("Rest now.", "Descanse <https://evil.example/>", "links"),
    ("Rest now.", "Descanse <x@evil.example>", "links"),
    (SITE, "Vea [nuestro sitio][care] [aquí](https://evil.example/).", "links"),
    (SITE, "Vea [nuestro sitio](https://evil.example/).", "links"),
    ("See <https://clinic.example/>.", "Vea <https://evil.example/>.", "links"),
    ("See <https://clinic.example/>.", "Vea https://clinic.example/.", "links"),
    # the same address, with words of its own
    ("See [x](/a).", 'Vea [x](/a "Tome 500 mg").', "links"),
    ('See [x](/a "One").', 'Vea [x](/a "Dos").', "links"),
    ("![x](/a.png)", '![x](/a.png "Tome 500 mg")', "links"),
    # an address that stands for itself
    ("See https://clinic.example/a.", "Vea https://clinic.example/b.", "links"),
    ("See www.clinic.example.", "Vea aquí.", "links"),
    ("Write to care@clinic.example.", "Escriba a carc@clinic.example.", "links"),
    ("Rest now.", "Descanse: https://evil.example/", "links"),
    # a link or image that nobody sees
    (SITE, "Vea [][care].", "labels"),
    (SITE, "Vea [&nbsp;][care].", "labels"),
    (SITE, "Vea [\u3164][care].", "labels"),
    ("See ![a tablet](/pill.png)", "Vea ![][pill]", "labels"),
    ("See ![a tablet](/pill.png)", "Vea ![\u2800][pill]", "labels"),
    ("A [x](/a) and [y](/b).", "[x][a] y [][b].", "labels"),
    ("See [![pill](/pill.png)](/a).", "Vea [![][pill]][a].", "labels"),
    # other citations
    ("It helps.[^S1]", "Ayuda.", "citations"),
    ("It helps.[^S1]", "Ayuda.[^S2]", "citations"),
    ("It helps.[^S1]", "Ayuda.[^S1][^S1]", "citations"),
    ("It helps.", "Ayuda.[^S1]", "citations"),
    ("It helps.[^S1]", r"Ayuda.\[^S1]", "citations"),
    # HTML that the source does not have
    ("Rest now.", "Descanse <b>ahora</b>.", "html"),
    ("Rest now.", "Descanse <!-- ahora -->", "html"),
    ("Rest now.", "<script>alert(1)</script>", "html"),
    ("Rest now.", "Descanse <img src=x onerror=alert(1)>", "html"),
    ("H<sub>2</sub>O", "H2O <i>", "html"),
    # another block
    ("Rest now.", "# Descanse", "structure"),
    ("Rest now.", "- Descanse", "structure"),
    ("Rest now.", "* Descanse", "structure"),
    ("Rest now.", "1. Descanse", "structure"),
    ("Rest now.", "1) Descanse", "structure"),
    ("Rest now.", "> Descanse", "structure"),
    ("Rest now.", "    Descanse", "structure"),
    ("Rest now.", "\tDescanse", "structure"),
    ("Rest now.", "---", "structure"),
    ("Rest now.", "Descanse\n===", "structure"),
    ("Rest now.", "Descanse\n---", "structure"),
    ("Rest now.", "Descanse\n- ahora", "structure"),
    ("Rest now.", "Descanse\n\nahora", "structure"),
    ("Rest now.", "Descanse\n# ahora", "structure"),
    ("Rest now.", "```\nDescanse", "structure"),
    ("Rest now.", "a | b\n--- | ---\nc | d", "structure"),
    ("Rest now.", "[^S1]: Descanse", "structure"),
    ("Rest now.", "<!-- Descanse -->", "structure"),
    ("Rest now.", "[descanse]: https://evil.example/", "structure"),
    ("Rest now.", "[descanse]: https://evil.example/\n[descanse] ahora", "structure"),
    ("- rest", "# descanso", "structure"),
    ("- rest", "- descanso", "structure"),
    ("- rest", "1. descanso", "structure"),
    ("- rest", "    descanso", "structure"),
    ("- rest", "descanso\n- hambre", "structure"),
    ("> rest", "- descanso", "structure"),
    ("> rest", "> descanso", "structure"),
    ("### Rest {#rest}", "Descanso\nahora", "structure"),
    ("### Rest {#rest}", "Descanso ##", "structure"),
    ("| a | b |\n|---|---|\n| c | d |", "uno\ndos", "structure"),
    # a line break less, more, or as an entity
    ("one\\\ntwo", "uno dos", "structure"),
    ("one\\\ntwo", "uno\ndos\ntres", "structure"),
    ("one\\\ntwo", "`uno\ndos`", "structure"),
    ("Rest now.", "Descanse&#10;ahora", "structure"),
    ("### Rest {#rest}", "Descanso&NewLine;ahora", "structure"),
    # braces at the end would be read as an id
    ("Rest now.", "Descanse. {#dose}", "structure"),
    ("Rest now.", "Descanse. {.notranslate}", "structure"),
    ("Rest now.", "Descanse. {ahora}", "structure"),
    ("### Rest {#rest}", "Descanso {#dose} ##", "structure"),
]


@pytest.mark.parametrize(("source", "msgstr", "rule"), BAD)
def test_bad_translation_is_stopped(source, msgstr, rule):
    assert rule in rules_broken(source, msgstr)


@pytest.mark.parametrize(
    ("msgid", "msgstr", "is_right"),
    [
        ("%d tablets", "%d tabletas", True),
        ("%d tablets", "d tabletas", False),
        ("%(count)s tablets", "%(cuenta)s tabletas", False),
        ("%1$s of %2$s", "%2$s: %1$s", True),
        ("50% done", "50% de eso", True),
        ("{n}% of all", "{n} % de todo", True),
    ],
)
def test_placeholder_of_any_form_is_kept(msgid, msgstr, is_right):
    message = Message("c", None, msgid, Level.SAFETY, "x.py", 1, "", placeholders=True)

    found = check_text(message, msgstr, "es", only=MARKUP)

    assert (found == ()) == is_right


def test_source_that_ends_in_braces_frees_its_translation_from_no_other_rule():
    assert "structure" in rules_broken("Rest {now}", "# Descanse {ahora}")
    assert rules_broken("Rest {now}", "Descanse {ahora}") == set()


def test_title_of_a_document_has_one_line():
    title = message_of("Rest now.", 0)

    assert [finding.rule for finding in check_text(title, "Cui\ndado", "es", only=MARKUP)] == [
        "structure"
    ]
    assert check_text(title, "# Cuidado", "es", only=MARKUP) == ()


@pytest.mark.parametrize(
    "msgstr", ["Cui&#10;dado", "Cui&NewLine;dado", "T {#evil}", "T &#123;#evil}", "T {.x} "]
)
def test_title_of_a_document_breaks_no_line_and_ends_in_no_braces(msgstr):
    title = message_of("Rest now.", 0)

    assert [finding.rule for finding in check_text(title, msgstr, "es", only=MARKUP)] == [
        "structure"
    ]


HUGE = ["y" + "![[" * 20000, "[a][" * 15000, "[x](" * 15000, "*a_ " * 16000, "<!--" * 15000]


@pytest.mark.parametrize("msgstr", HUGE)
def test_text_that_is_too_long_meets_no_rule_but_that_on_length(msgstr):
    assert rules_broken(SITE, msgstr) == {"length"}


def test_text_may_be_as_long_as_a_translation_gets():
    assert rules_broken("Rest now.", "a" * 2000) == set()
    assert rules_broken("Rest now.", "a" * 2001) == {"length"}
    assert rules_broken("Rest. " * 100 + "Now", "a" * 8 * 603) == set()


def test_finding_names_what_is_missing_and_what_is_too_many():
    found = check_text(message_of(SITE), "Vea <https://evil.example/>.", "es", only=MARKUP)

    assert [finding.message for finding in found] == [
        "The link [care] of the source is missing. Put it around the same words.",
        "The link <https://evil.example/> is not in the source. Take it out.",
    ]
    assert [finding.source_span for finding in found] == [(14, 20), None]


@pytest.mark.parametrize(
    ("block", "msgstr", "told", "spanned"),
    [
        (SITE, "Vea [][care].", "target", "[]"),
        ("It helps.[^S1]", "Ayuda.", "source", "[^S1]"),
        ("It helps.", "Ayuda.[^S1]", "target", "[^S1]"),
        ("Rest now.", "Descanse <b>.", "target", "<b>"),
        ("Rest now.", "Descanse\nahora.", "target", "\n"),
    ],
)
def test_finding_tells_where_a_mark_stands(block, msgstr, told, spanned):
    message = message_of(block)

    [finding] = check_text(message, msgstr, "es", only=MARKUP)

    span = finding.source_span if told == "source" else finding.target_span
    text = message.msgid if told == "source" else msgstr
    assert text[slice(*span)] == spanned


def emphasis_of(source, msgstr, language="es"):
    found = check_text(message_of(source), msgstr, language, only=MARKUP)
    return [
        (finding.severity, finding.message.split("stress")[0])
        for finding in found
        if finding.rule == "emphasis"
    ]


LOST, ADDED, SEEN = "The source ", "The translation ", "Readers would see the mark **. "


@pytest.mark.parametrize(
    ("source", "msgstr", "language", "told"),
    [
        ("**Do not** drive.", "**No** conduzca.", "es", None),
        ("__Do not__ drive.", "**No** conduzca.", "es", None),
        ("**Do not** drive.", "No conduzca.", "es", LOST),
        ("**Do not** drive.", "*No* conduzca.", "es", LOST),
        ("*Do not* drive.", "No conduzca.", "es", LOST),
        ("*Do not* drive.", "不要开车。", "zh-Hans", None),
        ("**Do not** drive.", "不要开车。", "zh-Hans", LOST),
        ("Do not drive.", "**No** conduzca.", "es", ADDED),
        ("Do not drive.", "*不要*开车。", "zh-Hans", ADDED),
        ("**Do not drive.** Rest.", "**不要开车。**休息。", "zh-Hans", "Readers"),
        ("**Do not** drive.", "** No ** conduzca.", "es", "Readers"),
        ("Rate it 5*.", "Valórelo 5*.", "es", None),
        ("Rest now.", r"Descanse \*.", "es", None),
        ("Write snake_case.", "Escriba snake_case.", "es", None),
        ("Type `stop`.", "Escriba stop.", "es", LOST),
        ("Type stop.", "Escriba `stop`.", "es", ADDED),
    ],
)
def test_stress_is_counted_by_kind(source, msgstr, language, told):
    found = emphasis_of(source, msgstr, language)

    assert all(severity is Severity.WARN for severity, _ in found)
    assert [message[: len(told)] for _, message in found][:1] == [told] if told else found == []


LINES = st.text(
    st.sampled_from("aZé服1239.)(-+*_=~#>`<|[]{}\\&:^! \t\u00a0\u3000\x85\u2028\x0b"), max_size=9
)


@given(LINES, st.sampled_from([block for block in Block if block is not Block.FRONT_MATTER]))
def test_ordinary_text_has_the_shape_of_a_word(text, block):
    if is_ordinary(text):
        assert parse_shape(block, text) == parse_shape(block, "x")


PIECES = st.lists(
    st.sampled_from(
        ["[x]", "[x][care]", "(https://e.example)", "!", "<https://e.example>", "<b>", "a", " ", "\n",
         "[x]: https://e.example", "#", "- ", "1. ", "{#x}", "`", "\\", "|", "[^S1]", "*", "\n\n", "    "]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(PIECES)
def test_translation_that_passes_leads_nowhere_but_where_its_document_defines(msgstr):
    message = message_of("Rest now.")

    passes = msgstr.strip() and not check_text(message, msgstr, "es", only=MARKUP)

    tokens = parse_inline(msgstr, {"X": {"href": "#", "title": ""}}) if passes else []
    assert not [
        token
        for token in tokens
        if token.type in {"image", "link_open", "html_inline", "citation"}
        and "#" not in token.attrs.values()
    ]
