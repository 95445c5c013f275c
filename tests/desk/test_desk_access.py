"""Who may ask for what: every route has a rule, and every rule is held for every role."""

from dataclasses import replace

import pytest

from service.desk.operations import OPERATIONS
from service.journal.accounts.model import EVERY_LANGUAGE, PERSONAL, Role, Scope
from service.journal.accounts.rows import account_with_id, change_account
from service.journal.accounts.tokens import find_actor, revoke_token

OPEN = {"/openapi.json", "/livez"}
BY_NAME = {operation.name: operation for operation in OPERATIONS}
IN_LANGUAGE = [each for each in OPERATIONS if "{language}" in each.path]
PLACES = {"document": "care", "message": "dose", "number": "1"}


def address(operation, language="es", **places):
    path = operation.path
    for name, value in {**PLACES, "language": language, **places}.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def test_every_route_has_a_rule_or_is_known_to_be_open(office):
    routes = {rule.rule: rule.endpoint for rule in office.app.url_map.iter_rules()}

    without = {path for path, endpoint in routes.items() if endpoint not in BY_NAME}

    assert without == OPEN
    assert len(BY_NAME) == len(OPERATIONS)
    assert all(operation.rule.roles for operation in OPERATIONS)


def test_what_changes_something_asks_for_a_scope():
    silent = [each.name for each in OPERATIONS if each.method != "GET" and each.rule.scope is None]

    assert silent == []


@pytest.mark.parametrize("role", [*Role])
def test_each_role_may_ask_for_what_the_rules_say_and_for_nothing_else(office, role):
    office.join("one", (role,), ("es",))

    answers = {
        operation.name: office.ask("one", operation.method, address(operation)).status_code
        for operation in OPERATIONS
    }

    for operation in OPERATIONS:
        is_kept_out = answers[operation.name] == 403
        assert is_kept_out == (role not in operation.rule.roles), operation.name


@pytest.mark.parametrize("role", [*Role])
def test_no_role_reaches_what_is_in_another_language(office, role):
    office.join("one", (role,), ("es",))

    answers = {
        operation.name: office.ask("one", operation.method, address(operation, "ar")).status_code
        for operation in IN_LANGUAGE
    }

    for operation in IN_LANGUAGE:
        may_ask = role in operation.rule.roles
        assert answers[operation.name] == (404 if may_ask else 403), operation.name


@pytest.mark.parametrize("scope", [*Scope])
def test_each_scope_is_good_for_its_own_operations(office, scope):
    office.join("one", tuple(Role), (EVERY_LANGUAGE,))
    office.tokens["one"] = office.give("one", [scope])

    answers = {
        operation.name: office.ask("one", operation.method, address(operation))
        for operation in OPERATIONS
    }

    for operation in OPERATIONS:
        is_enough = scope is not Scope.INVITE and operation.rule.scope in {None, scope}
        assert (answers[operation.name].status_code == 403) != is_enough, operation.name
        if not is_enough:
            told = answers[operation.name].headers["WWW-Authenticate"]
            assert 'error="insufficient_scope"' in told


def plain(answer):
    """Give what of an answer could tell something, but the address that was asked for."""
    told = {name: each for name, each in answer.json.items() if name != "instance"}
    return (
        answer.status_code,
        told,
        {k: v for k, v in answer.headers.items() if k != "Content-Length"},
    )


@pytest.mark.parametrize("operation", IN_LANGUAGE, ids=lambda each: each.name)
def test_another_language_looks_like_one_that_is_not_there(office, operation):
    office.join("one", tuple(Role), ("es",))

    hidden = office.ask("one", operation.method, address(operation, "ar"))
    absent = office.ask("one", operation.method, address(operation, "tlh"))

    assert hidden.status_code == 404
    assert plain(hidden) == plain(absent)


def test_a_suggestion_of_another_language_looks_like_none(office):
    shown = office.message("care/dose", "ar", "amir")[0]["msgstr"][0]
    suggest(office, "ar", shown)

    paths = [
        f"/api/1/languages/es/suggestions/{number}/accept" for number in (1, 2, 0, "x", 10**12)
    ]
    hidden, *absent = [office.post("tia", path) for path in paths]

    assert office.get("amir", "/api/1/languages/ar/suggestions").json["items"][0]["number"] == 1
    assert hidden.status_code == 404
    assert {str(plain(each)) for each in absent} == {str(plain(hidden))}


