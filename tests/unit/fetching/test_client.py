"""Bodies, time, pace and memory of the client, against real servers on loopback."""

import email.utils
import gzip
import threading
import time
import zlib

import pytest

from geotrack.config import NetworkAccess
from geotrack.errors import AnswerError, NetworkError, RateLimitError, UsageError
from geotrack.fetching import Client, Limits

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

SMALL = Limits(packed=10_000, unpacked=50_000, seconds=1.0)


@pytest.fixture
def ask(loopback, tmp_path):
    """Serve a script and ask it: ``ask(script)`` returns server and client."""

    def make(script, *, limits=SMALL, **options):
        server = loopback(script)
        access = NetworkAccess(hosts=(f"127.0.0.1:{server.port}",), cache=str(tmp_path / "cache"))
        return server, Client(access, limits=limits, **options)

    return make


def chunked(pieces):
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    for piece in pieces:
        yield b"%x\r\n%s\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def endless(piece=b"x" * 1000):
    while True:
        yield piece


def test_a_body_at_the_limit_is_read_and_one_byte_more_is_not(ask, loopback):
    sizes = {"/fits": 10_000, "/over": 10_001}
    _, client = ask(lambda path: loopback.answer(b"x" * sizes[path]))
    base = client._named[0]
    assert len(client.get(f"http://{base}/fits").body) == 10_000
    with pytest.raises(NetworkError, match="10,001 bytes are too many"):
        client.get(f"http://{base}/over")


def test_an_endless_body_is_left_early(ask):
    server, client = ask(lambda _path: chunked(endless()))
    began = time.monotonic()
    with pytest.raises(NetworkError, match="more than 10,000"):
        client.get(f"{server.url}/")
    assert time.monotonic() - began < 2
    time.sleep(0.1)
    assert server.sent < 20_000_000  # what the system buffers, not gigabytes


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "deflate", "raw"])
def test_packed_bodies_are_unpacked_up_to_the_limit(ask, loopback, packing):
    def pack(body):
        if packing == "raw":
            return zlib.compress(body)[2:-4]
        return zlib.compress(body) if packing == "deflate" else gzip.compress(body)

    name = "deflate" if packing == "raw" else packing
    bodies = {"/fits": b"y" * 50_000, "/over": b"y" * 50_001, "/bomb": b"\0" * 8_000_000}
    server, client = ask(lambda path: loopback.answer(pack(bodies[path]), Content_Encoding=name))
    assert client.get(f"{server.url}/fits").body == bodies["/fits"]
    for path in ("/over", "/bomb"):
        with pytest.raises(NetworkError, match="unpacks to more than 50,000"):
            client.get(server.url + path)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "gzip,br", "x" * 500])
def test_a_packing_that_was_not_asked_for_is_refused(ask, loopback, encoding):
    server, client = ask(lambda _path: loopback.answer(b"abc", Content_Encoding=encoding))
    with pytest.raises(NetworkError, match="not asked for"):
        client.get(f"{server.url}/")


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"z" * 9000, mtime=0)[:-9]])
def test_damaged_packing_is_told(ask, loopback, body):
    server, client = ask(lambda _path: loopback.answer(body, Content_Encoding="gzip"))
    with pytest.raises(NetworkError, match=r"damaged|cut off"):
        client.get(f"{server.url}/")


@pytest.mark.parametrize(
    "script",
    {
        "slow body": lambda _p, slowly: slowly(),
        "slow head": lambda _p, slowly: slowly(head=b"HTTP/1.1 200 OK\r\n", piece=b"X: y\r\n"),
        "slow status": lambda _p, slowly: slowly(head=b"H", piece=b"T"),
        "silence": lambda _p, slowly: slowly(head=b"", piece=b""),
        "endless 1xx": lambda _p, slowly: slowly(
            head=b"", piece=b"HTTP/1.1 103 Early Hints\r\n\r\n", every_s=0.01
        ),
        "slow redirects": lambda _p, slowly: slowly(head=b"HTTP/1.1 302 Found\r\nLo", piece=b"c"),
    }.items(),
    ids=lambda row: row[0],
)
def test_time_is_counted_in_total(ask, loopback, script):
    server, client = ask(lambda path: script[1](path, loopback.slowly))
    began = time.monotonic()
    with pytest.raises(NetworkError):
        client.get(f"{server.url}/")
    assert time.monotonic() - began < 1.6


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\0" * 100, b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx", b"HTTP/1.1 999999 No\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000,
    ],
)  # fmt: skip
def test_what_is_no_http_is_one_clear_error(ask, said):
    server, client = ask(lambda _path: said)
    with pytest.raises(NetworkError) as told:
        client.get(f"{server.url}/")
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize("status", ["404 Not Found", "403 No", "500 Oops", "304 Same", "204 None"])
def test_a_status_is_told(ask, loopback, status):
    server, client = ask(lambda _path: loopback.answer(status=status))
    if status.startswith("204"):
        assert client.get(f"{server.url}/").body == b""
    else:
        with pytest.raises(AnswerError) as told:
            client.get(f"{server.url}/")
        assert told.value.status == int(status[:3])


