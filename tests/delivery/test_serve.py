"""A real server process: new releases, hostile requests, and how it begins and ends."""

import http.client
import json
import os
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.change import Action, Change
from service.release.store.pointer import Pointer
from service.server.serve import check_live, serve
from service.web.listening import check_port, is_loopback, resolve_host

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SPANISH = "/v1/es/documents/ketamine-therapy.json"
OPEN = "/v1/documents/ketamine-therapy"


class Reader(threading.Thread):
    """Asks over and over, on connections kept open, until it is told to stop."""

    def __init__(self, server, path):
        super().__init__()
        self.server, self.path = server, path
        self.seen, self.failures = [], []
        self.done = threading.Event()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=5)
        while not self.done.wait(0.003):
            connection.request("GET", self.path, headers={"Accept-Language": "es"})
            response = connection.getresponse()
            body = response.read()
            if response.status == 200:
                self.seen.append((time.monotonic(), body))
            else:
                self.failures.append((response.status, body))
        connection.close()

    def stop(self):
        self.done.set()
        self.join(timeout=10)


@pytest.fixture
def reading():
    readers = []

    def start(server, path):
        reader = Reader(server, path)
        readers.append(reader)
        reader.start()
        return reader

    yield start
    for reader in readers:
        reader.stop()


def first_seen(reader, text):
    return next((at for at, body in reader.seen if text.encode() in body), None)


def test_a_new_release_is_served_within_a_second_without_a_failed_request(
    serving, reading, publish, edition
):
    server = serving(workers=2)
    readers = [reading(server, path) for path in (SPANISH, OPEN, SPANISH, OPEN)]
    published_at = {}

    for number in range(1, 4):
        publish(edition(number))
        published_at[number] = time.monotonic()
        time.sleep(1)
    for reader in readers:
        reader.stop()

    assert [reader.failures for reader in readers] == [[], [], [], []]
    for number, at in published_at.items():
        assert all(first_seen(reader, f"Edición {number}.") - at < 1 for reader in readers)


def test_a_corrupt_release_leaves_the_old_one_in_service(
    serving, reading, published, settings, edition
):
    server = serving()
    reader = reading(server, SPANISH)
    second = ReleaseStore(settings.releases).put(edition(2))
    (settings.releases / "manifests" / f"{second}.json").write_bytes(b"{}")

    Pointer(settings.releases).move(Change(second, NOON, Action.PUBLISH, published))
    time.sleep(0.5)
    reader.stop()

    ready = json.loads(server.request("GET", "/readyz")[2])
    assert reader.failures == []
    assert len({body for _, body in reader.seen}) == 1
    assert ready["release"] == published
    assert f"manifests/{second}.json" in ready["behind"]
    assert f"still serving {published[:12]}" in server.stop()[1]


def test_the_release_after_a_corrupt_one_is_served(serving, published, publish, settings, edition):
    server = serving()
    (settings.releases / "live").write_bytes(b"garbage")
    time.sleep(0.3)
    assert b'"behind": "releases/live: ' in server.request("GET", "/readyz")[2]

    third = publish(edition(3))
    time.sleep(0.3)

    ready = json.loads(server.request("GET", "/readyz")[2])
    assert ready == {"status": "ready", "release": third, "policy": "demo"}


def test_head_and_304_say_the_same_over_a_socket(serving):
    server = serving()
    status, got, body = server.request("GET", OPEN, {"Accept-Language": "es"})

    head = server.request("HEAD", OPEN, {"Accept-Language": "es"})
    wish = {"Accept-Language": "es", "If-None-Match": got["ETag"]}
    same = server.request("GET", OPEN, wish)

    assert (status, head[0], same[0]) == (200, 200, 304)
    assert head[1]["Content-Length"] == got["Content-Length"] == str(len(body))
    assert (head[2], same[2]) == (b"", b"")
    for name in ("ETag", "Vary", "Content-Location", "Content-Language", "Polyleaf-Match"):
        assert head[1][name] == same[1][name] == got[name]
    assert "Content-Length" not in same[1]
    assert "Content-Type" not in same[1]


def test_repeated_header_lines_count_as_one_list(serving):
    wishes = b"Accept-Language: fr\r\nAccept-Language: es;q=0.5"

    answer = serving().send(
        b"GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n" % (OPEN.encode(), wishes)
    )

    assert b"content-language: es\r\n" in answer


