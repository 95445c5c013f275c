"""Reads a YAML data file through a marshmallow schema; every fault has its line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from marshmallow import Schema, ValidationError
from yaml.constructor import ConstructorError, SafeConstructor

from service.content.yaml_loader import LOADER, MAX_DEPTH
from service.errors import Fault, InputError

MAX_BYTES = 1_048_576
"""Bytes of a content file at most."""
_MERGE = "tag:yaml.org,2002:merge"


def read_text(path: Path, root: Path) -> str:
    """Read a content file as strict UTF-8.

    Raises InputError where it is missing, too large, not UTF-8, or holds NUL.
    """
    shown = str(path.relative_to(root))
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise _refusal(shown, 0, "It is not a file.", "Put a real file there.")
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refusal(shown, 0, f"The file cannot be read: {error.strerror}.") from error
    if len(raw) > MAX_BYTES:
        raise _refusal(shown, 0, f"The file has more than {MAX_BYTES} bytes.", "Split it.")
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> str:
    """Decode a content file; raises InputError where it is not UTF-8 or holds NUL."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refusal(shown, line, "This is not UTF-8.", "Save the file as UTF-8.") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _refusal(shown, line, "There is a NUL character.", "Delete it.")
    return text


def parse_data(text: str, shown: str, schema: Schema) -> Any:
    """Parse YAML text and load it through `schema`; raises InputError with all faults."""
    try:
        _refuse_hazards(text, shown)
        node = yaml.compose(text, Loader=LOADER)
        if faults := tuple(_key_faults(node, shown)):
            raise InputError(faults)
        plain = {} if node is None else _Constructor().construct_document(node)
    except yaml.YAMLError as error:
        raise InputError([yaml_fault(error, text, shown)]) from error
    try:
        return schema.load(plain)
    except ValidationError as error:
        raise InputError(sorted(_schema_faults(error, node, shown))) from error


def yaml_fault(error: yaml.YAMLError, text: str, shown: str, before: int = 0) -> Fault:
    """Tell what is wrong with the YAML that begins in `text` behind `before` lines, and where."""
    mark = getattr(error, "problem_mark", None)
    unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if mark is None and unprintable:
        line = text.count("\n", 0, unprintable.start()) + 1
        return Fault(shown, line, "There is a character that YAML does not allow.", "Delete it.")
    problem = getattr(error, "problem", None) or "it cannot be read"
    return Fault(
        shown, mark.line + before + 1 if mark else 0, f"This is not valid YAML: {problem}."
    )


def _refusal(shown: str, line: int, message: str, advice: str = "") -> InputError:
    return InputError([Fault(shown, line, message, advice)])


def _refuse_hazards(text: str, shown: str) -> None:
    """Refuse what a few lines make large, before anything follows it: aliases, deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(shown, line, "There is a YAML alias.", "Write the value out.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _refusal(shown, line, "The data is nested too deeply.")


def _key_faults(node: yaml.Node | None, shown: str) -> Iterator[Fault]:
    """Find keys that YAML allows but that would hide a value."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.tag == _MERGE:
                yield Fault(shown, line, "A key must be a word.", "Write the values out.")
            elif key.value in seen:
                yield Fault(shown, line, f"The key {key.value!r} stands here twice.", "Keep one.")
            else:
                seen.add(key.value)
            yield from _key_faults(value, shown)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _key_faults(child, shown)


class _Constructor(SafeConstructor):
    """Builds plain values; what Python cannot hold, such as 30 February, is a fault with a line."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's signature
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as error:
            raise ConstructorError(
                None, None, f"{node.value[:40]!r} is no value", node.start_mark
            ) from error


def _schema_faults(error: ValidationError, node: yaml.Node | None, shown: str) -> Iterator[Fault]:
    messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
    for path, message in _flatten(messages):
        name = ".".join(map(str, path))
        yield Fault(shown, _line_of(node, path), f"{name}: {message}" if name else message)


def _flatten(
    messages: Mapping[Any, Any], path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield each message of marshmallow with its path; its own words for places are left out."""
    for key, value in messages.items():
        deeper = path if key in {"key", "value", "_schema"} else (*path, key)
        if isinstance(value, Mapping):
            yield from _flatten(value, deeper)
        else:
            yield from ((deeper, str(message)) for message in value)


def _line_of(node: yaml.Node | None, path: Sequence[Any]) -> int:
    """Follow a path of keys and indexes as far as the file goes."""
    line = node.start_mark.line + 1 if node else 0
    for step in path:
        found = _step(node, step)
        if found is None:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _step(node: yaml.Node | None, step: object) -> tuple[yaml.Node, yaml.Node] | None:
    """Return where a value is named, and the value."""
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
