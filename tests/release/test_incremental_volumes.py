"""What is remembered of a whole document is never taken for another, whatever it is made of changes."""

from dataclasses import replace
from datetime import date

import pytest

from service.catalogs.template import merge_messages
from service.catalogs.texts import Catalog, Origin
from service.content.glossary import glossary_messages
from service.content.model import Level
from service.content.policy import Serving, make_demo
from service.journal.decisions.verdict import Approval, Verdict
from service.journal.status import digest_text
from service.release.build import build, build_incrementally
from service.release.earlier import EarlierText, EarlierUnit
from service.release.gate import units_of
from service.release.holds.read import read_held
from service.release.memo.file import read_memo, write_memo
from service.release.memo.memo import Memo, Table
from service.release.memo.shelf import StoreShelf
from service.release.record import digest_source
from service.release.store import ReleaseStore

ENGINE = "a" * 64
DAY = date(2026, 11, 22)
BOTH = Verdict(
    tuple(
        Approval(account, frozenset({role}), "2026-11-01")
        for account, role in (("a", "linguist"), ("b", "clinician"), ("c", "editor"))
    )
)


@pytest.fixture(scope="module")
def base(small_project_in, tmp_path_factory):
    """The small project in two languages, approved in both, reviewed each month; few interface strings."""
    project = small_project_in(tmp_path_factory.mktemp("volumes"))
    project.make_translated("ar", "es")
    inputs = project.inputs()
    interface = inputs.interface[:12]
    texts = {
        tag: {
            **{name: catalogs[name] for name in ("care", "questions", "publisher", "glossary")},
            "messages": Catalog({each.key: catalogs["messages"].find(each) for each in interface}),
        }
        for tag, catalogs in inputs.texts.items()
    }
    made = replace(inputs, interface=interface, texts=texts, today=DAY)
    decisions = {tag: dict.fromkeys(digests_of(made, tag), BOTH) for tag in ("ar", "es")}
    policy = replace(in_levels(inputs.policy, review_every=30), when_behind={"cosmetic": "keep"})
    return replace(made, decisions=decisions, policy=policy)


def care_of(inputs):
    return next(each for each in inputs.content.documents if each.id == "care")


def messages_of(inputs):
    return [message for message, _ in merge_messages(care_of(inputs).messages)]


def digests_of(inputs, language):
    """The texts of the document and the glossary in a language, in their order, as decisions name them."""
    terms = tuple(glossary_messages(inputs.content.terms, ""))
    return [
        digest_text(each, inputs.texts[language][each.domain].find(each), language)
        for each in (*messages_of(inputs), *terms)
    ]


def in_levels(policy, **changes):
    levels = {level: replace(rules, **changes) for level, rules in policy.levels.items()}
    return replace(policy, levels=levels)


def in_content(inputs, **changes):
    return replace(inputs, content=replace(inputs.content, **changes))


def without(inputs, language, domain, context):
    """Take a text out of a catalog."""
    catalog = inputs.texts[language][domain]
    left = {key: text for key, text in catalog.texts.items() if key[0] != context}
    changed = {**inputs.texts[language], domain: Catalog(left)}
    return replace(inputs, texts={**inputs.texts, language: changed})


def in_other_words(inputs, language, domain):
    catalog = inputs.texts[language][domain]
    texts = {
        key: replace(text, msgstr=f"{text.msgstr} (bis)") for key, text in catalog.texts.items()
    }
    changed = {**inputs.texts[language], domain: Catalog(texts)}
    return replace(inputs, texts={**inputs.texts, language: changed})


def decided(inputs, language, digest, verdict):
    verdicts = {**inputs.decisions.get(language, {}), digest: verdict}
    return replace(inputs, decisions={**inputs.decisions, language: verdicts})


def source_decided(inputs, verdict):
    return decided(inputs, "en", digest_source(care_of(inputs).messages[4]), verdict)


def chained(inputs):
    """Readers of Arabic get a section in Spanish."""
    policy = replace(inputs.policy, chains={"ar": ("es",)})
    return replace(without(inputs, "ar", "care", "care/dose"), policy=policy)


