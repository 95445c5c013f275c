import pytest
import yaml

from service.content.front_matter import front_matter_end, read_values
from service.content.segment import join, segment


@pytest.mark.parametrize(
    "text",
    ["", "a", "text\n---\na: b\n---\n", " ---\na: b\n---\n", "---\na: b\n", "----\na: b\n---\n"],
)
def test_text_without_a_closed_fence_at_its_start_has_no_front_matter(text):
    assert front_matter_end(text) == 0


def test_offsets_hold_the_quotes():
    text = "\ufeff---\r\ntitle:   'It''s'  # said\r\nlist: [title]\r\n---\r\nbody"

    [value] = read_values(text, front_matter_end(text))

    assert (text[value.start : value.end], value.text, value.line) == ("'It''s'", "It's", 2)


def test_front_matter_may_end_in_dots():
    text = "---\ntitle: T\n...\n\nbody\n"

    assert join(segment(text), lambda item: f"«{item.msgid}»") == (
        '---\ntitle: "«T»"\n...\n\n«body»\n'
    )


def test_a_value_that_an_alias_repeats_is_not_written_twice():
    text = "---\ntitle: &x T\nsummary: *x\n---\n"

    assert join(segment(text), lambda item: f"{item.msgid}!") == text


def test_a_translation_that_needs_quotes_gets_them():
    text = "---\ntitle: Plain # a comment\nlicence: x\n---\n"

    joined = join(segment(text), lambda _: "Si: #1")

    assert joined == '---\ntitle: "Si: #1" # a comment\nlicence: x\n---\n'


def test_front_matter_that_is_no_mapping_has_no_values():
    assert segment("---\n- title\n---\n").segments == ()


@pytest.mark.parametrize(
    "inner", ["title: [", "a: b: c", "\tx: y", "title: 'x", "x: \x01", "x: " + "[" * 5000]
)
def test_front_matter_that_is_no_yaml_is_refused(inner):
    with pytest.raises(yaml.YAMLError):
        segment(f"---\n{inner}\n---\n")
