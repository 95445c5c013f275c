"""A review that runs out is told from that day on, without a publish."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from service.release.store import ReleaseStore

TODAY = datetime.now(UTC).date()
DUE = TODAY + timedelta(days=30)
POLICY = "name: strict\nlevels: {{safety: {{review_every: 30d, overdue: {overdue}}}}}\n"
PATH = "/v1/es/documents/care/sections/precautions.json"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    small_project.write("policy.yaml", POLICY.format(overdue="label"))
    return small_project


@pytest.fixture
def team(project, people, tmp_path):
    """The people, after two of them approved the precautions and Ana published them."""
    people.do("Ana", "sync")
    path = tmp_path / "shown.json"
    path.write_text(people.do("Lin", "review", "es", "care#precautions", "--format", "json").out)
    for name in ("Lin", "Cleo"):
        people.do(name, "approve", "es", "--shown", str(path))
    return people


def section_on(project, day, path=PATH):
    """What readers get on a day."""
    store = ReleaseStore(project.root / "instance" / "releases", lambda: day)
    release = store.open(store.live())
    return json.loads(release.read(release.find(path)))


def told(body):
    return (body["language"], body["translation"]["status"])


def test_an_overdue_review_is_labelled_from_its_day_on(project, team):
    said = team.do("Ana", "publish").out

    before, after = section_on(project, DUE - timedelta(days=1)), section_on(project, DUE)

    assert f"{DUE}  reviews run out: 1 sections are other ones from then on." in said
    assert told(before) == ("es", "approved")
    assert before["review"]["next_due"] == DUE.isoformat()
    assert told(after) == ("es", "overdue")
    assert "review-overdue" in {notice["id"] for notice in after["notices"]}
    assert f"{DUE}  follows by the clock" in team.do("Ana", "releases").out


def test_an_overdue_review_is_withheld_from_its_day_on_where_policy_says_so(project, team):
    project.write("policy.yaml", POLICY.format(overdue="withhold"))
    team.do("Ana", "publish")

    after = section_on(project, DUE)

    assert (after["language"], after["fallback"]["reason"]) == ("en", "overdue")


def test_another_policy_plans_anew_although_readers_have_the_same_today(project, team):
    team.do("Ana", "publish")
    project.write("policy.yaml", POLICY.format(overdue="withhold"))

    said = team.do("Ana", "publish").out

    assert "is live already; nothing changed." in said
    assert section_on(project, DUE)["language"] == "en"


def test_publishing_again_makes_nothing_again(project, team):
    team.do("Ana", "publish")

    said = team.do("Ana", "publish").out

    assert "reviews run out" not in said


def test_a_recall_reaches_what_follows_too(project, team):
    team.do("Ana", "publish")
    assert section_on(project, DUE)["language"] == "es"

    team.do("Ana", "recall", "es", "care/precautions", "--reason", "A wrong dose.")

    assert section_on(project, TODAY)["language"] == "en"
    assert section_on(project, DUE)["language"] == "en"


def test_what_cannot_be_derived_is_cancelled_and_told_until_the_next_publish(project, team):
    team.do("Ana", "publish")
    store = ReleaseStore(project.settings.releases)
    live, [(day, follower)] = store.live(), store.schedule().days
    own = {*store.manifest(follower).parts.values()} - {*store.manifest(live).parts.values()}
    for digest in own:
        (project.settings.releases / "parts" / digest[:2] / digest).write_bytes(b"?")

    told = team.do("Ana", "recall", "es", "care/precautions", "--reason", "A wrong dose.").out
    examined = team.run("Ana", "doctor").out
    team.do("Ana", "publish")

    assert f"{day}  {follower[:12]} was to go live by the clock and is cancelled" in told
    assert f"{follower[:12]} was to go live on {day}, holds recalled texts" in examined
    assert section_on(project, DUE)["language"] == "en"
    assert "is cancelled" not in team.run("Ana", "doctor").out
