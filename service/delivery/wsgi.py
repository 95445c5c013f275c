"""The WSGI application for any server: `granian --interface wsgi service.delivery.wsgi:app`."""

from service.config import read_settings
from service.delivery.worker import create_worker

app = create_worker(read_settings())