def test_a_kept_answer_is_not_asked_for_again_nor_paced(ask, loopback):
    slept = []
    server, client = ask(lambda _path: loopback.answer(b"one"), sleep=slept.append)
    first = client.get(f"{server.url}/x")
    again = client.get(f"{server.url}/x#part")
    assert (first.kept, again.kept, again.body) == (False, True, b"one")
    other = Client(NetworkAccess(hosts=client._named, cache=str(client._keeper._folder)))
    assert other.get(f"{server.url}/x").kept
    assert server.asked == ["/x"]
    assert slept == []


def test_kept_answers_grow_old(ask, loopback):
    clock = [1_000.0]
    server, client = ask(lambda _path: loopback.answer(b"one"), keep_s=60, now=lambda: clock[0])
    for moment in (1_000.0, 1_059.9, 1_060.0):
        clock[0] = moment
        client.get(f"{server.url}/x")
    assert server.asked == ["/x", "/x"]


def test_the_cache_is_private_and_holds_no_address(ask, loopback):
    server, client = ask(lambda _path: loopback.answer(b"one"))
    client.get(f"{server.url}/x?key=hush")
    file = client._keeper._folder / "answers.sqlite"
    assert file.stat().st_mode & 0o777 == 0o600
    written = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"hush" not in written


def test_a_damaged_cache_costs_nothing_but_speed(ask, loopback, tmp_path):
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "answers.sqlite").write_bytes(b"rubbish" * 1000)
    server, client = ask(lambda _path: loopback.answer(b"one"))
    assert client.get(f"{server.url}/x").body == b"one"
    assert client.get(f"{server.url}/x").kept


def test_public_hosts_are_paced_across_clients(tmp_path):
    from geotrack.fetching.keeping import Keeper

    now = lambda: 500.0  # noqa: E731
    one, other = Keeper(tmp_path, now=now), Keeper(tmp_path, now=now)
    waits = [one.turn("a", 1.0), other.turn("a", 1.0), one.turn("a", 1.0), one.turn("b", 1.0)]
    assert waits == [0.0, 1.0, 2.0, 0.0]


def test_a_turn_far_ahead_is_refused_not_waited_for(loopback, monkeypatch, tmp_path):
    from geotrack.fetching import client as module

    server = loopback(lambda _path: loopback.answer(b"one"))
    real = module.target_of
    unnamed = lambda url, _named: __import__("dataclasses").replace(  # noqa: E731
        real(url, [f"127.0.0.1:{server.port}"]), named=False
    )
    monkeypatch.setattr(module, "target_of", unnamed)
    slept = []
    client = Client(
        NetworkAccess(cache="memory"),
        limits=Limits(seconds=3.5),
        now=lambda: 0.0,
        sleep=slept.append,
    )
    for k in range(4):
        client.get(f"{server.url}/{k}")
    assert slept == [1.0, 2.0, 3.0]
    with pytest.raises(RateLimitError):
        client.get(f"{server.url}/late")
    assert len(server.asked) == 4


def test_a_busy_host_is_asked_again_when_it_says_so(ask, loopback):
    slept, said = [], iter(["2", None])

    def script(path):
        after = next(said)
        if after:
            return loopback.answer(status="503 Busy", Retry_After=after)
        return loopback.answer(b"here")

    server, client = ask(script, sleep=slept.append, limits=Limits(seconds=10))
    assert client.get(f"{server.url}/").body == b"here"
    assert slept == [2.0]


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("status", ["429 Slow down", "503 Busy"])
def test_a_host_that_wants_a_long_rest_gets_it(ask, loopback, dated, status):
    after = email.utils.formatdate(time.time() + 3600, usegmt=True) if dated else "3600"
    server, client = ask(lambda _path: loopback.answer(status=status, Retry_After=after))
    for _ in range(3):
        with pytest.raises(RateLimitError) as told:
            client.get(f"{server.url}/")
        assert told.value.retry_after_s == pytest.approx(3600, abs=60)
    assert server.asked == ["/"]


@pytest.mark.parametrize("after", ["", "soon", "-5", "9" * 400, "Mon, 99 Foo 2030 00:00:00 GMT"])
def test_a_senseless_retry_after_does_no_harm(ask, loopback, after):
    server, client = ask(
        lambda _path: loopback.answer(status="429 No", Retry_After=after), sleep=lambda _s: None
    )
    with pytest.raises(RateLimitError):
        client.get(f"{server.url}/")


def test_failures_are_not_kept(ask, loopback):
    answers = iter([loopback.answer(status="500 Oops"), loopback.answer(b"good")])
    server, client = ask(lambda _path: next(answers))
    with pytest.raises(AnswerError):
        client.get(f"{server.url}/")
    assert client.get(f"{server.url}/").body == b"good"


def test_many_threads_share_a_client(ask, loopback):
    server, client = ask(lambda path: loopback.answer(path.encode()))
    got = {}

    def run(k):
        got[k] = client.get(f"{server.url}/{k % 5}").body

    threads = [threading.Thread(target=run, args=(k,)) for k in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == {k: f"/{k % 5}".encode() for k in range(20)}


def test_a_contact_stands_in_the_user_agent(ask, loopback):
    server, client = ask(lambda _path: loopback.answer(b""))
    access = NetworkAccess(hosts=client._named, cache="memory", contact="desk@example.org")
    Client(access).get(f"{server.url}/")
    assert "(desk@example.org)" in server.heads[0]
    with pytest.raises(UsageError):
        Client(NetworkAccess(contact="a\r\nX: y"))
