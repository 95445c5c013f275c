"""Gathers evidence: a pure function of a release's records and of what the journal has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service import VERSION
from service.content.model import Level
from service.journal.changes.classes import leave_out_void
from service.journal.decisions.carrying import decisions_on
from service.journal.decisions.judging import judge
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Makers
from service.journal.decisions.verdict import NO_VERDICT, Verdict
from service.journal.store.chain import write_time
from service.release.evidence.facts import Facts, LanguageFacts
from service.release.evidence.findings import find_again
from service.release.evidence.model import (
    Decided,
    Evidence,
    LanguageEvidence,
    Period,
    Recalled,
    SecondPerson,
    Shows,
    TextEvidence,
    Withheld,
)
from service.release.evidence.summary import count, state
from service.release.model import Language
from service.release.record import Record, RecordedText
from service.release.store.manifest import Manifest
from service.release.store.recalls import Recalls

_LEVELS = list(Level)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Served:
    """A release as it was served."""

    release: str
    manifest: Manifest
    live: tuple[Period, ...]
    records: Mapping[str, Sequence[Record]]
    """By language, then by document."""
    recalls: Recalls


def gather(served: Served, facts: Facts, languages: Sequence[str]) -> Evidence:
    """Gather what is recorded of the texts that readers of some languages got in them."""
    as_of = min((period.start for period in served.live), default=None)
    held = [each for each in served.manifest.languages if each.tag in languages]
    return Evidence(
        release=served.release,
        policy=served.manifest.policy,
        engine=served.manifest.engine,
        program=f"polyleaf {VERSION}",
        source_language=served.manifest.source_language,
        live=served.live,
        as_of=as_of,
        journal=facts.journal,
        names=facts.names,
        languages=tuple(_gather_language(each, served, facts, as_of) for each in held),
    )


def _gather_language(
    language: Language, served: Served, facts: Facts, as_of: datetime | None
) -> LanguageEvidence:
    tag, records = language.tag, served.records[language.tag]
    case = _make_case(tag, facts, as_of, served.recalls)
    texts = tuple(_gather_texts(tag, records, case))
    is_source = tag == served.manifest.source_language
    counts = count(texts)
    withheld = tuple(_find_withheld(records))
    statements = tuple(state(language.name, texts, counts, len(withheld), is_source=is_source))
    return LanguageEvidence(
        tag, language.name, language.direction, statements, counts, withheld, texts
    )


def _find_withheld(records: Iterable[Record]) -> Iterator[Withheld]:
    for record in records:
        for unit in record.units:
            if unit.reason:
                yield Withheld(f"{record.document}/{unit.id}", unit.language, unit.reason)


@dataclass(frozen=True, slots=True)
class _Case:
    """What was decided in a language, then and since."""

    facts: LanguageFacts
    received: Mapping[str, str]
    about: Mapping[str, tuple[Decision, ...]]
    """All decisions on a text and on what it was before, by its digest."""
    counting: frozenset[str]
    """The decisions made by then, without the carries that a graver word on the change made void."""
    then: Mapping[str, Verdict]
    now: Mapping[str, Verdict]
    until: str
    """RFC 3339; after all decisions where the release never went live."""
    recalls: Recalls


_NEVER = "9999"
_SECOND = timedelta(microseconds=999_999)
"""The history tells seconds: what was decided within that one counts as decided before."""


def _make_case(tag: str, facts: Facts, as_of: datetime | None, recalls: Recalls) -> _Case:
    mine = facts.languages[tag]
    decisions = [each.decision for each in mine.decisions]
    makers = {digest: each.accounts for digest, each in mine.makers.items()}
    until = write_time(as_of + _SECOND) if as_of else _NEVER
    counting = leave_out_void(_until(until, decisions), _until(until, facts.classing))
    now = leave_out_void(decisions, facts.classing)
    return _Case(
        mine,
        {each.decision.id: each.received for each in mine.decisions},
        decisions_on(decisions),
        frozenset(each.id for each in counting),
        judge(counting, makers),
        judge(now, makers),
        until,
        recalls,
    )


def _until(until: str, decisions: Iterable[Decision]) -> Sequence[Decision]:
    return [each for each in decisions if each.created <= until]


def _gather_texts(tag: str, records: Iterable[Record], case: _Case) -> Iterator[TextEvidence]:
    """Yield each text once, the gravest level first, then in reading order."""
    places: dict[tuple[str, str], tuple[RecordedText, list[str]]] = {}
    for record in records:
        for unit in record.units:
            if unit.language == tag:
                for text in unit.texts:
                    _, sections = places.setdefault((record.document, text.digest), (text, []))
                    sections.append(unit.id)
    ordered = sorted(places.items(), key=lambda each: _LEVELS.index(each[1][0].level))
    for (document, _), (text, sections) in ordered:
        yield _gather_text(tag, document, text, tuple(dict.fromkeys(sections)), case)


def _gather_text(
    tag: str, document: str, text: RecordedText, sections: tuple[str, ...], case: _Case
) -> TextEvidence:
    verdict = case.then.get(text.digest, NO_VERDICT).at(text.level)
    decided = [_decide(each, text, verdict, case) for each in case.about.get(text.digest, ())]
    return TextEvidence(
        document=document,
        sections=sections,
        address=text.msgctxt,
        level=text.level,
        source=text.msgid,
        written_for=text.written_for,
        translation=text.msgstr,
        digest=text.digest,
        source_digest=text.source,
        status=str(text.status),
        origin=str(text.origin),
        provenance=case.facts.provenances.get(text.digest),
        decisions=tuple(each for each in decided if each.made <= case.until),
        since=tuple(each for each in decided if each.made > case.until),
        recalls=tuple(_find_recalls(text, tag, case.recalls)),
        findings=tuple(find_again(text, tag, verdict.waived)) if not _is_source(text) else (),
        shows=_show(text, verdict, case),
    )


def _is_source(text: RecordedText) -> bool:
    return text.digest == text.source


def _decide(decision: Decision, text: RecordedText, verdict: Verdict, case: _Case) -> Decided:
    is_approval = decision.kind is Kind.APPROVE
    approvers = {each.account for each in verdict.approvals}
    return Decided(
        id=decision.id,
        kind=str(decision.kind),
        account=decision.account,
        roles=decision.roles,
        qualification=decision.qualification,
        reason=decision.reason,
        made=decision.created,
        received=case.received[decision.id],
        rules=decision.rules,
        revokes=decision.revokes,
        carries=decision.carries,
        change=str(decision.change or ""),
        certificate=decision.certificate,
        by=decision.by,
        on_earlier_words=text.digest not in decision.digests,
        counts=decision.id in case.counting
        and (decision.account in approvers if is_approval else True),
    )


def _find_recalls(text: RecordedText, tag: str, recalls: Recalls) -> Iterator[Recalled]:
    """Find the recalls of a text, and of the source's words that it says."""
    names = {text.digest, text.source, text.source_then}
    for each in recalls.recalls:
        if names.intersection(each.digests) and each.language in {None, tag}:
            yield Recalled(each.at, each.account, each.reason)


