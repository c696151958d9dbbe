"""A real server on loopback and real commands, well-behaved and not."""

import contextlib
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geotrack.claims.llm.exchange import (
    MOST_BYTES,
    Command,
    Endpoint,
    ExchangeError,
    exchange_of,
)
from geotrack.config import ModelAccess

ASKED = [{"role": "system", "content": "rules"}, {"role": "user", "content": "text"}]


def soon(seconds=5.0):
    return time.monotonic() + seconds


@pytest.fixture
def server():
    """Return a function that starts a server with a handler; it gives the address and the requests."""
    started = []

    def start(answer):
        seen = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["content-length"])
                seen.append((dict(self.headers), json.loads(self.rfile.read(length)), self.path))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    answer(self, len(seen))

            def log_message(self, *args):
                pass

        httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        started.append(httpd)
        return f"http://127.0.0.1:{httpd.server_port}/v1", seen

    yield start
    for httpd in started:
        httpd.shutdown()
        httpd.server_close()


def send(handler, status, row, **headers):
    body = row if isinstance(row, bytes) else json.dumps(row).encode()
    handler.send_response(status)
    for key, value in headers.items():
        handler.send_header(key.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def chat(text):
    return {
        "choices": [{"message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7},
    }


def endpoint(url, **more):
    return Endpoint(url=f"{url}/chat/completions", model="m7", sleep=lambda _: None, **more)


@pytest.mark.network
@pytest.mark.enable_socket
class TestEndpoint:
    def test_it_speaks_the_chat_protocol(self, server):
        url, seen = server(lambda handler, _: send(handler, 200, chat("{}")))
        answer = endpoint(url, key="sk-1").ask(ASKED, schema={"type": "object"}, until=soon())
        assert (answer.text, answer.tokens_in, answer.tokens_out) == ("{}", 11, 7)
        headers, body, path = seen[0]
        assert path == "/v1/chat/completions"
        assert headers["Authorization"] == "Bearer sk-1"
        assert (body["temperature"], body["model"]) == (0, "m7")
        assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}

    def test_a_server_without_answer_schemas_is_asked_without(self, server):
        def answer(handler, _):
            if "response_format" in json.dumps(handler.headers.items()) or len(seen) == 1:
                send(handler, 400, {"error": {"message": "unknown response_format"}})
            else:
                send(handler, 200, chat("ok"))

        seen = []
        url, seen_ = server(answer)
        seen = seen_
        assert endpoint(url).ask(ASKED, schema={}, until=soon()).text == "ok"
        assert ["response_format" in body for _, body, _ in seen] == [True, False]

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_a_busy_service_is_asked_again(self, server, status):
        url, seen = server(
            lambda handler, k: (
                send(handler, status, {}, Retry_After="0")
                if k < 3
                else send(handler, 200, chat("late"))
            )
        )
        assert endpoint(url).ask(ASKED, schema={}, until=soon()).text == "late"
        assert len(seen) == 3

    def test_a_service_that_stays_busy_ends_with_the_time(self, server):
        url, _ = server(lambda handler, _: send(handler, 429, {}, Retry_After="30"))
        with pytest.raises(
            ExchangeError, match=r"127\.0\.0\.1:\d+ answered 429, and the time is up"
        ):
            endpoint(url).ask(ASKED, schema={}, until=soon(2))

    @pytest.mark.parametrize(
        ("status", "body", "message"),
        [
            (401, {"error": {"message": "bad key"}}, r"answered 401 \(bad key\)"),
            (302, {}, "answered 302"),
            (200, b"<html>", "chat format"),
            (200, {"choices": []}, "chat format"),
            (200, {"choices": [{"message": {"content": None}}]}, "without text"),
            (200, b"[" * 100_000, "chat format"),
        ],
    )
    def test_other_answers_are_told_in_one_line(self, server, status, body, message):
        url, _ = server(
            lambda handler, _: send(handler, status, body, Location="http://127.0.0.1:1/")
        )
        with pytest.raises(ExchangeError, match=message) as caught:
            endpoint(url).ask(ASKED, schema={}, until=soon())
        assert "\n" not in str(caught.value)

    def test_an_endless_answer_is_cut(self, server):
        def answer(handler, _):
            handler.send_response(200)
            handler.end_headers()
            for _ in range(3 * MOST_BYTES // 65536):
                handler.wfile.write(b"x" * 65536)

        url, _ = server(answer)
        with pytest.raises(ExchangeError, match="more than 1,000,000 bytes"):
            endpoint(url).ask(ASKED, schema={}, until=soon())

    def test_a_dripping_answer_ends_with_the_time(self, server):
        def answer(handler, _):
            handler.send_response(200)
            handler.end_headers()
            for _ in range(40):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.1)

        url, _ = server(answer)
        begin = time.monotonic()
        with pytest.raises(ExchangeError, match="in time"):
            endpoint(url).ask(ASKED, schema={}, until=soon(0.6))
        assert time.monotonic() - begin < 3

    def test_nobody_at_the_address(self):
        with pytest.raises(ExchangeError, match=r"127\.0\.0\.1:1 did not answer"):
            endpoint("http://127.0.0.1:1/v1").ask(ASKED, schema={}, until=soon())


def command(code):
    return Command(words=(sys.executable, "-c", code))


class TestCommand:
    def test_it_gets_the_prompt_and_gives_the_answer(self):
        told = command("import sys; print(sys.stdin.read().upper())").ask(
            ASKED, schema={}, until=soon(20)
        )
        assert told.text.strip() == "RULES\n\nTEXT"

    def test_one_that_fails_says_its_last_words(self):
        with pytest.raises(ExchangeError, match="status 3: no model"):
            command("import sys; print('no model', file=sys.stderr); sys.exit(3)").ask(
                ASKED, schema={}, until=soon(20)
            )

    def test_one_that_hangs_is_ended_with_what_it_started(self):
        code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
        begin = time.monotonic()
        with pytest.raises(ExchangeError, match="within"):
            command(code).ask(ASKED, schema={}, until=soon(1))
        assert time.monotonic() - begin < 10

    def test_one_that_writes_without_end_is_cut(self):
        with pytest.raises(ExchangeError, match="more than 1,000,000 bytes"):
            command("while True: print('x' * 9999)").ask(ASKED, schema={}, until=soon(20))

    def test_one_that_is_not_there(self):
        with pytest.raises(ExchangeError, match="cannot be started"):
            Command(words=("no-such-program",)).ask(ASKED, schema={}, until=soon())

    def test_no_shell_is_asked(self):
        made = exchange_of(ModelAccess(command="cat 'a b'; rm x"))
        assert made.words == ("cat", "a b;", "rm", "x")
