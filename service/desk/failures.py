"""Says which problem an error is, to whoever asked."""

from http import HTTPStatus

from flask import Request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge

from service.desk.operation import PO_BYTES
from service.desk.problems import (
    busy,
    conflicting,
    not_there,
    out_of_order,
    project_broken,
    refused,
    too_large,
    wrong_method,
)
from service.desk.workshop import BrokenProjectError
from service.errors import BusyError, ConflictError, InputError, PolyleafError
from service.web.problems import Problem, RefusedError, bad_request, unexpected


def problem_of(error: Exception, request: Request) -> Problem:
    """Say which problem an error is; of what nobody foresaw nothing is told."""
    match error:
        case RefusedError():
            return error.problem
        case HTTPException():
            return _problem_of_http(error, request)
        case PolyleafError() | OSError():
            return _problem_of_ours(error, request)
        case _:
            return unexpected()


def _problem_of_ours(error: PolyleafError | OSError, request: Request) -> Problem:
    match error:
        case BrokenProjectError():
            return project_broken(error.faults)
        case InputError() if request.method == "GET":
            return project_broken(error.faults)
        case InputError():
            return refused(error.faults)
        case ConflictError():
            return conflicting({})
        case BusyError():
            return busy()
        case _:
            return out_of_order()


def _problem_of_http(error: HTTPException, request: Request) -> Problem:
    match error:
        case NotFound():
            return not_there()
        case MethodNotAllowed():
            return wrong_method(error.valid_methods or ())
        case RequestEntityTooLarge():
            return too_large(request.max_content_length or PO_BYTES)
        case HTTPException(code=int(code)) if code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return bad_request(HTTPStatus(code))
        case _:
            return unexpected()
