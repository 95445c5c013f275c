"""A record says exactly what readers got, and no URL answers it."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.catalogs.texts import Origin
from service.content.model import Level
from service.journal.decisions.verdict import Attestation, Review
from service.journal.status import Status, digest_text
from service.release.build import build, make_reader
from service.release.record import (
    Record,
    RecordedText,
    RecordedUnit,
    digest_source,
    read_record,
    write_record,
)
from service.release.store import ReleaseStore
from service.release.voice import read_voice, write_voice

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
TEXTS = st.builds(
    RecordedText,
    WORDS,
    st.none() | WORDS,
    WORDS,
    WORDS,
    DIGESTS,
    DIGESTS,
    st.sampled_from(Level),
    st.sampled_from(Status),
    st.sampled_from(Origin),
)
UNITS = st.builds(
    RecordedUnit,
    WORDS,
    WORDS,
    st.sampled_from(Status),
    st.sampled_from(Origin),
    WORDS,
    st.builds(
        Review,
        st.lists(WORDS, max_size=2).map(tuple),
        WORDS,
        WORDS,
        st.lists(st.builds(Attestation, WORDS, DIGESTS, WORDS), max_size=2).map(tuple),
    ),
    st.lists(TEXTS, max_size=3).map(tuple),
)
RECORDS = st.builds(Record, WORDS, WORDS, st.lists(UNITS, max_size=3).map(tuple))


@given(RECORDS)
def test_reading_a_record_gives_back_what_was_written(record):
    assert read_record(write_record(record)) == record


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b'{"form":"polyleaf-record 2"}',
        b'{"document":"a","for":"es","form":"polyleaf-record 1","units":[{}]}',
        b'{"document":"a","for":"es","form":"polyleaf-record 1","units":[1]}',
    ],
)
def test_what_is_no_record_is_refused(written):
    with pytest.raises(ValueError, match=r"record|JSON|Expecting"):
        read_record(written)


@pytest.fixture
def inputs(small_project):
    small_project.make_translated("ar", "es", origin="human")
    return small_project.inputs()


@pytest.fixture
def stored(inputs, tmp_path):
    store = ReleaseStore(tmp_path / "releases")
    identifier = store.put(build(inputs))
    return store, identifier


def test_record_names_each_text_as_decisions_name_it(inputs, stored):
    store, identifier = stored

    record = read_record(store.record(identifier, "es", "care"))

    [care] = [each for each in inputs.content.documents if each.id == "care"]
    messages = {message.context: message for message in care.messages}
    [intro] = [unit for unit in record.units if unit.id == "intro"]
    [read_first] = [text for text in intro.texts if text.msgctxt == "care/read-first"]
    message = messages["care/read-first"]
    text = inputs.texts["es"]["care"].find(message)
    assert (intro.language, read_first.msgid, read_first.msgstr) == (
        "es",
        message.msgid,
        text.msgstr,
    )
    assert read_first.digest == digest_text(message, text, "es")
    assert read_first.source == digest_source(message)
    assert (read_first.status, read_first.origin) == (Status.TRANSLATED, Origin.HUMAN)


def test_record_of_a_withheld_section_holds_the_words_of_the_source(stored):
    store, identifier = stored

    record = read_record(store.record(identifier, "es", "care"))

    [effects] = [unit for unit in record.units if unit.id == "side-effects"]
    assert (effects.language, effects.reason) == ("en", "translated")
    assert [text.msgstr for text in effects.texts] == [text.msgid for text in effects.texts]
    assert [text.digest for text in effects.texts] == [text.source for text in effects.texts]
    assert {text.level for text in effects.texts} == {Level.SAFETY}


def test_record_has_every_unit_of_every_part(stored):
    store, identifier = stored
    manifest = store.manifest(identifier)

    for language, states in manifest.sections.items():
        found = {
            f"{document}/{unit.id}": (unit.language, str(unit.status), unit.reason)
            for document in ("care", "questions")
            for unit in read_record(store.record(identifier, language, document)).units
        }

        assert found == {
            place: (state.language, state.status, state.reason) for place, state in states.items()
        }


def test_no_url_answers_a_record(stored):
    store, identifier = stored
    opened = store.open(identifier)

    bodies = [opened.read(opened.find(path)) for path in opened.paths()]

    assert opened.record("es/care")
    assert not [body for body in bodies if b"polyleaf-record" in body or b"polyleaf-voice" in body]


def test_release_without_records_still_opens(inputs, tmp_path):
    release = build(inputs)
    store = ReleaseStore(tmp_path / "releases")
    old = replace(release, parts=tuple(replace(part, record=b"") for part in release.parts))

    identifier = store.put(old)

    assert store.open(identifier).record("es/care") == b""
    assert store.record(identifier, "es", "care") == b""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(language=st.sampled_from(["en", "ar", "es"]))
def test_voice_that_was_read_back_says_the_same(inputs, language):
    reader = make_reader(inputs, language)

    voice = read_voice(write_voice(reader))

    assert write_voice(voice) == write_voice(reader)
    for domain, (_, msgid) in reader.phrases.sayings:
        if domain == "messages":
            assert voice.phrases.say(msgid) == reader.phrases.say(msgid)
    for name in reader.phrases.publisher_texts:
        assert voice.phrases.say_publisher(name) == reader.phrases.say_publisher(name)


@pytest.mark.parametrize("written", [b"{}", json.dumps({"form": "polyleaf-voice 1"}).encode()])
def test_what_is_no_voice_is_refused(written):
    with pytest.raises(ValueError, match=r"voice|canonical"):
        read_voice(written)
