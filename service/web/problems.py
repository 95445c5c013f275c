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
    return wrong_parameter(
        name, N_("This address takes no parameter “{parameter}”."), allowed=sorted(allowed)
    )


def repeated_parameter(name: str) -> Problem:
    """Refuse a query parameter that is given twice, even with one value."""
    return wrong_parameter(name, N_("The parameter “{parameter}” is given more than once."))


def wrong_value(name: str, value: str, allowed: Iterable[str]) -> Problem:
    """Refuse the value of a query parameter."""
    return wrong_parameter(
        name,
        N_("The parameter “{parameter}” cannot have the value “{value}”."),
        value=value,
        allowed=sorted(allowed),
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


def wrong_parameter(name: str, detail: str, value: str = "", **members: object) -> Problem:
    """Refuse a parameter; `detail` may name `{parameter}` and `{value}`."""
    parameter = shorten(name)
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "wrong-parameter",
        N_("A parameter of the address is wrong"),
        detail,
        values={"parameter": parameter, "value": shorten(value)},
        members={"parameter": parameter, **members},
    )


def shorten(text: str) -> str:
    """Cut what a request sent, which is told back to it."""
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"
