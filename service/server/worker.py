"""What one server process runs: the front before the Flask application of API and pages."""

from service.config import Settings
from service.delivery.app import create_app
from service.delivery.front import Front
from service.release.store import ReleaseStore
from service.release.store.live import LiveRelease
from service.site.app import add_site


def create_worker(settings: Settings) -> Front:
    """Make the WSGI application of a process; it opens the live release, if there is one."""
    live = LiveRelease(ReleaseStore(settings.releases), settings)
    live.standing()
    app = create_app(settings, live)
    add_site(app, settings)
    return Front(live, app)
