"""Whom readers can call: real numbers can be touched, examples and foreign schemes cannot."""

import pytest

from service.site.publisher import gather_help

NAMES = {"ES": "España", "MX": "México"}


def make_publisher(**values):
    return {
        "example": False,
        "publisher": {
            "name": "A clinic",
            "phone": "+34 555 0100",
            "email": "care@clinic.example",
            "report_url": "https://clinic.example/report",
        },
        "notices": [{"id": name} for name in ("general", "interpreter", "contact", "report")],
        "countries": [
            {"country": "MX", "emergency": "911", "crisis": "1", "notices": [{"id": "emergency"}]},
            {"country": "ES", "emergency": "112", "crisis": "2", "notices": [{"id": "emergency"}]},
        ],
        **values,
    }


def links_of(help_, name):
    [line] = [line for line in (*help_.lines, *help_.urgent) if line.notice["id"] == name]
    return dict(line.links)


def test_a_number_can_be_touched_to_call_it():
    found = gather_help(make_publisher(), "es", NAMES)

    assert links_of(found, "interpreter") == {"tel:+345550100": "+34 555 0100"}
    assert links_of(found, "emergency") == {"tel:112": "112"}
    assert links_of(found, "report") == {
        "https://clinic.example/report": "https://clinic.example/report"
    }


def test_a_number_in_the_text_is_called_there_and_stands_once(shelf, small_project):
    publisher = small_project.root / "content" / "publisher.yaml"
    publisher.write_text(
        publisher.read_text("utf-8").replace("example: true", "example: false"), "utf-8"
    )
    shelf.publish(small_project.inputs())

    page = shelf.client().get("/en/care?country=US").get_data(as_text=True)

    assert '<a href="tel:5550101"><bdi class="number">555-0101</bdi></a>' in page
    assert page.count(">555-0101<") == 1
    assert (
        '<a href="https://clinic.example/report"><bdi>https://clinic.example/report</bdi></a>'
        in page
    )
    assert page.count("https://clinic.example/report") == 2


def test_an_example_can_be_called_by_nobody():
    found = gather_help(make_publisher(example=True), "ES", NAMES)

    assert not [line for line in (*found.lines, *found.urgent) if line.links]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
def test_no_address_leads_where_pages_may_not(address):
    publisher = make_publisher()
    publisher["publisher"]["report_url"] = address

    assert links_of(gather_help(publisher, "", NAMES), "report") == {}


def test_countries_stand_in_the_order_of_their_names():
    found = gather_help(make_publisher(), "", NAMES)

    assert [name for _, name in found.countries] == ["España", "México"]
    assert (found.country, found.urgent) == ("", ())
