import pytest


@pytest.fixture
def project(small_project):
    small_project.make_translated("es")
    return small_project


def live(project):
    path = project.root / "instance" / "releases" / "live"
    return path.read_bytes() if path.exists() else None


def test_publish_makes_a_release_live_and_tells_what_readers_get(run, project):
    ran = run("publish", "--demo")

    assert ran.code == 0
    assert "en  new language: 7 of 7 sections in it, 0 approved" in ran.out
    assert "es  new language: 7 of 7 sections in it, 0 approved" in ran.out
    assert ran.out.endswith("is live, policy demo.\n")
    assert live(project)


def test_publish_without_a_change_changes_nothing(run, project):
    run("publish", "--demo")
    before = live(project)

    ran = run("publish", "--demo")

    assert ran.out.endswith("is live already; nothing changed.\n")
    assert live(project) == before


def test_publish_tells_what_readers_gain_and_lose(run, project):
    run("publish", "--demo")
    project.change("es", "care/dose", flags=["fuzzy"])
    project.change("es", "care/dizziness", msgstr="«es» mareos")

    ran = run("publish", "--demo")

    assert ran.out.split("\n")[:2] == [
        "es  care/precautions: lost: readers get en (fuzzy)",
        "es  care/side-effects: new wording",
    ]


def test_strict_publish_withholds_drafts_of_claims_and_of_safety_texts(run, project):
    ran = run("publish")

    assert "es  new language: 2 of 7 sections in it" not in ran.out
    assert "es  new language: 3 of 7 sections in it, 0 approved" in ran.out
    assert ran.out.endswith("policy strict.\n")


def test_publish_of_faulty_files_lists_every_fault_and_leaves_the_live_release(run, project):
    run("publish", "--demo")
    before = live(project)
    project.edit("care.md", "{#dizziness}", "{#nausea}")
    path = project.root / "translations" / "es" / "LC_MESSAGES" / "questions.po"
    path.write_bytes(path.read_bytes() + b'\nmsgid "x\n')
    (project.root / "translations" / "pt_br" / "LC_MESSAGES").mkdir(parents=True)

    ran = run("publish", "--demo")

    assert ran.code == 1
    assert "content/care.md:" in ran.err
    assert "translations/pt_br: " in ran.err
    assert live(project) == before


def test_publish_that_a_schema_refuses_leaves_the_live_release(run, project):
    run("publish", "--demo")
    before = live(project)
    project.edit("sources.yaml", "First study", '"First\\x07study"')

    ran = run("publish", "--demo")

    assert ran.code == 1
    assert "Schema refuses /v1/en/documents/care" in ran.err
    assert live(project) == before


def test_releases_are_listed_with_the_live_one_marked(run, project):
    run("publish", "--demo")
    run("publish")

    first, second = run("releases").out.strip("\n").split("\n")

    assert (first[0], first.split()[-1]) == (" ", "demo")
    assert (second[0], second.split()[-1]) == ("*", "strict")


def test_releases_without_any_say_how_to_make_one(run):
    assert "`polyleaf publish` makes one" in run("releases").out


def test_rollback_makes_the_release_before_live(run, project):
    run("publish", "--demo")
    run("publish")

    ran = run("rollback")

    assert "es  care/precautions: gained, draft" in ran.out
    assert ran.out.endswith("is live again.\n")
    assert run("releases").out.strip("\n").split("\n")[-1].split()[-2:] == ["rollback", "demo"]


def test_rollback_to_a_named_release_makes_it_live(run, project):
    run("publish", "--demo")
    name = run("releases").out.split()[1]
    run("publish")

    assert f"Release {name} is live again." in run("rollback", name).out


def test_rollback_to_the_live_release_changes_nothing(run, project):
    run("publish")
    name = run("releases").out.split()[1]

    assert "is live already; nothing changed." in run("rollback", name).out


def manifest_of(project, name):
    return next((project.root / "instance" / "releases" / "manifests").glob(f"{name}*"))


def test_a_damaged_live_release_is_listed_and_left_by_rollback(run, project):
    run("publish", "--demo")
    run("publish")
    first, second = (line[2:14] for line in run("releases").out.splitlines())
    manifest_of(project, second).write_bytes(b"{}")

    listed, back = run("releases"), run("rollback")

    assert [line.split()[-1] for line in listed.out.splitlines()] == ["demo", "damaged"]
    assert listed.out.splitlines()[-1].startswith(f"* {second}")
    assert (back.code, f"Release {first} is live again." in back.out) == (0, True)
    assert f"manifests/{second}" in back.err


@pytest.mark.parametrize("names_it", [True, False])
def test_a_damaged_pointer_stops_neither_the_list_nor_a_rollback(run, project, names_it):
    run("publish", "--demo")
    run("publish")
    first = run("releases").out[2:14]
    (project.root / "instance" / "releases" / "live").write_bytes(b"garbage")

    listed, back = run("releases"), run("rollback", *([first] if names_it else []))

    assert (listed.code, len(listed.out.splitlines())) == (0, 2)
    assert "live: it names no release" in listed.err
    assert back.out.endswith(f"Release {first} is live again.\n")


def test_rollback_finds_the_release_before_a_pointer_that_was_mended(run, project):
    run("publish", "--demo")
    first = run("releases").out[2:14]
    run("publish")
    (project.root / "instance" / "releases" / "live").write_bytes(b"garbage")
    run("publish")

    assert f"Release {first} is live again." in run("rollback").out


def test_a_damaged_line_of_the_history_stops_no_command(run, project):
    run("publish", "--demo")
    history = project.root / "instance" / "releases" / "history.jsonl"
    history.write_bytes(b"\xff" + history.read_bytes()[1:])

    codes = [run(*words).code for words in (("releases",), ("publish",), ("rollback",))]

    assert codes == [0, 0, 0]
    assert len(run("releases").out.splitlines()) == 3


@pytest.mark.parametrize("words", [(), ("abcdef",), ("../../x",), ("",)])
def test_rollback_to_nothing_is_told(run, words):
    ran = run("rollback", *words)

    assert ran.code == 1
    assert "release" in ran.err
    assert "Traceback" not in ran.err


def test_serve_without_a_release_says_to_publish(run):
    ran = run("serve", "--port", "1")

    assert ran.code == 1
    assert "polyleaf publish" in ran.err


def test_serve_of_a_demo_on_another_address_is_refused(run, project):
    run("publish", "--demo")

    ran = run("serve", "--host", "192.0.2.1", "--port", "1")

    assert ran.code == 1
    assert "demo" in ran.err
