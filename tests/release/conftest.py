"""Small releases to store: three languages, two documents, one change between editions."""

from dataclasses import replace

import pytest

from service.config import Settings
from service.release.model import Language, Part, Release, Response, SectionState
from service.release.store import ReleaseStore

LANGUAGES = (
    Language("en", "ltr", "English", "English"),
    Language("ar", "rtl", "Arabic", "العربية"),
    Language("es", "ltr", "Spanish", "español"),
)
TEXTS = {"en": "Nausea is common.", "ar": "الغثيان شائع.", "es": "Las náuseas son comunes."}


def make_part(tag, document, text):
    paths = [f"/v1/{tag}/documents/{document}.{suffix}" for suffix in ("json", "html")]
    bodies = (f'{{"text":"{text}"}}\n'.encode(), f"<p>{text}</p>\n".encode())
    media_types = ("application/json", "text/html")
    responses = {
        path: Response(body, media_type, (tag,), fallback=False, approved=tag == "en")
        for path, body, media_type in zip(paths, bodies, media_types, strict=True)
    }
    return Part(f"{tag}/{document}", responses)


def make_release(**texts):
    texts = TEXTS | texts
    parts = [
        make_part(tag, document, text)
        for tag, text in texts.items()
        for document in ("ketamine-therapy", "ketamine-faq")
    ]
    listing = Response(b'{"languages":[]}\n', "application/json", ("en",), False, True)
    parts.append(Part("index", {"/v1/languages.json": listing}))
    states = {
        tag: {"ketamine-therapy/side-effects": SectionState(tag, "draft", "", text[:4])}
        for tag, text in texts.items()
    }
    return Release(
        engine="polyleaf 0.1.0",
        policy="strict",
        source_language="en",
        languages=LANGUAGES,
        chains={"es-MX": ("es",)},
        unreviewed_safety=False,
        parts=tuple(sorted(parts, key=lambda part: part.name)),
        interface={"es": b"compiled es", "ar": b"compiled ar"},
        sections=states,
    )


@pytest.fixture
def release():
    return make_release()


@pytest.fixture
def revised():
    """The same release after one Spanish text changed in both documents."""
    return make_release(es="Las náuseas son frecuentes.")


@pytest.fixture
def edition():
    """Make a release whose English text says which edition it is."""
    return lambda number, **fields: replace(make_release(en=f"Edition {number}."), **fields)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "instance" / "releases"


@pytest.fixture
def store(folder):
    return ReleaseStore(folder)


@pytest.fixture
def settings(tmp_path):
    return Settings(
        root=tmp_path,
        instance=tmp_path / "instance",
        admit_demo=False,
        admit_unreviewed_safety=False,
    )
