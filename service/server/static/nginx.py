"""Writes how nginx sends the files with the headers that the server sends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from service.errors import ReleaseError
from service.server.static.answers import Answer

_OWN = frozenset({"content-type", "etag"})
"""What is not a header of a kind: nginx takes it from the file's suffix, or it is of one file."""
_BUCKET = 64
_SETTINGS = (
    "set $polyleaf_path $uri;",
    "etag off;",
    "if_modified_since off;",
    "absolute_redirect off;",
    "gzip_static on;",
    "# brotli_static on;   # with ngx_brotli (Debian: libnginx-mod-http-brotli-static)",
)
_ANSWER = (
    "    if ($polyleaf_held = $polyleaf_tag) { return 304; }",
    "    try_files /files$uri /pages$uri$polyleaf_country.html /pages$uri.html =404;",
)
Kind = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Two files to be included: one beside `server`, one within it."""

    http: str
    server: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What the server does where no file answers."""

    tags: Sequence[str]
    source: str
    countries: Sequence[str]
    start: Answer
    """`/`, which leads to a language."""
    lost: Answer
    """An address without anything."""


def write_snippet(root: str, answers: Sequence[Answer], ways: Ways) -> Snippet:
    """Write both files; `root` is the folder of this export."""
    plain = [answer for answer in answers if not answer.country]
    kinds: dict[Kind, str] = {}
    for answer in plain:
        kinds.setdefault(_kind_of(answer), str(len(kinds) + 1))
    http = "\n".join(_write_http(plain, kinds, ways))
    server = "\n".join(_write_server(root, plain, kinds, ways))
    return Snippet(f"{http}\n", f"{server}\n")


def _kind_of(answer: Answer) -> Kind:
    """Give the headers that an answer shares with others of its kind.

    What may be packed varies with what its reader can unpack (RFC 9110 §12.5.5).
    """
    varies = answer.header("Vary")
    both = (
        varies
        if "Accept-Encoding" in varies
        else ", ".join(filter(None, (varies, "Accept-Encoding")))
    )
    weak = "W/" if answer.header("ETag").startswith("W/") else ""
    shared = (
        (name, value) for name, value in answer.headers if name.lower() not in {*_OWN, "vary"}
    )
    return (("", weak), *shared, ("Vary", both))


def _write_http(answers: Sequence[Answer], kinds: Mapping[Kind, str], ways: Ways) -> Iterator[str]:
    longest = max(len(answer.path) for answer in answers)
    yield f"map_hash_max_size {_power(4 * len(answers))};"
    yield f"map_hash_bucket_size {_power(longest + _BUCKET)};"
    by_path = [(answer.path, kinds[_kind_of(answer)]) for answer in answers]
    yield from _write_map("$polyleaf_path", "kind", by_path)
    tags = [(answer.path, answer.header("ETag").removeprefix("W/")) for answer in answers]
    yield from _write_map("$polyleaf_path", "tag", tags, "-")
    for name in _names(kinds):
        values = [
            (number, dict(kind)[name]) for kind, number in kinds.items() if name in dict(kind)
        ]
        yield from _write_map("$polyleaf_kind", _variable(name), values)
    asked = [(r'~^W/(?<polyleaf_asked>".*")$', "$polyleaf_asked")]
    yield from _write_map("$http_if_none_match", "held", asked, "$http_if_none_match")
    # Packed and plain bytes share a tag, which must be weak then (RFC 9110 §8.8.1).
    packed = [("", "")]
    yield from _write_map("$polyleaf_weak$sent_http_content_encoding", "weakness", packed, "W/")
    countries = [(country, f"@{country}") for country in ways.countries]
    yield from _write_map("$arg_country", "country", countries)
    languages = [(f"~*^{tag}(?:-[A-Za-z0-9]+)*(?:[,;]|$)", tag) for tag in ways.tags]
    yield from _write_map("$http_accept_language", "language", languages, ways.source)


def _write_server(
    root: str, answers: Sequence[Answer], kinds: Mapping[Kind, str], ways: Ways
) -> Iterator[str]:
    yield f"root {_quote(root)};"
    yield from _SETTINGS
    yield "types {"
    for suffix, media_type in sorted(_types(answers).items()):
        yield f"    {_quote(media_type)} {suffix};"
    yield "}"
    yield 'add_header ETag "$polyleaf_weakness$polyleaf_tag";'
    yield 'add_header Last-Modified "";'
    for name in _names(kinds):
        if name:
            yield f"add_header {name} $polyleaf_{_variable(name)};"
    yield "location / {"
    yield from _ANSWER
    yield "}"
    # Two languages and each country were very many files: the first language alone has the numbers.
    yield r'location ~ "^/(?<polyleaf_first>[A-Za-z0-9-]+)\+[A-Za-z0-9-]+(?<polyleaf_rest>/.+)$" {'
    yield "    if ($polyleaf_country) {"
    yield "        return 302 /$polyleaf_first$polyleaf_rest?country=$arg_country;"
    yield "    }"
    yield from _ANSWER
    yield "}"
    yield from _write_exceptions(ways)


def _write_exceptions(ways: Ways) -> Iterator[str]:
    """Write what no file answers."""
    yield "location = / {"
    yield from _write_headers(ways.start, "")
    yield "    return 302 /$polyleaf_language;"
    yield "}"
    yield "error_page 404 /404;"
    yield "location = /404 {"
    yield "    internal;"
    yield from _write_headers(ways.lost, " always")
    yield "    add_header Access-Control-Allow-Origin * always;"
    yield "    try_files /pages/404.html =404;"
    yield "}"


def _write_headers(answer: Answer, always: str) -> Iterator[str]:
    for name, value in answer.headers:
        if name.lower() not in {*_OWN, "location"}:
            yield f"    add_header {name} {_quote(value)}{always};"


def _write_map(
    source: str, name: str, pairs: Iterable[tuple[str, str]], default: str = ""
) -> Iterator[str]:
    yield f"map {_quote(source)} $polyleaf_{name} {{"
    yield f"    default {_quote(default)};"
    for key, value in pairs:
        yield f"    {_quote(key)} {_quote(value)};"
    yield "}"


def _names(kinds: Mapping[Kind, str]) -> Sequence[str]:
    """List the names of all headers; the first, which is empty, stands for the strength of tags."""
    return sorted({name for kind in kinds for name, _ in kind})


def _variable(name: str) -> str:
    return name.lower().replace("-", "_") if name else "weak"


def _types(answers: Iterable[Answer]) -> Mapping[str, str]:
    """Give the media type of each suffix; ReleaseError where one suffix has two."""
    found: dict[str, str] = {}
    for answer in answers:
        suffix = PurePosixPath(answer.path).suffix.removeprefix(".") or "html"
        media_type = answer.header("Content-Type")
        if found.setdefault(suffix, media_type) != media_type:
            raise ReleaseError(f"{answer.path} is {media_type}; others with its suffix are not.")
    return found


def _power(least: int) -> int:
    return 1 << max(least - 1, 1).bit_length()


def _quote(text: str) -> str:
    """Quote a parameter; variables in it stay such."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
