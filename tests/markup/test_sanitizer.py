"""No text of an author or translator may reach a reader as anything but harmless HTML."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.markup.html import render_html, render_inline_html
from service.markup.messages import plain_text
from service.markup.parser import parse_inline
from service.markup.sanitize import ATTRIBUTES, SCHEMES, TAGS, is_safe_address, sanitize

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script/x>alert(1)</script/x>",
    "<\x00script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\u2028=alert(1)>",
    '<img/src="x"/onerror="alert(1)">',
    "![x](x onerror=alert(1))",
    '![x" onerror="alert(1)](x)',
    '![x](x "t\\" onerror=\\"alert(1)")',
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=//evil.example><input name=x><button>x</button></form>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='//evil.example'>x</a>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<  javascript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javas\\cript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](http://evil.example)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\\\\\evil.example)",
    "[x](</\t/evil.example>)",
    "[x](<\n//evil.example>)",
    "[x](&#1;//evil.example)",
    "[x](blob:https://x/y)",
    "[x](ｊavascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]: //evil.example '\"><script>alert(1)</script>'",
    "<javascript:alert(1)>",
    "<vbscript:alert(1)>",
    '[x](https://ok.example "\\"onmouseover=alert(1) x=\\"")',
    "[<img src=x onerror=alert(1)>](https://ok.example)",
    "[x](https://ok.example/\"onclick='alert(1)')",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```x"onclick=alert(1)\n```',
    "# <script>alert(1)</script>",
    "| <script>alert(1)</script> |\n|---|",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "[^x]: <script>alert(1)</script>",
    '[^a"onclick=alert(1)]',
    "\u202e<script>alert(1)</script>\u202c",
    "<scrİpt>alert(1)</scrİpt>",
    "＜script＞alert(1)＜/script＞",
    "<bdi onclick=alert(1)>x</bdi>",
]


class Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.other = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data):
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(text):
    read = Reader(text)
    assert set(read.tags) <= TAGS
    assert read.other == []
    for tag, name, value in read.attributes:
        assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"rel"}
        if name in {"href", "src"}:
            assert_harmless_address(value)


def assert_harmless_address(address):
    """Read an address as browsers do: blanks and controls go, backslashes are slashes."""
    read = "".join(sign for sign in address if ord(sign) > 32).replace("\\", "/").lower()
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", read)
    assert not read.startswith("//")
    assert scheme is None or scheme[1] in SCHEMES


@pytest.mark.parametrize("payload", PAYLOADS)
def test_rendered_blocks_are_harmless(payload):
    assert_harmless(render_html(payload, {}))
    assert_harmless(render_html(f"so {payload} on\n\n{payload}", {"x": 1}))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_rendered_runs_are_harmless(payload):
    assert_harmless(render_inline_html(payload, {}))
    assert_harmless(render_inline_html(f"so {payload} on", {}))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_of_any_origin_is_harmless_behind_the_sanitizer(payload):
    assert_harmless(sanitize(payload))
    assert_harmless(sanitize(html.unescape(payload)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_title_is_plain_text_that_templates_escape(payload):
    title = plain_text(parse_inline(payload))

    assert_harmless(html.escape(title))
    assert Reader(html.escape(title)).tags == []


def test_there_are_at_least_forty_payloads():
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize(
    "raw",
    ["<b>x</b>", "<p>x</p>", "<div>x</div>", "<!-- x -->", "a <em>b</em>", "<a href='/x'>y</a>"],
)
def test_raw_html_is_never_rendered_even_where_its_tags_are_allowed(raw):
    assert "<em" not in render_html(raw, {}) + render_inline_html(raw, {})
    assert "<a" not in render_html(raw, {}) + render_inline_html(raw, {})
    assert "<!--" not in render_html(raw, {})
    assert Reader(render_inline_html(raw, {})).tags == []


@pytest.mark.parametrize(
    "kept",
    [
        '<p lang="ar" dir="rtl">نص</p>',
        '<bdi>x</bdi> <span dir="auto">y</span>',
        '<sup class="citation" data-source="FDA23">1</sup>',
        '<ol start="3"><li>x</li></ol>',
        '<img src="/a.png" alt="x" title="y">',
    ],
)
def test_what_readers_need_is_kept(kept):
    assert sanitize(kept) == kept


@pytest.mark.parametrize(
    "address",
    ["https://x.example/a?b=c#d", "mailto:a@x.example", "tel:112", "/a", "a/b", "#c", "?d"],
)
def test_links_that_lead_where_they_may_are_kept(address):
    assert f'href="{address}"' in render_inline_html(f"[x]({address})", {})


@pytest.mark.parametrize(
    "address", ["https://x.example/a.png", "//x.example/a.png", "data:image/png,x"]
)
def test_images_stay_on_the_same_site(address):
    assert "src" not in sanitize(f'<img src="{address}" alt="x">')


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://x.example/", True),
        ("mailto:a@x.example", True),
        ("tel:112", True),
        ("/a", True),
        ("#b", True),
        ("//x.example", False),
        ("/\\x.example", False),
        ("\t//x.example", False),
        ("java\nscript:alert(1)", False),
        ("http://x.example", False),
        ("data:text/html,x", False),
    ],
)
def test_templates_lead_to_the_same_addresses_as_texts(address, safe):
    assert is_safe_address(address) is safe


def test_links_name_no_opener():
    assert 'rel="noopener"' in render_inline_html("[x](https://x.example)", {})


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*PAYLOADS, "<", ">", '"', "'", "=", "&", "/", "!--", "--", "svg", "a href", " "]
        )
        | st.text(max_size=4),
        max_size=5,
    ).map("".join)
)
def test_no_mixture_of_payloads_is_harmful(text):
    assert_harmless(render_html(text, {}))
    assert_harmless(render_inline_html(text, {}))
    assert_harmless(sanitize(text))


@pytest.mark.parametrize("start", ["+5", "5 ", "abc", "", "99999999999", "0x1"])
def test_a_list_begins_at_a_number_or_as_usual(start):
    assert sanitize(f'<ol start="{start}"><li>x</li></ol>') == "<ol><li>x</li></ol>"