def _show(text: RecordedText, verdict: Verdict, case: _Case) -> Shows:
    now = case.now.get(text.digest, NO_VERDICT).at(text.level)
    roles = {role for each in verdict.approvals for role in each.roles}
    return Shows(
        reviewers=tuple(sorted(each.account for each in verdict.approvals)),
        roles=tuple(sorted(roles)),
        second_person=_find_second(verdict, case.facts.makers.get(text.digest)),
        attested=bool(verdict.attested),
        later=_tell_later(text, verdict, now, case.recalls),
    )


def _find_second(verdict: Verdict, makers: Makers | None) -> SecondPerson:
    """Tell whether a second person approved; of two who did, one did not make it, whoever did."""
    if not verdict.approvals:
        return SecondPerson.NO
    is_known = bool(makers and makers.is_author_known) and not verdict.needs_two
    if is_known or len(verdict.approvals) >= _PAIR:
        return SecondPerson.YES
    return SecondPerson.UNSURE


def _tell_later(text: RecordedText, then: Verdict, now: Verdict, recalls: Recalls) -> str:
    """Tell what became of a text since the release went live, the gravest of it."""
    if {text.digest, text.source, text.source_then}.intersection(recalls.active()):
        return "recalled"
    if now.is_withdrawn and not then.is_withdrawn:
        return "withdrawn"
    if now.is_rejected and not then.is_rejected:
        return "rejected"
    return "approved" if now.approvals and not then.approvals else ""
