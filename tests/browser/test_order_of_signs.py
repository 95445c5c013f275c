"""In which order a real browser shows the signs of a text that runs both ways."""

import pytest

from service.markup.isolate import isolate_html

READ_LINE = """line => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const signs = [];
  while (walker.nextNode())
    for (let place = 0; place < walker.currentNode.data.length; place++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, place);
      range.setEnd(walker.currentNode, place + 1);
      signs.push([range.getBoundingClientRect().left, walker.currentNode.data[place]]);
    }
  return signs.sort((one, other) => one[0] - other[0]).map(each => each[1]).join("");
}"""
"""The signs of a line as they stand on the screen, from left to right."""


@pytest.fixture
def read_line(chromium):
    """A function: what a browser shows of a line, sign by sign from the left."""
    page = chromium.new_page(viewport={"width": 1200, "height": 400})

    def read(text, direction):
        page.set_content(f'<!doctype html><p dir="{direction}">{text}</p>')
        return page.locator("p").evaluate(READ_LINE).replace("\u00a0", " ")

    yield read
    page.close()


@pytest.mark.parametrize(
    ("text", "direction", "piece"),
    [
        ("خذ 5 mg مرة", "rtl", "5 mg"),
        ("خذ 5&nbsp;µg مرة", "rtl", "5 µg"),
        ("الجرعة 2–4 mg/kg يوميا", "rtl", "2–4 mg/kg"),
        ("حرارة −5 °C اليوم", "rtl", "−5 °C"),
        ("خذ <strong>5</strong> mg مرة", "rtl", "5 mg"),
        ("جرعة ۲–۴ µg اليوم", "rtl", "۲–۴ µg"),
        ("بخاخ Spravato® اليوم", "rtl", "Spravato®"),
        ("اتصل 116 123 الآن", "rtl", "116 123"),
        ("اتصل 555-0100 الآن", "rtl", "555-0100"),
        ("اتصل +49 30 1234567 الآن", "rtl", "+49 30 1234567"),
        ("اتصل (555) 010-0100 الآن", "rtl", "(555) 010-0100"),
        ("في 2026-11-22 صباحا", "rtl", "2026-11-22"),
        ("اكتب https://x.example/a/ الآن", "rtl", "https://x.example/a/"),
        ("קח 5 mg פעם", "rtl", "5 mg"),
        ("The medicine كيتامين 5 mg is", "ltr", " 5 mg is"),
    ],
)
def test_what_is_isolated_is_shown_in_its_order_and_would_not_be_without(
    read_line, text, direction, piece
):
    assert piece in read_line(isolate_html(text, direction), direction)
    assert piece not in read_line(text, direction)


@pytest.mark.parametrize("bare", ["24", "0.5", "10:30", "1/2", "12/05/2026"])
def test_a_bare_number_is_shown_in_its_order_without_help(read_line, bare):
    assert bare in read_line(isolate_html(f"بعد {bare} اليوم", "rtl"), "rtl")


def test_a_list_of_doses_runs_from_the_right_each_dose_in_its_order(read_line):
    shown = read_line(isolate_html("خذ 5 mg, 10 mg, 15 mg", "rtl"), "rtl")

    assert shown.startswith("15 mg ,10 mg ,5 mg")
