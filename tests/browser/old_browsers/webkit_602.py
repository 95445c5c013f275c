"""WebKit 602, older than that of iOS 12, as QtWebKit 5.212 holds it."""

from PyQt5.QtCore import QSize, QTimer, QUrl
from PyQt5.QtWebKitWidgets import QWebPage, QWebView

PAINTING = 100
"""Milliseconds from a new size to a picture of it."""


class Page(QWebPage):
    """A page that keeps what its console says."""

    def __init__(self):
        super().__init__()
        self.console = []

    def javaScriptConsoleMessage(self, message, _line, _source):  # noqa: N802 - Qt's name
        self.console.append(message)


class Browser:
    """One window; each method answers once."""

    def __init__(self):
        self._view = QWebView()
        self._page = Page()
        self._view.setPage(self._page)
        self._view.show()

    def size(self, answer, width, height):
        self._view.resize(QSize(width, height))
        QTimer.singleShot(PAINTING, lambda: answer(True))

    def open(self, answer, url):
        self._page.console.clear()
        self._once(self._page.loadFinished, answer)
        self._view.load(QUrl(url))

    def run(self, answer, script):
        answer(self._page.mainFrame().evaluateJavaScript(script))

    def listen(self, answer):
        """Tell what the console said since the page was opened."""
        answer(self._page.console)

    def shoot(self, answer, path):
        answer(self._view.grab().save(path))

    def _once(self, signal, act):
        def acted(*values):
            signal.disconnect(acted)
            act(*values)

        signal.connect(acted)
