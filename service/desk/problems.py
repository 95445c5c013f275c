"""What can be wrong with a request to the workflow API, besides what every server tells."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from math import ceil

from service.desk.access import Refusal
from service.errors import Fault
from service.journal.accounts.model import Scope
from service.locales.interface import N_
from service.web.problems import Problem

_REALM = 'Bearer realm="polyleaf"'


def no_token() -> Problem:
    """Ask for a token (RFC 6750 §3: without an error code where none was shown)."""
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "no-token",
        N_("This needs a token"),
        N_(
            "Send `Authorization: Bearer` with a token of yours; `polyleaf token create` makes one."
        ),
        headers=(("WWW-Authenticate", _REALM),),
    )


def wrong_token() -> Problem:
    """Refuse a token, whatever is wrong with it."""
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "wrong-token",
        N_("This token is not valid"),
        N_("It is unknown, ran out or was revoked. An admin can give you another one."),
        headers=(("WWW-Authenticate", f'{_REALM}, error="invalid_token"'),),
    )


def lacking(refusal: Refusal, scope: Scope | None) -> Problem:
    """Refuse an operation, whatever it is about."""
    if refusal is Refusal.ROLE:
        return Problem(
            HTTPStatus.FORBIDDEN,
            "wrong-role",
            N_("Your account may not do this"),
            N_("None of its roles is one of those that may. An admin can change that."),
        )
    named = f', scope="{scope}"' if scope else ""
    return Problem(
        HTTPStatus.FORBIDDEN,
        "wrong-scope",
        N_("This token is not for this"),
        N_("Your account may have another token that is; machines decide nothing."),
        members={"scope": str(scope or "")},
        headers=(("WWW-Authenticate", f'{_REALM}, error="insufficient_scope"{named}'),),
    )


def too_often(seconds: float) -> Problem:
    """Ask to wait (RFC 6585 §4)."""
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-often",
        N_("You ask too often"),
        N_("Wait as many seconds as Retry-After says."),
        headers=(("Retry-After", str(ceil(seconds))),),
    )


def not_there() -> Problem:
    """Tell that there is nothing, or nothing that this account may see: the same words for both."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "not-found",
        N_("There is nothing here"),
        N_("Nothing that your account may see has this address."),
    )


def wrong_method(allowed: Iterable[str]) -> Problem:
    """Tell which methods an address takes."""
    methods = sorted(set(allowed) - {"OPTIONS"})
    return Problem(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        N_("This method is not allowed here"),
        N_("This address takes {methods}."),
        values={"methods": ", ".join(methods)},
        members={"allowed": methods},
        headers=(("Allow", ", ".join(methods)),),
    )


def too_large(limit: int) -> Problem:
    """Refuse a body by its size."""
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        N_("The request is too large"),
        N_(
            "This address takes {limit} bytes at most. Send the file in parts, or from the terminal."
        ),
        values={"limit": str(limit)},
    )


def no_length() -> Problem:
    """Ask for the length of a body: without it, one that was cut short would look whole."""
    return Problem(
        HTTPStatus.LENGTH_REQUIRED,
        "no-length",
        N_("Say how long the body is"),
        N_("Send Content-Length, and not chunked: a body that is cut short must not look whole."),
    )


def wrong_type(wanted: str) -> Problem:
    """Refuse a body by what it says that it is."""
    return Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "wrong-type",
        N_("This address takes another kind of body"),
        N_("Send {type}, not compressed, and say so in Content-Type."),
        values={"type": wanted},
    )


def malformed(detail: str) -> Problem:
    """Refuse JSON that says nothing, or several things; `detail` is a marked message."""
    return Problem(HTTPStatus.BAD_REQUEST, "malformed-json", N_("The body cannot be read"), detail)


def wrong_members(pointers: Sequence[str]) -> Problem:
    """Refuse the members of a body, each named by a JSON pointer (RFC 6901)."""
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "wrong-members",
        N_("Something in the body is wrong"),
        N_("It is at {pointers}. /openapi.json says what belongs there."),
        values={"pointers": ", ".join(pointers) or "/"},
        members={"pointers": list(pointers)},
    )


def refused(faults: Iterable[Fault]) -> Problem:
    """Refuse what was sent for what it says; nothing was changed."""
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "refused",
        N_("What you sent was refused"),
        N_("Nothing was changed. What is wrong stands in “faults”, all of it."),
        members={"faults": [tell_fault(each) for each in faults]},
    )


def forbidden(faults: Iterable[Fault]) -> Problem:
    """Refuse a decision that the rules forbid this person."""
    return Problem(
        HTTPStatus.FORBIDDEN,
        "forbidden",
        N_("You may not decide this"),
        N_("Nothing was decided. What stands against it is in “faults”, all of it."),
        members={"faults": [tell_fault(each) for each in faults]},
    )


def not_as_shown(digests: Iterable[str]) -> Problem:
    """Refuse a decision on texts that are not, or are not any more."""
    return Problem(
        HTTPStatus.CONFLICT,
        "not-as-shown",
        N_("These texts are not as you were shown them"),
        N_("Nothing was decided. Look again at those whose digests stand in “gone”."),
        members={"gone": list(digests)},
    )


def unconditional() -> Problem:
    """Ask for a condition (RFC 6585 §3)."""
    return Problem(
        HTTPStatus.PRECONDITION_REQUIRED,
        "no-condition",
        N_("Say what you were shown"),
        N_("Send the ETag of the message in If-Match, so that nobody's work is lost."),
    )


def changed(current: Mapping[str, object], submitted: Mapping[str, object]) -> Problem:
    """Tell that a message is not as the client saw it, and show both texts (RFC 9110 §13.1.1)."""
    return Problem(
        HTTPStatus.PRECONDITION_FAILED,
        "changed-meanwhile",
        N_("Somebody changed this message first"),
        N_("Nothing was changed. “current” is what stands now, “submitted” is what you sent."),
        members={"current": current, "submitted": submitted},
    )


def conflicting(members: Mapping[str, object]) -> Problem:
    """Tell that somebody else was first."""
    return Problem(
        HTTPStatus.CONFLICT,
        "conflict",
        N_("Somebody else was first"),
        N_("Nothing was changed. Look again, and decide then."),
        members=members,
    )


def busy() -> Problem:
    """Tell that the journal is being written for longer than one waits."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "busy",
        N_("Others are working on this"),
        N_("Nothing was changed. Try again in a few seconds."),
        headers=(("Retry-After", "5"),),
    )


def project_broken(faults: Iterable[Fault]) -> Problem:
    """Tell that the project's own files cannot be read."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "project-broken",
        N_("The project cannot be read now"),
        N_("Nothing was changed. Somebody has to mend the files that “faults” names."),
        members={"faults": [tell_fault(each) for each in faults]},
        headers=(("Retry-After", "60"),),
    )


def out_of_order() -> Problem:
    """Tell that journal or releases cannot be used, and nothing about why."""
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "out-of-order",
        N_("The desk cannot work now"),
        N_("Whoever runs it finds the reason with `polyleaf doctor`."),
        headers=(("Retry-After", "60"),),
    )


def recalled() -> Problem:
    """Tell that a part of a release was taken off the air."""
    return Problem(
        HTTPStatus.GONE,
        "recalled",
        N_("This was recalled"),
        N_("It was taken off the air in every release, this one too."),
    )


def tell_fault(fault: Fault) -> Mapping[str, object]:
    """Return a fault for JSON."""
    return {
        "path": fault.path,
        "line": fault.line,
        "message": fault.message,
        "advice": fault.advice,
    }
