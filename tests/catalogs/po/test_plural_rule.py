"""Plural-Forms: read without eval, compared by value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.po import PluralFormsError, read_plural_rule, same_plural_rule

RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


@pytest.mark.parametrize(
    ("forms", "numbers"),
    [
        ("nplurals=1; plural=0;", {0: 0, 1: 0, 5: 0}),
        ("nplurals=2; plural=(n != 1);", {0: 1, 1: 0, 2: 1}),
        ("nplurals=2; plural=n>1", {0: 0, 1: 0, 2: 1}),
        (RUSSIAN, {0: 2, 1: 0, 2: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2}),
        (ARABIC, {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}),
        ("nplurals=2; plural=!n", {0: 1, 1: 0}),
        ("nplurals=2; plural=n-1>5", {0: 1, 1: 0, 6: 0, 7: 1}),  # unsigned, as in C
        ("nplurals=2; plural=n<2<1", {0: 0, 2: 1}),  # groups to the left, as in C
    ],
)
def test_rule_gives_a_number_its_form(forms, numbers):
    rule = read_plural_rule(forms)

    assert {number: rule.form_of(number) for number in numbers} == numbers


@given(st.integers(0, 2**64 - 1))
def test_rule_of_any_number_is_within_its_forms(number):
    rule = read_plural_rule(ARABIC)

    assert 0 <= rule.form_of(number) < rule.nplurals


@pytest.mark.parametrize(
    "expression",
    [
        "", "n+", "(n", "n)", "n=1", "n&1", "n|1", "-1", "0x1", "1 2", "n?1", "n?1:", "m", "n.real",
        "__import__('os')", "[0][n]", "n" + "+n" * 1_000, "(" * 200 + "n" + ")" * 200, "!" * 200 + "n",
    ],
)  # fmt: skip
def test_what_is_no_c_expression_in_n_is_refused(expression):
    with pytest.raises(PluralFormsError, match="not valid"):
        read_plural_rule(f"nplurals=2; plural={expression};")


@pytest.mark.parametrize(
    ("forms", "piece"),
    [
        ("nplurals=x; plural=0;", "no number"),
        ("nplurals=11; plural=0;", "more than the 10 forms"),
        ("nplurals=200000000; plural=0;", "more than the 10 forms"),
        ("nplurals=2; plural=n;", "gives 2 for 2"),
        ("nplurals=0; plural=0;", "gives 0 for 0"),
        ("nplurals=2; plural=0-1;", "gives -1 for 0"),
        ("nplurals=2; plural=1/n;", "divides by zero for 0"),
        ("nplurals=2; plural=5%(n-7)>9;", "divides by zero for 7"),
    ],
)
def test_rule_that_some_number_breaks_is_refused(forms, piece):
    with pytest.raises(PluralFormsError, match=piece):
        read_plural_rule(forms)


@pytest.mark.parametrize("header", ["", "Language: de", "nplurals=2", "plural=n != 1"])
def test_header_without_a_rule_gives_none(header):
    assert read_plural_rule(header) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nplurals=2; plural=(n != 1);", "nplurals=2; plural=n!=1"),
        ("nplurals=2; plural=(n != 1);", "nplurals = 2; nplurals=2; plural=n==1?0:1"),
        (RUSSIAN, RUSSIAN.replace("n%10>=2 && n%10<=4", "n%10<=4 && n%10>=2")),
        ("nplurals=2; plural=n>1;", "nplurals=2; plural=!(n==0||n==1);"),
        ("no rule", "no rule"),
    ],
)
def test_rules_of_equal_value_are_the_same(first, second):
    assert same_plural_rule(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nplurals=2; plural=n!=1;", "nplurals=2; plural=n>1;"),
        ("nplurals=2; plural=0;", "nplurals=1; plural=0;"),
        ("nplurals=2; plural=n!=1;", "nplurals=2; plural=n!=1 && n!=999;"),
        (
            "nplurals=3; plural=n==1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2;",
            "nplurals=3; plural=n==1 ? 0 : 2;",
        ),
        (ARABIC, ARABIC.replace(" ? 4 : 5", " ? 5 : 4")),
        ("nplurals=2; plural=n!=1;", "nplurals=2; plural=("),
        ("nplurals=2; plural=n!=1;", ""),
    ],
)
def test_rules_of_different_value_differ(first, second):
    assert not same_plural_rule(first, second)


def test_form_of_few_numbers_is_not_often():
    rule = read_plural_rule("nplurals=3; plural=n==1 ? 0 : n>995 ? 1 : 2;")

    assert [rule.is_often(index) for index in range(3)] == [False, True, True]


def test_form_of_one_number_in_a_range_is_single():
    rule = read_plural_rule("nplurals=2; plural=n%10!=1;")

    assert rule.is_single(0, 0, 10)
    assert not rule.is_single(0, 0, 11)
    assert rule.is_single(1, 1, 2)
