"""Adding a mode is one row: copies of the table with "cable car", "hovercraft" and "skateboard" in it.

The first goes where no network is, the second over the network of ships, the third over roads and is told by its
verb; all are read, routed, judged and drawn by their own rows.
"""

import json
import subprocess
import sys

import pytest

ROW = """
    ModeRow(
        name="cable", words="cable_car cable_cars gondola gondolas funicular", phrase="by cable car",
        label="by cable car", vehicle="cable car", on_land=True, factors=Factors(low=1.0, high=1.2, best=1.03),
        ratio=(1.03, 0.05, 0.1), trip_kmh=(5.0, 30.0), usual_kmh=(5.0, 30.0), fastest_kmh=45.0,
    ),
"""
OVER_SEA = """
    ModeRow(
        name="hovercraft", words="hovercraft", phrase="by hovercraft", label="by hovercraft", vehicle="hovercraft",
        network="sea", factors=Factors(low=1.0, high=2.2, best=1.15), ratio=(1.5, 0.3, 0.35),
        trip_kmh=(20.0, 110.0), usual_kmh=(20.0, 110.0), fastest_kmh=140.0,
    ),
"""
BY_VERB = """
    ModeRow(
        name="board", words="skateboard skateboards", verbs="skateboard skateboards skateboarded skateboarding",
        phrase="by skateboard", label="by skateboard", vehicle="skateboarder", network="road", on_land=True,
        factors=Factors(low=1.02, high=2.2, best=1.3), ratio=(1.3, 0.2, 0.3),
        trip_kmh=(4.0, 20.0), usual_kmh=(4.0, 30.0), fastest_kmh=70.0, rests=True, day_km=200.0,
    ),
"""
SCRIPT = """
import importlib.util, json, sys, types
from pathlib import Path

spec = importlib.util.find_spec("geotrack.measures.modes")
source = Path(spec.origin).read_text(encoding="utf-8")
source = source.replace(" hovercraft ", " ", 1)  # a word tells one mode: it leaves the row of ships
at = source.index('    ModeRow(\\n        name="unknown"')
module = types.ModuleType("geotrack.measures.modes")
module.__file__, module.__spec__ = spec.origin, spec
sys.modules["geotrack.measures.modes"] = module
exec(compile(source[:at] + sys.argv[1] + source[at:], spec.origin, "exec"), module.__dict__)

import geotrack
from geotrack.exports.checking import check_report

folder, rows = Path(sys.argv[2]), []
for number, text in enumerate(json.loads(sys.argv[3])):
    report = geotrack.analyze(text=text)
    check_report(report.to_dict())
    for name, options in {"page.html": {}, "reader.html": {"style": "reader"}, "map.svg": {}, "x.gpx": {}}.items():
        report.save(folder / f"{number}-{name}", **options)
    rows.append(
        {
            "claims": {c.kind: c.mode for c in report.claims},
            "legs": [[leg.mode, leg.route and leg.route.mode] for j in report.journeys for leg in j.legs],
            "sources": [leg.route and leg.route.source for j in report.journeys for leg in j.legs],
            "verdicts": {c.kind: v.rating for c, v in zip(report.claims, report.verdicts)},
            "reasons": [f.reason for v in report.verdicts for f in v.findings],
        }
    )
print(json.dumps(rows))
"""
TEXTS = (
    "The cable car covers the 18 km from Zermatt to Saas-Fee in 50 minutes.",
    "We went from Zermatt to Saas-Fee by cable car, 90 km in all, in 20 minutes.",
    "By funicular she travelled from Zermatt to Saas-Fee at 90 km/h.",
    "The car covers the 60 km from Zermatt to Saas-Fee in 70 minutes.",
)


AFLOAT = (
    "The hovercraft covers the 44 km from Dover to Calais in 40 minutes.",
    "We went from Dover to Calais by hovercraft, 190 km in all, in 2 hours.",
    "By hovercraft she travelled from Dover to Calais at 300 km/h.",
    "We went from Naples to Palermo by hovercraft, 170 mi in all.",
    "We went from Dover to Calais by ferry, 190 km in all.",
)


