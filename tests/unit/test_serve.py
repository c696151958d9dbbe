import http.client
import threading
from urllib.parse import urlencode

import pytest

from geotrack import Settings
from geotrack.serve import make_server

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def server():
    made = make_server(Settings(), port=0)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer, content


def test_the_form_has_a_policy_and_no_script(server):
    answer, content = ask(server, "GET", "/")
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in content


def test_an_article_becomes_a_page(server):
    text = "The ferry from Dover to Calais takes 90 minutes."
    answer, content = ask(server, "POST", "/map", urlencode({"text": text}))
    assert answer.status == 200
    assert "Calais" in content


def test_bad_input_is_answered_with_the_form(server):
    for body, says in (({"text": ""}, "Paste"), ({"text": "x", "published": "soon"}, "is no date")):
        answer, content = ask(server, "POST", "/map", urlencode(body))
        assert answer.status == 400
        assert says in content


def test_other_pages_cannot_talk_to_it(server):
    answer, _ = ask(server, "GET", "/", Host="evil.example")
    assert answer.status == 403


def test_what_it_does_not_know(server):
    assert ask(server, "GET", "/etc/passwd")[0].status == 404
