import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from geotrack.errors import UsageError
from geotrack.rendering import pdf, png, svg
from geotrack.rendering.placing import Board
from geotrack.rendering.typeface import typeface

SVG = "{http://www.w3.org/2000/svg}"


def test_svg_is_well_formed_in_named_layers_of_the_asked_size(report):
    root = ET.fromstring(svg.write(report, width=700, height=500))
    assert (root.get("width"), root.get("height")) == ("700", "500")
    names = [g.get("id") for g in root.iter(f"{SVG}g")]
    assert {"sea", "land", "routes", "stops", "names", "crossings", "verdicts", "scale"} <= set(
        names
    )
    assert root.find(f"{SVG}title").text == "The choir goes north"
    assert "Warsaw → Vilnius by rail, contradicted" in root.find(f"{SVG}desc").text


def test_svg_holds_no_script_style_or_address(report):
    source = svg.write(report).decode()
    assert not re.search(r"<script|<style|href|url\(|onload", source)


def test_same_bytes_each_time(report):
    assert svg.write(report) == svg.write(report)
    assert pdf.write(report) == pdf.write(report)


@pytest.mark.parametrize("dpi", [96, 144, 192])
def test_a_pngs_width_is_the_width_of_the_file(report, dpi):
    content = png.write(report, width=800, height=600, dpi=dpi)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (800, 600)


@pytest.mark.parametrize(
    "size",
    [
        {"width": 20},
        {"height": 99_999},
        {"width": 11_000, "height": 11_000},
        {"width": 310, "height": 310},
        {"dpi": 23},
    ],
)
def test_sizes_nobody_can_print_are_refused(report, size):
    with pytest.raises(UsageError):
        png.write(report, **size)


def test_pdf_is_vector_and_its_names_can_be_searched(report):
    import io

    pypdf = pytest.importorskip("pypdf")
    named = replace(
        report,
        toponyms=(),
        toponym_places=(),
        places=(replace(report.places[0], name="Wŏnsan Đà Nẵng Łódź"), *report.places[1:]),
    )
    page = pypdf.PdfReader(io.BytesIO(pdf.write(named))).pages[0]
    assert "Wŏnsan Đà Nẵng Łódź" in page.extract_text()
    assert not page.images
    assert tuple(page.mediabox[2:]) == (720, 480)


def test_the_typeface_has_the_letters_of_every_name_on_the_ground():
    from geotrack.rendering.cities import names

    letters = {c for name in names() for c in name}
    missing = {c for c in letters if ord(c) not in typeface().glyphs}
    assert not missing


def test_a_thinned_font_keeps_the_letters_and_loses_the_rest():
    face = typeface()
    small = face.subset("Wŏnsan")
    assert small[:4] == b"\0\1\0\0"
    assert len(small) < len(face.raw) / 3


def test_names_do_not_collide():
    board = Board(400, 300)
    boxes = [board.beside(200 + k, 150, 4, 60, 12) for k in range(12)]
    found = [b for b in boxes if b]
    assert len(found) >= 4
    for k, a in enumerate(found):
        for b in found[k + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_dark_palette_and_miles(report):
    from geotrack.rendering.theme import Theme

    source = svg.write(report, dark=True, theme=Theme(units="mi")).decode()
    assert "#16242e" in source
    assert re.search(r"\d mi<", source)


@pytest.mark.parametrize("width", [240, 320, 960])
def test_the_credit_of_a_picture_is_whole_at_every_width(report, width):
    root = ET.fromstring(svg.write(report, width=width, height=480))
    credit = " ".join(t.text for t in root.iter(f"{SVG}text") if t.get("class") == "credit")
    assert credit.startswith("rail, road, villages © OpenStreetMap contributors")
    assert credit.endswith("Natural Earth")
