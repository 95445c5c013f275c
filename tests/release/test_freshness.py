"""How long copies may be shown is said in words."""

import pytest

from service.release.freshness import MAX_AGE, tell_age, tell_span


@pytest.mark.parametrize(
    ("written", "told"),
    [("7d", "7 days"), ("1d", "1 day"), ("12h", "12 hours"), ("1h", "1 hour"), ("", "")],
)
def test_policy_span_is_said_in_words(written, told):
    assert tell_span(written) == told


def test_age_of_a_minute_is_a_minute():
    assert (tell_age(MAX_AGE), tell_age(30)) == ("a minute", "30 seconds")
