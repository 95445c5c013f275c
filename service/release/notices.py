"""The notices that stand beside a text: what it is, why it is not another, what to do now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.texts import Origin
from service.journal.decisions.verdict import Attestation
from service.journal.status import Status
from service.locales.interface import N_
from service.locales.languages import Languages
from service.release.gate import Served
from service.release.phrases import Phrase, Phrases

Notice = dict[str, str]
_GRAVEST_FIRST = (
    "fallback",
    "interpreter",
    "demo",
    "preview",
    "kept",
    "stale",
    "review-overdue",
    "machine-translation",
    "adopted-translation",
    "translation-not-approved",
    "source-not-reviewed",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a body is made, and under which policy."""

    language: str
    source: str
    policy: str
    phrases: Phrases

    @property
    def languages(self) -> Languages:
        """What is known of languages."""
        return self.phrases.languages


_DEMO = N_(
    "This is a demonstration. Nobody has checked these texts. Do not use them to decide about your health."
)
_PREVIEW = N_(
    "This is a preview for translators. It shows unfinished texts. Do not use it to decide about your health."
)
_FALLBACK = N_(
    "This part is not yet available in {wanted}. You see it in {shown}. You can ask your care team "
    "or an interpreter to explain it to you."
)
_PARTLY = N_(
    "Some parts are not yet available in {wanted}. You see them in another language, and each of them "
    "says so. You can ask your care team or an interpreter to explain them to you."
)
_MACHINE = N_(
    "A machine translated this text. No qualified person has checked it yet. It may be wrong."
)
_ADOPTED = N_(
    "This translation comes from an earlier document. No qualified person has checked it here yet. "
    "It may be wrong."
)
_HUMAN = N_("A person translated this text. No second qualified person has checked it yet.")
_STALE = N_(
    "This translation was made for an earlier version of the text. Parts of it may be out of date."
)
_KEPT = N_(
    "The original of this text has changed. You see the last translation that qualified people approved. "
    "It is of the text as it was before {day}. Ask your care team what is new."
)
_OVERDUE = N_(
    "Qualified people last reviewed this text on {last}. It should have been reviewed again by {due}."
)
_SOURCE = N_(
    "The English original of this text has not yet been reviewed by a medical professional."
)


_WITHDRAWN = N_(
    "This part was taken back, because something in it may be wrong. Do not rely on it. Ask your care "
    "team what to do now."
)


_PARTLY_WITHDRAWN = N_(
    "Something on this page was taken back, because it may be wrong. It says so at its place. Ask your "
    "care team what to do now."
)


_ATTESTED = N_("Attested by {agency} on {day}.")


_ORIGINS: Mapping[Origin, tuple[str, str]] = {
    Origin.HUMAN: ("translation-not-approved", _HUMAN),
    Origin.ADOPTED: ("adopted-translation", _ADOPTED),
}
"""What is said of a text that nobody approved; of any other origin, that a machine wrote it."""


def section_notices(served: Served, reader: Reader) -> list[Notice]:
    """List the notices of one section's own text, the gravest first."""
    told = withdrawn_notices(reader) if served.is_gone else text_notices(served, reader)
    attested = attested_notices(served.review.attested, reader)
    return [*told, *attested, _publisher("general", "info", reader)]


def gather_notices(everything: Sequence[Served], reader: Reader) -> list[Notice]:
    """List the notices of several texts, each once: of any of them readers are told here too.

    That one of them was taken back comes first.
    """
    left = [served for served in everything if not served.is_gone]
    attested = attested_notices(_attested_alike(everything), reader)
    told = [*_gather_left(left, reader), *attested, _publisher("general", "info", reader)]
    if len(left) == len(everything):
        return told
    withdrawn = withdrawn_notices(reader, _PARTLY_WITHDRAWN if left else _WITHDRAWN)
    return [*withdrawn, *(notice for notice in told if notice not in withdrawn)]


def _gather_left(everything: Sequence[Served], reader: Reader) -> list[Notice]:
    found = [notice for served in everything for notice in text_notices(served, reader)]
    if not all(served.reason for served in everything):
        found = [_say_partly(reader) if each["id"] == "fallback" else each for each in found]
    lightest_first = sorted(found, key=lambda notice: notice["severity"])
    once = {(notice["id"], notice["text"]): notice for notice in lightest_first}.values()
    return sorted(once, key=lambda notice: _GRAVEST_FIRST.index(notice["id"]))


