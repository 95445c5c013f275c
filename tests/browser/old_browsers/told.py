"""A browser of long ago that does what it is told: a line of JSON in, a line of JSON out.

`python told.py chromium_69` or `python told.py webkit_602`, by a Python that has that engine in PyQt5
(docs/decisions/0029); test_old_browsers.py starts it. The program never imports ours, nor ours it.
"""

import importlib
import json
import os
import sys

from PyQt5.QtCore import QSocketNotifier
from PyQt5.QtWidgets import QApplication

CHUNK = 65536


class Orders:
    """Orders come in lines on the standard input, each answered before the next is sent."""

    def __init__(self, browser):
        self._browser = browser
        self._held = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Read)
        self._notifier.activated.connect(self._read)

    def _read(self):
        chunk = os.read(0, CHUNK)
        if not chunk:
            QApplication.quit()
        *lines, self._held = (self._held + chunk).split(b"\n")
        for line in lines:
            name, *arguments = json.loads(line)
            getattr(self._browser, name)(answer, *arguments)


def answer(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def main():
    engine = importlib.import_module(sys.argv[1])
    application = QApplication(["old", "--no-sandbox"])
    orders = Orders(engine.Browser())
    application.exec_()
    del orders


if __name__ == "__main__":
    main()
