"""Real documents get ids without a change of their messages."""

import pytest

from service.content.ids import assign_ids
from service.content.segment import segment

pytestmark = [pytest.mark.corpora, pytest.mark.timeout(300)]


def said_by(source):
    return [(run.msgid, run.block, run.depth, run.links, run.remarks) for run in source.runs()]


def test_every_block_of_every_document_can_carry_an_id(corpora):
    documents = sorted((corpora / "corpora").rglob("*.md"))

    for path in documents:
        source = segment(path.read_bytes().decode())
        assigned = assign_ids(source, ())

        assert not assigned.left, path
        assert said_by(assigned.source) == said_by(source), path
    assert len(documents) > 900
