"""Bodies that a schema has produced and validated; what is inside another is checked only one time."""

from typing import Any

from marshmallow import Schema, fields

from service.errors import ReleaseError

Body = dict[str, Any]


class CheckedBody(Body):
    """A body that its own schema produced and validated. Nobody changes it from then on."""


class CheckedNested(fields.Nested):
    """A nested body; one that is checked already is taken as it is."""

    # marshmallow names and types the first parameter of this method in two ways.
    def _serialize(self, nested_obj: Any, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        if isinstance(nested_obj, CheckedBody):
            return nested_obj
        return super()._serialize(nested_obj, *args, **kwargs)  # type: ignore[no-untyped-call]

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, partial: Any = None, **kwargs: Any
    ) -> Any:
        if isinstance(value, CheckedBody):
            return value
        return super()._deserialize(value, attr, data, partial, **kwargs)


def check_body(body: Body, schema: Schema) -> CheckedBody:
    """Produce a body through its schema and validate it; raises ReleaseError where it is refused."""
    try:
        dumped = schema.dump(body)
    except (AttributeError, TypeError, ValueError) as error:
        raise _refusal(body, schema, error) from error
    if errors := schema.validate(dumped):
        raise _refusal(body, schema, errors)
    return CheckedBody(dumped)


def _refusal(body: Body, schema: Schema, why: object) -> ReleaseError:
    name, links = type(schema).__name__, body.get("links", {})
    return ReleaseError(f"{name} refuses {links.get('self', 'a body')}: {why}")
