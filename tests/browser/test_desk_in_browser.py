"""The web application as an editor uses it: mouse and keyboard, wide and narrow, light and dark."""

import asyncio
import json
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import pytest_socket

pytestmark = [pytest.mark.browser, pytest.mark.network, pytest.mark.enable_socket]

TEXT = (
    "Night train to Riga\n\nThe night train left Vilnius at 22:00 on Monday and covered the 350 km to Riga in four "
    "hours. A bus took the passengers the 250 km from Riga to Paris on Tuesday."
)
WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="session")
def desk():
    from geotrack.config import Settings
    from geotrack.serve import Hosting, make_server

    pytest_socket.enable_socket()
    server, listener = make_server(Settings(), Hosting(port=0))
    run = lambda: asyncio.run(server.serve(sockets=[listener]))  # noqa: E731
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


class Desk:
    """A page of the application, and what it complained about."""

    def __init__(self, context, url):
        self.page, self.messages, self.requests = context.new_page(), [], []
        self.page.on("console", lambda m: self.messages.append(m.text))
        self.page.on("pageerror", lambda fault: self.messages.append(str(fault)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.set_default_timeout(60_000)
        self.page.goto(url)

    def draw(self, text=TEXT):
        self.page.fill("#text", text)
        self.page.fill("#published", "2024-05-14")
        self.page.focus("#draw")
        self.page.keyboard.press("Enter")
        self.news("The map is drawn")
        return self

    def news(self, words):
        self.page.wait_for_function(
            "w => document.getElementById('news').textContent.includes(w)", arg=words
        )
        return self.page.inner_text("#news")

    def verdict(self, words):
        return self.page.eval_on_selector_all(
            "#verdicts li",
            "(rows, words) => rows.find(r => r.querySelector('q').textContent.startsWith(words)).querySelector('.rating').textContent",
            words,
        )

    def press(self, selector):
        """Press what lies below the frame: by key, as a click right after scrolling may go astray."""
        self.page.focus(selector)
        self.page.keyboard.press("Enter")

    def open_place(self, name):
        self.press(f"#places button[data-name={name}]")
        self.page.wait_for_selector(".candidate")

    def quiet(self):
        assert self.messages == []


@pytest.fixture
def visit(browser, desk):
    contexts = []

    def open_(size=WIDE, *, url=desk, **options):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, accept_downloads=True, **options
        )
        contexts.append(context)
        return Desk(context, url)

    yield open_
    for context in contexts:
        context.close()


def test_a_corrected_place_changes_a_verdict_and_the_map(visit, desk):
    here = visit().draw()
    assert here.verdict("250 km") in ("contradicted", "doubtful")
    before = here.page.get_attribute("#map", "src")
    here.open_place("Paris")
    assert here.page.locator(".candidate").count() > 3
    assert here.page.locator(".candidate .changed").count() >= 1
    here.page.click("#point summary")
    here.page.fill("#lat", "55.8747")
    here.page.fill("#lon", "26.5362")
    here.page.wait_for_function(
        "() => document.getElementById('near').textContent.includes('Daugavpils')"
    )
    here.page.click("#choose")
    told = here.news("“Paris” is now the point 55.8747, 26.5362")
    assert "is now consistent" in told
    assert here.verdict("250 km") == "consistent"
    assert here.page.get_attribute("#map", "src") != before
    assert "yours" in here.page.inner_text("#places button[data-name=Paris]")
    here.page.frame_locator("#map").locator("h1", has_text="Night train to Riga").wait_for()
    here.open_place("Paris")
    here.page.click("#automatic")
    here.news("geotrack decides")
    assert here.verdict("250 km") in ("contradicted", "doubtful")
    assert all(url.startswith((desk, "blob:", "data:")) for url in here.requests)
    here.quiet()


def test_all_of_it_by_keyboard(visit):
    here = visit()
    page, press = here.page, here.page.keyboard.press
    page.focus("#text")
    page.keyboard.insert_text(TEXT)
    for _ in range(12):
        press("Tab")
        if page.evaluate("document.activeElement.id") == "draw":
            break
    press("Enter")
    here.news("The map is drawn")
    assert page.evaluate("document.activeElement.id") == "result"
    for _ in range(60):
        press("Tab")
        if page.evaluate("document.activeElement.dataset?.name") == "Paris":
            break
    press("Enter")
    page.wait_for_selector(".candidate")
    page.wait_for_function("() => document.activeElement.name === 'candidate'")
    press("ArrowDown")
    chosen = page.evaluate("document.activeElement.dataset.label")
    assert chosen.startswith("Paris")
    for _ in range(40):
        press("Tab")
        if page.evaluate("document.activeElement.id") == "choose":
            break
    press("Enter")
    told = here.news("“Paris” is now")
    assert chosen in told
    page.wait_for_function("() => document.activeElement.dataset?.name === 'Paris'")
    press("Enter")
    page.wait_for_selector(".candidate")
    press("Escape")
    assert not page.evaluate("document.getElementById('namesakes').open")
    assert page.evaluate("document.activeElement.dataset?.name") == "Paris"
    here.quiet()


def test_a_point_is_set_on_the_map_by_keys(visit):
    here = visit().draw("The bus took two hours from Linz to Graz, which is 220 km.")
    here.open_place("Linz")
    here.page.focus("#point summary")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector("#small-map path.land", state="attached")
    here.page.focus("#small-map")
    here.page.keyboard.press("ArrowLeft")
    here.page.wait_for_timeout(400)
    here.page.focus("#middle")
    here.page.keyboard.press("Enter")
    lat, lon = here.page.input_value("#lat"), here.page.input_value("#lon")
    assert -90 <= float(lat) <= 90
    assert -180 <= float(lon) <= 180
    here.page.focus("#choose")
    here.page.keyboard.press("Enter")
    here.news(f"is now the point {float(lat):g}, {float(lon):g}")
    here.quiet()


def test_downloads_are_files_of_the_corrected_article(visit):
    here = visit().draw()
    here.press("#publish summary")
    for form, begins in (
        ("png", b"\x89PNG"),
        ("geojson", b"{"),
        ("html", b"<!DOCTYPE"),
        ("csv", b""),
    ):
        with here.page.expect_download() as waiting:
            here.page.focus(f"[data-format={form}]")
            here.page.keyboard.press("Enter")
        path = waiting.value.path()
        assert waiting.value.suggested_filename == f"map.{form}"
        assert path.read_bytes().startswith(begins)
    here.page.fill("#embed-url", "https://example.org/map.html")
    here.press("#embed button >> nth=0")
    here.news("embed code is ready")
    assert here.page.input_value("#embed-code").startswith("<iframe ")
    here.quiet()


def test_headline_and_source_are_edited(visit):
    here = visit().draw()
    here.press("#look summary")
    here.page.fill("#headline", "Slowly to Riga")
    here.page.fill("#source", "State railways")
    here.press("#apply")
    here.news("new looks")
    here.page.frame_locator("#map").locator("h1", has_text="Slowly to Riga").wait_for()
    here.quiet()


def test_the_readers_map_hides_the_fact_check(visit):
    here = visit().draw()
    here.page.focus("input[name=style][value=check]")
    here.page.keyboard.press("ArrowRight")
    here.news("reader’s map")
    assert not here.page.locator("#verdicts-section").is_visible()
    frame = here.page.frame_locator("#map")
    frame.locator("h1", has_text="Night train to Riga").wait_for()
    assert "contradicted" not in frame.locator("body").inner_text().lower()
    here.press("#look summary")
    here.page.fill("#caption", "Three days on the rails")
    here.press("#apply")
    here.news("new looks")
    frame.locator("text=Three days on the rails").first.wait_for()
    here.quiet()


def test_a_session_is_a_file(visit, tmp_path):
    here = visit().draw()
    here.open_place("Paris")
    here.page.keyboard.press("ArrowDown")
    here.page.focus("#choose")
    here.page.keyboard.press("Enter")
    here.news("“Paris” is now")
    with here.page.expect_download() as waiting:
        here.press("#save")
    kept = tmp_path / "kept.json"
    waiting.value.save_as(kept)
    row = json.loads(kept.read_text())
    assert (row["format"], row["text"]) == ("geotrack-session", TEXT)
    assert list(row["places"]) == ["Paris"]
    other = visit()
    other.page.set_input_files("#open", kept)
    other.news("The map is drawn")
    assert "yours" in other.page.inner_text("#places button[data-name=Paris]")
    for wrong in ("{", "[]", '{"format": "geotrack-session"}', '{"format":"geotrack-session","version":1,"text":5}', '{"format":"geotrack-session","version":1,"text":"a","places":{"x":1}}'):  # fmt: skip
        bad = tmp_path / "bad.json"
        bad.write_text(wrong)
        other.page.set_input_files("#open", bad)
        other.page.wait_for_function("() => document.getElementById('message').textContent.includes('no session')")  # fmt: skip
        assert other.page.input_value("#text") == TEXT
    other.quiet()


def test_two_tabs_of_one_session_become_two(visit):
    here = visit().draw()
    kept = here.page.evaluate("sessionStorage.getItem('geotrack-session')")
    second = here.page.context.new_page()
    second.goto(here.page.url)
    second.evaluate("row => sessionStorage.setItem('geotrack-session', row)", kept)
    second.evaluate("window.onpagehide = null; removeEventListener('pagehide', geotrack.take)")
    second.add_init_script(f"sessionStorage.setItem('geotrack-session', {json.dumps(kept)})")
    second.goto(here.page.url)
    second.wait_for_function(
        "() => document.getElementById('message').textContent.includes('another tab')"
    )
    assert second.input_value("#text") == TEXT
    assert second.evaluate("geotrack.session.id") != json.loads(kept)["id"]
    assert here.page.input_value("#text") == TEXT
    assert here.page.is_hidden("#message")


def test_a_reload_loses_nothing(visit):
    here = visit().draw()
    here.page.fill("#title", "Half written")
    here.page.wait_for_timeout(400)
    here.page.reload()
    assert here.page.input_value("#text") == TEXT
    assert here.page.input_value("#title") == "Half written"
    here.news("The map is drawn")


def test_what_fails_is_said_and_the_text_stays(visit, tmp_path):
    here = visit()
    page = here.page
    page.fill("#text", "   ")
    page.evaluate("document.getElementById('article').requestSubmit()")
    page.wait_for_function(
        "() => document.getElementById('message').textContent.includes('Paste an article')"
    )
    page.fill("#text", TEXT)
    for name, content, says in (("x.bin", b"\0" * 99, "binary"), ("x.pdf", b"%PDF-1.7 no", "damaged PDF"), ("big.txt", b"a" * 8_000_001, "too large")):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content)
        page.set_input_files("#file", path)
        page.wait_for_function("w => document.getElementById('message').textContent.includes(w)", arg=says)  # fmt: skip
        assert page.input_value("#text") == TEXT
    page.route("**/api/analyses", lambda route: route.abort())
    page.click("#draw")
    page.wait_for_function(
        "() => document.getElementById('message').textContent.includes('does not answer')"
    )
    page.unroute("**/api/analyses")
    assert page.input_value("#text") == TEXT
    page.evaluate("document.querySelector('meta[name=geotrack-token]').content = 'old'")
    here.draw()


