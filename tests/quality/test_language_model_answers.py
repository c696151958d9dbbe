"""What a language model reads, end to end: a server on loopback with answers stored for 40 texts of the corpus.

The answers in ``corpus/answers`` were written by somebody who saw nothing but the prompt and the text.
"""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from geotrack.cli import cli

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
#: measured on 30 November 2026: understood .826, times .935, legs .820 (recall) and .888 (precision), 1 of 258
#: judged statements alarmed, 0 contradicted
UNDERSTOOD = 0.80
TIMES = 0.91
LEGS = 0.79


def texts():
    for name in ("h2.txt", "w6-hard-discourse.txt"):
        for block in (CORPUS / "texts" / name).read_text(encoding="utf-8").split("\n=====\n"):
            found = re.search(r"^@id (\S+)", block, re.MULTILINE)
            if found and (CORPUS / "answers" / f"{found[1]}.json").is_file():
                yield found[1], block


@pytest.fixture
def model():
    """Serve the stored answer of the text whose beginning the question holds."""
    from tools.data.travelcorpus import load

    known = {text.text: text.id for text in load("test")}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            row = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked = row["messages"][1]["content"]
            name = next(i for text, i in known.items() if text.strip() in asked)
            said = (CORPUS / "answers" / f"{name}.json").read_text(encoding="utf-8")
            body = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


@pytest.mark.network
@pytest.mark.enable_socket
def test_stored_answers_are_read_grounded_and_scored(model, tmp_path, monkeypatch):
    monkeypatch.setenv("GEOTRACK_CACHE", str(tmp_path / "cache"))
    chosen = dict(texts())
    assert len(chosen) == 40
    gold = tmp_path / "gold.txt"
    gold.write_text("\n=====\n".join(chosen.values()) + "\n", encoding="utf-8")
    command = ["evaluate", str(gold), "--format", "json", "--reader", "llm"]
    run = CliRunner().invoke(cli, [*command, "--reader-url", model, "--reader-model", "stored"])
    assert run.exit_code == 0, run.output
    figures = json.loads(run.stdout)
    flat = figures.get("figures", figures)
    assert flat["reading.understood"] >= UNDERSTOOD
    assert flat["times.recall"] >= TIMES
    assert min(flat["legs.recall"], flat["legs.precision"]) >= LEGS
    assert flat["verdicts.true_contradicted"] == 0