def kept(inputs):
    """Readers of Spanish have an approved version of each section, of a source that changed a little."""
    catalog = inputs.texts["es"]["care"]
    then = {
        each.context: replace(catalog.find(each), msgid=f"{each.msgid} ")
        for each in messages_of(inputs)
    }
    units = {
        unit.id: EarlierUnit(
            tuple(
                EarlierText(context, then[context].msgid, then[context].msgstr, Origin.MACHINE)
                for context in (each.context for each in unit.messages)
            ),
            "2026-11-01",
        )
        for unit in units_of(care_of(inputs))
    }
    digests = [digest_text(each, then[each.context], "es") for each in messages_of(inputs)]
    behind = without(inputs, "es", "care", "care/dose")
    for digest in digests:
        behind = decided(behind, "es", digest, BOTH)
    return replace(behind, earlier={"es": {"care": units}})


def with_kind(inputs, name, **changes):
    kinds = inputs.content.kinds
    return in_content(inputs, kinds={**kinds, name: replace(kinds[name], **changes)})


def with_term(inputs, **changes):
    first, *others = inputs.content.terms
    return in_content(inputs, terms=(replace(first, **changes), *others))


def nausea_in(inputs):
    """The Spanish words of the text that names the term."""
    [message] = (each for each in messages_of(inputs) if each.context == "care/nausea")
    return tuple(inputs.texts["es"]["care"].find(message).msgstr.split())


def with_publisher(inputs, **changes):
    return in_content(inputs, publisher=replace(inputs.content.publisher, **changes))


def held(inputs, tmp_path):
    """The document stays as it was before its Spanish words changed."""
    store = ReleaseStore(tmp_path / "live")
    live = store.put(build(inputs))
    versions = {"care": read_held(store, store.manifest(live), "care")}
    return replace(in_other_words(inputs, "es", "care"), held=versions)


VARIANTS = {
    "a text is withdrawn": lambda inputs: decided(
        inputs, "es", digests_of(inputs, "es")[3], replace(BOTH, is_withdrawn=True, approvals=())
    ),
    "a text is rejected": lambda inputs: decided(
        inputs, "es", digests_of(inputs, "es")[5], replace(BOTH, is_rejected=True)
    ),
    "approvals in a language are gone": lambda inputs: replace(inputs, decisions={}),
    "the source's text is approved": lambda inputs: source_decided(inputs, BOTH),
    "the source's text is taken back": lambda inputs: source_decided(
        inputs, Verdict(is_withdrawn=True)
    ),
    "policy shows drafts": lambda inputs: replace(
        inputs, policy=in_levels(inputs.policy, draft=Serving.LABEL), decisions={}
    ),
    "policy withholds what is overdue": lambda inputs: replace(
        inputs, policy=in_levels(inputs.policy, overdue=Serving.WITHHOLD)
    ),
    "it is a demo": lambda inputs: replace(inputs, policy=make_demo(inputs.policy)),
    "a chain": chained,
    "words in the language that a chain leads to": lambda inputs: in_other_words(
        chained(inputs), "es", "care"
    ),
    "a text is gone": lambda inputs: without(inputs, "es", "care", "care/dose"),
    "another language is gone": lambda inputs: replace(inputs, texts={"es": inputs.texts["es"]}),
    "what readers had may be kept": kept,
    "a kind's level": lambda inputs: with_kind(inputs, "benefits", level=Level.SAFETY),
    "a kind's companions": lambda inputs: with_kind(inputs, "benefits", companions=()),
    "a kind's codes": lambda inputs: with_kind(inputs, "benefits", codes={"loinc": ("1-8",)}),
    "a term": lambda inputs: with_term(inputs, term="queasiness"),
    "a rendering that is forbidden": lambda inputs: with_term(
        inputs, forbidden={"es": nausea_in(inputs)}
    ),
    "the glossary in a language": lambda inputs: in_other_words(inputs, "es", "glossary"),
    "the publisher's name": lambda inputs: with_publisher(
        inputs, values={**inputs.content.publisher.values, "name": "Another Clinic"}
    ),
    "the publisher's text": lambda inputs: with_publisher(
        inputs, texts={**inputs.content.publisher.texts, "general": "This is information."}
    ),
    "the publisher's text in a language": lambda inputs: in_other_words(inputs, "es", "publisher"),
    "the interface in a language": lambda inputs: in_other_words(inputs, "es", "messages"),
    "a source": lambda inputs: in_content(
        inputs,
        sources={
            **inputs.content.sources,
            "S1": replace(inputs.content.sources["S1"], title="Another study"),
        },
    ),
    "the day on which reviews run out": lambda inputs: replace(inputs, today=date(2026, 12, 1)),
    "the day on which reviews run out, and policy withholds what is overdue": lambda inputs: (
        replace(
            inputs,
            policy=in_levels(inputs.policy, overdue=Serving.WITHHOLD),
            today=date(2026, 12, 1),
        )
    ),
    "no day": lambda inputs: replace(inputs, today=None),
}


