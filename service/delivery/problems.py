"""What can be wrong with a request, as problem details (RFC 9457)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from service.errors import PolyleafError
from service.locales.interface import N_

TYPE_PREFIX = "urn:polyleaf:problem:"
_LONGEST_ECHO = 64


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, before it is put into a language."""

    status: HTTPStatus
    name: str
    """The end of its type; programs may rely on it."""
    title: str
    """A marked message: the same for every occurrence."""
    detail: str
    """A marked message: what is wrong here, and what to do."""
    values: Mapping[str, str] = field(default_factory=dict)
    """For the placeholders of the detail."""
    members: Mapping[str, object] = field(default_factory=dict)
    """Extension members, for programs."""
    headers: tuple[tuple[str, str], ...] = ()
    varies: tuple[str, ...] = ()
    """Request header fields, beside Accept-Language, that it depends on."""


class RefusedError(PolyleafError):
    """A request cannot be answered for a reason that its reader is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def unknown_parameter(name: str, allowed: Iterable[str]) -> Problem:
    """Refuse a query parameter that means nothing at this address."""
    return _wrong_parameter(
        name, N_("This address takes no parameter “{parameter}”."), allowed=sorted(allowed)
    )


def repeated_parameter(name: str) -> Problem:
    """Refuse a query parameter that is given twice, even with one value."""
    return _wrong_parameter(name, N_("The parameter “{parameter}” is given more than once."))


def wrong_value(name: str, value: str, allowed: Iterable[str]) -> Problem:
    """Refuse the value of a query parameter."""
    return _wrong_parameter(
        name,
        N_("The parameter “{parameter}” cannot have the value “{value}”."),
        value=value,
        allowed=sorted(allowed),
    )


def malformed_language(name: str, value: str, available: Iterable[str]) -> Problem:
    """Refuse a language that is no BCP 47 tag."""
    return _wrong_parameter(
        name,
        N_("“{value}” is not a language tag, such as “es” or “zh-Hans”."),
        value=value,
        available=list(available),
    )


def not_found() -> Problem:
    """Tell that nothing was ever published at this address."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "not-found",
        N_("There is nothing here"),
        N_("Nothing is published at this address. Look in /v1/documents.json for what there is."),
    )


def language_not_held(tag: str, available: Iterable[str]) -> Problem:
    """Tell that an address names a language that is not published."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "language-not-held",
        N_("This language is not available"),
        N_("There is no information in the language “{language}” here."),
        values={"language": _shorten(tag)},
        members={"available": list(available)},
    )


def only_fallback(available: Iterable[str]) -> Problem:
    """Tell that the text exists in other languages only, where no fallback was wanted."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "only-fallback",
        N_("This text is not available in this language"),
        N_("Some of this text can only be shown in another language, which you did not want."),
        members={"available": list(available)},
    )


def not_approved(available: Iterable[str]) -> Problem:
    """Tell that some of the text is not approved, where only approved text was wanted."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "not-approved",
        N_("This text is not approved"),
        N_("Some of this text is not approved yet, and you wanted approved text only."),
        members={"available": list(available)},
    )


def method_not_allowed(allowed: Iterable[str]) -> Problem:
    """Tell that this API is for reading."""
    methods = sorted(allowed)
    return Problem(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        N_("This method is not allowed here"),
        N_("This address can be read only: use {methods}."),
        values={"methods": ", ".join(methods)},
        members={"allowed": methods},
        headers=(("Allow", ", ".join(methods)),),
    )


def not_acceptable(available: Iterable[str]) -> Problem:
    """Tell that there is no format that the Accept header takes."""
    media_types = list(available)
    return Problem(
        HTTPStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        N_("There is no such format"),
        N_("This can be sent as {formats}, which your request does not accept."),
        values={"formats": ", ".join(media_types)},
        members={"available": media_types},
        varies=("Accept",),
    )


def body_too_large(limit: int) -> Problem:
    """Tell that a request has a body, which none here needs."""
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        N_("The request is too large"),
        N_("A request may have a body of {limit} bytes at most; reading needs none."),
        values={"limit": str(limit)},
    )


def address_too_long(limit: int) -> Problem:
    """Tell that no address here is that long."""
    return Problem(
        HTTPStatus.REQUEST_URI_TOO_LONG,
        "address-too-long",
        N_("The address is too long"),
        N_("An address may have {limit} characters at most."),
        values={"limit": str(limit)},
    )


def bad_request(status: HTTPStatus) -> Problem:
    """Tell of any other request that HTTP does not allow."""
    return Problem(
        status,
        "bad-request",
        N_("The request cannot be answered"),
        N_("Something in the request is not as HTTP asks for."),
    )


def unexpected() -> Problem:
    """Tell of a fault of ours, and nothing about it."""
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "unexpected",
        N_("Something went wrong"),
        N_("The fault is ours, not in your request. Try again later."),
    )


def no_release() -> Problem:
    """Tell that there is no release to answer from."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "no-release",
        N_("The information is not available now"),
        N_("Nothing can be shown at this moment. Try again in a minute."),
        headers=(("Retry-After", "60"),),
    )


def _wrong_parameter(name: str, detail: str, value: str = "", **members: object) -> Problem:
    parameter = _shorten(name)
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "wrong-parameter",
        N_("A parameter of the address is wrong"),
        detail,
        values={"parameter": parameter, "value": _shorten(value)},
        members={"parameter": parameter, **members},
    )


def _shorten(text: str) -> str:
    """Cut what a request sent, which is told back to it."""
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"
