"""What a page tells those who show a link to it: its title, its picture, its language."""

import hashlib
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from service.site.assets import list_assets
from service.site.open_graph import open_graph_locale

ORIGIN = "https://leaflets.example"
REQUIRED = {"og:title", "og:type", "og:image", "og:url"}
"""Of every page (ogp.me, Basic Metadata)."""
DRAWING = Path(__file__).resolve().parents[2] / "service" / "site" / "drawings" / "share.svg"


class Head(HTMLParser):
    def __init__(self):
        super().__init__()
        self.properties, self.loaded = [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "meta" and "property" in given:
            self.properties.append((given["property"], given["content"]))
        if tag in {"img", "link", "script"}:
            self.loaded.append(given.get("src") or given.get("href", ""))


def read(client, path):
    head = Head()
    head.feed(client.get(path).get_data(as_text=True))
    return head


def properties(client, path):
    return dict(read(client, path).properties)


@pytest.fixture
def clinic(shelf, inputs, approved):
    """A client of a release with the original and two translations approved."""
    shelf.publish(approved(approved(approved(inputs, "es"), "ar"), "en"))
    return shelf.client(public_url=ORIGIN)


@pytest.mark.parametrize("path", ["/en", "/es", "/ar", "/en/care", "/es/care", "/ar/care"])
def test_every_page_has_what_open_graph_requires(read_only_client, path):
    found = properties(read_only_client, path)

    assert found.keys() >= REQUIRED
    assert all(found.values())
    assert found["og:url"] == f"http://localhost{path}"


def test_the_picture_is_there_and_is_what_the_page_says_of_it(clinic):
    found = properties(clinic, "/es/care")

    answer = clinic.get(found["og:image"].removeprefix(ORIGIN))

    image = Image.open(io.BytesIO(answer.data))
    assert answer.headers["Content-Type"] == found["og:image:type"] == "image/png"
    assert image.size == (int(found["og:image:width"]), int(found["og:image:height"]))
    assert image.size == (1200, 630)
    assert found["og:image:alt"]


def test_the_picture_is_small_and_has_its_digest_in_its_name():
    [picture] = [asset for asset in list_assets() if asset.media_type == "image/png"]

    assert len(picture.content) < 30_000
    assert hashlib.sha256(picture.content).hexdigest()[:12] in picture.path


def test_the_picture_is_drawn_from_the_drawing_as_it_is_now():
    [picture] = [asset for asset in list_assets() if asset.media_type == "image/png"]

    drawn_from = Image.open(io.BytesIO(picture.content)).text["Source"]

    assert drawn_from == hashlib.sha256(DRAWING.read_bytes()).hexdigest(), "run `make share-image`"


def test_the_page_itself_does_not_load_the_picture(clinic):
    head = read(clinic, "/es/care")

    assert not [each for each in head.loaded if "share" in each]


def test_a_title_that_nobody_approved_says_so_where_it_stands_alone(read_only_client, clinic):
    title = read_only_client.get("/v1/es/documents/care.json").json["title"]

    assert properties(read_only_client, "/es/care")["og:title"].startswith(f"{title} (")
    assert properties(clinic, "/es/care")["og:title"] == title


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en_US"),
        ("ar", "ar_EG"),
        ("es", "es_ES"),
        ("es-MX", "es_MX"),
        ("pt-BR", "pt_BR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("es-419", ""),
        ("eo", ""),
        ("tlh", ""),
    ],
)
def test_a_locale_is_a_language_and_a_country_or_left_out(tag, locale):
    assert open_graph_locale(tag) == locale


def test_the_locale_is_that_of_the_text_and_others_are_approved_editions(clinic):
    found = read(clinic, "/es/care").properties

    locales = [each for each in found if each[0].startswith("og:locale")]
    assert locales == [
        ("og:locale", "es_ES"),
        ("og:locale:alternate", "en_US"),
        ("og:locale:alternate", "ar_EG"),
    ]


def test_no_unapproved_edition_is_told(read_only_client):
    assert "og:locale:alternate" not in properties(read_only_client, "/es/care")


@pytest.mark.parametrize(
    ("room", "is_shown"),
    [
        ("", True),
        ("&maxwidth=1200&maxheight=630", True),
        ("&maxwidth=600", False),
        ("&maxheight=629", False),
    ],
)
def test_a_card_has_the_picture_whole_where_there_is_room_for_it(read_only_client, room, is_shown):
    picture = properties(read_only_client, "/es/care")["og:image"]

    card = read_only_client.get(f"/oembed?url=http%3A//localhost/es/care{room}").json

    shown = {name: value for name, value in card.items() if name.startswith("thumbnail")}
    whole = {"thumbnail_url": picture, "thumbnail_width": 1200, "thumbnail_height": 630}
    assert shown == (whole if is_shown else {})
