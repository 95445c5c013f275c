"""Requests made from the description alone: whatever they say, the desk answers as it says it does."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.journal.accounts.model import EVERY_LANGUAGE, Role

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


LEFT_OUT = "publish"
"""It takes seconds, in a process of its own."""


@pytest.fixture
def described(office):
    """What a client would know, and the token of somebody who may do everything."""
    office.join("one", tuple(Role), (EVERY_LANGUAGE,))
    headers = {"Authorization": f"Bearer {office.tokens['one']}"}
    schema = schemathesis.openapi.from_wsgi("/openapi.json", office.app)
    return schema.exclude(operation_id=LEFT_OUT), headers


@pytest.mark.timeout(400)
def test_whatever_is_sent_is_answered_as_described(described):
    schema, headers = described
    for found in schema.get_all_operations():

        @given(case=found.ok().as_strategy())
        @settings(
            max_examples=8,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=[*HealthCheck],
        )
        def ask(case):
            case.call_and_validate(checks=CHECKS, headers=headers)

        ask()
