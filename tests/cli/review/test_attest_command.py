"""What an agency outside certifies is bound to exactly the words that it reviewed."""

import hashlib
import json

import pytest


@pytest.fixture
def team(small_project, people):
    """The people, with all texts in the journal, brought in by Ana."""
    small_project.make_translated("es", origin="human")
    people.do("Ana", "sync")
    return people


@pytest.fixture
def certificate(tmp_path):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(b"%PDF-1.7 reviewed")
    return path


def attest(certificate, document="questions", by="Example Agency"):
    more = ("--certificate", str(certificate), "--by", by, "--reason", "Read beside the source.")
    return ("attest", "es", document, *more)


def shown(team, document="questions"):
    ran = team.do("Lin", "review", "es", document, "--all", "--format", "json")
    return json.loads(ran.out)


def test_an_attestation_is_shown_with_its_certificate_and_approves_nothing(
    both_engines, team, certificate, small_project
):
    before = [each["status"] for each in shown(team)]

    team.do("Lin", *attest(certificate))

    digest = hashlib.sha256(certificate.read_bytes()).hexdigest()
    texts = shown(team)
    assert all(
        [found["by"], found["certificate"]] == ["Example Agency", digest]
        for each in texts
        for found in each["attested"]
    )
    assert [len(each["attested"]) for each in texts] == [1] * len(texts)
    assert [each["status"] for each in texts] == before
    kept = small_project.root / "instance" / "certificates" / digest
    assert kept.read_bytes() == certificate.read_bytes()
    told = team.do("Lin", "review", "es", "questions", "--all").out
    assert f"by Example Agency, certificate {digest}" in told


def test_other_words_are_not_attested(team, certificate, small_project):
    team.do("Lin", *attest(certificate))
    small_project.change("es", "50% of patients ask this.", "questions", msgstr="El 50 % pregunta.")
    team.do("Ana", "sync")

    attested = {each["source"]: bool(each["attested"]) for each in shown(team)}

    assert not attested["50% of patients ask this."]
    assert attested["Questions"]


def test_an_attestation_outlives_the_journal(team, certificate, small_project):
    team.do("Lin", *attest(certificate))
    (small_project.root / "instance" / "journal.db").unlink()
    team.do("nobody", "sync")

    ran = team.do("nobody", "review", "es", "questions", "--all", "--format", "json")
    assert all(each["attested"] for each in json.loads(ran.out))


def test_nobody_attests_without_a_role_or_a_certificate(team, certificate, tmp_path):
    team.invite("Tom", "--role", "translator", "--language", "es")
    nothing, empty = tmp_path / "nothing", tmp_path / "empty"
    empty.write_bytes(b"")

    assert "asks for a" in team.run("Tom", *attest(certificate)).err
    assert "It cannot be read" in team.run("Lin", *attest(nothing)).err
    assert "It is no file" in team.run("Lin", *attest(tmp_path)).err
    assert "It is empty" in team.run("Lin", *attest(empty)).err
    assert "There is no such document" in team.run("Lin", *attest(certificate, "cars")).err
    assert "The name of an agency" in team.run("Lin", *attest(certificate, by=" ")).err
    assert all(not each["attested"] for each in shown(team))


def test_an_unfinished_text_is_left_out_and_told(team, certificate, small_project):
    small_project.change("es", "50% of patients ask this.", "questions", flags=["fuzzy"])
    team.do("Ana", "sync")

    ran = team.do("Lin", *attest(certificate))

    assert "1 message has no finished text" in ran.err
