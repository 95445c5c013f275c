"""A page that is ready to be rendered."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.site.sending import Page


@dataclass(frozen=True, slots=True)
class Composed:
    """A page, its template, and what stands in it."""

    page: Page
    template: str
    values: Mapping[str, object]
