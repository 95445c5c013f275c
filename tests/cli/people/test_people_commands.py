"""The commands on accounts, tokens and keys, as people run them."""

import json
import stat


def test_there_is_one_first_admin(people):
    again = people.run("nobody", "init", "--name", "Eve")

    assert again.code == 1
    assert "There is an admin already" in again.err


def test_init_tells_git_how_ledgers_are_merged_and_keeps_the_key_to_its_owner(
    people, small_project
):
    key = small_project.root / "instance" / "signing-key"

    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    attributes = (small_project.root / ".gitattributes").read_text()
    assert attributes == "translations/*/decisions.jsonl merge=union\n"


def test_a_token_is_kept_for_its_owner_only(people, tmp_path):
    kept = tmp_path / "config" / "polyleaf" / "tokens.json"

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.chmod(0o640)
    assert "chmod 600" in people.run("nobody", "account", "list").err


def test_an_invitation_cannot_be_used_twice(people):
    people.say(people.tokens["invitation"])

    ran = people.run("nobody", "login")

    assert (ran.code, "not valid" in ran.err) == (1, True)


def test_only_admins_look_after_accounts(people):
    for words in (
        ["add", "Eve"],
        ["list"],
        ["disable", "Ana"],
        ["erase", "Ana"],
        ["change", "Lin"],
    ):
        ran = people.run("Lin", "account", *words)
        assert (ran.code, "This is for admins" in ran.err) == (1, True)
    assert "This is for admins" in people.run("Lin", "trust", "0" * 64).err


def test_the_last_admin_cannot_be_disabled(people):
    assert "only admin" in people.run("Ana", "account", "disable", "Ana").err


def test_a_disabled_account_can_do_nothing_more(people):
    people.do("Ana", "account", "disable", "Lin")

    assert "not valid" in people.run("Lin", "token", "list").err
    people.do("Ana", "account", "change", "Lin", "--enable")
    assert people.run("Lin", "token", "list").code == 0


def test_an_erased_name_is_nowhere_in_the_journal(people, small_project):
    people.invite("Zebedaeus", "--role", "editor", "--language", "es")
    account = people.id_of("Zebedaeus")

    people.do("Ana", "account", "erase", "Zebedaeus")

    assert "(erased)" in people.do("Ana", "account", "list").out
    for file in (small_project.root / "instance").rglob("*"):
        assert file.is_dir() or b"Zebedaeus" not in file.read_bytes()
    accounts = json.loads(people.do("Ana", "account", "list", "--format", "json").out)
    assert account in {each["account"] for each in accounts}


def test_a_token_makes_none_that_may_do_more(people):
    people.tokens["bot"] = people.do("Lin", "token", "create", "--label", "bot").out.strip()

    ran = people.run("bot", "token", "create", "--scope", "decide")

    assert "more than itself" in ran.err


def test_people_see_and_revoke_their_own_tokens_only(people):
    told = people.do("Lin", "token", "list").out

    assert "Lin: " in told
    assert "Cleo" not in told
    assert "You have no token 1." in people.run("Lin", "token", "revoke", "1").err
    people.do("Ana", "token", "revoke", "1")
    assert "not valid" in people.run("Ana", "account", "list").err


def test_without_a_login_people_are_told_what_to_do(people, tmp_path):
    (tmp_path / "config" / "polyleaf" / "tokens.json").unlink()

    assert "polyleaf login" in people.run("nobody", "token", "list").err
