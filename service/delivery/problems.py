"""What can be wrong with a request to the public API, besides what every server tells."""

from collections.abc import Iterable
from http import HTTPStatus

from service.locales.interface import N_
from service.web.problems import Problem, shorten, wrong_parameter


def malformed_language(name: str, value: str, available: Iterable[str]) -> Problem:
    """Refuse a language that is no BCP 47 tag."""
    return wrong_parameter(
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
        values={"language": shorten(tag)},
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


def no_release() -> Problem:
    """Tell that there is no release to answer from."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "no-release",
        N_("The information is not available now"),
        N_("Nothing can be shown at this moment. Try again in a minute."),
        headers=(("Retry-After", "60"),),
    )
