"""Tricks with addresses: none leads to a private one. None of these tests goes out."""

import ipaddress
import socket

import pytest

from geotrack.config import NetworkAccess
from geotrack.errors import NetworkError, RefusedAddressError
from geotrack.fetching import Client, Limits, refusal, target_of
from geotrack.fetching import addresses as rules

MEMORY = NetworkAccess(cache="memory")
PUBLIC = "93.184.215.14"

#: written so that something behind the guard would take them to this machine or its network
TRICKS = [*"""
http://localhost/ http://LOCALHOST/ http://localhost./ http://foo.localhost/ http://a.b.localhost./
http://localhost.localdomain/ http://ip6-localhost/ http://intranet/ http://printer/
http://nas.local/ http://wiki.corp/ http://box.lan/ http://router.home/ http://x.home.arpa/
http://metadata.google.internal/ http://kubernetes.default.svc.cluster.local/ http://abc.onion/
http://127.0.0.1/ http://127.0.0.2/ http://127.255.255.254/ http://127.0.0.1./ http://127.1/
http://127.0.1/ http://127/ http://0/ http://0.0.0.0/ http://0.0/ http://00.00.00.00/
http://2130706433/ http://2130706433./ http://4294967295/ http://017700000001/ http://0177.0.0.1/
http://0177.0.0.01/ http://00177.00000.0.1/ http://0x7f.0.0.1/ http://0x7f000001/ http://0X7F.1/
http://0x7f.0x0.0x0.0x1/ http://0x/ http://127.0x0.0.1/ http://127.0.0.0x1/ http://127.000.000.001/
http://256.0.0.1/ http://127.0.0.1.2/ http://1.2.3.4.5/ http://99999999999/
http://10.0.0.1/ http://10.255.255.255/ http://172.16.0.1/ http://172.31.255.255/ http://192.168.0.1/
http://192.168.255.255/ http://169.254.169.254/latest/meta-data/ http://169.254.0.1/
http://100.64.0.1/ http://100.100.100.200/ http://192.0.0.192/ http://192.0.2.1/ http://198.18.0.1/
http://198.51.100.7/ http://203.0.113.9/ http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/
http://255.255.255.255/ http://168.63.129.16/ http://192.88.99.1/
http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[0000::1]/ http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[::ffff:0:127.0.0.1]/ http://[64:ff9b::7f00:1]/
http://[64:ff9b::127.0.0.1]/ http://[64:ff9b::192.168.1.1]/ http://[64:ff9b:1::7f00:1]/
http://[2002:7f00:1::]/ http://[2002:c0a8:101::1]/ http://[2001::1]/ http://[2001:0:7f00:1::]/
http://[2001:db8::1]/ http://[3fff::1]/ http://[fc00::1]/ http://[fd00:ec2::254]/ http://[fe80::1]/
http://[fe80::1%25eth0]/ http://[fec0::1]/ http://[ff02::1]/ http://[ff0e::1]/ http://[100::1]/
http://[5f00::1]/ http://[::1%25lo]/ http://[::1]:80/ http://[::1/ http://::1/ http://[127.0.0.1]/
http://user@example.com/ http://user:pw@127.0.0.1/ http://example.com@127.0.0.1/
http://example.com:80@127.0.0.1/ http://127.0.0.1@example.com/ http://@127.0.0.1/ http://:@example.com/
http://example.com%40127.0.0.1/ http://127.0.0.1%2f.example.com/ http://127.0.0.1%00.example.com/
http://127%2e0%2e0%2e1/ http://%31%32%37.0.0.1/ http://localhost%2f/ http://%6c%6fcalhost/
http://example.com\\@127.0.0.1/ http://127.0.0.1\\.example.com/ http:\\\\127.0.0.1/ http:/127.0.0.1/
http:127.0.0.1/ http:///127.0.0.1/ http:////127.0.0.1/ //127.0.0.1/ 127.0.0.1 http:// http://./ http://../
http://。/ http://127。0。0。1/ http://127.0.0.1/ http://①②⑦.⓪.⓪.①/ http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/
http://localhost/ http://xn--/ http://-.example/ http://example..com/ http://.example.com/
http://example.com:22/ http://example.com:25/ http://example.com:6379/ http://example.com:11211/
http://example.com:8080/ http://example.com:0/ http://example.com:65536/ http://example.com:-1/
http://example.com:80:80/ http://example.com:a/
file:///etc/passwd ftp://example.com/ gopher://example.com/_x data:text/html,x javascript:alert(1)
dict://example.com/ ldap://example.com/ jar:http://example.com!/ about:blank ws://example.com/
unix:///var/run/docker.sock http+unix://x/ httpx://example.com/ HTTP+x://example.com/
""".split(),
    "http://exa mple.com/", "http://127.0.0.1\t/", "http://127.0.0.1\n/", "http://example.com/\r\nHost: x",
    "\x00http://example.com/", "http://example.com\x00.evil/", "http://exam\u200bple\u2028.com/",
    "http://127.0.0.1 @example.com/", "http://<127.0.0.1>/", "http://{127.0.0.1}/", "http://a|b/",
    "http://" + "a" * 64 + ".com/", "http://" + "a." * 130 + "com/", "http://example.com/" + "x" * 2048,
]  # fmt: skip


