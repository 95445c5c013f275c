"""The words that people give on the command line, and that a file or the journal will hold."""

import click

from service.journal.words import find_unfit


class Words(click.ParamType[str]):
    """Words without control characters, and without such as turn the text around them.

    A shell may hand over bytes that are no UTF-8 (PEP 383); they are refused, too.
    """

    name = "text"

    def __init__(self, *, lines: bool = False) -> None:
        self._lines = lines

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the words back. Ends the command with exit code 2 where one has no place."""
        if any("\ud800" <= char <= "\udfff" for char in value):
            self.fail("It is not UTF-8.", param, ctx)
        if unfit := find_unfit(value, lines=self._lines):
            self.fail(
                f"{unfit} has no place in words that others will read. Leave it out.", param, ctx
            )
        return value


LINE = Words()
"""One line of words."""
LINES = Words(lines=True)
"""Words that may have several lines."""
