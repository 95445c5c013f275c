"""Two editions of a section stand block by block beside each other."""

from service.site.alignment import pair_sections


def section(name, *ids, parts=()):
    blocks = [{"id": each, "html": f"{name}-{place}"} for place, each in enumerate(ids)]
    return {"id": name, "body": {"blocks": blocks}, "parts": list(parts)}


def edition(*sections):
    return {"sections": list(sections)}


def shown(pairs):
    return [
        (pair.first["id"], pair.depth, [(row.first, row.second) for row in pair.rows])
        for pair in pairs
    ]


def test_sections_and_parts_come_in_reading_order():
    one = edition(section("a", "x", parts=[section("b")]), section("c"))

    pairs = shown(pair_sections(one, one))

    assert [(name, depth) for name, depth, _ in pairs] == [("a", 2), ("b", 3), ("c", 2)]


def test_blocks_with_ids_find_each_other_in_any_order():
    [(_, _, rows)] = shown(
        pair_sections(edition(section("a", "x", "y")), edition(section("a", "y", "x")))
    )

    assert [(one["id"], other["id"]) for one, other in rows] == [("x", "x"), ("y", "y")]


def test_blocks_without_ids_stand_by_their_place():
    [(_, _, rows)] = shown(
        pair_sections(edition(section("a", "", "")), edition(section("a", "", "")))
    )

    assert [(one["html"], other["html"]) for one, other in rows] == [("a-0", "a-0"), ("a-1", "a-1")]


def test_no_block_is_lost_where_the_numbers_differ():
    [(_, _, rows)] = shown(pair_sections(edition(section("a", "")), edition(section("a", "", ""))))

    assert [other["html"] for _, other in rows] == ["a-0", "a-1"]
    assert rows[1][0] is None