class Publisher:
    """Builds incrementally, with a memo that lies in a file between two builds."""

    def __init__(self, folder):
        self.path = folder / "memo"
        self.store, self.anew = ReleaseStore(folder / "kept"), ReleaseStore(folder / "anew")

    def publish(self, inputs):
        memo = read_memo(self.path, ENGINE)
        release = build_incrementally(inputs, memo, StoreShelf(self.store, memo))
        identifier = self.store.put(release)
        write_memo(self.path, memo, ENGINE)
        return identifier, release.due, memo

    def publish_anew(self, inputs):
        release = build(inputs)
        return self.anew.put(release), release.due


@pytest.fixture
def publisher(tmp_path):
    return Publisher(tmp_path / "stores")


def hold_to_law(publisher, *builds):
    for inputs in builds:
        identifier, due, _ = publisher.publish(inputs)
        assert (identifier, due) == publisher.publish_anew(inputs)


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_release_is_the_one_built_from_nothing_after_a_change_and_when_it_is_undone(
    publisher, base, change
):
    hold_to_law(publisher, base, change(base), base)


def test_document_on_hold_is_not_remembered_as_the_one_that_waits(publisher, base, tmp_path):
    waiting = in_other_words(base, "es", "care")

    hold_to_law(publisher, base, held(base, tmp_path), waiting, held(base, tmp_path), base)


def test_changes_that_follow_each_other_share_one_memo(publisher, base):
    first = (chained(base), in_other_words(chained(base), "es", "care"), kept(base))
    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2), DAY, None)

    hold_to_law(publisher, *first, *(replace(base, today=day) for day in days))


def test_every_change_but_of_the_day_is_seen_by_readers(publisher, base):
    """What the law above compares is different, so that it says something."""
    plain, _, _ = publisher.publish(base)
    unseen = {
        name for name, change in VARIANTS.items() if publisher.publish(change(base))[0] == plain
    }

    assert unseen == {"policy withholds what is overdue", "no day"}


# What is read


def read_of(memo, table):
    return set(memo._values.get(table, ()))


def test_document_that_did_not_change_is_recalled_without_its_offers(publisher, base):
    publisher.publish(base)

    _, _, memo = publisher.publish(replace(base, today=date(2026, 11, 23)))

    assert len(read_of(memo, Table.OFFERS)) == len(base.texts) + 1  # the glossary's alone
    assert not read_of(memo, Table.EDITIONS)
    assert {*memo._made} <= {Table.FILES}


def test_what_was_recalled_as_a_whole_is_there_when_one_language_changes(publisher, base):
    publisher.publish(base)
    publisher.publish(base)

    _, _, memo = publisher.publish(in_other_words(base, "es", "care"))

    assert len(memo._made[Table.OFFERS]) == 1


def test_memo_that_lacks_an_edition_makes_the_document_anew(publisher, base):
    first, _, _ = publisher.publish(base)
    held_entries = {**read_memo(publisher.path, ENGINE)._held, Table.EDITIONS: {}}
    memo = Memo(held_entries)

    release = build_incrementally(base, memo, StoreShelf(publisher.store, memo))

    assert publisher.store.put(release) == first
    assert {part.name for part in release.parts} >= {"es/care", "ar/care", "en/care"}
