import base64
import hashlib
import html
import json
import re
from dataclasses import replace

import pytest

from geotrack.errors import UsageError
from geotrack.measures.interval import Interval
from geotrack.model import Document
from geotrack.rendering import page
from geotrack.report import Report


@pytest.fixture(scope="module")
def source(report):
    return page.write(report).decode()


def policy_of(source):
    return html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1])


def data_of(source):
    return json.loads(re.search(r'type="application/json" id="data">(.*?)</script>', source)[1])


def test_every_script_and_style_is_named_by_its_hash_and_nothing_else_may_run(source):
    policy = policy_of(source)
    for kind, pattern in (
        ("script", r"<script>(.*?)</script>"),
        ("style", r"<style>(.*?)</style>"),
    ):
        bodies = re.findall(pattern, source, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(b.encode()).digest()).decode() for b in bodies]
        assert bodies
        assert re.search(rf"{kind}-src ([^;]*)", policy)[1].split() == [
            f"'sha256-{d}'" for d in digests
        ]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_there_is_no_inline_handler_no_style_attribute_and_no_address_to_fetch_from(source):
    body = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", source, flags=re.DOTALL)
    assert not re.search(r"<[^>]+\son\w+=", body)
    assert not re.search(r"<[^>]+\sstyle=", body)
    assert not re.search(r"(?:src|srcset|action)=", body)
    assert "url(" not in re.search(r"<style>(.*?)</style>", source, re.DOTALL)[1]
    assert set(re.findall(r'href="([^"]{1,5})', body)) <= {"#legs", "#leg=", "#clai", "#plac"}


def test_tables_and_picture_stand_without_scripts(source):
    still = source.index('class="still"')
    assert still < source.index("<script")
    for words in (
        "Warsaw", "Contradicted", "looks like a factor of ten", "560 km to Vilnius", "Trakiszki–Mockava",
        "1,435 → 1,520 mm", "Mon 13 May 2024, after 18:00", "Both travel claims could be tested: 1 is contradicted and 1 is consistent.",
    ):  # fmt: skip
        assert words in html.unescape(source).replace("\N{NO-BREAK SPACE}", " ")


def test_same_bytes_each_time(report, source):
    assert page.write(report).decode() == source


def test_language_title_and_viewport_are_there_and_zoom_is_allowed(source):
    assert '<html lang="en">' in source
    assert "<title>The choir goes north</title>" in source
    assert "user-scalable" not in source


def test_no_text_of_the_article_is_handed_to_scripts_but_names_and_titles(source):
    assert "television" not in json.dumps(data_of(source))
    assert "innerHTML" not in page._asset("page.js") + page._asset("before.js")


def test_tiles_add_exactly_one_host(report):
    tiled = page.write(report, tiles="https://tile.example.org/{z}/{x}/{y}.png").decode()
    assert "img-src https://tile.example.org;" in policy_of(tiled)
    assert policy_of(tiled).count("http") == 1
    assert "tiles tile.example.org" in tiled


@pytest.mark.parametrize(
    "tiles",
    ["http://a.org/{z}/{x}/{y}", "https://{s}.a.org/{z}/{x}/{y}", "https://a.org/1.png",
     "https://a.org; script-src *//{z}/{x}/{y}", "javascript:{z}{x}{y}"],
)  # fmt: skip
def test_tiles_without_one_fixed_host_are_refused(report, tiles):
    with pytest.raises(UsageError):
        page.write(report, tiles=tiles)


def test_compact_page_leaves_article_and_timeline_out(report, source):
    compact = page.write(report, compact=True).decode()
    assert "television" in source
    assert "television" not in compact
    assert 'id="leg=1"' in compact


def test_text_without_travel_facts_still_gives_a_page_that_says_so():
    source = page.write(Report(document=Document(text="A poem about nothing."))).decode()
    assert "states no journey" in source
    assert "A poem about nothing." in source


def test_unsettled_places_are_told_but_not_drawn(report):
    leg = replace(report.journeys[0].legs[0], origin=3, route=None)
    journey = replace(report.journeys[0], legs=(leg,))
    source = page.write(replace(report, journeys=(journey,))).decode()
    assert "Nowhere-on-Sea" in source
    assert data_of(source)["legs"][0]["line"] is None


def test_page_of_a_regional_journey_is_small(report, source):
    import gzip

    assert len(gzip.compress(source.encode())) < 350_000


def test_stated_is_what_the_article_writes_and_not_what_the_other_figures_leave(report):
    leg = replace(report.journeys[0].legs[0], distance_km=Interval(555, 556))
    source = page.write(
        replace(report, journeys=(replace(report.journeys[0], legs=(leg,)),))
    ).decode()
    row = source[source.index('id="leg=1"') :].split("</tr>")[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "560 km" in row
    assert "555" not in row


def test_what_does_not_hold_stands_with_its_reason_above_the_map(source):
    header = source[source.index("<header") : source.index("</header>")]
    assert 'href="#claim=3"' in header
    assert "At 5 to 9 km/h it takes longer." in header


def test_a_journey_without_route_or_figure_is_listed_below_the_table(source):
    after = source[source.index("</table>") :]
    assert '<li id="leg=2"' in after
    assert "origin not stated" not in after[: after.index("<script")]


def test_a_section_name_stuck_to_the_headline_is_dropped():
    text = "TravelNight train returns to Lapland\n\nNight train returns to Lapland\n\nIt left on Monday."
    source = page.write(Report(document=Document(text=text))).decode()
    assert "<title>Night train returns to Lapland</title>" in source
