"""The tools as an assistant uses them: through the SDK's own client, over both transports."""

import asyncio
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from mcp import Client, StdioServerParameters

from geotrack.agents import _TOLD, LONGEST, MOST_PAGES, Desk, make_server
from geotrack.errors import UsageError
from geotrack.model import MODES

ITINERARY = """Day 1: Vienna. Arrive and walk the old town.

Day 2: The train from Vienna to Salzburg takes two and a half hours; it is 300 km from Vienna to Salzburg.

Day 3: The drive from Salzburg to Munich is 145 km.

Day 4: It is 900 km from Munich to Zurich by rail.
"""
#: the same with the right figure
REPAIRED = ITINERARY.replace("900 km", "310 km")


@pytest.fixture(scope="module")
def desk():
    return Desk()


def alone(work):
    """Run a coroutine in a thread of its own: this one may have a loop that other tests left."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _use(server, *calls):
    async with Client(server) as client:
        tools = await client.list_tools()
        answers = [await client.call_tool(name, arguments) for name, arguments in calls]
        return {tool.name for tool in tools.tools}, answers


def use(server, *calls):
    return alone(_use(server, *calls))


def test_a_wrong_itinerary_comes_back_with_the_wrong_sentence_and_what_would_fit(desk):
    answer = desk.check_text(ITINERARY)
    assert ["900 km" in alarm["quote"] for alarm in answer["alarms"]] == [True]
    alarm = answer["alarms"][0]
    assert ITINERARY[alarm["start"] : alarm["end"]] == alarm["quote"]
    assert "Munich" in alarm["sentence"]
    assert alarm["would_fit"]["from"] <= 310 <= alarm["would_fit"]["to"] < 900


def test_the_repaired_itinerary_raises_no_alarm(desk):
    answer = desk.check_text(REPAIRED)
    assert answer["alarms"] == []
    assert answer["counts"]["consistent"] >= 3


def test_a_claim_a_route_and_a_name(desk):
    wrong = desk.check_claim("distance", 2000, "km", "Munich", "Zurich", "rail")
    right = desk.check_claim("distance", 310, "km", "Munich", "Zurich", "rail")
    assert (wrong["rating"], right["rating"]) == ("contradicted", "consistent")
    route = desk.route("Munich", "Zurich", "rail")
    assert route["expected_km"][0] < 310 < route["expected_km"][1]
    assert route["ways"][0]["countries"][0] == "DE"
    found = desk.locate("Paris, Texas")["candidates"][0]
    assert (found["country"], round(found["lat"])) == ("US", 34)


def test_a_map_is_a_resource_until_it_is_too_old(desk):
    first = desk.map(REPAIRED)
    page = desk.page(first["page"].rpartition("/")[2])
    assert page.startswith("<!DOCTYPE html>")
    assert first == desk.map(REPAIRED)
    for k in range(MOST_PAGES):
        desk.map(f"The bus from Graz to Linz takes {k + 3} hours.")
    with pytest.raises(UsageError, match="call map again"):
        desk.page(first["page"].rpartition("/")[2])


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("check_text", {"text": " "}, "empty"),
        ("check_text", {"text": "x" * (LONGEST + 1)}, "at most 200,000"),
        ("check_text", {"text": "A bus.", "published": "yesterday"}, "yesterday"),
        ("check_claim", {"kind": "guess", "value": 1, "unit": "km"}, "no kind 'guess'"),
        ("check_claim", {"kind": "distance", "value": 1, "unit": "parsec"}, "parsec"),
        ("check_claim", {"kind": "distance", "value": "many", "unit": "km"}, "value"),
        ("route", {"origin": "Graz", "destination": "Xyzzyville"}, "Xyzzyville"),
        ("route", {"origin": "Graz", "destination": "Linz", "mode": "teleport"}, "no mode"),
        ("locate", {"name": "Graz", "limit": 99}, "limit"),
        ("locate", {}, "name"),
    ],
)
def test_bad_arguments_are_errors_of_the_tool_and_the_server_goes_on(tool, arguments, message):
    _, answers = use(make_server(), (tool, arguments), ("locate", {"name": "Graz"}))
    assert answers[0].is_error
    assert message in answers[0].content[0].text
    assert "Traceback" not in answers[0].content[0].text
    assert not answers[1].is_error


def test_the_tool_names_every_mode():
    assert f"mode: {' '.join(MODES)}." in _TOLD["check_claim"]


CALLS = (
    ("check_text", {"text": ITINERARY}),
    ("check_claim", {"kind": "distance", "value": 310, "unit": "km", "origin": "Munich", "destination": "Zurich", "mode": "rail"}),
    ("route", {"origin": "Munich", "destination": "Zurich", "mode": "rail"}),
    ("locate", {"name": "Zurich"}),
    ("map", {"text": REPAIRED}),
)  # fmt: skip


def _check(tools, answers):
    assert tools == {"check_text", "check_claim", "route", "locate", "map"}
    assert not any(answer.is_error for answer in answers)
    assert "900 km" in answers[0].structured_content["alarms"][0]["quote"]


@pytest.mark.network
@pytest.mark.enable_socket
def test_every_tool_over_standard_input_and_output():
    server = StdioServerParameters(command=sys.executable, args=["-m", "geotrack", "mcp"])
    _check(*use(server, *CALLS))


@pytest.mark.network
@pytest.mark.enable_socket
def test_every_tool_over_streamable_http():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "geotrack", "mcp", "--http", f"127.0.0.1:{port}"]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            _check(*use(f"http://127.0.0.1:{port}/mcp", *CALLS))
        finally:
            process.terminate()


def test_a_page_is_read_as_a_resource():
    async def read():
        async with Client(make_server()) as client:
            made = await client.call_tool("map", {"text": REPAIRED})
            return (await client.read_resource(made.structured_content["page"])).contents[0]

    page = alone(read())
    assert page.mime_type == "text/html"
    assert "Salzburg" in page.text
