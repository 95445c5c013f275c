"""Messages over HTTP: found, shown with all that is known, and written by whoever saw what stands."""

DOSE = "care/dose"
LIST = "/api/1/languages/es/messages"


def walk(office, path, name="tia", between=lambda: None):
    """Follow the pages of a list to its end."""
    items, after = [], ""
    while after is not None:
        page = office.get(name, f"{path}{'&' if '?' in path else '?'}{after}").json
        items += page["items"]
        after = page["next"] and f"after={page['next']}"
        between()
    return items


def test_a_message_is_shown_with_all_that_is_known_of_it(any_office):
    shown, tag = any_office.message(DOSE)

    assert shown["source"] == "Take 5 mg at most.[^S1]"
    assert shown["sections"] == ["precautions"]
    assert (shown["level"], shown["status"], shown["asks"]) == (
        "safety",
        "translated",
        ["linguist", "clinician"],
    )
    assert [each["author"] for each in shown["history"]] == [any_office.accounts["tia"]]
    assert shown["digest"] == shown["history"][-1]["digest"]
    assert tag.startswith('"')


def test_pages_hold_every_message_once_whatever_is_written_meanwhile(any_office):
    everything = walk(any_office, f"{LIST}?limit=200")
    texts = iter(range(1000))

    def write():
        _, tag = any_office.message("care/ease")
        text = f"«es» Puede aliviar el **dolor** durante 2 horas: {next(texts)}.[^S1]"
        assert any_office.write("tia", "care/ease", text, tag).status_code == 201

    paged = walk(any_office, f"{LIST}?limit=40", between=write)

    names = [(each["document"], each["message"]) for each in paged]
    assert names == sorted(names) == [(each["document"], each["message"]) for each in everything]


def test_filters_narrow_the_list(office):
    found = {
        query: {each["message"] for each in walk(office, f"{LIST}?{query}")}
        for query in (
            "document=questions",
            "section=precautions",
            "section=precautions&text=5%20MG",
            "text=nausea&document=care",
            "status=missing",
            "level=claim&document=care",
        )
    }

    assert found["section=precautions"] == {"precautions", "dose"}
    assert found["section=precautions&text=5%20MG"] == {"dose"}
    assert found["text=nausea&document=care"] == {"nausea"}
    assert found["status=missing"] == set()
    assert found["level=claim&document=care"] == {"benefits", "ease", "site"}
    assert any(each.startswith("=") for each in found["document=questions"])


def test_a_message_without_an_id_has_an_address_too(office):
    item = next(e for e in walk(office, f"{LIST}?document=questions") if e["message"][0] == "=")

    shown, _ = office.message(f"questions/{item['message']}")

    assert shown["source"] == item["source"]


def test_a_cursor_is_good_for_its_own_list_only(office):
    cursor = office.get("tia", f"{LIST}?limit=1").json["next"]

    answers = [
        office.get("tia", f"{LIST}?limit=1&after={each}").status_code
        for each in (cursor, "x", "W10", cursor[:-2], "%C3%A9")
    ]
    other = office.get("tia", f"{LIST}?limit=1&level=claim&after={cursor}")

    assert answers == [200, 400, 400, 400, 400]
    assert other.json["type"] == "urn:polyleaf:problem:wrong-parameter"


def test_a_text_is_written_by_whoever_saw_what_stands(any_office):
    _, tag = any_office.message(DOSE)

    written = any_office.write("lin", DOSE, "Tome 5 mg como máximo.[^S1]", tag)

    assert written.status_code == 201
    assert written.json["msgstr"] == ["Tome 5 mg como máximo.[^S1]"]
    assert written.json["history"][-1]["author"] == any_office.accounts["lin"]
    assert written.headers["ETag"] == any_office.message(DOSE, name="lin")[1]
    catalog = any_office.root / "translations/es/LC_MESSAGES/care.po"
    assert "Tome 5 mg como máximo." in catalog.read_text("utf-8")


def test_who_writes_without_having_looked_is_asked_to_look(office):
    path = f"{LIST}/{DOSE}"
    body = {"msgstr": ["Tome 5 mg como máximo.[^S1]"]}

    answers = [office.post("tia", path, body), office.post("tia", path, body, If_Match="*")]

    assert [each.status_code for each in answers] == [428, 428]


def test_who_comes_second_is_shown_both_texts(office):
    _, tag = office.message(DOSE)
    first = office.write("lin", DOSE, "Tome 5 mg como máximo.[^S1]", tag)

    second = office.write("tia", DOSE, "No tome más de 5 mg.[^S1]", tag)

    assert (first.status_code, second.status_code) == (201, 412)
    assert second.json["current"]["msgstr"] == ["Tome 5 mg como máximo.[^S1]"]
    assert second.json["submitted"]["msgstr"] == ["No tome más de 5 mg.[^S1]"]
    assert len(office.message(DOSE)[0]["history"]) == 2


def test_the_same_text_again_is_no_new_text(office):
    shown, tag = office.message(DOSE)

    again = office.write("tia", DOSE, shown["msgstr"][0], tag)

    assert again.status_code == 200
    assert len(again.json["history"]) == 1


def test_a_text_that_no_catalog_could_hold_changes_nothing(office):
    shown, tag = office.message(DOSE)
    path = f"{LIST}/{DOSE}"

    refused = [
        office.post("tia", path, {"msgstr": forms}, If_Match=tag)
        for forms in ([" "], ["a", "b"], ["x" * 65_000 + "ñ" * 500], ["a\u202eb"], ["a\u0000"], [])
    ]

    assert [each.status_code for each in refused] == [422] * 6
    assert office.message(DOSE) == (shown, tag)


def test_a_program_says_where_its_words_come_from(office):
    _, tag = office.message(DOSE)

    silent = office.write("bot", DOSE, "Tome 5 mg como máximo.[^S1]", tag)
    _, tag = office.message(DOSE, name="bot")
    honest = office.write("bot", DOSE, "Tome 5 mg como máximo.[^S1]", tag, origin="machine")

    assert (silent.status_code, silent.json["pointers"]) == (422, ["/origin"])
    assert (honest.status_code, honest.json["status"]) == (201, "draft")


def test_a_new_line_of_a_comment_is_a_question(office):
    shown, tag = office.message(DOSE)

    asked = office.write("tia", DOSE, shown["msgstr"][0], tag, comment="A day, or at once?")

    [question] = asked.json["questions"]
    assert (question["question"], question["answer"]) == ("A day, or at once?", None)


def test_the_source_is_shown_and_not_written(office):
    shown, _ = office.message(DOSE, language="en")

    written = office.post(
        "lin", "/api/1/languages/en/messages/care/dose", {"msgstr": ["x"]}, If_Match='"x"'
    )

    assert shown["msgstr"] in (None, [shown["source"]])
    assert written.status_code == 404
