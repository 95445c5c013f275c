"""Renders the pages' templates; autoescaping is on, and only sanitized text is marked safe."""

import hashlib
from collections.abc import Collection
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from service import VERSION
from service.markup.isolate import isolate_text, show_isolates
from service.markup.sanitize import is_safe_address
from service.site import words
from service.site.assets import asset_path, list_assets
from service.site.citations import link_citations

_FOLDER = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """Render a template of the pages."""
    return _environment().get_template(template).render(**values)


@cache
def template_version() -> str:
    """Name the templates, the assets and the program: with any of them pages change."""
    digest = hashlib.sha256(VERSION.encode())
    for path in sorted(_FOLDER.rglob("*.html")):
        digest.update(path.read_bytes())
    for asset in list_assets():
        digest.update(asset.path.encode())
    return digest.hexdigest()[:16]


def show_text(html: str, numbers: Collection[int] = ()) -> Markup:
    """Mark a sanitized text as safe, its citations linked; what is to be isolated is so since the release."""
    shown = link_citations(html, numbers)
    return Markup(shown)  # noqa: S704 - bodies come from the one sanitizer (service.markup)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(isolate=isolate_text, isolated=show_isolates)
    environment.globals.update(
        asset=asset_path, is_safe=is_safe_address, show=show_text, words=words
    )
    return environment
