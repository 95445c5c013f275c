"""What a page says of itself, in its own language or else marked as English."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from service.locales.interface import fill
from service.markup.isolate import isolate_html
from service.web.interface import MESSAGE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Voice:
    """The interface texts of one page."""

    language: str
    direction: str
    translate: Callable[[str], str]
    """Looks a message up in the page's language; gives the message itself where that has none."""
    spoken: Container[str]
    """The messages that the language has."""

    def say(self, message: str, **values: object) -> Markup:
        """Say a message with its values in `bdi`; what is not translated says that it is English."""
        is_foreign = self.is_foreign(message)
        isolate = f'<bdi lang="{self.language}">' if is_foreign else "<bdi>"
        isolated = {name: f"{isolate}{escape(value)}</bdi>" for name, value in values.items()}
        text = str(escape(self.translate(message)))
        direction = "ltr" if is_foreign else self.direction
        filled = isolate_html(fill(text, isolated), direction)
        said = Markup(filled)  # noqa: S704 - text and values are escaped
        if not is_foreign:
            return said
        return Markup('<span lang="{}" dir="ltr">{}</span>').format(MESSAGE_LANGUAGE, said)

    def word(self, message: str, **values: str) -> str:
        """Say a message where no element can stand, such as a page's title."""
        return fill(self.translate(message), values)

    def is_foreign(self, message: str) -> bool:
        """Tell whether a message can be said in English only."""
        return self.language != MESSAGE_LANGUAGE and message not in self.spoken

    def mark(self, message: str) -> Mapping[str, str]:
        """Give the attributes of an element that holds `word(message)`."""
        return {"lang": MESSAGE_LANGUAGE, "dir": "ltr"} if self.is_foreign(message) else {}
