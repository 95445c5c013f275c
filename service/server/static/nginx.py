"""Writes how nginx sends the files with the headers that the server sends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.server.static.answers import Answer, Headers
from service.server.static.faults import MISREAD, MISREAD_AS, Fault
from service.server.static.kinds import (
    OWN,
    Kind,
    find_types,
    kind_of,
    list_names,
    sort_kinds,
    variable_of,
)
from service.server.static.maps import quote, write_map
from service.server.static.typed_code import write_reading
from service.server.static.wishes import Held, spell_header, spell_wishes

_BUCKET = 64
_FEWEST = 512
_SETTINGS = (
    "set $polyleaf_path $uri;",
    "etag off;",
    "if_modified_since off;",
    "absolute_redirect off;",
    "merge_slashes off;",
    "gzip_static on;",
    "# brotli_static on;   # with ngx_brotli (Debian: libnginx-mod-http-brotli-static)",
    # An error page forgets the query, so all that it goes by stands in its address.
    "error_page 404 /fault/$polyleaf_language/$polyleaf_fault?typed=$polyleaf_echo;",
    "error_page 405 /fault/$polyleaf_language/refused;",
)
_ANSWER = (
    '    if ($polyleaf_kind = "") { return 404; }',
    "    if ($polyleaf_held = $polyleaf_tag) { return 304; }",
    "    try_files /files$uri /$polyleaf_folder$uri.html /pages$uri.html =404;",
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Two files to be included: one beside `server`, one within it."""

    http: str
    server: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What the server does where no file answers."""

    held: Held
    countries: Sequence[str]
    prints: Mapping[str, str]
    """The path of each print's check, and the language of the print where that is still held."""
    start: Headers
    """With which `/` leads to a language."""
    typed: Headers
    """With which a code that was typed leads to its check."""
    single: Headers
    """With which a path with too many slashes before it leads to the address itself."""
    canonical: Headers
    """With which another spelling leads to the address itself."""
    preflight: Headers
    """With which pages of other sites are let ask (Fetch, CORS-preflight)."""
    faults: Mapping[Fault, Headers]
    """In no language; `Content-Language` is that of the reader."""


def write_snippet(root: str, answers: Sequence[Answer], ways: Ways) -> Snippet:
    """Write both files; `root` is the folder of this export."""
    plain = [answer for answer in answers if not answer.address.country]
    kinds = sort_kinds(plain)
    http = "\n".join((*_write_http(plain, kinds), *_write_choice(ways)))
    server = "\n".join(_write_server(root, plain, list_names(kinds), ways))
    return Snippet(f"{http}\n", f"{server}\n")


def _write_http(answers: Sequence[Answer], kinds: Mapping[Kind, str]) -> Iterator[str]:
    longest = max(len(answer.key) for answer in answers)
    yield "# Leave these three out where you have greater ones of your own."
    yield "variables_hash_max_size 4096;"
    yield f"map_hash_max_size {_power(max(4 * len(answers), _FEWEST))};"
    yield f"map_hash_bucket_size {_power(longest + _BUCKET)};"
    key = "$polyleaf_voice$polyleaf_path"
    yield from write_map(key, "kind", ((each.key, kinds[kind_of(each)]) for each in answers))
    tags = ((each.key, each.header("ETag").removeprefix("W/")) for each in answers)
    yield from write_map(key, "tag", tags, "-")
    for name in list_names(kinds):
        values = (
            (number, dict(kind)[name]) for kind, number in kinds.items() if name in dict(kind)
        )
        yield from write_map("$polyleaf_kind", variable_of(name), values)
    asked = [(r'~^W/(?<polyleaf_asked>".*")$', "$polyleaf_asked")]
    yield from write_map("$http_if_none_match", "held", asked, "$http_if_none_match")
    # Packed and plain bytes share a tag, which must be weak then (RFC 9110 §8.8.1).
    weak = "$polyleaf_weak$sent_http_content_encoding"
    yield from write_map(weak, "weakness", [("", "")], "W/")
    yield from write_map("$request_uri", "open", [("~^/v1/", "*")])
    yield from _write_codes()


def _write_choice(ways: Ways) -> Iterator[str]:
    """Write which language a page speaks whose path names none, and in which folder a page lies."""
    wishes = [(f"~*^{wish}$", tag) for tag, wish in spell_wishes(ways.held).items()]
    yield from write_map("$arg_lang", "wanted", wishes)
    first = [(f"~*{spell_header(ways.held, 'polyleaf_range')}", "$polyleaf_range")]
    yield from write_map("$http_accept_language", "first", first)
    yield from write_map("$polyleaf_first", "accepted", wishes, ways.held.source)
    accepted = [("", "$polyleaf_accepted")]
    yield from write_map("$polyleaf_wanted", "language", accepted, "$polyleaf_wanted")
    for tag in ways.held.tags:
        yield from write_map("$polyleaf_wanted", _own(tag), [("", tag)], "$polyleaf_wanted")
    loose = [("/check", "$polyleaf_language"), ("/embed", "$polyleaf_language")]
    prints = (
        (path, f"$polyleaf_{_own(tag)}" if tag else "$polyleaf_language")
        for path, tag in ways.prints.items()
    )
    yield from write_map("$polyleaf_path", "voice", (*loose, *prints))
    countries = [(country, f"countries/{country}") for country in ways.countries]
    yield from write_map("$arg_country", "country", countries)
    folders = [("", "$polyleaf_country")]
    yield from write_map("$polyleaf_voice", "folder", folders, "languages/$polyleaf_voice")


