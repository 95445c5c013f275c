"""How often somebody may ask."""

from service.desk.limits import Buckets, Rate


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_a_bucket_empties_and_fills_again():
    clock = Clock()
    buckets = Buckets(Rate(3, 0.5), clock)

    at_once = [buckets.take("a") for _ in range(4)]
    clock.now = 2.0
    later = [buckets.take("a"), buckets.take("a")]

    assert at_once == [0, 0, 0, 2.0]
    assert later == [0, 2.0]


def test_one_bucket_is_no_others():
    buckets = Buckets(Rate(1, 1.0), Clock())

    assert [buckets.take(each) > 0 for each in "abab"] == [False, False, True, True]


def test_waiting_does_not_make_the_wait_longer():
    clock = Clock()
    buckets = Buckets(Rate(1, 1.0), clock)
    buckets.take("a")

    waits = [buckets.take("a") for _ in range(100)]

    assert set(waits) == {1.0}


def test_memory_is_bounded_whoever_asks():
    buckets = Buckets(Rate(1, 1.0), Clock(), most=10)

    for number in range(1000):
        buckets.take(str(number))

    assert len(buckets) == 10


def test_who_asks_too_often_waits_and_others_do_not(make_office):
    office = make_office(per_token=Buckets(Rate(2, 0.5), Clock()))

    answers = [office.get("tia", "/api/1/session") for _ in range(3)]
    other = office.get("lin", "/api/1/session")

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "2"
    assert other.status_code == 200


def test_guessing_at_tokens_is_slowed_and_a_good_token_still_counts(make_office):
    office = make_office(per_failure=Buckets(Rate(2, 0.5), Clock()))

    guesses = [
        office.ask(
            None, "GET", "/api/1/session", Authorization=f"Bearer polyleaf_{each}"
        ).status_code
        for each in range(3)
    ]
    good = office.get("tia", "/api/1/session")

    assert guesses == [401, 401, 429]
    assert good.status_code == 200
