"""A day is written as the readers of a language write it."""

from datetime import date

import pytest

from service.site.days import write_day

DAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "May 4, 2026"), ("pt-BR", "4 de maio de 2026"), ("zh-Hans", "2026年5月4日"),
     ("ar", "4 مايو 2026")],
)  # fmt: skip
def test_a_day_is_written_in_the_words_of_the_language(language, written):
    assert write_day(DAY, language) == written


def test_where_cldr_lacks_a_language_the_day_is_in_english():
    assert write_day(DAY, "hmn") == "May 4, 2026"
