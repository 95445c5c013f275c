import pytest

from service.content.load import load_content
from service.errors import InputError


def faults_of(project):
    with pytest.raises(InputError) as refusal:
        load_content(project.root)
    return [str(fault) for fault in refusal.value.faults]


def test_content_has_a_domain_a_document_and_two_more(small_project):
    content = load_content(small_project.root)

    assert [*content.domains()] == ["care", "questions", "glossary", "publisher"]


def test_documents_stand_by_id_whatever_the_order_of_the_files(small_project):
    small_project.write("a.md", "---\ntitle: A\n---\n")

    content = load_content(small_project.root)

    assert [document.id for document in content.documents] == ["a", "care", "questions"]


def test_faults_of_all_files_are_told_at_once(small_project):
    small_project.edit("care.md", "title: Care at home", "other: x")
    small_project.edit("questions.md", " {#how-many kind=overview}", "")
    small_project.edit("policy.yaml", "name: strict", "name: strict\nname: loose")
    small_project.write("kinds.yaml", "kinds: [")
    small_project.write("Bad.md", "---\ntitle: T\n---\n")

    assert faults_of(small_project) == [
        (
            "content/Bad.md: No document can have the id 'Bad'. "
            "Name the file with lower-case words, digits and hyphens."
        ),
        (
            "content/care.md:1: The document has no title. "
            "Begin it with front matter: ---, title: …, ---."
        ),
        "content/kinds.yaml:2: This is not valid YAML: did not find expected node content.",
        "content/policy.yaml:2: The key 'name' stands here twice. Keep one.",
        (
            "content/questions.md:4: This section has no id. "
            "Write one behind its title: {#some-words}."
        ),
    ]


@pytest.mark.parametrize(
    "name", ["kinds.yaml", "policy.yaml", "glossary.yaml", "sources.yaml", "publisher.yaml"]
)
def test_a_missing_file_is_told(small_project, name):
    (small_project.root / "content" / name).unlink()

    assert f"content/{name}: The file cannot be read: No such file or directory." in faults_of(
        small_project
    )


def test_citations_are_not_blamed_for_sources_that_cannot_be_read(small_project):
    small_project.write("sources.yaml", "sources: 1")

    assert faults_of(small_project) == [
        "content/sources.yaml:1: sources: Not a valid mapping type."
    ]


def test_a_project_without_a_document_is_refused(small_project):
    for path in (small_project.root / "content").glob("*.md"):
        path.unlink()

    assert faults_of(small_project) == ["content: There is no document. Write content/<id>.md."]


def test_a_file_of_kinds_without_any_is_taken(small_project):
    small_project.write("kinds.yaml", "kinds: {}")

    assert load_content(small_project.root).kinds == {}


@pytest.mark.parametrize("name", ["glossary", "publisher", "messages", "checks", "index"])
def test_no_document_takes_the_name_of_another_domain(small_project, name):
    small_project.write(f"{name}.md", "---\ntitle: T\n---\n")

    assert faults_of(small_project) == [
        f"content/{name}.md: No document can have the id {name!r}. Rename the file."
    ]


def test_a_document_that_is_no_utf8_is_told(small_project):
    (small_project.root / "content" / "care.md").write_bytes(b"---\ntitle: \xff\n---\n")

    assert faults_of(small_project) == [
        "content/care.md:2: This is not UTF-8. Save the file as UTF-8."
    ]
