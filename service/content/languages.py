"""`content/languages.yaml`: what a project says of languages that CLDR does not know well."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from marshmallow import Schema, fields, post_load, validate

from service.content.data_file import parse_data
from service.errors import Fault, InputError
from service.locales.languages import Description, Languages
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag

FILE = "content/languages.yaml"
HEAD = """\
# What CLDR does not know of languages; `polyleaf language add` writes it. By BCP 47 tag:
#   name          in English
#   autonym       in the language itself
#   direction     ltr or rtl
#   script        ISO 15924, where it is not the likely one
#   plural_forms  the value of the Plural-Forms header (GNU gettext manual, "Plural forms")
"""
_NAME = validate.Regexp(
    r"\S(?:[^\x00-\x1f]{0,98}\S)?\Z", error="A name has 1 to 100 characters and no space around it."
)
_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*[1-9][0-9]?\s*;\s*plural\s*=[\sn0-9()?:<>=!%&|+*/-]+;?")


class _DescriptionSchema(Schema):
    name = fields.String(validate=_NAME)
    autonym = fields.String(validate=_NAME)
    script = fields.String(validate=validate.Regexp(r"[A-Z][a-z]{3}\Z"))
    direction = fields.String(validate=validate.OneOf(["ltr", "rtl"]))
    plural_forms = fields.String(
        validate=validate.Regexp(rf"{_PLURAL_FORMS.pattern}\Z", error="This is no Plural-Forms.")
    )

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Description:
        return Description(**data)


class _FileSchema(Schema):
    languages = fields.Dict(fields.String(), fields.Nested(_DescriptionSchema), load_default=dict)


def read_languages(text: str, path: str = FILE) -> Languages:
    """Read the descriptions; raises InputError with every fault."""
    described: Mapping[str, Description] = parse_data(text, path, _FileSchema())["languages"]
    if faults := tuple(_tag_faults(described, path)):
        raise InputError(faults)
    return Languages(described)


def make_description(facts: Mapping[str, str]) -> Description:
    """Make a description of facts as the file has them; raises InputError with what is wrong."""
    told = _DescriptionSchema().validate(facts)
    if told:
        raise InputError(
            Fault(name, 0, str(line)) for name, lines in told.items() for line in lines
        )
    made: Description = _DescriptionSchema().load(facts)
    return made


def _tag_faults(tags: Mapping[str, Description], path: str) -> Iterator[Fault]:
    for tag in tags:
        try:
            canonical = canonical_tag(tag)
        except TagError as error:
            yield Fault(path, 0, str(error))
            continue
        if tag != canonical:
            yield Fault(path, 0, f"{tag!r} is another name of {canonical!r}.", "Write that one.")


def add_description(text: str, tag: str, description: Description, path: str = FILE) -> str:
    """Write one description more into the file's text, or into a new one; every other byte stays.

    It goes before the first tag that sorts behind it, so a sorted file stays sorted. Raises InputError
    where the tag is described already, or the file is laid out so that no entry can be put in.
    """
    old = read_languages(text, path).described
    if tag in old:
        raise InputError([Fault(path, 0, f"{tag!r} is described already.", "Change it there.")])
    entry = _write_entry(tag, description)
    new = _insert(text, tag, entry) if old else _begin(text) + entry
    if _described(new) != {**old, tag: description}:
        advice = "Write each language on lines of its own, indented by two spaces."
        raise InputError([Fault(path, 0, f"{tag!r} cannot be put into the file.", advice)])
    return new


def _described(text: str) -> Mapping[str, Description] | None:
    try:
        return read_languages(text).described
    except InputError:
        return None


def _begin(text: str) -> str:
    """Keep what an author wrote above the languages of a file that has none yet."""
    comments = [line for line in text.splitlines(keepends=True) if line.startswith("#")]
    return f"{''.join(comments) or HEAD}\nlanguages:\n"


def _write_entry(tag: str, description: Description) -> str:
    given = {name: getattr(description, name) for name in _DescriptionSchema().fields}
    facts = {name: str(value) for name, value in given.items() if value}
    body = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000)
    return f"  {_write_key(tag)}:\n" + "".join(f"    {line}\n" for line in body.splitlines())


def _write_key(tag: str) -> str:
    """`no` is false in YAML 1.1: such a tag is quoted."""
    return yaml.safe_dump(tag, width=1000).split("\n")[0]


def _insert(text: str, tag: str, entry: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    keys = _key_lines(text)
    at = next((line for key, line in keys if key > tag), len(lines))
    return "".join([*lines[:at], entry, *lines[at:]])


def _key_lines(text: str) -> Sequence[tuple[str, int]]:
    """List the described tags, each with the line (0-based) where what is said of it begins."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)  # noqa: S101 - read_languages has read it
    languages = next(value for key, value in root.value if key.value == "languages")
    lines = text.splitlines()
    return [(key.value, _comment_start(lines, key.start_mark.line)) for key, _ in languages.value]


def _comment_start(lines: Sequence[str], line: int) -> int:
    """Go up to the first comment right above an entry: it belongs to it."""
    while line and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
