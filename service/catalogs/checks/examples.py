"""Runs rules on their own examples, as `polyleaf check --explain` shows them."""

from collections.abc import Sequence

from service.catalogs.checks.context import Context, Rendering
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import CatalogRule, Example, Rule
from service.content.glossary import read_glossary
from service.content.model import Level, Message

_GLOSSARY = """\
terms:
  - {id: nausea, term: nausea, part_of_speech: noun, definition: A feeling.}
  - {id: ketamine, term: ketamine, part_of_speech: noun, definition: A medicine., apart: [esketamine]}
  - {id: esketamine, term: esketamine, part_of_speech: noun, definition: A medicine., apart: [ketamine]}
  - {id: ketalar, term: Ketalar, part_of_speech: name, definition: A brand., translate: false}
  - id: dependence
    term: dependence
    part_of_speech: noun
    definition: A need.
    forbidden: {es: [adicción]}
"""
_RENDERINGS = {
    "nausea": "náuseas",
    "ketamine": "ketamina",
    "esketamine": "esketamina",
    "dependence": "dependencia",
}
EXAMPLE_CONTEXT = Context(
    terms=read_glossary(_GLOSSARY, "content/glossary.yaml"),
    renderings={
        "es": {name: Rendering(text, is_approved=True) for name, text in _RENDERINGS.items()}
    },
)
"""The glossary of the examples."""


def find_in_example(
    rule: Rule, example: Example, context: Context = EXAMPLE_CONTEXT
) -> Sequence[Finding]:
    """Return what a rule finds in an example."""
    message = make_message(example)
    return tuple(rule.check(message, example.msgstr, example.language, context))


def find_in_examples(
    rule: CatalogRule, examples: Sequence[Example], context: Context = EXAMPLE_CONTEXT
) -> Sequence[tuple[int, Finding]]:
    """Return what a rule finds in examples together, which are in one language."""
    pairs = [
        (make_message(example, place), example.msgstr) for place, example in enumerate(examples)
    ]
    return tuple(rule.check(pairs, examples[0].language, context))


def make_message(example: Example, place: int = 0) -> Message:
    """Make a message of an example: safety text, with placeholders where it has braces."""
    return Message(
        domain="example",
        context=f"example/{place}",
        msgid=example.msgid,
        level=Level.SAFETY,
        path="content/example.md",
        line=place + 1,
        place="example",
        placeholders="{" in example.msgid,
    )