def test_a_half_finished_correction_changes_nothing(visit):
    here = visit().draw()
    before = here.page.inner_text("#verdicts")
    here.open_place("Paris")
    here.page.click("#point summary")
    here.page.fill("#lat", "95")
    here.page.click("#choose")
    assert "latitude from −90 to 90" in here.page.inner_text("#namesakes-state")
    here.page.click("text=Cancel")
    assert here.page.inner_text("#verdicts") == before
    assert here.page.evaluate("Object.keys(geotrack.session.places).length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(visit, size, scheme):
    from axe_playwright_python.sync_playwright import Axe

    def grave(page):
        found = Axe().run(page, options={"iframes": False}).response["violations"]
        return [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found if v["impact"] in {"serious", "critical"}]  # fmt: skip

    here = visit(size, color_scheme=scheme)
    assert grave(here.page) == []
    here.draw()
    for section in ("#reading", "#look", "#publish"):
        here.page.eval_on_selector(section, "e => { e.open = true }")
    assert grave(here.page) == []
    here.open_place("Paris")
    here.page.eval_on_selector("#point", "e => { e.open = true }")
    here.page.wait_for_selector("#small-map path.land", state="attached")
    assert grave(here.page) == []
    assert here.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    here.quiet()


def test_the_map_in_its_frame_has_no_origin_and_cannot_reach_out(visit):
    here = visit().draw()
    frame = here.page.frames[1]
    frame.wait_for_selector("h1")
    assert frame.evaluate("window.origin") == "null"
    reached = frame.evaluate("fetch('/api/status').then(() => true, () => false)")
    assert reached is False
    assert (
        frame.evaluate("(() => { try { return !!parent.document } catch { return false } })()")
        is False
    )


@pytest.fixture
def foreign(tmp_path, desk):
    """Serve a page of somebody else's that tries the application."""
    (tmp_path / "index.html").write_text(f"""<!doctype html><title>foreign</title>
<form id="f" method="post" action="{desk}/plain" target="inside"><input name="token" value="x"><input name="text" value="Linz"></form>
<iframe name="inside"></iframe><iframe id="framed" src="{desk}/"></iframe>""")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_foreign_page_reaches_nothing(visit, desk, foreign):
    here = visit(url=foreign)
    answers = []
    here.page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    for script in (
        f"fetch('{desk}/api/analyses', {{method: 'POST', body: '{{}}'}})",
        f"fetch('{desk}/api/token', {{credentials: 'include'}})",
        f"fetch('{desk}/api/analyses', {{method: 'POST', mode: 'no-cors', body: '{{}}', credentials: 'include'}})",
    ):
        assert here.page.evaluate(f"{script}.then(a => a.ok, () => false)") is False
    here.page.evaluate("document.getElementById('f').submit()")
    here.page.reload()
    here.page.wait_for_timeout(500)
    tried = [status for status, url in answers if url.startswith(desk)]
    assert tried
    assert set(tried) == {403}


def test_a_rebound_name_reaches_nothing(browser, desk):
    port = desk.rpartition(":")[2]
    rebound = browser.browser_type.launch(
        executable_path=__import__("shutil").which("chromium") or None,
        args=["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP evil.test 127.0.0.1"],
    )  # fmt: skip
    try:
        page = rebound.new_page()
        answer = page.goto(f"http://evil.test:{port}/")
        assert answer.status == 421
        assert not re.search(r"token\W+\w{20}", page.content())
    finally:
        rebound.close()