def test_a_large_body_is_refused_over_a_socket(serving):
    head = f"POST {OPEN} HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\nConnection: close\r\n\r\n"

    answer = serving().send(head.encode() + b"x" * 20000)

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer


@pytest.mark.parametrize(
    "fields",
    [
        b"Accept-Language: " + b"x" * 200_000,
        b"Accept-Language: " + b"es;q=0.1," * 6000,
        b"Accept-Language: es\xff\xfe\x80",
        b"Accept-Language: es;q=\xd9\xa1",
        b"Accept: " + b"a/b;q=0.1," * 5000,
        b"If-None-Match: " + b'W/"x",' * 9000,
        b"\r\n".join(b"X-%d: 1" % number for number in range(500)),
        b"Content-Length: -1",
        b"Content-Length: 99999999999999999999",
        b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    ],
)
def test_hostile_headers_are_answered_and_the_server_goes_on(serving, fields):
    server = serving()
    request = b"GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n"

    answer = server.send(request % (OPEN.encode(), fields))

    assert answer == b"" or answer.split(b" ", 2)[1][:1] in b"24"
    assert server.request("GET", SPANISH)[0] == 200


def test_thousands_of_distinct_headers_do_not_slow_the_server(serving):
    server = serving()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)

    begin = time.monotonic()
    for number in range(2000):
        wish = {"Accept-Language": f"x{number % 7}-{number:04}, es-{number % 999:03};q=0.{number}"}
        connection.request("GET", OPEN, headers=wish)
        assert connection.getresponse().read()
    connection.close()

    assert time.monotonic() - begin < 20


def test_readers_who_never_finish_their_request_block_nobody(serving):
    server = serving()
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for connection in idle:
        connection.sendall(b"GET / HTTP/1.1\r\n")

    status, _, _ = server.request("GET", SPANISH, timeout=2)

    for connection in idle:
        connection.close()
    assert status == 200


def test_the_server_ends_cleanly_when_told(serving):
    server = serving(workers=2)

    status, output = server.stop()

    assert status == 0
    assert "Traceback" not in output


def test_a_taken_port_is_refused(serving, settings):
    server = serving()

    with pytest.raises(ReleaseError, match=f"port {server.port}: .*choose another port"):
        serve(settings, port=server.port)


def test_without_a_release_nothing_is_served(settings):
    with pytest.raises(ReleaseError, match="run `polyleaf publish` first"):
        serve(settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104 - what is refused
def test_a_demo_release_is_for_loopback_addresses_only(settings, published, host):
    with pytest.raises(ReleaseError, match=f"may not be served on {host}: its policy is demo"):
        serve(settings, host=host)


def test_unreviewed_safety_texts_need_the_flag_elsewhere(settings, publish, release):
    publish(replace(release, policy="lenient"))
    elsewhere = replace(settings, admit_demo=False)

    with pytest.raises(ReleaseError, match="--allow-unreviewed-safety"):
        check_live(elsewhere, "192.0.2.1")
    check_live(replace(elsewhere, admit_unreviewed_safety=True), "192.0.2.1")


def test_a_damaged_release_is_not_served(settings, store, publish, release):
    digest = store.manifest(publish(release)).parts["index"]
    (settings.releases / "parts" / digest[:2] / digest).write_bytes(b"")

    with pytest.raises(ReleaseError, match=digest):
        serve(settings)


@pytest.mark.parametrize(
    ("address", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104 - what is told apart
        ("::", False),
        ("192.0.2.1", False),
    ],
)
def test_only_addresses_of_this_machine_alone_are_loopback(address, loopback):
    assert is_loopback(address) is loopback


def test_localhost_is_an_ipv4_loopback_address():
    assert resolve_host("localhost") == "127.0.0.1"


def test_an_unknown_host_is_refused():
    with pytest.raises(ReleaseError, match=r"no-such-host\.invalid"):
        resolve_host("no-such-host.invalid")


def test_a_free_port_is_free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    check_port("127.0.0.1", port)


def test_the_module_for_other_servers_reads_the_environment(settings, published, monkeypatch):
    monkeypatch.setenv("POLYLEAF_INSTANCE", str(settings.instance))
    monkeypatch.setenv("POLYLEAF_ADMIT_DEMO", "1")

    from service.server.wsgi import app  # noqa: PLC0415 - it reads the environment when imported

    status = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": SPANISH}
    app(environ, lambda line, _headers: status.append(line))
    assert status == ["200 OK"]
    assert os.environ["POLYLEAF_ADMIT_DEMO"] == "1"
