"""The API keeps what its description says, whatever it is sent (schemathesis)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"


def test_no_request_is_a_server_error(client, serve, tmp_path):
    with serve(characters=5_000, seconds=5.0) as port:
        _run(type(client)(port), tmp_path)


def _run(client, tmp_path):
    command = Path(sys.executable).with_name("schemathesis")
    run = subprocess.run(
        [command, "run", f"http://127.0.0.1:{client.port}/api/openapi.json", "-n", "20", "--phases", "fuzzing", "--seed", "1", "-c", CHECKS,
         "-H", f"X-Geotrack-Token: {client.token}", "-H", f"Cookie: {client.cookie}"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-1000:]
    assert re.search(r"Tested: *1\d", run.stdout)
