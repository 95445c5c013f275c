"""The WSGI application for any server: `granian --interface wsgi service.server.wsgi:app`."""

from service.config import read_settings
from service.server.worker import create_worker

app = create_worker(read_settings())
