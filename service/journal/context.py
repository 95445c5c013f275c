"""What the checks know of a project: its terms, how each is rendered, and how grave policy takes them."""

from collections.abc import Iterator, Mapping, Sequence

from service.catalogs.checks import CATALOG_RULES, NOT_CHECKED, RULES
from service.catalogs.checks.context import NO_CONTEXT, Context, Rendering
from service.catalogs.texts import NO_CATALOG, Catalog, Texts
from service.content.glossary import DOMAIN, Term, glossary_messages
from service.content.model import Level
from service.content.policy import Policy, Severity
from service.errors import Fault
from service.journal.decisions.verdict import NO_VERDICTS, Verdicts
from service.journal.status import Status, stand

_PATH = "content/policy.yaml"


def make_context(
    terms: Sequence[Term],
    texts: Texts,
    policy: Policy,
    decisions: Mapping[str, Verdicts] | None = None,
) -> Context:
    """Gather what the checks know; a term that the catalogs do not render is not in `renderings`."""
    decided = decisions or {}
    renderings = {
        language: _render(
            terms,
            catalogs.get(DOMAIN, NO_CATALOG),
            language,
            policy,
            decided.get(language, NO_VERDICTS),
        )
        for language, catalogs in texts.items()
    }
    return Context(tuple(terms), renderings, policy.checks)


def _render(
    terms: Sequence[Term], catalog: Catalog, language: str, policy: Policy, verdicts: Verdicts
) -> Mapping[str, Rendering]:
    names = {term.id for term in terms}
    standings = (
        stand(message, catalog, language, policy, NO_CONTEXT, verdicts)
        for message in glossary_messages(terms, "")
        if message.unit in names
    )
    return {
        standing.message.unit: Rendering(standing.text.msgstr, standing.status is Status.APPROVED)
        for standing in standings
        if standing.text
    }


def find_check_faults(policy: Policy) -> Iterator[Fault]:
    """Find what a policy says of rules that there are not, or takes lightly where a person is at risk."""
    rules = [*(rule.id for rule in RULES), *(rule.id for rule in CATALOG_RULES), NOT_CHECKED]
    guards = {rule.id for rule in RULES if rule.is_safety}
    for name, levels in policy.checks.items():
        if name not in rules:
            known = f"There are: {', '.join(rules)}."
            yield Fault(_PATH, 0, f"checks: there is no rule {name!r}.", known)
        elif name in guards and _spares_safety(levels):
            told = f"checks: the rule {name!r} guards doses and prohibitions; in safety texts it blocks."
            yield Fault(_PATH, 0, told, "Take `safety` out of it.")


def _spares_safety(levels: Mapping[Level, Severity]) -> bool:
    return levels.get(Level.SAFETY, Severity.BLOCK) is not Severity.BLOCK
