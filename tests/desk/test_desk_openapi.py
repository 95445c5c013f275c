"""The description of the workflow API: valid, whole, and what a client made from it would meet."""

import json

import pytest
from openapi_spec_validator import validate

from service.desk.openapi import describe_api
from service.desk.operations import OPERATIONS


@pytest.fixture
def description():
    return json.loads(describe_api())


def test_the_description_is_valid(description):
    validate(description)


def test_every_operation_is_described_with_all_that_it_may_answer(description):
    described = {
        each["operationId"]: each
        for methods in description["paths"].values()
        for each in methods.values()
    }

    assert described.keys() == {operation.name for operation in OPERATIONS}
    assert all(
        {"400", "401", "403", "404", "429"} <= set(e["responses"]) for e in described.values()
    )
    assert {"412", "428"} <= set(described["submit"]["responses"])


def test_the_description_is_served_to_anybody(office, description):
    assert office.get(None, "/openapi.json").json == description
