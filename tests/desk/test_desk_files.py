"""PO files over HTTP: given out as of a moment, and taken back as strictly as at the terminal."""

import pytest

from service.catalogs.po import read_po, write_po

ES = "/api/1/languages/es"
CARE = f"{ES}/catalogs/care.po"


def edited(data, address, text, **fields):
    """Change the text of one message of a file."""
    catalog = read_po(data, "download")
    entry = next(each for each in catalog if (each.msgctxt or "").endswith(address))
    entry.msgstr = text
    for name, value in fields.items():
        setattr(entry, name, value)
    return write_po(catalog)


def state(office):
    """Give all that an upload could change."""
    files = {
        path.relative_to(office.root): path.read_bytes()
        for path in office.root.joinpath("translations").rglob("*.*")
    }
    return files, office.get("ana", "/api/1/audit?limit=200").json["items"]


def test_a_file_goes_out_is_edited_and_comes_back(any_office):
    file = any_office.get("tia", CARE)

    taken = any_office.post(
        "tia", f"{ES}/imports", edited(file.data, "/dose", "5 mg, no más.[^S1]")
    )

    assert "X-Polyleaf-Base" in file.text
    assert file.headers["Content-Disposition"] == 'attachment; filename="care.es.po"'
    assert taken.status_code == 201
    [told] = taken.json["files"]
    assert (told["document"], told["base"], told["counts"]["taken"]) == ("care", "known", 1)
    assert any_office.message("care/dose")[0]["msgstr"] == ["5 mg, no más.[^S1]"]


def test_a_dry_run_tells_and_changes_nothing(any_office):
    data = edited(any_office.get("tia", CARE).data, "/dose", "5 mg, no más.[^S1]")
    before = state(any_office)

    tried = any_office.post("tia", f"{ES}/imports?dry_run=true", data)

    assert (tried.status_code, tried.json["number"], tried.json["dry_run"]) == (200, None, True)
    assert tried.json["files"][0]["counts"]["taken"] == 1
    assert state(any_office) == before


def test_nobodys_work_is_lost_where_both_changed_a_text(any_office):
    data = edited(any_office.get("tia", CARE).data, "/dose", "5 mg, no más.[^S1]")
    _, tag = any_office.message("care/dose")
    any_office.write("lin", "care/dose", "Tome 5 mg como máximo.[^S1]", tag)

    taken = any_office.post("tia", f"{ES}/imports", data)

    [number] = taken.json["suggestions"]
    [waiting] = any_office.get("tia", f"{ES}/suggestions").json["items"]
    assert (waiting["number"], waiting["msgstr"]) == (number, ["5 mg, no más.[^S1]"])
    assert any_office.message("care/dose")[0]["msgstr"] == ["Tome 5 mg como máximo.[^S1]"]


def copied(data):
    """Say the source in every message, as a tool may."""
    catalog = read_po(data, "download")
    for entry in catalog:
        entry.msgstr = entry.msgid
    return write_po(catalog)


def test_what_a_person_has_to_look_at_waits_until_one_says_so(office):
    data = copied(office.get("tia", CARE).data)
    before = state(office)

    held = office.post("tia", f"{ES}/imports", data)
    after = state(office)
    confirmed = office.post("tia", f"{ES}/imports?confirm=true", data)

    assert (held.status_code, held.json["quarantined"]) == (409, True)
    assert held.json["files"][0]["quarantine"]
    assert after == before
    assert (confirmed.status_code, confirmed.json["quarantined"]) == (201, False)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda data: data.replace(b'"Take 5 mg', b'"Take 5 mg" mg "', 1), ""),
        (lambda data: data + b'msgid "x\n', ""),
        (lambda data: data.replace(b"charset=UTF-8", b"charset=UTF-7"), "charset"),
        (lambda data: data.replace(b"Language: es", b"Language: ar"), "language"),
        (lambda data: data[:-3], ""),
        (lambda _: b"\n", ""),
        (lambda _: b"\xff\xfe", ""),
        (lambda _: b"not a catalog\n", ""),
    ],
)
def test_what_is_refused_at_the_terminal_is_refused_here(office, wrong, told):
    data = office.get("tia", CARE).data
    before = state(office)

    refused = office.post("tia", f"{ES}/imports", wrong(data))

    assert refused.status_code == 422, refused.text
    assert refused.json["type"] == "urn:polyleaf:problem:refused"
    assert told in refused.text
    assert state(office) == before


def test_a_file_over_four_mebibytes_is_not_read(office):
    answers = [
        office.post("tia", f"{ES}/{path}", b"#" * (4 * 1024 * 1024 + 1))
        for path in ("imports", "work.po")
    ]

    assert [each.status_code for each in answers] == [413, 413]
    assert answers[0].json["type"] == "urn:polyleaf:problem:body-too-large"


def test_a_file_says_what_it_is(office):
    data = office.get("tia", CARE).data
    sent = [{"Content_Type": "text/plain"}, {"Content_Encoding": "gzip"}, {"Content_Type": ""}]

    answers = [office.post("tia", f"{ES}/imports", data, **each).status_code for each in sent]

    assert answers == [415, 415, 415]


def test_a_document_that_is_not_there_has_no_file(office):
    answers = [
        office.get("tia", f"{ES}/catalogs/{name}.po").status_code
        for name in ("nothing", "..%2F..%2Fes", "care%00")
    ]
    of_source = office.get("tia", "/api/1/languages/en/catalogs/care.po")

    assert answers == [404, 404, 404]
    assert of_source.status_code == 404


def test_everything_open_goes_out_in_one_file_and_comes_back(any_office):
    catalog = read_po(any_office.get("tia", CARE).data, "download")
    for entry in catalog:
        if entry.msgctxt in {"care/dose", "care/nausea"}:
            entry.flags.append("fuzzy")
    any_office.post("tia", f"{ES}/imports", write_po(catalog))

    work = any_office.get("tia", f"{ES}/work.po")
    entries = read_po(work.data, "work")
    done = edited(work.data, "dose", "5 mg, no más.[^S1]", flags=[])
    taken = any_office.post("tia", f"{ES}/work.po", done)

    open_of_care = {each.msgid for each in entries if "care/" in each.msgctxt}
    assert open_of_care == {"Take 5 mg at most.[^S1]", "feeling sick (nausea)"}
    assert taken.status_code == 201
    assert {each["fate"] for each in taken.json["work"]} == {"taken", "unchanged"}
    shown, _ = any_office.message("care/dose")
    assert (shown["msgstr"], shown["status"]) == (["5 mg, no más.[^S1]"], "translated")
    assert shown["history"][-1]["author"] == any_office.accounts["tia"]


def test_a_dry_run_of_work_changes_nothing(office):
    catalog = read_po(office.get("tia", CARE).data, "download")
    next(each for each in catalog if each.msgctxt == "care/dose").flags.append("fuzzy")
    office.post("tia", f"{ES}/imports", write_po(catalog))
    work = office.get("tia", f"{ES}/work.po").data
    before = state(office)

    tried = office.post(
        "tia", f"{ES}/work.po?dry_run=true", edited(work, "dose", "5 mg, no más.[^S1]", flags=[])
    )

    assert (tried.status_code, tried.json["dry_run"]) == (200, True)
    assert tried.json["files"][0]["counts"]["taken"] == 1
    assert state(office) == before
