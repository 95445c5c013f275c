"""The readers of kinds, policy, glossary, sources and publisher: what they take, and what they refuse."""

import pytest

from service.content.facts import read_facts
from service.content.glossary import TermFinder, glossary_messages, read_glossary
from service.content.kinds import read_kinds
from service.content.model import Level
from service.content.policy import Serving, make_demo, make_preview
from service.content.policy_file import read_policy
from service.content.publisher import publisher_messages, read_publisher
from service.content.sources import read_sources
from service.content.style import read_style
from service.errors import InputError

STRICT = """\
levels:
  safety: {roles: [linguist, clinician]}
  claim: {roles: [linguist]}
  explanation: {roles: [linguist], stale: label, draft: label, translated: label}
  interface: {roles: [], stale: label, draft: label, translated: label}
"""
TERM = "  - {id: nausea, term: nausea, definition: d, part_of_speech: noun"
PUBLISHER = """\
publisher:
  example: true
  name: Clinic
  website: https://clinic.example/
  phone: 555-0100
  email: care@clinic.example
  report_url: https://clinic.example/report
texts: {general: g, interpreter: "{phone}", contact: c, report: r, emergency: e, crisis: c}
countries:
  US: {emergency: 555-0101, crisis: 555-0102}
"""


def faults_of(read, text):
    with pytest.raises(InputError) as refusal:
        read(text, "content/x.yaml")
    return [(fault.line, fault.message) for fault in refusal.value.faults]


def change(text, old, new):
    assert old in text
    return text.replace(old, new)


def test_a_kind_has_a_level_companions_and_codes():
    kinds = read_kinds(
        "kinds:\n  a: {level: claim, companions: [b], codes: {loinc: [1-2]}}\n  b: {level: safety}\n",
        "",
    )

    assert (kinds["a"].level, kinds["a"].companions) == (Level.CLAIM, ("b",))
    assert kinds["a"].codes == {"loinc": ("1-2",)}


def test_wrong_kinds_are_told_with_their_lines():
    text = """\
kinds:
  benefits:
    level: grave
  Side: {level: claim}
  pain: {}
  dose: {level: safety, codes: {loinc: 1}}
"""

    assert faults_of(read_kinds, text) == [
        (3, "kinds.benefits.level: Must be one of: safety, claim, explanation, interface."),
        (4, "kinds.Side: 'Side' is no id: write lower-case words, digits and hyphens, at most 80 characters."),
        (5, "kinds.pain.level: Missing data for required field."),
        (6, "kinds.dose.codes.loinc: Not a valid list."),
    ]  # fmt: skip


def test_a_companion_that_is_no_kind_is_told_with_its_line():
    text = "kinds:\n  a:\n    level: claim\n    companions:\n      - a\n      - risks\n"

    assert faults_of(read_kinds, text) == [(6, "kinds.a.companions.1: 'risks' is no kind.")]


def test_policy_withholds_what_it_does_not_speak_of():
    policy = read_policy(STRICT, "")

    assert policy.levels[Level.SAFETY].draft is Serving.WITHHOLD
    assert policy.levels[Level.INTERFACE].draft is Serving.LABEL
    assert (policy.name, policy.chains, policy.refresh_within) == ("strict", {}, "7d")
    assert not policy.show_unfinished


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("strict", ("linguist", "clinician")),
        ("second-person", ("second-person",)),
        ("back-translation", ("linguist", "clinician-by-back-translation")),
        ("demo", ("linguist", "clinician")),
    ],
)
def test_a_ready_policy_needs_no_more_than_its_name(name, roles):
    policy = read_policy(f"name: {name}\n", "")

    assert (policy.name, policy.levels[Level.SAFETY].roles) == (name, roles)
    withheld = Serving.LABEL if name == "demo" else Serving.WITHHOLD
    assert policy.levels[Level.CLAIM].draft is withheld


def test_what_a_project_says_goes_before_what_a_ready_policy_has():
    text = """\
name: our-clinic
like: second-person
levels:
  claim: {review_every: 365d, overdue: label}
"""

    policy = read_policy(text, "")

    claim, safety = policy.levels[Level.CLAIM], policy.levels[Level.SAFETY]
    assert (claim.review_every, claim.overdue) == (365, Serving.LABEL)
    assert (claim.roles, claim.draft) == (("second-person",), Serving.WITHHOLD)
    assert (safety.review_every, safety.overdue) == (None, Serving.WITHHOLD)
    assert policy.when_behind["number"] == "source"


