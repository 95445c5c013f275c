from service.journal.coverage import measure
from service.journal.status import Status


def rows_of(project):
    inputs = project.inputs()
    return {
        (row.language, row.domain): row
        for row in measure(project.domains(), inputs.texts, inputs.policy, inputs.context)
    }


def counted(row):
    return {status: count for status, count in row.messages.items() if count}


def test_every_language_and_domain_is_counted_by_status(small_project):
    small_project.make_translated("es")
    small_project.add_language("ar")
    small_project.change("es", "care/dose", flags=["fuzzy"])
    small_project.change("es", "care/driving", msgstr="")

    rows = rows_of(small_project)

    assert len(rows) == 2 * len(small_project.domains())
    assert counted(rows["es", "care"]) == {"missing": 1, "fuzzy": 1, "draft": 11}
    assert counted(rows["ar", "care"]) == {"missing": 13}


def test_words_are_those_of_the_source(small_project):
    small_project.make_translated("es", origin="human")

    row = rows_of(small_project)["es", "questions"]

    words_of_source = ("Questions", "How many ask?", "50% of patients ask this.")
    assert row.words[Status.TRANSLATED] == sum(len(text.split()) for text in words_of_source)


def test_text_that_stands_twice_is_counted_once(small_project):
    small_project.edit("questions.md", "50% of", "50% of patients ask this.\n\n50% of")
    small_project.make_translated("es")

    assert counted(rows_of(small_project)["es", "questions"]) == {"draft": 3}


def test_source_that_changed_since_the_last_update_makes_stale(small_project):
    small_project.make_translated("es", origin="human")
    small_project.edit("care.md", "Take 5 mg at most.", "Take 4 mg at most.")

    assert counted(rows_of(small_project)["es", "care"])["stale"] == 1
