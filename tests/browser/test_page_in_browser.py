"""The page as readers get it: quiet, reachable by keyboard, whole without scripts."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
GALLERY = sorted((ROOT / "maps").rglob("*.html"))
SLUGS = ("baltic-train", "honolulu-flight", "rio-naturalist")


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_every_page_of_the_gallery_is_quiet_and_fits_a_phone(opened, path):
    wide = opened(path)
    wide.quiet()
    narrow = opened(path, width=320, height=640)
    narrow.quiet()
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened, path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(path, color_scheme=scheme).page
    found = Axe().run(page).response["violations"]
    grave = [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found if v["impact"] in {"serious", "critical"}
    ]  # fmt: skip
    assert grave == []


@pytest.mark.parametrize("path", [p for p in GALLERY if p.stem != "index"], ids=lambda p: p.stem)
def test_a_phone_page_is_no_longer_than_four_screens(opened, path):
    page = opened(path, width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * 844


def test_folds_of_a_phone_open_for_what_the_address_names_and_for_paper(opened, maps):
    page = opened(maps / "baltic-train.html", "#claim=3", width=390, height=844).page
    assert page.locator("li.claim.chosen").is_visible()
    assert not page.locator("#article + *, .text").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".text").first.is_visible()


@pytest.mark.parametrize("width", [320, 390, 500, 720, 1100])
def test_a_readers_map_shows_one_picture_and_its_whole_credit_at_every_width(opened, width):
    page = opened(ROOT / "maps" / "reader" / "city-day.html", width=width, height=900).page
    shown = page.locator(".sheet:visible")
    assert shown.count() == 1
    frame = shown.bounding_box()
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= width
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.sheet text')].filter(t => t.getClientRects().length)"
        ".map(t => parseFloat(t.getAttribute('font-size')) * t.ownerSVGElement.clientWidth / t.ownerSVGElement.viewBox.baseVal.width))"
    )
    assert smallest >= 7
    credit = page.locator("figcaption p").last
    assert credit.inner_text().endswith("Natural Earth.")
    box = credit.bounding_box()
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("slug", SLUGS)
def test_map_is_painted_within_a_second(opened, maps, slug):
    page = opened(maps / f"{slug}.html").page
    paints = page.evaluate("performance.getEntriesByType('paint').map(e => e.startTime)")
    assert min(paints) < 1000
    assert page.locator("#map_1 path.leg").count() >= 1


@pytest.mark.parametrize("slug", SLUGS)
def test_without_scripts_tables_and_picture_stand(opened, maps, slug):
    page = opened(maps / f"{slug}.html", java_script_enabled=False).page
    assert page.locator("table.legs tbody tr").first.is_visible()
    assert page.locator("svg.still").is_visible()
    assert page.locator("li.claim").first.is_visible()
    assert not page.locator("#map_1").is_visible()
    assert not page.locator(".clock").is_visible()


def test_on_paper_the_picture_stands_and_the_controls_go(opened, maps):
    page = opened(maps / "baltic-train.html").page
    page.emulate_media(media="print")
    assert page.locator("svg.still").is_visible()
    assert not page.locator("#map_1").is_visible()
    assert not page.locator(".clock").is_visible()


def test_hovering_a_leg_marks_its_line_and_the_other_way_round(opened, maps):
    page = opened(maps / "baltic-train.html").page
    page.locator("tr[data-leg='1'] th").hover()
    assert page.locator("path.leg.leg-1.on").count() >= 1
    page.mouse.move(0, 0)
    assert page.locator("path.leg.leg-1.on").count() == 0
    page.evaluate(
        "document.querySelector('#map_1 path.leg.leg-1').dispatchEvent(new MouseEvent('mouseenter'))"
    )
    assert page.locator("tr[data-leg='1'].on").count() == 1


def test_keyboard_reaches_claims_layers_and_slider(opened, maps):
    at = opened(maps / "baltic-train.html")
    page = at.page
    seen = []
    for _ in range(220):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(e => e.id || e.getAttribute('href') || (e.type === 'checkbox' ? 'layer' : e.getAttribute('class') || e.tagName))(document.activeElement)"
            )
        )
        if seen[-1] == "SUMMARY" and "layer" not in seen:
            page.keyboard.press("Enter")
        if seen[-1] == "BODY":
            break
    assert seen[0] == "#legs"
    assert {"play", "time", "layer", "#leg=1", "#claim=1"} <= set(seen)
    assert any("leg-1" in s for s in seen)
    at.quiet()


def test_a_focused_line_opens_its_leg_by_enter(opened, maps):
    page = opened(maps / "baltic-train.html").page
    page.locator("path.leg.leg-1[tabindex]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#leg=1"
    chosen = page.locator("tr[data-leg='1'].chosen")
    chosen.wait_for(timeout=5000)  # the page hears of its new fragment a moment later
    assert chosen.count() == 1


def test_state_comes_from_the_fragment(opened, maps):
    page = opened(maps / "rio-naturalist.html", "#leg=2").page
    assert page.locator("tr[data-leg='2'].chosen").count() == 1
    page.evaluate("location.hash = '#claim=1'")
    page.wait_for_timeout(50)
    assert page.locator("li.claim[data-claim='1'].chosen").count() == 1
    page.evaluate("location.hash = '#leg=<img src=x>'")
    page.wait_for_timeout(50)
    assert page.locator(".chosen").count() == 0


def test_slider_moves_the_traveller_through_dates_before_1970(opened, maps):
    at = opened(maps / "rio-naturalist.html")
    slider, said = at.page.locator("#time"), at.page.locator("#now")
    before = said.inner_text()
    slider.focus()
    for _ in range(3):
        at.page.keyboard.press("PageUp")
    assert said.inner_text() != before
    assert "183" in said.inner_text()
    assert slider.get_attribute("aria-valuetext") == said.inner_text()
    assert at.page.locator("path.traveller").count() == 1
    at.quiet()


def test_play_runs_and_stops(opened, maps):
    page = opened(maps / "baltic-train.html").page
    page.locator("#play").click()
    page.wait_for_timeout(400)
    assert page.locator("#play").inner_text() == "Pause"
    assert int(page.locator("#time").input_value()) > 0
    page.locator("#play").click()
    assert page.locator("#play").inner_text() == "Play"


def test_reduced_motion_goes_in_steps(opened, maps):
    page = opened(maps / "baltic-train.html", reduced_motion="reduce").page
    page.locator("#play").click()
    page.wait_for_timeout(1500)
    assert int(page.locator("#time").input_value()) % 100 == 0
    assert int(page.locator("#time").input_value()) > 0


def test_layers_switch(opened, maps):
    page = opened(maps / "baltic-train.html").page
    page.locator(".layers summary").click()
    box = page.get_by_role("checkbox", name="Routes", exact=True)
    assert page.locator("#map_1 path.leg").count() > 0
    box.uncheck()
    assert page.locator("#map_1 path.leg").count() == 0
    box.check()
    assert page.locator("#map_1 path.leg").count() > 0


@pytest.mark.parametrize("slug", SLUGS)
def test_compact_page_fits_a_narrow_column(opened, maps, slug):
    at = opened(maps / f"{slug}-compact.html", width=300, height=600)
    at.quiet()
    assert at.page.evaluate("document.documentElement.scrollWidth") <= 300


def test_page_runs_inside_its_sandboxed_embed(opened, maps, tmp_path):
    from geotrack.rendering import embed

    outer = tmp_path / "outer.html"
    code = embed.iframe("baltic-train.html#leg=1", title="Trip")
    outer.write_text(f"<!DOCTYPE html><title>x</title>{code}")
    (tmp_path / "baltic-train.html").write_bytes((maps / "baltic-train.html").read_bytes())
    at = opened(outer)
    inner = at.page.frame_locator("iframe")
    assert inner.locator("tr[data-leg='1'].chosen").count() == 1
    assert at.messages == []


HOSTILE = "</script><img src=x onerror=alert(1)>`${alert(1)}`javascript:alert(1)\u202e\"'<!--"


def test_hostile_article_stays_text(opened, analyze, tmp_path):
    report = analyze(
        f"{HOSTILE} left Warsaw for Vilnius on Monday. The 560 km trip from Warsaw to Vilnius {HOSTILE} took nine hours.",
        title=HOSTILE,
        published="2024-05-14",
    )
    target = report.save(tmp_path / "hostile.html")
    at = opened(target)
    at.quiet()
    assert at.page.locator("img").count() == 0
    assert "onerror" in at.page.locator("h1").inner_text()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_names_stay_on_the_map_and_off_its_controls(opened, maps, width):
    page = opened(maps / "baltic-train.html", width=width, height=800).page
    bad = page.evaluate("""() => {
      const m = document.getElementById("map_1").getBoundingClientRect();
      const controls = [...document.querySelectorAll("#map_1 .leaflet-control-zoom, #map_1 .leaflet-control-scale")].map(c => c.getBoundingClientRect());
      const hit = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
      return [...document.querySelectorAll(".labels text")].filter(t => {
        const r = t.getBoundingClientRect();
        return r.left < m.left - 1 || r.right > m.right + 1 || r.top < m.top - 2 || r.bottom > m.bottom + 2
          || (t.getAttribute("class") !== "stop-number" && controls.some(c => hit(r, c)));
      }).map(t => t.textContent);
    }""")
    assert bad == []


def test_a_page_with_a_single_place_shows_it(opened, analyze, tmp_path):
    page = tmp_path / "one.html"
    analyze("The mayor of Lima spoke on Monday.").save(page)
    seen = opened(page)
    seen.quiet()
    assert seen.page.locator("path.leaflet-interactive").count() == 1


@pytest.fixture(scope="module")
def crowded(analyze, tmp_path_factory):
    """A page of a journey between places so near that their discs lie on each other."""
    page = tmp_path_factory.mktemp("crowded") / "crowded.html"
    analyze(
        "The bus went from Puno to Copacabana in three hours. From Copacabana they walked to Kasani, 8 km away."
        " The next day the bus took them from Copacabana to La Paz, and on to Cusco."
    ).save(page)
    return page


@pytest.mark.parametrize(("width", "height"), [(360, 700), (500, 1000), (1400, 1000), (1400, 1700), (1800, 1000)])  # fmt: skip
def test_names_of_stops_never_cover_each_other_and_land_fills_the_frame(opened, crowded, width, height):  # fmt: skip
    page = opened(crowded, width=width, height=height).page
    over = page.evaluate("""() => {
      const rows = [...document.querySelectorAll(".labels .stop-name")].map(t => t.getBoundingClientRect());
      return rows.some((a, k) => rows.some((b, j) => j > k && a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 4 && a.bottom > b.top + 4));
    }""")
    assert not over
    inside = page.evaluate("""() => {
      const data = JSON.parse(document.getElementById("data").textContent), b = map_1.getBounds(), box = data.box.map(v => v / data.scale);
      return b.getWest() >= box[0] && b.getSouth() >= box[1] && b.getEast() <= box[2] && b.getNorth() <= box[3];
    }""")
    assert inside
