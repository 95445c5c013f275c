"""Reads a YAML data file through a marshmallow schema; every fault has its line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from marshmallow import Schema, ValidationError

from service.errors import Fault, InputError

MAX_BYTES = 1_048_576
"""Bytes of a content file at most."""
_MAX_DEPTH = 20


def read_text(path: Path, root: Path) -> str:
    """Read a content file as strict UTF-8.

    Raises InputError where it is missing, too large, not UTF-8, or holds NUL.
    """
    shown = str(path.relative_to(root))
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise InputError(
            [Fault(shown, 0, f"The file cannot be read: {error.strerror}.")]
        ) from error
    if size > MAX_BYTES:
        raise InputError(
            [
                Fault(
                    shown,
                    0,
                    f"The file has {size} bytes.",
                    f"At most {MAX_BYTES} are read; split it.",
                )
            ]
        )
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> str:
    """Decode a content file; raises InputError where it is not UTF-8 or holds NUL."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            [Fault(shown, line, "This is not UTF-8.", "Save the file as UTF-8.")]
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError([Fault(shown, line, "There is a NUL character.", "Delete it.")])
    return text


def parse_data(text: str, shown: str, schema: Schema) -> Any:
    """Parse YAML text and load it through `schema`; raises InputError with all faults."""
    try:
        _refuse_aliases(text, shown)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise InputError([_yaml_fault(error, shown)]) from error
    except RecursionError as error:
        raise InputError([Fault(shown, 0, "The data is nested too deeply.")]) from error
    faults = list(_node_faults(node, shown))
    if faults:
        raise InputError(faults)
    return _validate(node, shown, schema)


def _refuse_aliases(text: str, shown: str) -> None:
    """Refuse aliases before anything follows them: a few lines of them stand for gigabytes."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise InputError([Fault(shown, line, "There is a YAML alias.", "Write the value out.")])


def _validate(node: yaml.Node | None, shown: str, schema: Schema) -> Any:
    plain = _construct(node, shown) if node is not None else {}
    try:
        return schema.load(plain)
    except ValidationError as error:
        messages = error.messages if isinstance(error.messages, dict) else {"": error.messages}
        raise InputError(
            sorted(
                Fault(shown, _line_of(node, path), f"{_name(path)}{message}")
                for path, message in _flatten(messages)
            )
        ) from error


def _construct(node: yaml.Node, shown: str) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        raise InputError([_yaml_fault(error, shown)]) from error
    finally:
        loader.dispose()


def _yaml_fault(error: Exception, shown: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return Fault(shown, mark.line + 1 if mark else 0, f"This is not valid YAML: {problem}.")


def _node_faults(node: yaml.Node | None, shown: str, depth: int = 0) -> Iterator[Fault]:
    """Find what YAML allows but would hide or multiply text: repeated keys, aliases, deep nesting."""
    if node is None:
        return
    line = node.start_mark.line + 1
    if depth > _MAX_DEPTH:
        yield Fault(shown, line, "The data is nested too deeply.")
        return
    if isinstance(node, yaml.MappingNode):
        yield from _repeated_keys(node, shown)
        children = [child for pair in node.value for child in pair]
    else:
        children = node.value if isinstance(node, yaml.SequenceNode) else []
    for child in children:
        yield from _node_faults(child, shown, depth + 1)


def _repeated_keys(node: yaml.MappingNode, shown: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            yield Fault(
                shown,
                key.start_mark.line + 1,
                f"The key {key.value!r} stands here twice.",
                "Keep one.",
            )
        seen.add(str(key.value))


def _flatten(
    messages: Mapping[Any, Any], path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], str]]:
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
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif (
            isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value)
        ):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _name(path: Sequence[Any]) -> str:
    return ".".join(str(step) for step in path) + ": " if path else ""
