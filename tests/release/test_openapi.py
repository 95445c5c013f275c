import json
import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from service.content.policy import make_demo
from service.release.build import build
from service.release.openapi import describe_api


@pytest.fixture(scope="module")
def described():
    return json.loads(describe_api())


@pytest.fixture(scope="module")
def responses(tmp_path_factory, small_project_in):
    project = small_project_in(tmp_path_factory.mktemp("project"))
    project.make_translated("es")
    release = build(project.inputs(make_demo))
    return {path: item for part in release.parts for path, item in part.responses.items()}


def pattern_of(path):
    return re.compile(re.sub(r"\\\{\w+\\\}", "[A-Za-z0-9-]+", re.escape(path)))


def test_description_is_valid_openapi(described):
    validate(described)


def test_description_is_the_same_each_time():
    assert describe_api() == describe_api()


def test_described_addresses_are_those_that_a_release_holds(described, responses):
    canonical = [path for path in described["paths"] if path.endswith((".json", ".html"))]

    for path in responses:
        assert [each for each in canonical if pattern_of(each).fullmatch(path)], path
    for path in canonical:
        assert [held for held in responses if pattern_of(path).fullmatch(held)], path


def test_every_canonical_address_in_a_language_has_a_negotiated_one(described):
    paths = set(described["paths"])

    for path in paths:
        if path.startswith("/v1/{language}/"):
            assert "/v1" + path.removeprefix("/v1/{language}").rpartition(".")[0] in paths


def test_every_json_body_fits_the_schema_that_documents_it(described, responses):
    for template, item in described["paths"].items():
        content = item["get"]["responses"]["200"]["content"]
        if not template.endswith(".json"):
            continue
        schema = {**content["application/json"]["schema"], "components": described["components"]}
        validator = Draft202012Validator(schema)
        for path, response in responses.items():
            if pattern_of(template).fullmatch(path):
                errors = [
                    error.message for error in validator.iter_errors(json.loads(response.body))
                ]
                assert errors == [], path


def test_filters_and_negotiation_are_described(described):
    section = described["paths"]["/v1/documents/{document}/sections/{section}"]["get"]

    assert [(item["in"], item["name"]) for item in section["parameters"]] == [
        ("path", "document"),
        ("path", "section"),
        ("header", "Accept-Language"),
        ("query", "lang"),
        ("query", "fallback"),
        ("query", "status"),
    ]
    assert set(section["responses"]) == {"200", "304", "308", "400", "404", "406"}
    assert set(section["responses"]["200"]["content"]) == {"application/json", "text/html"}