def _own(tag: str) -> str:
    return f"own_{tag.lower().replace('-', '_')}"


def _write_codes() -> Iterator[str]:
    in_path = [("~^/check/(?<polyleaf_in_path>.+)$", "$polyleaf_in_path")]
    yield from write_map("$polyleaf_path", "typed", in_path, "$arg_code")
    yield from write_reading("$polyleaf_typed")
    yield from write_map("$polyleaf_wanted", "lang", [("", "")], "?lang=$polyleaf_wanted")
    yield from write_map("$polyleaf_typed", "echo", [("~^[0-9A-Za-z-]+$", "$polyleaf_typed")])
    as_typed = [("", "$polyleaf_typed")]
    yield from write_map("$polyleaf_code", "spelling", as_typed, "$polyleaf_code")
    yield from write_map("$polyleaf_code", "read", [("", "misread")], "unknown")
    checks = [("/check", "misread"), ("~^/check/", "$polyleaf_read")]
    yield from write_map("$polyleaf_path", "fault", checks, "lost")


def _write_server(
    root: str, answers: Sequence[Answer], names: Iterable[str], ways: Ways
) -> Iterator[str]:
    yield f"root {quote(root)};"
    yield from _SETTINGS
    yield "types {"
    for suffix, media_type in sorted(find_types(answers).items()):
        yield f"    {quote(media_type)} {suffix};"
    yield "}"
    yield 'add_header ETag "$polyleaf_weakness$polyleaf_tag";'
    yield 'add_header Last-Modified "";'
    for name in filter(None, names):
        yield f"add_header {name} $polyleaf_{variable_of(name)};"
    yield from _location("/", (*_read_method(ways.preflight), *_ANSWER))
    yield from _write_redirects(ways)
    for fault, headers in ways.faults.items():
        yield from _write_fault(fault, headers)


def _write_redirects(ways: Ways) -> Iterator[str]:
    start = (*_headers(ways.start), "    return 302 /$polyleaf_language;")
    yield from _location("= /", start)
    single = (*_headers(ways.single), "    return 308 /$polyleaf_single$is_args$args;")
    yield from _location('~ "^//+(?<polyleaf_single>[A-Za-z0-9_+/.-]*)$"', single)
    bare = (*_headers(ways.canonical), "    return 308 $polyleaf_bare$is_args$args;")
    yield from _location('~ "^(?<polyleaf_bare>(?:/[A-Za-z0-9_+-]+)+)/$"', bare)
    # Two languages and each country were very many files: the first language alone has the numbers.
    numbers = "return 302 /$polyleaf_first_tag$polyleaf_rest?country=$arg_country;"
    pair = r'~ "^/(?<polyleaf_first_tag>[A-Za-z0-9-]+)\+[A-Za-z0-9-]+(?<polyleaf_rest>/[A-Za-z0-9_-]+)$"'
    yield from _location(pair, (f"    if ($polyleaf_country) {{ {numbers} }}", *_ANSWER))
    yield from _location("= /check", _read_query(ways.typed))
    yield from _location("/check/", _read_path(ways.canonical))


def _read_method(headers: Headers) -> Iterator[str]:
    yield "    if ($request_method = OPTIONS) {"
    yield from (f"    {line}" for line in _headers(headers))
    yield "        return 204;"
    yield "    }"


def _read_query(headers: Headers) -> Iterator[str]:
    yield "    if ($polyleaf_code) {"
    yield from (f"    {line}" for line in _headers(headers))
    yield "        return 302 /check/$polyleaf_code$polyleaf_lang;"
    yield "    }"
    yield "    if ($polyleaf_asks) { return 404; }"
    yield from _ANSWER


def _read_path(headers: Headers) -> Iterator[str]:
    yield "    if ($polyleaf_spelling != $polyleaf_typed) {"
    yield from (f"    {line}" for line in _headers(headers))
    yield "        return 308 /check/$polyleaf_code$is_args$args;"
    yield "    }"
    yield from _ANSWER


def _write_fault(fault: Fault, headers: Headers) -> Iterator[str]:
    spoken = [(name, value) for name, value in headers if name != "Content-Language"]
    lines = [
        "    internal;",
        *_headers((*spoken, ("Content-Language", "$polyleaf_language")), " always"),
        "    add_header Access-Control-Allow-Origin $polyleaf_open always;",
        "    try_files /languages$uri.html =404;",
    ]
    if fault is MISREAD:
        before, after = (quote(f'value="{typed}"') for typed in (MISREAD_AS, "$arg_typed"))
        lines += ["    gzip_static off;", "    sub_filter_types *;"]
        lines.append(f"    sub_filter {before} {after};")
    yield from _location(f'~ "^/fault/[A-Za-z0-9-]+/{fault.name}$"', lines)


def _location(pattern: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"location {pattern} {{"
    yield from lines
    yield "}"


def _headers(headers: Headers, always: str = "") -> Iterator[str]:
    for name, value in headers:
        if name.lower() not in {*OWN, "location"}:
            yield f"    add_header {name} {quote(value)}{always};"


def _power(least: int) -> int:
    return 1 << max(least - 1, 1).bit_length()
