"""Adds the pages for readers to the public server's application."""

from flask import Flask

from service.config import Settings
from service.site.answering import remember_pages
from service.site.embed_views import embeds
from service.site.stage import open_site
from service.site.views import site


def add_site(app: Flask, settings: Settings) -> None:
    """Serve the pages beside what the application serves already, from the same live release."""
    open_site(app, settings)
    remember_pages(app)
    app.register_blueprint(embeds)
    app.register_blueprint(site)
