"""What people said of each change of the source: the gravest of what stands."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.decisions.carrying import CARRIERS
from service.journal.decisions.model import HARMLESS, ChangeClass, Decision, Kind
from service.journal.decisions.rows import decisions_in, unsigned
from service.journal.store.records import Address, Wording, digest_of

Pair = tuple[str, str]
"""The digests of a source text before and after a change."""
Classes = Mapping[Pair, ChangeClass]
_ORDER = list(ChangeClass)


def digest_source(domain: str, msgctxt: str | None, msgid: str) -> str:
    """Digest a source text as decisions name it: its own words, in its own language."""
    wording = Wording(msgctxt, msgid, None, (msgid,))
    return digest_of(Address(SOURCE_LANGUAGE, domain, ""), wording)


def read_classes(decisions: Iterable[Decision]) -> Classes:
    """Say what each change is, from the decisions in the source's language; in whatever order they come.

    Two decisions that do not know of each other both stand, and the graver one counts.
    """
    standing = {pair: found for pair, found in _standing(decisions).items() if found}
    return {
        pair: max((each.change for each in found if each.change), key=_ORDER.index)
        for pair, found in standing.items()
    }


def name_classes(decisions: Iterable[Decision]) -> Mapping[Pair, tuple[str, ...]]:
    """Name the decisions that stand on each change: what another class has to take back."""
    return {pair: tuple(each.id for each in found) for pair, found in _standing(decisions).items()}


def _standing(decisions: Iterable[Decision]) -> Mapping[Pair, list[Decision]]:
    known = [each for each in decisions if _classes(each)]
    taken_back = {name for each in known for name in each.revokes}
    found: dict[Pair, list[Decision]] = {}
    for each in known:
        for pair in zip(each.earlier, each.digests, strict=True):
            found.setdefault(pair, []).extend([] if each.id in taken_back else [each])
    return found


def _classes(decision: Decision) -> bool:
    is_class = decision.kind is Kind.CLASS and decision.change is not None
    return is_class and bool(decision.earlier) and not CARRIERS.isdisjoint(decision.roles)


def leave_out_void(
    decisions: Iterable[Decision], classing: Iterable[Decision]
) -> tuple[Decision, ...]:
    """Leave out what carries over changes that were called harmless and are not any more.

    `classing` are the decisions in the source's language. Two ledgers may say of one change that it is a
    typo and that it can hurt: together they carry nothing.
    """
    known = [each for each in classing if _classes(each)]
    classes = read_classes(known)
    void = {
        each.id
        for each in known
        for pair in zip(each.earlier, each.digests, strict=True)
        if each.change in HARMLESS and classes.get(pair) not in HARMLESS
    }
    return tuple(
        each for each in decisions if each.kind is not Kind.CARRY or void.isdisjoint(each.carries)
    )


def load_classes(connection: Connection) -> Classes:
    """Load what people said of changes; what nobody classed counts as clinical."""
    return read_classes(unsigned(decisions_in(connection, SOURCE_LANGUAGE)))