def suggest(office, language, text):
    """Upload a file of unknown base that says something else, so that it becomes a suggestion."""
    name = {"es": "tia", "ar": "amir"}[language]
    path = f"/api/1/languages/{language}"
    file = office.get(name, f"{path}/catalogs/care.po").data.decode()
    lines = [line for line in file.splitlines() if "X-Polyleaf-Base" not in line]
    changed = "\n".join(lines).replace(text.split("[^")[0].rstrip(".؟،"), "٥ mg ٥ mg", 1) + "\n"
    answer = office.post(name, f"{path}/imports", changed.encode())
    assert answer.status_code == 201, answer.text
    assert answer.json["suggestions"], answer.text


def test_whoever_has_no_token_learns_not_even_which_addresses_there_are(office):
    paths = [
        "/api/1/audit",
        "/api/1/nothing",
        "/",
        "/api/1/languages/es/messages/care/dose",
        "/x/../y",
    ]

    answers = [office.ask(None, method, path) for path in paths for method in ("GET", "DELETE")]

    assert {each.status_code for each in answers} == {401}
    assert {each.headers["WWW-Authenticate"] for each in answers} == {'Bearer realm="polyleaf"'}
    assert len({str(plain(each)) for each in answers}) == 1


def test_a_token_that_is_not_valid_is_refused_without_a_reason(office):
    good = office.tokens["tia"]
    ran_out = office.give("tia", PERSONAL, until=office.now)
    disabled = disable(office, "amir")
    revoked = revoke(office, office.give("lin", PERSONAL))
    wrong = [
        *(f"Bearer {each}" for each in (ran_out, disabled, revoked, good[:-1], f"{good}x")),
        f"Basic {good}",
        "Bearer",
        "Bearer  ",
        f"Bearer {good}, Bearer {good}",
        "Bearer " + "x" * 5000,
    ]

    answers = [office.ask(None, "GET", "/api/1/session", Authorization=each) for each in wrong]

    assert {each.status_code for each in answers} == {401}
    assert len({str(plain(each)) for each in answers}) == 1
    assert 'error="invalid_token"' in answers[0].headers["WWW-Authenticate"]


def disable(office, name):
    with office.journal.writing() as connection:
        account = account_with_id(connection, office.accounts[name])
        change_account(connection, replace(account, is_disabled=True), None, office.now)
    return office.tokens[name]


def revoke(office, token):
    with office.journal.writing() as connection:
        actor = find_actor(connection, token, office.now)
        revoke_token(connection, actor.token, actor.account.id, office.now)
    return token


def test_who_has_the_right_language_and_role_is_let_in(office):
    session = office.get("lin", "/api/1/session").json

    assert session["roles"] == ["linguist"]
    assert session["languages"] == ["en", "es"]
    assert session["documents"] == [
        "care",
        "checks",
        "glossary",
        "messages",
        "publisher",
        "questions",
    ]


def test_what_is_not_there_looks_the_same_wherever_it_is_missing(office):
    es = "/api/1/languages/es"
    absent = [
        f"{es}/messages/nothing/dose",
        f"{es}/messages/care/nothing",
        f"{es}/messages/care/={'0' * 64}",
        f"{es}/catalogs/nothing.po",
        "/api/1/languages/ar/messages/care/dose",
        "/api/1/languages/ES/messages/care/dose",
        "/api/1/languages/es-ES/messages/care/dose",
        "/api/1/archive?path=/v1/ar/documents/care.json",
        "/api/1/archive?path=/v1/es/documents/nothing.json",
        "/api/1/nothing",
    ]

    answers = {str(plain(office.get("tia", path))) for path in absent}

    assert len(answers) == 1


def test_an_invitation_is_good_for_nothing_here(office):
    office.tokens["guest"] = office.give("tia", [Scope.INVITE])

    answers = {office.get("guest", path).status_code for path in ("/api/1/session", "/api/1/audit")}

    assert answers == {403}
