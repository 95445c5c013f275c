import pytest
from marshmallow import Schema, fields, validate

from service.content.data_file import MAX_BYTES, decode, parse_data, read_text
from service.errors import InputError


class ThingSchema(Schema):
    name = fields.String(required=True, validate=validate.Length(1))
    size = fields.Integer(strict=True)
    on = fields.Date()
    tags = fields.List(fields.String())


class FileSchema(Schema):
    things = fields.Dict(fields.String(), fields.Nested(ThingSchema), required=True)
    order = fields.List(fields.Nested(ThingSchema))


def faults_of(text):
    with pytest.raises(InputError) as refusal:
        parse_data(text, "content/x.yaml", FileSchema())
    assert {fault.path for fault in refusal.value.faults} == {"content/x.yaml"}
    return [(fault.line, fault.message) for fault in refusal.value.faults]


def lines_of(text):
    return [line for line, _ in faults_of(text)]


def test_a_good_file_is_loaded():
    loaded = parse_data("things:\n  a: {name: x, tags: [y]}\n", "x", FileSchema())

    assert loaded == {"things": {"a": {"name": "x", "tags": ["y"]}}}


def test_every_wrong_value_is_told_with_its_line_and_path():
    text = """\
# a comment
things:
  a:
    name: ""
    size: many
  b:
    tags:
      - x
      - 7
    color: red
order:
  - name: c
  - {}
more: 1
"""

    assert faults_of(text) == [
        (4, "things.a.name: Shorter than minimum length 1."),
        (5, "things.a.size: Not a valid integer."),
        (6, "things.b.name: Missing data for required field."),
        (9, "things.b.tags.1: Not a valid string."),
        (10, "things.b.color: Unknown field."),
        (13, "order.1.name: Missing data for required field."),
        (14, "more: Unknown field."),
    ]


@pytest.mark.parametrize("text", ["", "# nothing", "{}"])
def test_an_empty_file_lacks_what_is_required(text):
    [(_, message)] = faults_of(text)

    assert message == "things: Missing data for required field."


@pytest.mark.parametrize("text", ["- a", "a", "things: [a]", "things: a"])
def test_another_shape_than_the_schema_s_is_refused(text):
    assert lines_of(text) == [1]


def test_a_repeated_key_is_refused_wherever_it_stands():
    text = "things:\n  a: {name: x}\n  b:\n    name: y\n    name: z\n  a: {name: w}\norder:\n- {size: 1, size: 2}\n"

    assert faults_of(text) == [
        (5, "The key 'name' stands here twice."),
        (6, "The key 'a' stands here twice."),
        (8, "The key 'size' stands here twice."),
    ]


@pytest.mark.parametrize("key", ["? [a, b]\n: c", "? {a: b}\n: c", "<<: {a: b}"])
def test_a_key_that_is_no_word_is_refused(key):
    assert faults_of(f"things: {{}}\n{key}\n") == [(2, "A key must be a word.")]


def test_an_alias_is_refused():
    assert faults_of("things:\n  a: &x {name: y}\n  b: *x\n") == [(3, "There is a YAML alias.")]


@pytest.mark.timeout(10)
def test_a_billion_laughs_are_refused_before_the_first():
    text = "a0: &a0 [ha]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )

    assert faults_of(text) == [(2, "There is a YAML alias.")]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["\n" + "[" * 100_000, "\n" + "{a: " * 100_000, "\n" + "- " * 100_000]
)
def test_deep_nesting_is_refused_where_it_begins(text):
    assert faults_of(text) == [(2, "The data is nested too deeply.")]


def test_nesting_by_lines_is_refused_on_the_line_that_is_too_deep():
    text = "".join(" " * depth + "a:\n" for depth in range(30))

    assert lines_of(text) == [21]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("things: {}\nx: [", 3),
        ("things: {}\nx: 'y", 2),
        ("things: {}\n\tx: y", 2),
        ("things: {}\nx: y: z", 2),
        ("things: {}\n--- \nx: y", 2),
        ("things: {}\nx: \x07", 2),
        ("things: {}\nx: é\x7f\ny: \x07", 2),
        ("things: {}\nx: !!python/object/apply:os.system [ls]", 2),
        ("things: {}\nx: !own y", 2),
        ("things: {}\nx: *nothing", 2),
    ],
)
def test_what_is_no_safe_yaml_has_its_line(text, line):
    assert lines_of(text) == [line]


@pytest.mark.parametrize("value", ["2026-02-30", "9" * 5000, "2026-13-01T00:00:00Z"])
def test_a_value_that_python_cannot_hold_has_its_line(value):
    [(line, message)] = faults_of(f"things:\n  a:\n    on: {value}\n")

    assert (line, message) == (3, f"This is not valid YAML: {value[:40]!r} is no value.")


def test_no_value_of_the_file_is_run_or_formatted():
    [(_, message)] = faults_of("things: {'{0}%s': {name: x, '%(x)s': y}}")

    assert message == "things.{0}%s.%(x)s: Unknown field."


def test_bytes_that_are_no_utf8_have_their_line():
    with pytest.raises(InputError) as refusal:
        decode(b"a\nb\xff", "content/a.md")

    assert str(refusal.value) == "content/a.md:2: This is not UTF-8. Save the file as UTF-8."


@pytest.mark.parametrize(
    "raw", [b"\xed\xa0\x80", b"\xc0\x80", b"\xfe\xff\x00a", b"\xf4\x90\x80\x80"]
)
def test_surrogates_overlong_forms_and_other_charsets_are_no_utf8(raw):
    with pytest.raises(InputError, match="not UTF-8"):
        decode(raw, "a.md")


def test_nul_is_refused_with_its_line():
    with pytest.raises(InputError) as refusal:
        decode(b"a\n\nb\0", "content/a.md")

    assert str(refusal.value) == "content/a.md:3: There is a NUL character. Delete it."


def test_a_file_of_the_greatest_size_is_read_and_a_larger_one_is_not(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * MAX_BYTES)
    read = read_text(path, tmp_path)
    path.write_bytes(b"a" * (MAX_BYTES + 1))

    with pytest.raises(InputError) as refusal:
        read_text(path, tmp_path)

    assert len(read) == MAX_BYTES
    assert str(refusal.value) == "a.md: The file has more than 1048576 bytes. Split it."


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match=r"^a\.md: The file cannot be read: No such file"):
        read_text(tmp_path / "a.md", tmp_path)


def test_a_folder_or_a_link_is_no_file(tmp_path):
    (tmp_path / "a.md").mkdir()
    (tmp_path / "real").write_text("x")
    (tmp_path / "b.md").symlink_to("real")

    for name in ("a.md", "b.md"):
        with pytest.raises(InputError, match=rf"^{name}: It is not a file"):
            read_text(tmp_path / name, tmp_path)


def test_line_ends_reach_the_reader_as_they_are(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc")

    assert read_text(tmp_path / "a.md", tmp_path) == "\ufeffa\r\nb\rc"