def test_demo_labels_everything_and_says_its_name():
    demo = make_demo(read_policy(STRICT, ""))

    assert demo.name == "demo"
    assert {r.draft for r in demo.levels.values()} == {Serving.LABEL}
    assert demo.levels[Level.SAFETY].roles == ("linguist", "clinician")
    assert not demo.show_unfinished


def test_a_preview_shows_unfinished_texts_too():
    assert make_preview(read_policy(STRICT, "")).show_unfinished


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("stale: label", "stale: maybe", 4, "levels.explanation.stale: Must be one of: withhold, label."),
        ("clinician", "cleaner", 2, "levels.safety.roles.1: Must be one of: translator, linguist, clinician, editor, second-person, clinician-by-back-translation."),
        ("levels", "name: Strict!\nlevels", 1, "name: String does not match expected pattern."),
        ("levels", "refresh_within: 7\nlevels", 1, "refresh_within: Not a valid string."),
        ("levels", "chains: {es-mx: [es]}\nlevels", 1, "chains.es-mx: Write 'es-MX' for 'es-mx'."),
        ("levels", "chains: {es-MX: [e_]}\nlevels", 1, "chains.es-MX.0: 'e_' is no language tag."),
        ("levels", "when_behind: {dose: keep}\nlevels", 1, "when_behind.dose: Must be one of: cosmetic, wording, number, negation."),
        ("levels", "when_behind: {number: hide}\nlevels", 1, "when_behind.number: Must be one of: keep, source."),
        ("interface", "secret", 5, "levels.secret: Unknown field."),
        ("roles: [linguist]}", "review_every: 12}", 3, "levels.claim.review_every: Not a valid string."),
        ("roles: [linguist]}", "review_every: 1y}", 3, "levels.claim.review_every: Write a number of days, as 365d."),
        ("[linguist, clinician]", "[linguist]", 2, "levels.safety.roles: strict asks for linguist and clinician. Give your policy another name, and say like: strict."),
        ("levels", "name: mine\nlike: demo\nlevels", 2, "like: Must be one of: strict, second-person, back-translation."),
        ("levels", "like: second-person\nlevels", 1, "like: strict is a ready policy: it is like none."),
        ("levels", "name: preview\nlevels", 1, "name: A preview is made by `polyleaf preview`."),
    ],
)  # fmt: skip
def test_a_wrong_policy_is_told_with_its_line(old, new, line, message):
    assert (line, message) in faults_of(read_policy, change(STRICT, old, new))


def test_a_term_gives_two_messages_and_one_where_it_stays_as_it_is():
    text = (
        "terms:\n"
        + TERM
        + "}\n"
        + TERM.replace("nausea", "brand")
        + ", translate: false, keep: [B]}\n"
    )

    messages = glossary_messages(read_glossary(text, ""), "content/glossary.yaml")

    assert [message.context for message in messages] == [
        "glossary/nausea",
        "glossary/nausea.definition",
        "glossary/brand.definition",
    ]


def test_wrong_terms_are_told_with_their_lines():
    text = (
        "terms:\n"
        + TERM
        + "}\n"
        + TERM
        + """}
  - id: No Id
    term: " "
    definition: d
    part_of_speech: noun
    forbidden: {zh-hans: [x], es: [""]}
    color: red
"""
    )

    assert faults_of(read_glossary, text) == [
        (4, "terms.2.id: 'No Id' is no id: write lower-case words, digits and hyphens, at most 80 characters."),
        (5, "terms.2.term: Write something here."),
        (8, "terms.2.forbidden.es.0: Write something here."),
        (8, "terms.2.forbidden.zh-hans: Write 'zh-Hans' for 'zh-hans'."),
        (9, "terms.2.color: Unknown field."),
    ]  # fmt: skip


def test_two_terms_of_one_id_are_told_with_the_line_of_the_second():
    assert faults_of(read_glossary, "terms:\n" + TERM + "}\n" + TERM + "}\n") == [
        (3, "terms.1.id: Another term has the id 'nausea' too.")
    ]


def test_term_is_kept_apart_from_other_known_terms_only():
    text = "terms:\n" + TERM + ", apart: [nausea]}\n"

    assert faults_of(read_glossary, text) == [
        (2, "terms.0.apart: No other term has the id 'nausea'.")
    ]


