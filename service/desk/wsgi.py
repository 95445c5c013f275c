"""The WSGI application for any server: `granian --interface wsgi service.desk.wsgi:app`."""

from dataclasses import replace

from service.config import read_settings
from service.desk.app import create_app

app = create_app(replace(read_settings(), admit_demo=True, token=""))
