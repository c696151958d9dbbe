"""Foreign pages, rebound names, bodies without end: refused before any work is done."""

import json
import socket
import time

import pytest

from geotrack.errors import UsageError
from geotrack.serve import Hosting
from geotrack.serve.asking import Look
from geotrack.serve.guards import Tokens
from geotrack.serve.shelf import Shelf

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

ARTICLE = json.dumps({"text": "The ferry from Dover to Calais takes 90 minutes."}).encode()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:{port}", "127.0.0.2",
        "0.0.0.0", "10.0.0.1", "2130706433", "", "[::2]", "[::1", "127.0.0.1:x", "desk.example.org.evil",
        "127.0.0.1@evil.example", "localhost:80:80", "xn--localhost", "localhos",
    ],
)  # fmt: skip
def test_only_its_own_names_are_answered(client, host):
    for method, path in (("GET", "/"), ("GET", "/api/token"), ("POST", "/api/analyses")):
        status, _, body = client.ask(
            method, path, ARTICLE if method == "POST" else None, {"Host": host.format(port=client.port)}
        )  # fmt: skip
        assert status in (400, 421)
        assert b"token" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:{port}", "[::1]:{port}", "LOCALHOST", "desk.example.org", "Desk.Example.org:443"])  # fmt: skip
def test_its_own_names_are(client, host):
    assert client.ask("GET", "/", None, {"Host": host.format(port=client.port)})[0] == 200


def test_no_host_or_two_are_refused(client):
    assert client.ask("GET", "/", without=("Host",))[0] == 400
    with socket.create_connection(("127.0.0.1", client.port)) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n")
        assert b" 400 " in line.recv(100)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:{port}"}, {"Origin": "file://"}, {"Origin": ""},
        {"Origin": "http://127.0.0.1:{port}.evil.example"}, {"Origin": "ftp://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    ],
)  # fmt: skip
def test_another_pages_post_is_refused(client, headers):
    sent = {key: value.format(port=client.port) for key, value in headers.items()}
    for path in ("/api/analyses", "/api/exports", "/plain"):
        assert client.ask("POST", path, ARTICLE, sent)[0] == 403
    if "Sec-Fetch-Site" in headers:
        assert client.ask("GET", "/api/status", None, sent)[0] == 403


def test_our_own_pages_post_is_done(client):
    own = {"Origin": f"http://127.0.0.1:{client.port}", "Sec-Fetch-Site": "same-origin"}
    assert client.ask("POST", "/api/analyses", ARTICLE, own)[0] == 200


@pytest.mark.parametrize("dest", ["iframe", "frame", "embed", "object"])
def test_it_is_not_shown_in_other_pages(client, dest):
    for site in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Dest": dest, "Sec-Fetch-Site": site}
        assert client.ask("GET", "/", None, headers)[0] == 403
    head = client.ask("GET", "/")[1]
    assert "frame-ancestors 'none'" in head["Content-Security-Policy"]
    assert head["X-Frame-Options"] == "DENY"


def test_work_needs_the_token_of_the_same_visitor(client, desk):
    other = type(client)(desk)
    for token in ("", "x", other.token, client.token[:-1], client.token + "0", "é"):
        headers = {"X-Geotrack-Token": token.encode().decode("latin-1")}
        assert client.ask("POST", "/api/analyses", ARTICLE, headers)[0] == 403
    assert client.ask("POST", "/api/analyses", ARTICLE, without=("X-Geotrack-Token",))[0] == 403
    assert client.ask("POST", "/api/analyses", ARTICLE, without=("Cookie",))[0] == 403
    for cookie in ("geotrack=", "geotrack=x", "geotrack=" + "a" * 5000, "geotrack", "=;=;"):
        assert client.ask("POST", "/api/analyses", ARTICLE, {"Cookie": cookie})[0] == 403


def test_tokens_are_bound_and_cannot_be_guessed():
    one, two = Tokens(), Tokens()
    visitor = one.new_visitor()
    assert one.good(visitor, one.token(visitor))
    assert not two.good(visitor, one.token(visitor))
    assert not one.good(None, "")
    assert one.visitor(f"a=b; geotrack={visitor}") == visitor


