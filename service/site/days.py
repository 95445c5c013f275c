"""How readers of a language write a day."""

from datetime import date

from babel import localedata
from babel.dates import format_date

from service.locales.locale_names import locale_of
from service.web.interface import MESSAGE_LANGUAGE


def write_day(day: date, language: str) -> str:
    """Write a day in words (CLDR, the long format); in English where CLDR lacks the language."""
    locale = locale_of(language)
    return format_date(day, "long", locale if localedata.exists(locale) else MESSAGE_LANGUAGE)
