"""The table of all operations of the workflow API."""

from service.desk.operation import Operation
from service.desk.views import (
    archive,
    audit,
    decisions,
    files,
    messages,
    publishing,
    questions,
    recalls,
    releases,
    session,
    source,
    suggestions,
    texts,
    work,
)

OPERATIONS: tuple[Operation, ...] = (
    *session.OPERATIONS,
    *messages.OPERATIONS,
    *texts.OPERATIONS,
    *files.OPERATIONS,
    *work.OPERATIONS,
    *suggestions.OPERATIONS,
    *questions.OPERATIONS,
    *decisions.OPERATIONS,
    *source.OPERATIONS,
    *releases.OPERATIONS,
    *publishing.OPERATIONS,
    *recalls.OPERATIONS,
    *archive.OPERATIONS,
    *audit.OPERATIONS,
)