def test_term_has_expressions_that_render_it_and_words_that_allow_forbidden_ones():
    text = TERM + ", accept: {es: [náusea*]}, unless: [drug], forbidden: {es: [mareo]}}\n"

    [term] = read_glossary("terms:\n" + text, "")

    assert term.accept == {"es": ("náusea*",)}
    assert term.unless == ("drug",)
    assert term.forbidden == {"es": ("mareo",)}


def test_term_inside_a_longer_one_is_no_mention():
    terms = read_glossary(
        "terms:\n"
        + TERM
        + "}\n  - {id: cure, term: nausea cure, definition: d, part_of_speech: n}\n",
        "",
    )

    mentions = [
        (each.id, each.start) for each in TermFinder(terms).mentions("A nausea cure for nausea")
    ]

    assert mentions == [("cure", 2), ("nausea", 18)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nausea and nausea", ("nausea",)),
        ("feeling sick to your Stomach", ("nausea",)),
        ("antinausea, nauseas", ()),
        ("nausea, ECT", ("nausea", "ect")),
        ("shock therapy", ("ect",)),
        ("", ()),
    ],
)
def test_terms_are_found_whole_in_any_case_and_form(text, found):
    terms = read_glossary(
        "terms:\n" + TERM + ", variants: [sick to your stomach]}\n"
        "  - {id: ect, term: shock therapy (electric), definition: d, part_of_speech: n, variants: [ECT]}\n",
        "",
    )  # fmt: skip

    assert TermFinder(terms).find(text) == found


def test_without_terms_none_is_found():
    assert TermFinder(()).find("nausea") == ()


def test_a_source_has_a_title_and_what_is_known_beside_it():
    sources = read_sources("sources:\n  FDA23: {title: T, year: null, doi: 10.1000/182}\n", "")

    source = sources["FDA23"]
    assert (source.title, source.year, source.url, source.doi) == ("T", None, "", "10.1000/182")


def test_wrong_sources_are_told_with_their_lines():
    text = """\
sources:
  A 1: {title: T}
  B: {title: "", year: "2020"}
  C: {title: T, url: "http://x.example"}
  D: {title: T, url: "javascript:alert(1)"}
  E: {title: T, doi: "https://doi.org/10.1/2"}
"""

    faults = faults_of(read_sources, text)

    assert [line for line, _ in faults] == [2, 3, 3, 4, 5, 6]
    assert faults[0][1].startswith("sources.A 1: Use letters, digits, dots and hyphens")


def test_a_publisher_gives_one_message_a_text():
    messages = [*publisher_messages(read_publisher(PUBLISHER, ""), "content/publisher.yaml")]

    assert [message.context for message in messages] == [
        f"publisher/{name}"
        for name in ("general", "interpreter", "contact", "report", "emergency", "crisis")
    ]
    assert all(message.placeholders for message in messages)


def test_a_publisher_that_does_not_say_whether_it_is_an_example_is_refused():
    text = change(PUBLISHER, "  example: true\n", "")

    assert faults_of(read_publisher, text) == [
        (1, "publisher.example: Missing data for required field.")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("https://clinic.example/\n", "http://clinic.example/\n", 4),
        ("https://clinic.example/report", "javascript:alert(1)", 7),
        ("care@clinic.example", "care", 6),
        ("phone: 555-0100", "phone: 5550100", 5),
        ("name: Clinic", 'name: "  "', 3),
        ('"{phone}"', '"{fax}"', 8),
        ('"{phone}"', '"{phone.__class__}"', 8),
        ("US:", "us:", 10),
        ("US:", "USA:", 10),
        (", crisis: 555-0102", "", 10),
        (", crisis: c}", "}", 8),
    ],
)
def test_a_wrong_publisher_is_told_with_its_line(old, new, line):
    [(found, _)] = faults_of(read_publisher, change(PUBLISHER, old, new))

    assert found == line


@pytest.mark.parametrize(
    "text",
    [
        "facts: {S1-01: {claim: c}}",
        "facts: {S1-01: {claim: c, verdict: true}}",
        "facts: {S1-01: {claim: c, verdict: supported, status: done}}",
    ],
)
def test_a_fact_without_a_known_verdict_and_status_is_refused(text):
    assert [line for line, _ in faults_of(read_facts, text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "tone: [x]\nreading: {grade: 8}",
        "tone: {}\nreading: {}",
        "tone: {}\nreading: {grade: eight}",
        "tone: {}\nreading: {grade: 8, exceptions: [{section: a/b, grade: 9}]}",
    ],
)
def test_a_style_without_grade_and_reasons_is_refused(text):
    assert faults_of(read_style, text)
