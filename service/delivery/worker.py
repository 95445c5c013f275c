"""What one server process runs: the front before the Flask application."""

from service.config import Settings
from service.delivery.app import create_app
from service.delivery.front import Front
from service.release.store import ReleaseStore
from service.release.store.live import LiveRelease


def create_worker(settings: Settings) -> Front:
    """Make the WSGI application of a process; it opens the live release, if there is one."""
    live = LiveRelease(ReleaseStore(settings.releases), settings)
    live.standing()
    return Front(live, create_app(settings, live))
