"""What no catalog and no policy can make readers see."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.catalogs.texts import Catalog, Origin, Text
from service.content.model import Level
from service.content.policy import LevelPolicy, Policy, Serving
from service.journal.status import NEVER_SERVED, Status, stand_all
from service.release.build import build
from service.release.gate import units_of

LANGUAGES = ("ar", "es", "es-MX")
VOID = {"br", "hr", "img", "meta", "link"}


@pytest.fixture
def inputs(small_project):
    """The small project, with few interface strings."""
    loaded = small_project.inputs()
    return replace(loaded, interface=loaded.interface[:12])


SERVING = st.sampled_from(Serving)
POLICIES = st.builds(
    Policy,
    name=st.just("random"),
    levels=st.fixed_dictionaries({
        level: st.builds(
            LevelPolicy,
            roles=st.sampled_from([(), ("linguist",), ("linguist", "clinician")]),
            stale=SERVING,
            draft=SERVING,
            translated=SERVING,
        )
        for level in Level
    }),
    when_behind=st.just({}),
    chains=st.fixed_dictionaries({
        tag: st.lists(st.sampled_from(["en", "fr", *LANGUAGES]), max_size=3).map(tuple)
        for tag in LANGUAGES
    }),
    refresh_within=st.just("7d"),
)  # fmt: skip
CONDITIONS = st.sampled_from([*["good"] * 12, "fuzzy", "stale", "blocked", "missing", "absent"])


@st.composite
def catalogs(draw, messages, language):
    """A catalog of marked texts in random conditions, all of one origin."""
    origin = draw(st.sampled_from([Origin.HUMAN, Origin.MACHINE, Origin.UNKNOWN]))
    texts = {}
    for message in messages:
        condition = draw(CONDITIONS)
        if condition != "absent":
            text = make_text(message, language, condition, origin)
            texts[(message.context, text.msgid)] = text
    return Catalog(texts, {context: text for (context, _), text in texts.items() if context})


WORDS = json.loads(Path(__file__).parents[1].joinpath("fixtures/words.json").read_text("utf-8"))


def make_text(message, language, condition, origin):
    words = WORDS[language.partition("-")[0]].get(message.msgid, message.msgid)
    msgstr = {"missing": "", "blocked": f"«{language}» <b>{words}"}.get(
        condition, f"«{language}» {words}"
    )
    msgid = f"Once: {message.msgid}" if condition == "stale" else message.msgid
    return Text(msgid, msgstr, condition == "fuzzy", origin, "a.po", 1)


@st.composite
def projects(draw, inputs):
    domains = {**inputs.content.domains(), "messages": inputs.interface}
    texts = {
        tag: {domain: draw(catalogs(messages, tag)) for domain, messages in domains.items()}
        for tag in sorted(draw(st.sets(st.sampled_from(LANGUAGES))))
    }
    return replace(inputs, texts=texts, policy=draw(POLICIES))


def may_be_served(standing, policy):
    """The rule of design §5, told a second time."""
    rules = policy.levels[standing.message.level]
    if standing.status in NEVER_SERVED:
        return False
    return standing.status is Status.APPROVED or getattr(rules, standing.status) is Serving.LABEL


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_unit_is_whole_in_the_first_language_that_policy_lets_through(inputs, data):
    project = data.draw(projects(inputs))

    for document in project.content.documents:
        for unit in units_of(document):
            served = project.gate.decide(unit, document)
            admitted = [
                tag
                for tag in project.texts
                if all(
                    may_be_served(standing, project.policy)
                    for standing in stand_all(
                        unit.messages, project.texts, tag, project.policy, project.context
                    )
                )
            ]
            assert set(served) == {"en", *project.texts}
            for tag, item in served.items():
                wanted = (tag, *project.policy.chains.get(tag, ()))
                first = next((each for each in wanted if each in {"en", *admitted}), "en")
                assert item.language == first
                assert item.available == ("en", *sorted(admitted))
                assert (item.reason == "") == (item.language == tag)
                assert item.status not in NEVER_SERVED
                assert_whole(unit, item)


def assert_whole(unit, item):
    if item.language == "en":
        assert item.text == {}
    else:
        assert set(item.text) == {message.key for message in unit.messages}
        assert all(text.startswith(f"«{item.language}»") for text in item.text.values())


@settings(
    deadline=None,
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a whole project takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_response_mixes_languages_in_a_section_or_leaves_its_risk_unlabelled(inputs, data):
    release = build(data.draw(projects(inputs)))

    for part in release.parts:
        for path, response in part.responses.items():
            if response.media_type == "text/html":
                page = read_page(response.body.decode())
                assert [box for box in page if not is_labelled_in_html(box)] == [], path
            elif path != "/v1/openapi.json":
                for text in texts_in(json.loads(response.body)):
                    assert_labelled_in_json(text)


def texts_in(body):
    if isinstance(body, dict) and "translation" in body:
        yield body
    members = body.values() if isinstance(body, dict) else body if isinstance(body, list) else ()
    for member in members:
        yield from texts_in(member)


def assert_labelled_in_json(body):
    status = body["translation"]["status"]
    assert status in {"stale", "draft", "translated", "approved"}
    if "body" in body:
        words = [body["title"], *(block["text"] for block in body["body"]["blocks"])]
        assert {mark_of(word) for word in words} == {body["language"]}
        assert status == "approved" or {notice["id"] for notice in body["notices"]} & {
            "stale", "machine-translation", "translation-not-approved", "source-not-reviewed",
        }  # fmt: skip


def mark_of(words):
    return words[1:].partition("»")[0] if words.startswith("«") else "en"


class Page(HTMLParser):
    """The sections of a fragment: language, status, words, and the notices in sight of each."""

    def __init__(self):
        super().__init__()
        self.open, self.boxes, self.loose = [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in {"section", "article"}:
            box = {"lang": attributes["lang"], "status": attributes["data-status"], "words": [],
                   "notices": self.in_sight(), "tag": tag}  # fmt: skip
            self.boxes.append(box)
            attributes["box"] = box
        if "data-notice" in attributes:
            box = self.box()
            box["notices"].append(attributes["data-notice"])
            self.loose += [attributes["data-notice"]] if len(self.boxes) == 1 else []
        if tag not in VOID:
            self.open.append((tag, attributes))

    def box(self):
        return next(item["box"] for _, item in reversed(self.open) if "box" in item)

    def in_sight(self):
        around = [item["box"]["notices"] for _, item in self.open if "box" in item]
        return [*self.loose, *(notice for notices in around for notice in notices)]

    def handle_endtag(self, tag):
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data):
        outside = {"polyleaf-sources", "polyleaf-licence"}
        inside = {word for _, item in self.open for word in (item.get("class") or "").split()}
        if data.strip() and not inside & {"polyleaf-notice", *outside}:
            self.box()["words"].append(data.strip())


def read_page(html):
    page = Page()
    page.feed(html.replace("<bdi>", "").replace("</bdi>", ""))  # an isolate divides no words
    page.close()
    assert page.open == []
    return page.boxes


def is_labelled_in_html(box):
    marks = {mark for word in box["words"] for mark in marks_in(word)}
    labels = {"stale", "machine-translation", "translation-not-approved", "source-not-reviewed"}
    one_language = marks <= ({box["lang"]} if box["lang"] != "en" else set())
    return one_language and (box["status"] == "approved" or bool(labels & set(box["notices"])))


def marks_in(words):
    return [piece.partition("»")[0] for piece in words.split("«")[1:]]