def _attested_alike(everything: Sequence[Served]) -> Sequence[Attestation]:
    """Find what certifies every one of several texts."""
    first = everything[0].review.attested if everything else ()
    return [each for each in first if all(each in item.review.attested for item in everything)]


def attested_notices(attested: Sequence[Attestation], reader: Reader) -> list[Notice]:
    """List who outside certified exactly these words, and when."""
    told = dict.fromkeys((each.by, each.day) for each in attested)
    return [
        _notice("attested", "info", reader.phrases.say(_ATTESTED, {"agency": by, "day": day}))
        for by, day in told
    ]


def _say_partly(reader: Reader) -> Notice:
    language = reader.phrases.say(_PARTLY).language
    names = {"wanted": reader.languages.name(reader.language, language)}
    return _notice("fallback", "warning", reader.phrases.say(_PARTLY, names))


def text_notices(served: Served, reader: Reader) -> Iterator[Notice]:
    """Yield what must be said of one text."""
    if served.reason:
        yield fallback_notice(served, reader)
        yield _publisher("interpreter", "info", reader)
    yield from policy_notices(reader)
    yield from _status_notices(served, reader)
    yield from _source_notices(served, reader)


def policy_notices(reader: Reader) -> Iterator[Notice]:
    """Yield what a policy that shows unchecked texts must say."""
    if reader.policy == "demo":
        yield _notice("demo", "warning", reader.phrases.say(_DEMO))
    elif reader.policy == "preview":
        yield _notice("preview", "warning", reader.phrases.say(_PREVIEW))


def fallback_notice(served: Served, reader: Reader) -> Notice:
    """Say that a text is in another language, in the reader's own, with what they can do."""
    phrase = reader.phrases.say(_FALLBACK)
    names: Mapping[str, str] = {
        "wanted": reader.languages.name(reader.language, phrase.language),
        "shown": reader.languages.name(served.language, phrase.language),
    }
    return _notice("fallback", "warning", reader.phrases.say(_FALLBACK, names))


def _status_notices(served: Served, reader: Reader) -> Iterator[Notice]:
    if served.kept_since:
        yield _notice("kept", "warning", reader.phrases.say(_KEPT, {"day": served.kept_since}))
        return
    if served.status is Status.OVERDUE:
        days = {"last": served.review.last, "due": served.review.next_due}
        yield _notice("review-overdue", "warning", reader.phrases.say(_OVERDUE, days))
        return
    if served.origin is Origin.SOURCE or served.status is Status.APPROVED:
        return
    if served.status is Status.STALE:
        yield _notice("stale", "warning", reader.phrases.say(_STALE))
    name, msgid = _ORIGINS.get(served.origin, ("machine-translation", _MACHINE))
    yield _notice(name, "warning", reader.phrases.say(msgid))


def _source_notices(served: Served, reader: Reader) -> Iterator[Notice]:
    """Say that nobody reviewed the source: whoever reads an approved translation learns it as well."""
    if served.source_status not in {Status.APPROVED, Status.OVERDUE}:
        severity = "info" if served.status is Status.APPROVED else "warning"
        yield _notice("source-not-reviewed", severity, reader.phrases.say(_SOURCE))


def withdrawn_notices(reader: Reader, message: str = _WITHDRAWN) -> list[Notice]:
    """List what stands in the place of a text that was taken back, with what readers can do now."""
    withdrawn = _notice("withdrawn", "warning", reader.phrases.say(message))
    return [withdrawn, _publisher("contact", "info", reader), *policy_notices(reader)]


def publisher_notices(reader: Reader) -> list[Notice]:
    """List what the publisher says to everybody."""
    return [
        _publisher(name, "info", reader) for name in ("general", "interpreter", "contact", "report")
    ]


def country_notices(numbers: Mapping[str, str], reader: Reader) -> list[Notice]:
    """List what to do in an emergency or a crisis, with the numbers of one country."""
    return [
        _notice(name, "warning", reader.phrases.say_publisher(name, numbers))
        for name in ("emergency", "crisis")
    ]


def _publisher(name: str, severity: str, reader: Reader) -> Notice:
    return _notice(name, severity, reader.phrases.say_publisher(name))


def _notice(name: str, severity: str, phrase: Phrase) -> Notice:
    return {
        "id": name,
        "severity": severity,
        "text": phrase.text,
        "language": phrase.language,
        "direction": phrase.direction,
        "status": str(phrase.status),
    }
