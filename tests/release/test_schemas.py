import json

import pytest

from service.content.policy import make_demo
from service.errors import ReleaseError
from service.journal.status import NEVER_SERVED, Status
from service.release.build import build
from service.release.render.json import render_json
from service.release.schemas import NoticeSchema, SectionSchema

NOTICE = {
    "id": "demo",
    "severity": "warning",
    "text": "A demonstration.",
    "language": "en",
    "direction": "ltr",
    "status": "draft",
}


@pytest.fixture(scope="module")
def section(tmp_path_factory, small_project_in):
    """A valid body: a section with a part and companions."""
    project = small_project_in(tmp_path_factory.mktemp("project"))
    for part in build(project.inputs(make_demo)).parts:
        if response := part.responses.get("/v1/en/documents/care/sections/benefits.json"):
            return json.loads(response.body)
    raise AssertionError


def test_valid_body_keeps_every_member(section):
    again = json.loads(render_json(section | {"for": "en"}, SectionSchema()))

    assert again == section


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": None},
        {"title": "A\x00"},
        {"title": "A\x1b[31m"},
        {"title": "A\ud800"},
        {"level": "harmless"},
        {"direction": "up"},
        {"language": "es_MX"},
        {"language": "english please"},
        {"id": "../x"},
        {"kind": "a/b"},
        {"fallback": {"reason": "approved", "available": ["en"]}},
        {"fallback": {"available": ["en"]}},
        {"review": {"roles": [], "last": "yesterday", "next_due": None, "attested": []}},
        {"notices": [NOTICE | {"text": ""}]},
        {"notices": [NOTICE | {"severity": "loud"}]},
        {"citations": [{"key": "S1"}]},
        {"parts": [{}]},
    ],
)
def test_invalid_member_is_refused_with_the_address_of_the_body(section, wrong):
    with pytest.raises(ReleaseError, match=r"SectionSchema refuses /v1/en/documents/care/sections"):
        render_json(section | wrong, SectionSchema())


@pytest.mark.parametrize("status", sorted(NEVER_SERVED))
def test_status_that_is_never_served_is_in_no_body(section, status):
    wrong = section | {"translation": section["translation"] | {"status": status}}

    with pytest.raises(ReleaseError):
        render_json(wrong, SectionSchema())


@pytest.mark.parametrize("member", ["title", "translation", "notices", "policy", "language"])
def test_missing_member_is_refused(section, member):
    rest = {name: value for name, value in section.items() if name != member}

    with pytest.raises(ReleaseError, match=member):
        render_json(rest, SectionSchema())


def test_fault_deep_inside_is_refused_too(section):
    companion = section["companions"][0] | {"title": "A\x07"}

    with pytest.raises(ReleaseError):
        render_json(section | {"companions": [companion]}, SectionSchema())


def test_schemas_know_every_status_of_the_design():
    schema = SectionSchema()

    served = schema.fields["translation"].schema.fields["status"].validate.choices
    withheld = schema.fields["fallback"].schema.fields["reason"].validate.choices

    assert set(served) == set(Status) - NEVER_SERVED
    assert set(withheld) == set(Status) - {Status.APPROVED}


def test_unknown_member_is_refused():
    assert NoticeSchema().validate(NOTICE | {"html": "<b>"}) == {"html": ["Unknown field."]}


def test_members_come_in_the_order_of_the_design(section):
    assert [*section][:9] == [
        *("document", "id", "kind", "level", "codes"),
        *("for", "language", "direction", "fallback"),
    ]
