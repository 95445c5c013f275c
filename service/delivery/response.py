"""Hands the answers of the public API to Flask."""

from flask import Response

from service.delivery.answer import Answer
from service.web.response import ExactResponse


def to_response(answer: Answer) -> Response:
    """Hand an answer to Flask."""
    return ExactResponse(answer.body, answer.status.value, list(answer.headers))