def test_there_are_enough_tricks():
    assert len(set(TRICKS)) >= 60


@pytest.mark.parametrize("url", TRICKS)
def test_a_trick_is_refused_as_written(url):
    with pytest.raises(RefusedAddressError):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://example.com", "example.com", 80),
        ("HTTPS://Example.COM./a?b#c", "example.com.", 443),
        ("https://www.example.co.uk:443/x", "www.example.co.uk", 443),
        ("http://bücher.de/", "xn--bcher-kva.de", 80),
        ("http://93.184.215.14/", PUBLIC, 80),
        ("http://[2606:2800:220:1::1]/", "2606:2800:220:1::1", 80),
        ("https://a_b.example.org/", "a_b.example.org", 443),
        ("https://example.com/a@b", "example.com", 443),
        ("https://example.com/?u=http://127.0.0.1/", "example.com", 443),
    ],
)
def test_ordinary_addresses_are_read(url, host, port):
    target = target_of(url)
    assert (target.host, target.port, target.named) == (host, port, False)
    assert "#" not in str(target.url)


@pytest.mark.parametrize(
    ("network", "outside"),
    [
        ("10.0.0.0/8", ["9.255.255.255", "11.0.0.0"]),
        ("100.64.0.0/10", ["100.63.255.255", "100.128.0.0"]),
        ("127.0.0.0/8", ["126.255.255.255", "128.0.0.0"]),
        ("169.254.0.0/16", ["169.253.255.255", "169.255.0.0"]),
        ("172.16.0.0/12", ["172.15.255.255", "172.32.0.0"]),
        ("192.168.0.0/16", ["192.167.255.255", "192.169.0.0"]),
        ("198.18.0.0/15", ["198.17.255.255", "198.20.0.0"]),
        ("224.0.0.0/4", ["223.255.255.255"]),
        ("2001::/23", ["2001:200::"]),
        ("2002::/16", ["2003::"]),
        ("fc00::/7", []),
    ],
)
def test_networks_are_closed_to_their_edges(network, outside):
    inside = ipaddress.ip_network(network)
    assert refusal(inside[0])
    assert refusal(inside[-1])
    assert [a for a in outside if refusal(ipaddress.ip_address(a))] == []


def test_nat64_is_judged_by_what_it_carries():
    assert refusal(ipaddress.ip_address("64:ff9b::5db8:d70e")) is None
    assert refusal(ipaddress.ip_address("64:ff9b::a9fe:a9fe"))


@pytest.mark.parametrize(
    ("named", "url", "good"),
    [
        ("127.0.0.1:5000", "http://127.0.0.1:5000/", True),
        ("127.0.0.1:5000", "http://127.0.0.1:5001/", False),
        ("127.0.0.1:5000", "http://127.1:5000/", False),
        ("127.0.0.1", "http://127.0.0.1:5001/", True),
        ("osrm.lan", "https://OSRM.lan:8443/", True),
        ("osrm.lan", "http://x.osrm.lan/", False),
        ("[::1]:80", "http://[::1]/", True),
        ("::1", "http://[::1]:99/", True),
        ("localhost", "http://u@localhost/", False),
        ("localhost", "ftp://localhost/", False),
    ],
)
def test_a_host_is_reached_when_the_settings_name_it(named, url, good):
    if good:
        assert target_of(url, [named]).named
    else:
        with pytest.raises(RefusedAddressError):
            target_of(url, [named])


