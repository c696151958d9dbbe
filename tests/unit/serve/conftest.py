"""The application on loopback, as it runs, and somebody who asks it."""

import asyncio
import http.client
import json
import threading
from contextlib import contextmanager

import pytest
import pytest_socket

from geotrack.config import Settings
from geotrack.serve import Hosting, make_server


@contextmanager
def serving(settings=None, **hosting):
    """Run the application in a thread; yield its port."""
    server, listener = make_server(settings or Settings(), Hosting(port=0, **hosting))
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listener])), daemon=True
    )
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


class Client:
    """Asks as a browser's page of ours would; ``headers`` are added to each request."""

    def __init__(self, port):
        self.port = port
        self.headers = {"Host": f"127.0.0.1:{port}"}
        _, head, _ = self.ask("GET", "/api/token")
        self.cookie = head["Set-Cookie"].partition(";")[0]
        self.headers["Cookie"] = self.cookie
        self.token = json.loads(self.ask("GET", "/api/token")[2])["token"]
        self.headers["X-Geotrack-Token"] = self.token

    def ask(self, method, path, body=None, headers=None, *, without=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {k: v for k, v in {**self.headers, **(headers or {})}.items() if k not in without}
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for key, value in sent.items():
                connection.putheader(key, value)
            if body is not None:
                if "Content-Length" not in sent:
                    connection.putheader("Content-Length", str(len(body)))
                connection.endheaders()
                connection.send(body)
            else:
                connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post(self, path, row, **headers):
        status, _, body = self.ask("POST", path, json.dumps(row).encode(), headers)
        return status, json.loads(body) if body[:1] in b"{[" else body


@pytest.fixture(scope="session")
def desk():
    pytest_socket.enable_socket()
    with serving(seconds=15.0, body_mb=2.0, names=("desk.example.org",)) as port:
        yield port


@pytest.fixture
def client(desk):
    return Client(desk)


@pytest.fixture
def serve():
    """Run another application: ``with serve(settings, **hosting) as port``."""
    return serving
