"""The pages that answer where there is nothing, or nothing that was asked for so."""

from dataclasses import dataclass
from http import HTTPStatus

from service.server.static.places import LANGUAGES


@dataclass(frozen=True, slots=True)
class Fault:
    """One such page, and a request that it answers."""

    name: str
    path: str
    query: str = ""
    method: str = "GET"
    status: HTTPStatus = HTTPStatus.NOT_FOUND

    def url(self, language: str) -> str:
        """Write the request's URL, in a language that its reader chose."""
        return f"{self.path}?{self.query}{'&' if self.query else ''}lang={language}"

    def place(self, language: str) -> str:
        """Give its file, in the export's folder."""
        return f"{LANGUAGES}/fault/{language}/{self.name}.html"


MISREAD_AS = "CODE"
"""In the place of what was typed; nginx puts that in."""
LOST = Fault("lost", "/fault")
MISREAD = Fault("misread", "/check", f"code={MISREAD_AS}")
NOBODYS = "000000000000"
"""A code with the right check sign that no print has: 55 bits would all have to be 0."""
UNKNOWN = Fault("unknown", f"/check/{NOBODYS}")
REFUSED = Fault("refused", "/check", method="POST", status=HTTPStatus.METHOD_NOT_ALLOWED)
FAULTS = (LOST, MISREAD, UNKNOWN, REFUSED)
