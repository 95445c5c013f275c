"""Tells programs who their token is for."""

from service.desk.access import Rule, may_see
from service.desk.answers import SessionAnswer
from service.desk.operation import Call, Gives, Operation, Reply


def _show_session(call: Call) -> Reply:
    account = call.actor.account
    until = account.qualified_until
    return Reply(
        {
            "account": account.id,
            "roles": [*account.roles],
            "scopes": [*call.actor.scopes],
            "languages": [tag for tag in call.workshop.languages() if may_see(account, tag)],
            "documents": sorted(call.workshop.load().project.domains),
            "qualification": account.qualification,
            "qualified_until": until.isoformat() if until else None,
        }
    )


OPERATIONS = (
    Operation(
        "session",
        "GET",
        "/api/1/session",
        "Who shows this token, and what they may do with it.",
        Rule(),
        _show_session,
        Gives(SessionAnswer),
    ),
)
