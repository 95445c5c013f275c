"""TMX is read without its document type, and only as far as its text means the same everywhere."""

import pytest

from service.catalogs import tmx
from service.catalogs.tmx import Match, match_languages, read_tmx
from service.errors import InputError


def units(*bodies, head='<?xml version="1.0"?>'):
    body = "\n".join(bodies)
    text = f'{head}\n<tmx version="1.4"><header srclang="en"/><body>\n{body}\n</body></tmx>'
    return read_tmx(text.encode(), "m.tmx")


def unit(**texts):
    variants = "".join(
        f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for tag, text in texts.items()
    )
    return f"<tu>{variants}</tu>"


def matches(*bodies, target="es"):
    found = match_languages(units(*bodies), "en", target)
    return [(match.source, match.target) for match in found]


def test_unit_says_the_same_in_two_languages():
    found = units(unit(en="pain", es="dolor", fr="douleur"))

    assert list(match_languages(found, "en", "es")) == [Match("pain", "dolor", 3)]


def test_own_region_counts_before_others():
    body = unit(en="pain", es_ES="dolor", es_MX="molestia")

    assert matches(body, target="es-MX") == [("pain", "molestia")]
    assert matches(body) == [("pain", "dolor"), ("pain", "molestia")]


def test_other_script_is_another_language():
    assert matches(unit(en="pain", zh_TW="疼痛"), target="zh-Hans") == []
    assert matches(unit(en="pain", zh_CN="疼痛"), target="zh-Hans") == [("pain", "疼痛")]


def test_old_name_of_the_language_attribute_is_read():
    body = '<tu><tuv lang="EN"><seg>pain</seg></tuv><tuv lang="ES"><seg>dolor</seg></tuv></tu>'

    assert matches(body) == [("pain", "dolor")]


@pytest.mark.parametrize("code", ['<ph x="1">{0}</ph>', '<bpt i="1">&lt;b></bpt>', "<hi>50</hi>"])
def test_unit_with_codes_inside_matches_nothing(code):
    assert matches(unit(en=f"Take {code} mg", es=f"Tome {code} mg")) == []
    assert matches(unit(en="Take mg", es=f"Tome {code} mg")) == []


def test_codes_of_one_unit_do_not_touch_the_next():
    found = matches(unit(en="a<ph/>b", es="c"), unit(en="pain", es="dolor"))

    assert found == [("pain", "dolor")]


def test_escaped_characters_are_text():
    assert matches(unit(en="&lt;5 &amp; more", es="&#60;5 y m&#225;s")) == [
        ("<5 & more", "<5 y más")
    ]


BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
EXTERNAL = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "file:///etc/passwd">'
OMEGAT = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx11.dtd">'


@pytest.mark.parametrize("head", [BILLION_LAUGHS, EXTERNAL, OMEGAT])
def test_document_type_is_refused_on_its_line(head):
    with pytest.raises(InputError, match=r"m\.tmx:2: The file has a document type\. Remove"):
        units(unit(en="&d;", es="x"), head=head)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "m.tmx:1: This is not XML"),
        (b"<tmx><body>", "This is not XML"),
        (b"<html/>", "This is no TMX, but <html>"),
        (b"<tmx>&nbsp;</tmx>", "This is not XML: undefined entity"),
        (b"<tmx>" + b"<x>" * 50, "nested too deeply"),
        (b'<?xml version="1.0" encoding="utf-8"?><tmx>\xff</tmx>', "This is not XML"),
    ],
)
def test_what_is_no_tmx_is_refused(data, message):
    with pytest.raises(InputError, match=message):
        read_tmx(data, "m.tmx")


def test_every_variant_without_a_language_is_a_fault():
    body = "<tu><tuv><seg>a</seg></tuv>\n<tuv><seg>b</seg></tuv></tu>"

    with pytest.raises(InputError) as raised:
        units(body)

    assert [fault.line for fault in raised.value.faults] == [3, 4]


def test_sizes_are_bounded(monkeypatch):
    monkeypatch.setattr(tmx, "MAX_SEGMENT", 10)
    with pytest.raises(InputError, match="longer than 10"):
        units(unit(en="x" * 11, es="y"))

    monkeypatch.setattr(tmx, "MAX_UNITS", 1)
    with pytest.raises(InputError, match="more than 1 units"):
        units(unit(en="a", es="b"), unit(en="c", es="d"))

    monkeypatch.setattr(tmx, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="larger"):
        units(unit(en="a", es="b"))


def test_utf_16_is_read_by_its_byte_order_mark():
    text = f'<?xml version="1.0" encoding="UTF-16"?><tmx><body>{unit(en="pain", es="daño")}</body></tmx>'

    found = read_tmx(text.encode("utf-16"), "m.tmx")

    assert list(match_languages(found, "en", "es")) == [Match("pain", "daño", 1)]
