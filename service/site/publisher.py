"""Whom readers can ask or call, as the page shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.markup.isolate import is_named
from service.markup.sanitize import is_safe_address
from service.site.bodies import Body


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a reader can do, with the addresses that its text names."""

    notice: Body
    links: tuple[tuple[str, str], ...]
    """Address and what is shown of it; none while the publisher is an example."""

    @property
    def unnamed(self) -> tuple[tuple[str, str], ...]:
        """The links that the text does not name."""
        return tuple(link for link in self.links if not is_named(link[1], self.notice["text"]))


@dataclass(frozen=True, slots=True)
class Help:
    """The publisher's block."""

    lines: tuple[Line, ...]
    """For everybody."""
    urgent: tuple[Line, ...]
    """With the numbers of the chosen country; without one, nothing."""
    countries: tuple[tuple[str, str], ...]
    """Code and name, by name."""
    country: str
    """The chosen one; empty without one."""


def gather_help(publisher: Body, country: str, names: Mapping[str, str]) -> Help:
    """Gather what a reader can do; `names` are those of territories in the page's language."""
    known = {each["country"]: each for each in publisher["countries"]}
    chosen = known.get(country.upper())
    pairs = ((code, names.get(code, code)) for code in known)
    return Help(
        lines=tuple(_lines(publisher)),
        urgent=tuple(_urgent(publisher, chosen)) if chosen else (),
        countries=tuple(sorted(pairs, key=lambda pair: pair[1])),
        country=chosen["country"] if chosen else "",
    )


def _lines(publisher: Body) -> Iterator[Line]:
    values = publisher["publisher"]
    phone, email = values.get("phone", ""), values.get("email", "")
    links = {
        "interpreter": [_call(phone)],
        "contact": [_call(phone), (f"mailto:{email}", email)],
        "report": [(values.get("report_url", ""),) * 2],
    }
    for notice in publisher["notices"]:
        if notice["id"] in links:
            yield Line(notice, _usable(publisher, links[notice["id"]]))


def _urgent(publisher: Body, country: Body) -> Iterator[Line]:
    for notice in country["notices"]:
        number = country.get(notice["id"], "")
        yield Line(notice, _usable(publisher, [_call(number)]))


def _call(number: str) -> tuple[str, str]:
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return (f"tel:{digits}", number)


def _usable(publisher: Body, links: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Offer no example to be called, and no address that a page may not lead to."""
    if publisher["example"]:
        return ()
    return tuple(link for link in links if link[1] and is_safe_address(link[0]))
