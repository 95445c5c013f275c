"""Which texts that vanished are proposed for a message, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.update import Bond, Proposals, Vanished

DRIVE = "Do not drive a car on the day of your treatment."
FOOD = "Do not eat anything for six hours before the treatment begins."
DRIVE_AND_FOOD = f"{DRIVE} {FOOD}"


def find(msgid, *msgids, document="care", here=()):
    """Ask for a message of `care`, where `here` vanished; `msgids` vanished from `document`."""
    vanished = [Vanished(document, text) for text in msgids]
    return Proposals([*vanished, *(Vanished("care", text) for text in here)]).find(msgid, "care")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Feeling sick to your stomach", "Feeling sick in your stomach"),
        ("Side efects", "Side effects"),
        ("nausea", "nauseas"),
        ("See [our site][old] for more.", "See [our site][new] for more."),
        ("[Our site](https://clinic.example/a/very/long/address)", "[Our site](https://x.example)"),
        ("Take it before you sleep.", "Take it an hour before you sleep, with water."),
    ],
)
def test_text_that_shares_half_its_words_or_its_spelling_is_proposed(before, after):
    found = find(after, before)

    assert (found.bond, found.msgid) == (Bond.ALIKE, before)


@pytest.mark.parametrize(
    ("vanished", "msgid"),
    [
        ("Ask your care team before you stop.", "The treatment takes about two hours."),
        (
            "It may make you feel dizzy for a while.",
            "It costs about as much as a night in a hotel.",
        ),
        ("Benefits", "Precautions"),
        ("", "Benefits"),
        ("Benefits", ""),
        ("…", "!"),
    ],
)
def test_unrelated_text_is_not_proposed(vanished, msgid):
    assert find(msgid, vanished) is None


def test_likest_text_is_proposed_not_the_first():
    found = find("Take 5 mg at night.", "Take 5 mg at noon, not more.", "Take 5 mg at night!")

    assert found.msgid == "Take 5 mg at night!"


def test_of_texts_that_readers_see_alike_the_one_with_the_nearest_address_is_proposed():
    near, far = "[Our site](https://a.example/care)", "[Our site](https://elsewhere.example)"

    found = find("[our site](https://a.example/cares)", far, near)

    assert found.msgid == near


def test_text_of_the_same_document_goes_before_a_liker_one_of_another():
    found = find(
        "Take it at night.", "Take it at night!", document="faq", here=["Take it at noon."]
    )

    assert found.texts == (Vanished("care", "Take it at noon."),)


def test_other_documents_are_held_to_a_stricter_bound():
    before, after = (
        "Take it before you sleep.",
        "Take it with water one hour before you go to sleep.",
    )

    found = find(after, before, document="faq")

    assert found is None


def test_like_text_of_another_document_is_proposed():
    found = find("Do not drive a car on the day of treatment.", DRIVE, document="faq")

    assert found.texts == (Vanished("faq", DRIVE),)


@pytest.mark.parametrize(
    "msgid", [DRIVE, FOOD, "Do not drive a car on that day of your treatment."]
)
def test_part_of_a_text_that_was_split_gets_the_whole(msgid):
    longer = f"{DRIVE_AND_FOOD} You may drink water until an hour before, but nothing else at all."

    found = find(msgid, longer)

    assert (found.bond, found.msgid) == (Bond.PART, longer)


def test_words_that_stand_in_a_longer_text_by_chance_are_no_part_of_it():
    assert find("of your treatment", f"{DRIVE_AND_FOOD} {FOOD}") is None


def test_short_part_is_not_looked_for_in_other_documents():
    assert find("Do not drive a car.", DRIVE_AND_FOOD, document="faq") is None


def test_texts_that_were_merged_are_joined_in_the_order_of_the_message():
    after = f"{FOOD} In the evening somebody should be with you, and stay all night. {DRIVE}"

    [found] = Proposals([Vanished("care", DRIVE), Vanished("care", FOOD)]).parts(after, "care")

    assert (found.bond, found.msgid) == (Bond.WHOLE, f"{FOOD} {DRIVE}")


def test_texts_that_are_the_same_part_of_a_message_are_not_joined():
    again = DRIVE.replace("car", "car or a van")

    [found] = Proposals([Vanished("care", again), Vanished("care", DRIVE)]).parts(
        DRIVE_AND_FOOD, "care"
    )

    assert found.msgid == DRIVE


def test_text_of_thousands_of_words_is_compared_by_its_beginning():
    long = " ".join(f"word{number}" for number in range(20_000))

    found = find(f"{long} more", long)

    assert found.msgid == long


TEXTS = st.lists(
    st.tuples(
        st.sampled_from(["care", "faq"]), st.sampled_from([DRIVE, FOOD, DRIVE_AND_FOOD, "No."])
    ),
    max_size=5,
)


@given(TEXTS, st.randoms(), st.sampled_from([DRIVE, FOOD, f"{DRIVE} Yes.", DRIVE_AND_FOOD]))
def test_proposal_does_not_depend_on_the_order_of_what_vanished(texts, chance, msgid):
    vanished = [Vanished(*text) for text in texts]
    shuffled = chance.sample(vanished, len(vanished))

    found = Proposals(vanished).find(msgid, "care")

    assert found == Proposals(shuffled).find(msgid, "care")


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=30))
def test_what_is_proposed_vanished(texts, msgid):
    found = find(msgid, *texts)

    assert found is None or {text.msgid for text in found.texts} <= set(texts)
