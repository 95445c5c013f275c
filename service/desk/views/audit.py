"""Shows admins who did what."""

from collections.abc import Iterator

from service.desk.access import ADMINS, Rule
from service.desk.answers import AuditAnswer
from service.desk.audit import AuditLine, Place, read_audit
from service.desk.lists import paginate
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.requests import PageQuery
from service.journal.accounts.model import Scope


def _list_audit(call: Call) -> Reply:
    with call.workshop.journal.reading() as connection:

        def find_after(place: Place | None) -> Iterator[AuditLine]:
            return read_audit(connection, place)

        page = paginate(call, find_after, lambda line: line.place, length=3)
    items = [
        {
            "at": line.at,
            "table": line.table,
            "number": line.number,
            "account": line.account,
            "what": dict(line.what),
        }
        for line in page.items
    ]
    return Reply({"items": items, "next": page.next})


OPERATIONS = (
    Operation(
        "audit",
        "GET",
        "/api/1/audit",
        "Who did what, the newest first: no texts, no names.",
        Rule(ADMINS, Scope.ADMIN),
        _list_audit,
        Gives(AuditAnswer),
        Takes(PageQuery),
    ),
)
