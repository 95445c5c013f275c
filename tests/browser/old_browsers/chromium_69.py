"""Chromium 69, as QtWebEngine 5.12 holds it."""

from PyQt5.QtCore import QMarginsF, QSize, QTimer, QUrl
from PyQt5.QtGui import QPageLayout, QPageSize
from PyQt5.QtWebEngineCore import QWebEngineUrlRequestInterceptor
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineView

PAINTING = 300
"""Milliseconds from a new size to a picture of it."""


class Wire(QWebEngineUrlRequestInterceptor):
    """Can be cut."""

    cut = ""

    def interceptRequest(self, request):  # noqa: N802 - Qt's name
        if self.cut and request.requestUrl().toString().startswith(self.cut):
            request.block(True)


class Page(QWebEnginePage):
    """A page that keeps what its console says."""

    def __init__(self, profile):
        super().__init__(profile)
        self.console = []

    def javaScriptConsoleMessage(self, _level, message, _line, _source):  # noqa: N802 - Qt's name
        self.console.append(message)


class Browser:
    """One window, without any memory; each method answers once."""

    def __init__(self):
        # Profiles made off the record ask no interceptor.
        self._profile = QWebEngineProfile.defaultProfile()
        self._profile.setHttpCacheType(QWebEngineProfile.NoCache)
        self._profile.setPersistentCookiesPolicy(QWebEngineProfile.NoPersistentCookies)
        self._wire = Wire()
        self._profile.setRequestInterceptor(self._wire)
        self._view = QWebEngineView()
        self._page = Page(self._profile)
        self._view.setPage(self._page)
        self._view.show()

    def size(self, answer, width, height):
        self._view.resize(QSize(width, height))
        QTimer.singleShot(PAINTING, lambda: answer(True))

    def open(self, answer, url, cut=""):
        """Load a page while nothing can be reached at addresses that start with `cut`."""
        self._page.console.clear()
        self._wire.cut = cut
        self._once(self._page.loadFinished, answer)
        self._page.load(QUrl(url))

    def run(self, answer, script):
        self._page.runJavaScript(script, answer)

    def listen(self, answer):
        """Tell what the console said since the page was opened."""
        answer(self._page.console)

    def shoot(self, answer, path):
        answer(self._view.grab().save(path))

    def print(self, answer, path):
        margins = QMarginsF(16, 16, 16, 16)
        paper = QPageSize(QPageSize.A4)
        layout = QPageLayout(paper, QPageLayout.Portrait, margins, QPageLayout.Millimeter)
        self._once(self._page.pdfPrintingFinished, lambda _, is_printed: answer(is_printed))
        self._page.printToPdf(path, layout)

    def _once(self, signal, act):
        def acted(*values):
            signal.disconnect(acted)
            act(*values)

        signal.connect(acted)