TOLD = (
    "They skateboarded the 315 km from Lyon to Turin in six days.",
    "In May two brothers skateboarded from Lyon to Turin at 150 km/h.",
    "That day the brothers skateboarded 460 km, and 80 km on the next.",
    "They skateboarded 315 km from Lyon to Turin, over a frontier into Spain.",
    "They skateboarded 315 km from Lyon to Turin, over a frontier into Italy.",
)


def _analyzed(row, texts, folder):
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, row, folder, json.dumps(texts)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cable")
    return _analyzed(ROW, TEXTS, folder), folder


@pytest.fixture(scope="module")
def afloat(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hovercraft")
    return _analyzed(OVER_SEA, AFLOAT, folder), folder


def test_it_is_read_and_routed(found):
    for row in found[0][:3]:
        assert set(row["claims"].values()) == {"cable"}
        assert row["legs"] == [["cable", "cable"]]
    assert set(found[0][3]["claims"].values()) == {"road"}


def test_it_is_judged_by_its_own_row(found):
    right, wrong, fast, _ = found[0]
    assert "contradicted" not in right["verdicts"].values()
    assert wrong["verdicts"]["distance"] in ("contradicted", "doubtful")
    assert any(r.startswith("By cable car Zermatt–Saas-Fee is") for r in wrong["reasons"])
    assert "No cable car does more than 45 km/h; 90 km/h cannot be." in fast["reasons"]
    assert fast["verdicts"]["speed"] == "contradicted"


def test_it_is_drawn_and_told(found):
    folder = found[1]
    for name in ("page.html", "reader.html"):
        assert "by cable car" in (folder / f"0-{name}").read_text(encoding="utf-8")
    assert (folder / "0-map.svg").stat().st_size > 1000


class TestOverTheNetworkOfAnother:
    def test_it_is_read_and_routed(self, afloat):
        for row in afloat[0][:4]:
            assert set(row["claims"].values()) == {"hovercraft"}
            assert row["legs"] == [["hovercraft", "hovercraft"]]
            assert row["sources"] == ["bundled-sea"]
        assert afloat[0][4]["legs"] == [["sea", "sea"]]

    def test_open_water_is_crossed_as_ships_do(self, afloat):
        by_hovercraft, by_ship = (
            next(r for r in row["reasons"] if "Dover–Calais is" in r).split(" 190 km")[0]
            for row in (afloat[0][1], afloat[0][4])
        )
        assert by_hovercraft.startswith("By hovercraft Dover–Calais is")
        assert by_hovercraft == by_ship.replace("By sea", "By hovercraft")

    def test_it_is_judged_by_its_own_row(self, afloat):
        right, wrong, fast, miles, _ = afloat[0]
        assert right["verdicts"]["distance"] == right["verdicts"]["duration"] == "consistent"
        assert wrong["verdicts"]["distance"] in ("contradicted", "doubtful")
        assert "No hovercraft does more than 140 km/h; 300 km/h cannot be." in fast["reasons"]
        assert "contradicted" not in miles["verdicts"].values()
        every = " ".join(reason for row in afloat[0][:4] for reason in row["reasons"])
        assert "by sea" not in every.casefold()
        assert "ship" not in every

    def test_it_is_drawn_and_told(self, afloat):
        assert "by hovercraft" in (afloat[1] / "0-reader.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return _analyzed(BY_VERB, TOLD, tmp_path_factory.mktemp("board"))


class TestToldByItsVerb:
    def test_it_is_read_and_routed(self, told):
        for row in told[:2]:
            assert set(row["claims"].values()) == {"board"}
            assert row["legs"] == [["board", "board"]]
            assert row["sources"] == ["bundled-road"]

    def test_it_is_judged_by_its_own_row(self, told):
        right, fast, far, *_ = told
        assert right["verdicts"]["distance"] == "consistent"
        assert any(r.startswith("No skateboarder does more than 70 km/h") for r in fast["reasons"])
        assert far["reasons"].count(
            "A skateboarder covers 200 km a day at most; 460 km in a day is hardly possible."
        ) == 1  # fmt: skip

    def test_it_crosses_borders_where_its_network_does(self, told):
        into_spain, into_italy = told[3:]
        assert any("do not lead into Spain" in reason for reason in into_spain["reasons"])
        assert not any("do not lead into" in reason for reason in into_italy["reasons"])
