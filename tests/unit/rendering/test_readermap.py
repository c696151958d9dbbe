"""The reader's map: what stands on it, what must not, and that nothing is cut."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from geotrack.errors import UsageError
from geotrack.model import Claim, Document, Journey, Leg, Place, TimeExpression, TimeRef
from geotrack.rendering import page, pdf, png, svg
from geotrack.rendering.captions import SIZES, Captions, captions_of, size_of
from geotrack.rendering.lettering import Label, place, wrapped
from geotrack.rendering.placing import Board
from geotrack.rendering.readermap import draw_reader
from geotrack.rendering.scene import Disc, Stroke, Words
from geotrack.rendering.theme import Theme
from geotrack.rendering.typeface import typeface
from geotrack.rendering.view import view_of
from geotrack.rendering.visits import visits_of
from geotrack.report import Report

SVG = "{http://www.w3.org/2000/svg}"
TOWNS = {
    "Oslo": (59.91, 10.75), "Hamar": (60.79, 11.07), "Lillehammer": (61.11, 10.47), "Dombås": (62.07, 9.13),
    "Trondheim": (63.43, 10.4), "Bodø": (67.28, 14.4),
}  # fmt: skip


def trip(*names, mode="rail", spots=TOWNS, title="North by train", **leg):
    places = tuple(Place(name=n, lat=spots[n][0], lon=spots[n][1], kind="city", country="NO") for n in dict.fromkeys(names))  # fmt: skip
    index = {p.name: k for k, p in enumerate(places)}
    legs = tuple(
        Leg(origin=index[a], destination=index[b], mode=mode, **leg) for a, b in pairwise(names)
    )
    return Report(
        document=Document(text="A text.", title=title),
        places=places,
        journeys=(Journey(legs=legs),),
    )


def scene(report, size="wide", captions=None, **options):
    width, height, _ = SIZES[size]
    return draw_reader(view_of(report), Theme(), captions or Captions(), width=width, height=height, **options)  # fmt: skip


def words(drawn, kind=None):
    return [s for layer in drawn.layers for s in layer.shapes if isinstance(s, Words) and kind in (None, s.kind)]  # fmt: skip


def box(word):
    wide = typeface(bold=word.bold).width(word.string, word.size, spacing=word.spacing)
    left = word.x - {"start": 0, "middle": wide / 2, "end": wide}[word.anchor]
    return left, word.y - word.size * 0.8, left + wide, word.y + word.size * 0.25


def test_no_verdict_and_no_line_that_is_no_way(report):
    drawn = scene(report)
    kinds = {s.kind for layer in drawn.layers for s in layer.shapes}
    assert not [k for k in kinds if k.startswith(("sign", "straight", "alternative", "reach"))]
    assert "contradicted" not in svg.write(report, style="reader").decode()
    assert "contradicted" in svg.write(report).decode()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_picture_and_the_credit_is_whole(report, size):
    long = replace(
        report, document=replace(report.document, title="The choir that went north " * 6)
    )
    for told in (report, long, trip(*TOWNS)):
        drawn = scene(told, size)
        for word in words(drawn):
            left, top, right, bottom = box(word)
            assert left >= 0, word
            assert right <= drawn.width + 0.5, word
            assert top >= 0, word
            assert bottom <= drawn.height + 0.5, word
        credit = " ".join(w.string for w in words(drawn, "credit"))
        assert credit.endswith("Natural Earth")
        assert "OpenStreetMap contributors" in credit


def test_stops_are_numbered_in_the_order_of_travel():
    report = trip("Bodø", "Trondheim", "Dombås", "Oslo")
    assert [(v.number, v.spot.name) for v in visits_of(view_of(report))] == [
        (1, "Bodø"), (2, "Trondheim"), (3, "Dombås"), (4, "Oslo"),
    ]  # fmt: skip


def test_places_on_the_way_are_numbered_as_they_come_along_the_line(report):
    leg = report.journeys[0].legs[0]
    places = (*report.places, Place(name="Suwałki", lat=54.1, lon=23.3), Place(name="Białystok", lat=53.1, lon=23.1))  # fmt: skip
    turned = replace(
        report, places=places, journeys=(Journey(legs=(replace(leg, via=(4, 5), stops=()),)),)
    )
    assert [v.spot.name for v in visits_of(view_of(turned))] == ["Warsaw", "Białystok", "Suwałki", "Vilnius"]  # fmt: skip


def test_journeys_come_as_the_text_tells_them():
    first, second = trip("Oslo", "Hamar"), trip("Oslo", "Hamar", "Dombås", "Bodø")
    legs = second.journeys[0].legs
    claims = tuple(
        Claim(kind="leg", start=s, end=s + 1, text="x", pattern="p", sentence=(s, s + 1))
        for s in (50, 10)
    )
    later = Journey(legs=(replace(legs[0], claims=(0,)),))
    earlier = Journey(legs=(replace(legs[2], claims=(1,)),))
    mixed = replace(second, claims=claims, journeys=(later, earlier))
    assert [v.spot.name for v in visits_of(view_of(mixed))] == ["Dombås", "Bodø", "Oslo", "Hamar"]
    assert [v.spot.name for v in visits_of(view_of(first))] == ["Oslo", "Hamar"]


def test_times_are_the_articles_own_words():
    times = (TimeExpression(start=0, end=9, text="on Friday evening", type="TIME", value="x"),)
    report = replace(trip("Oslo", "Hamar", departs=TimeRef(time=0)), times=times)
    assert visits_of(view_of(report))[0].when == "Friday evening"
    assert "Friday evening" in [w.string for w in words(scene(report), "stop-time")]
    computed = replace(trip("Oslo", "Hamar", departs=TimeRef(time=0, computed=True)), times=times)
    assert visits_of(view_of(computed))[0].when == ""


def test_stops_that_lie_on_each_other_all_keep_number_and_name():
    spots = {f"Platz {k}": (52.5 + 0.002 * k, 13.4) for k in range(5)} | {"Hof": (52.56, 13.5)}
    drawn = scene(trip(*spots, spots=spots, mode="foot"), "column")
    assert sorted(w.string for w in words(drawn, "stop-number")) == list("123456")
    discs = [s for layer in drawn.layers for s in layer.shapes if isinstance(s, Disc) and s.kind == "stop" and s.y < 330]  # fmt: skip
    assert len({(d.x, d.y) for d in discs}) == len(discs) == 6
    assert {w.string for w in words(drawn, "stop-name")} >= {"Hof", "Platz 0", "Platz 4"}


@pytest.mark.parametrize(("size", "inset"), [("wide", True), ("square", True)])
def test_an_inset_shows_where_in_the_world_a_small_map_lies(size, inset):
    drawn = scene(trip("Oslo", "Hamar"), size)
    assert ("locator" in [layer.name for layer in drawn.layers]) is inset


def test_a_map_of_half_the_world_needs_no_inset():
    far = {"Lisbon": (38.7, -9.1), "Delhi": (28.6, 77.2)}
    drawn = scene(trip(*far, spots=far, mode="air"))
    assert "locator" not in [layer.name for layer in drawn.layers]


def test_a_day_in_a_city_is_framed_as_one():
    city = {"Quay": (38.71, -9.13), "Tower": (38.69, -9.21)}
    drawn = scene(trip(*city, spots=city, mode="foot"))
    scale = words(drawn, "scale-name")[0].string
    assert float(scale.split()[0]) <= 5


def test_water_is_dashed_only_beside_another_mode():
    sea = {"Dover": (51.13, 1.31), "Calais": (50.95, 1.85)}

    def dashes(report):
        return {s.dash for layer in scene(report).layers for s in layer.shapes if isinstance(s, Stroke) and s.kind == "leg"}  # fmt: skip

    both = trip("Dover", "Calais", spots=sea, mode="sea")
    legs = (*both.journeys[0].legs, replace(both.journeys[0].legs[0], origin=1, destination=0, mode="road"))  # fmt: skip
    assert (9, 5) not in dashes(both)
    assert (9, 5) in dashes(replace(both, journeys=(Journey(legs=legs),)))


def test_a_wide_way_in_a_high_picture_gives_its_stops_in_words():
    far = {"Lisbon": (38.7, -9.1), "Delhi": (28.6, 77.2), "Tokyo": (35.7, 139.7)}
    report = trip(*far, spots=far, mode="air")
    assert [w.string for w in words(scene(report, "story"), "row-name")] == list(far)
    assert not words(scene(report, "wide"), "row-name")


def test_texts_around_the_map(report):
    view = view_of(report)
    offered = captions_of(view, Captions())
    assert offered.headline == view.title
    assert offered.caption == "From Warsaw to Vilnius by train."
    given = Captions(headline="H", caption="C", note="N", source="S")
    strings = " ".join(w.string for w in words(scene(report, captions=given)))
    assert "Source: S. Map:" in strings
    assert all(mark in strings.split() for mark in ("H", "C", "N"))
    bare = Captions(headline="", caption="", note="")
    assert not words(scene(report, captions=bare), "title")


def test_every_writer_knows_the_style_and_keeps_its_bytes(report):
    for writer in (svg, png, pdf, page):
        once = writer.write(report, style="reader", captions=Captions(source="The Daily"))
        assert once == writer.write(report, style="reader", captions=Captions(source="The Daily"))
        with pytest.raises(UsageError, match="there are check, reader"):
            writer.write(report, style="poster")


def test_the_page_has_no_script_and_hides_nothing(report):
    html = page.write(report, style="reader", captions=Captions(source="<b>The Daily</b>")).decode()
    assert "script-src &#39;none&#39;" in html
    assert "<script" not in html
    assert "&lt;b&gt;The Daily" in html
    assert html.count("<svg") == 4
    assert re.findall(r'class="dot">(\d)', html) == ["1", "2"]
    with pytest.raises(UsageError, match="fits every width"):
        page.write(report, style="reader", compact=True)


def test_pictures_are_well_formed(report):
    root = ET.fromstring(svg.write(report, style="reader"))
    assert root.find(f"{SVG}desc").text.startswith("Map. From Warsaw to Vilnius by train. Stops: 1 Warsaw; 2 Vilnius")  # fmt: skip


def test_named_sizes():
    assert size_of("square") == (540, 540, 2.0)
    with pytest.raises(UsageError, match="there are column"):
        size_of("poster")


def test_lines_are_wrapped_and_cut_where_they_must():
    assert wrapped("a" * 80, 12, 100, most=2)[1].endswith("…")
    assert all(
        typeface().width(line, 12) <= 100 for line in wrapped("word " * 40 + "x" * 90, 12, 100)
    )
    assert wrapped("", 12, 100) == []


def test_a_label_in_a_corner_is_moved_onto_the_picture():
    board = Board(200, 100, 4)
    got, _, _ = place(board, 198, 98, 8, Label(name=("Llanfairpwllgwyngyll",), sub="", size=13))
    assert board.holds(got)
    tight = Board(60, 40, 2)
    for _ in range(9):
        got, _, _ = place(tight, 30, 20, 8, Label(name=("Rome",), sub="", size=12))
        assert tight.holds(got)


def test_no_line_leads_to_the_middle_of_an_ocean():
    report = trip("Oslo", "Bodø")
    ocean = Place(name="Atlantic Ocean", lat=30.0, lon=-40.0, kind="sea", radius_km=3000.0)
    legs = (*report.journeys[0].legs, Leg(origin=1, destination=2))
    told = replace(report, places=(*report.places, ocean), journeys=(Journey(legs=legs),))
    view = view_of(told)
    assert [leg.path is None for leg in view.legs] == [False, True]
    assert [v.spot.name for v in visits_of(view)] == ["Oslo", "Bodø"]
    assert captions_of(view, Captions()).caption == "From Oslo to Bodø by train."
    assert view.bounds is not None
    assert view.bounds[0] > 0