def test_the_cookie_is_for_this_site_only(client, serve):
    head = client.ask("GET", "/api/token", without=("Cookie",))[1]
    assert all(word in head["Set-Cookie"] for word in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert "Secure" not in head["Set-Cookie"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 200), ("GET", "/nothing", 404), ("GET", "/api/status", 200), ("DELETE", "/", 405),
     ("GET", "/static/app.js", 200), ("GET", "/static/..%2fapplication.py", 404), ("GET", "/static/%2e%2e/x", 404),
     ("GET", "/maps/" + "x" * 22, 410), ("GET", "/files/xxxxxxxxxxxxxxxx.png", 410), ("GET", "/" + "x" * 3000, 414),
     ("TRACE", "/", 405), ("OPTIONS", "/", 405), ("GET", "/api/openapi.json", 200), ("GET", "/api/land", 200),
     ("PUT", "/api/analyses", 405)],
)  # fmt: skip
def test_every_answer_has_the_headers(client, method, path, status):
    got, head, _ = client.ask(method, path)
    assert got == status
    assert "default-src 'none'" in head["Content-Security-Policy"]
    for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "X-Frame-Options", "Cache-Control"):  # fmt: skip
        assert head[name]
    assert "Server" not in head
    assert not [key for key in head if key.lower().startswith("access-control")]


def test_a_body_is_bounded_whether_it_says_its_length_or_not(client):
    big = b"x" * 2_000_001
    assert client.ask("POST", "/api/documents", big)[0] == 413
    assert client.ask("POST", "/api/documents", None, {"Content-Length": "50000000"})[0] == 413
    assert client.ask("POST", "/api/documents", None, {"Content-Length": "9" * 15})[0] == 413
    with socket.create_connection(("127.0.0.1", client.port)) as line:
        head = f"POST /api/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {client.cookie}\r\nX-Geotrack-Token: {client.token}\r\nTransfer-Encoding: chunked\r\n\r\n"
        line.sendall(head.encode())
        sent = 0
        try:
            for _ in range(500):
                line.sendall(b"186a0\r\n" + b"x" * 100_000 + b"\r\n")
                sent += 100_000
        except OSError:
            pass
        assert sent < 50_000_000
        line.settimeout(5)
        try:
            said = line.recv(100)
        except OSError:
            said = b" 413 "
        assert b" 413 " in said


def test_a_length_that_is_a_lie_is_cut_off(client):
    with socket.create_connection(("127.0.0.1", client.port)) as line:
        head = f"POST /api/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {client.cookie}\r\nX-Geotrack-Token: {client.token}\r\nContent-Length: 1000\r\n\r\nshort"
        line.sendall(head.encode())
        line.shutdown(socket.SHUT_WR)
        line.settimeout(5)
        said = line.recv(1000)
        assert said == b"" or b" 400 " in said


def test_slow_requests_are_given_up_and_disturb_nobody(desk, client, monkeypatch):
    from geotrack.serve import guards, server

    assert server._HEAD_S <= 10
    assert guards._ARRIVES_S <= 20
    lines = [socket.create_connection(("127.0.0.1", desk)) for _ in range(100)]
    for line in lines:
        line.sendall(b"GET / HT")
    began = time.monotonic()
    assert client.ask("GET", "/api/status")[0] == 200
    assert time.monotonic() - began < 2
    late = lines[0]
    late.settimeout(15)
    assert late.recv(10) == b""
    for line in lines:
        line.close()


def test_a_host_that_others_reach_must_be_named():
    with pytest.raises(UsageError, match="--name"):
        Hosting(host="0.0.0.0")
    assert "desk.example.org" in Hosting(host="0.0.0.0", names=("Desk.example.org",)).known_names


def test_the_shelf_is_bounded_in_time_and_to_its_visitor():
    clock = [0.0]
    shelf = Shelf(now=lambda: clock[0])
    name = shelf.put(b"report", Look(), "me")
    assert shelf.get(name, "me").report == b"report"
    assert shelf.get(name, "you") is None
    assert shelf.get(name, None) is None
    clock[0] = 3600.0
    assert shelf.get(name, "me")
    clock[0] = 3600.1
    assert shelf.get(name, "me") is None


def test_the_shelf_is_bounded_in_size(monkeypatch):
    from geotrack.serve import shelf as module

    monkeypatch.setattr(module, "_MOST_BYTES", 50)
    shelf = Shelf()
    names = [shelf.put(bytes([k]) * 10, Look(), "me") for k in range(20)]
    kept = [name for name in names if shelf.get(name, "me")]
    assert kept == names[-len(kept) :]
    assert 0 < len(kept) < 10