# with real servers on this machine, and a resolver of ours

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]


@pytest.fixture
def inner(loopback, monkeypatch):
    """Return a server on loopback that must not be reached, at a port that is allowed."""
    server = loopback(lambda _path: loopback.answer(b"secret"))
    monkeypatch.setattr(rules, "PORTS", frozenset({80, 443, server.port}))
    return server


@pytest.fixture
def names(monkeypatch):
    """Return the table of a resolver: host → answers, one after the other, the last for ever."""
    table, asked = {}, []

    def look_up(host, port, *args, **kwargs):
        asked.append(host)
        answers = table[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        kinds = [socket.AF_INET6 if ":" in a else socket.AF_INET for a in found]
        return [(k, 1, 6, "", (a, port)) for k, a in zip(kinds, found, strict=True)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    table["asked"] = asked
    return table


def client(**options):
    return Client(MEMORY, limits=Limits(seconds=1.0), pace_s=0, **options)


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"], ["::1"], ["10.1.2.3"], ["::ffff:127.0.0.1"], ["169.254.169.254"], ["0.0.0.0"],
        [PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], ["fe80::1"], ["2002:7f00:1::"], ["64:ff9b::7f00:1"],
        ["100.100.100.200"], ["fd00::1", PUBLIC],
    ],
)  # fmt: skip
def test_a_public_name_with_a_private_address_is_refused(inner, names, found):
    names["news.example.com"] = [found]
    with pytest.raises(RefusedAddressError):
        client().get(f"http://news.example.com:{inner.port}/")
    assert inner.connections == 0


def test_a_name_that_changes_its_address_is_asked_once(inner, names):
    names["news.example.com"] = [[PUBLIC], ["127.0.0.1"]]
    with pytest.raises(NetworkError):  # nobody answers there, or not in time
        client().get(f"http://news.example.com:{inner.port}/")
    assert names["asked"] == ["news.example.com"]
    assert inner.connections == 0


@pytest.mark.parametrize("to", [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "//127.0.0.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://2130706433:{port}/", "http://inner.example.com:{port}/", "http://u:p@127.0.0.1:{port}/",
    "\\\\127.0.0.1:{port}\\", "http://0x7f.1:{port}/", "file:///etc/passwd", "ftp://127.0.0.1:{port}/", "http://127.1:{port}",
    "http://door.example.com:22/", "data:text/html,hello", "http://127.0.0.1:{port}\\@door.example.com/",
])  # fmt: skip
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])  # fmt: skip
def test_a_redirect_is_checked_like_the_first_address(loopback, inner, names, to, status):
    where = to.format(port=inner.port)
    door = loopback(lambda _path: loopback.answer(status=status, Location=where))
    names["inner.example.com"] = [["127.0.0.1"]]
    names["localhost"] = [["127.0.0.1"]]
    with pytest.raises(NetworkError):
        client(named=(f"127.0.0.1:{door.port}",)).get(f"{door.url}/")
    assert door.asked == ["/"]
    assert inner.connections == 0


def test_redirects_end(loopback):
    door = loopback(lambda path: loopback.answer(status="302 Found", Location=path + "x"))
    with pytest.raises(NetworkError, match="redirects"):
        client(named=(f"127.0.0.1:{door.port}",)).get(f"{door.url}/")
    assert len(door.asked) == 6


def test_proxies_of_the_environment_are_not_used(loopback, monkeypatch):
    proxy = loopback(lambda _path: loopback.answer(b"from the proxy"))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy.url)
    door = loopback(lambda _path: loopback.answer(b"straight"))
    got = client(named=(f"127.0.0.1:{door.port}",)).get(f"{door.url}/")
    assert got.body == b"straight"
    assert proxy.connections == 0


def test_no_secret_is_sent(loopback, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login editor password hush\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    door = loopback(lambda _path: loopback.answer(b"", Set_Cookie="id=1"))
    asking = client(named=(f"127.0.0.1:{door.port}",), keep_s=0)
    asking.get(f"{door.url}/")
    asking.get(f"{door.url}/")
    assert not any("uthorization" in head or "ookie" in head for head in door.heads)
    assert "User-Agent: geotrack/" in door.heads[0]
