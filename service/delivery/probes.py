"""What a supervisor asks: is the process alive, is it ready."""

from http import HTTPStatus

from flask import Blueprint, Response, g

from service.web.protection import CLOSED, INERT
from service.web.response import json_response

probes = Blueprint("probes", __name__)

_SHARED = (*CLOSED, INERT)


@probes.get("/livez")
@probes.get("/healthz")
def live() -> Response:
    """Answer while the process runs, whatever it has to serve."""
    return json_response(HTTPStatus.OK, {"status": "alive"}, _SHARED)


@probes.get("/readyz")
def ready() -> Response:
    """Tell which release is served, and why it is not the one that was published last."""
    if g.release is None:
        members = {"status": "unavailable", "reason": g.behind}
        return json_response(HTTPStatus.SERVICE_UNAVAILABLE, members, _SHARED)
    members = {
        "status": "ready",
        "release": g.release.identifier,
        "policy": g.release.manifest.policy,
    }
    behind = {"behind": g.behind} if g.behind else {}
    return json_response(HTTPStatus.OK, members | behind, _SHARED)
