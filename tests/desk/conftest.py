"""A small project with its people, and the desk before it."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from service.config import Settings
from service.content.policy import make_demo
from service.desk.admission import Limits
from service.desk.answers import ProblemAnswer
from service.desk.app import create_app
from service.desk.limits import Buckets, Rate
from service.desk.operations import OPERATIONS
from service.journal.accounts.model import EVERY_LANGUAGE, PERSONAL, Account, Role, Scope
from service.journal.accounts.rows import add_account
from service.journal.accounts.tokens import give_token
from service.journal.decisions.signing import make_key
from service.journal.store.journal import open_journal
from service.journal.store.records import Hands
from service.journal.sync.run import sync_project
from service.release.project import load_inputs, project_of, with_policy
from service.release.remembered import put_release
from service.release.store import ReleaseStore
from service.release.store.change import Action

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = NOON.replace(year=2126)
PEOPLE = {
    "ana": ((Role.ADMIN,), (EVERY_LANGUAGE,)),
    "pia": ((Role.PUBLISHER,), (EVERY_LANGUAGE,)),
    "edo": ((Role.EDITOR,), (EVERY_LANGUAGE,)),
    "tia": ((Role.TRANSLATOR,), ("es",)),
    "lin": ((Role.LINGUIST,), ("es",)),
    "cleo": ((Role.CLINICIAN,), ("es",)),
    "amir": ((Role.LINGUIST,), ("ar",)),
}
PO = "text/x-gettext-translation"
MANY = Rate(100_000, 100_000.0)


class Office:
    """The desk of a project, and people who ask it."""

    def __init__(self, root, database_url=""):
        self.root, self.now = root, NOON
        self.settings = Settings(root, root / "instance", True, True, database_url)
        self.journal = open_journal(self.settings, NOON)
        self.accounts, self.tokens = {}, {}

    def fill(self):
        """Let the people in, and the journal know of the texts."""
        for name, (roles, languages) in PEOPLE.items():
            self.join(name, roles, languages)
        self.tokens["bot"] = self.give("tia", [Scope.WRITE])
        self.sync()

    def open(self, **limits):
        """Open the desk; nobody asks it too often unless a limit says so."""
        held = {name: Buckets(MANY) for name in ("per_token", "per_failure")}
        self.app = create_app(self.settings, Limits(**{**held, **limits}), lambda: self.now)
        self.client = self.app.test_client(use_cookies=False)
        return self

    def publish(self):
        """Publish the project, labelled where it is not approved."""
        inputs = load_inputs(self.settings)
        demo = with_policy(inputs, make_demo(inputs.policy))
        release, _ = put_release(self.settings, demo, ReleaseStore(self.settings.releases))
        ReleaseStore(self.settings.releases).go_live(release, self.now, Action.PUBLISH)
        return release

    def join(self, name, roles, languages, **more):
        with self.journal.writing() as connection:
            account = Account("", roles, languages, **more)
            made = add_account(connection, name, account, None, NOON)
        self.accounts[name] = made.id
        self.tokens[name] = self.give(name, PERSONAL)

    def give(self, name, scopes, until=LATER):
        with self.journal.writing() as connection:
            return give_token(connection, self.accounts[name], scopes, "test", until, NOON)

    def sync(self):
        inputs = load_inputs(self.settings)
        hands = Hands(self.accounts["tia"], self.accounts["tia"])
        return sync_project(
            project_of(self.settings, inputs.content), self.journal, NOON, hands=hands
        )

    def ask(self, name, method, path, body=None, **headers):
        """Ask as somebody; a dict is sent as JSON, bytes as a PO file."""
        sent = {each.replace("_", "-"): value for each, value in headers.items()}
        if name is not None:
            sent.setdefault("Authorization", f"Bearer {self.tokens[name]}")
        data = None
        if isinstance(body, dict):
            data, kind = json.dumps(body).encode(), "application/json"
        elif body is not None:
            data, kind = body, PO
        if data is not None:
            sent.setdefault("Content-Type", kind)
        answer = self.client.open(path, method=method, data=data, headers=sent)
        self._hold_description(answer, method, path)
        return answer

    def _hold_description(self, answer, method, path):
        """Hold that an answer is what the OpenAPI description says of its operation."""
        assert answer.headers["Cache-Control"] == "no-store"
        if answer.status_code >= 400 and answer.mimetype == "application/problem+json":
            assert ProblemAnswer().validate(answer.json) == {}
            assert answer.json["status"] == answer.status_code
            return
        name, _ = self.app.url_map.bind("desk").match(path.partition("?")[0], method)
        operation = next((each for each in OPERATIONS if each.name == name), None)
        if operation is not None:
            assert answer.status_code in operation.gives.statuses
            if operation.gives.schema is not None:
                assert operation.gives.schema().validate(answer.json) == {}

    def get(self, name, path, **headers):
        return self.ask(name, "GET", path, **headers)

    def post(self, name, path, body=None, **headers):
        return self.ask(name, "POST", path, body, **headers)

    def message(self, address, language="es", name="tia"):
        """Give a message and its entity tag."""
        shown = self.get(name, f"/api/1/languages/{language}/messages/{address}")
        assert shown.status_code == 200, shown.text
        return shown.json, shown.headers["ETag"]

    def write(self, name, address, text, tag, **more):
        path = f"/api/1/languages/es/messages/{address}"
        return self.post(name, path, {"msgstr": [text], **more}, If_Match=tag)

    def close(self):
        self.journal.database.engine.dispose()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, small_project_in):
    """An office in Spanish and Arabic, made once."""
    root = tmp_path_factory.mktemp("prepared")
    small_project_in(root).make_translated("es", "ar", origin="human")
    made = Office(root)
    make_key(made.settings.signing_key)
    made.publish()
    made.fill()
    made.close()
    return made


@pytest.fixture
def make_office(prepared, tmp_path):
    """A function: an office in a copy of the project, with its journal at a URL."""
    made = []

    def make(database_url="", **limits):
        root = tmp_path / "project"
        left = ["journal.db*", "checkout"] if database_url else []
        shutil.copytree(prepared.root, root, ignore=shutil.ignore_patterns(*left))
        office = Office(root, database_url)
        made.append(office)
        if database_url:
            office.fill()
        else:
            office.accounts, office.tokens = {**prepared.accounts}, {**prepared.tokens}
        return office.open(**limits)

    yield make
    for office in made:
        office.close()


@pytest.fixture
def office(make_office):
    """An office whose journal is in SQLite."""
    return make_office()


@pytest.fixture
def any_office(make_office, database_url):
    """An office, on each engine in turn."""
    return make_office("" if database_url.startswith("sqlite") else database_url)
