import subprocess
import sys

import pytest

import geotrack

PUBLIC = [
    "Claim", "Document", "Finding", "GeotrackError", "InputError", "Interval", "Journey", "Leg",
    "Pipeline", "Place", "Report", "Resolution", "Route", "Settings", "TimeExpression", "Toponym",
    "UsageError", "Verdict", "analyze", "analyze_frame", "assemble", "check", "compare", "find_claims", "find_times",
    "find_toponyms", "read_document", "read_report", "resolve", "route",
]  # fmt: skip


def test_the_public_names_are_these():
    assert sorted(geotrack.__all__) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(geotrack, name).__doc__


def test_import_costs_no_heavy_library():
    code = "import sys, geotrack; print([m for m in ('numpy', 'pandas', 'folium', 'shapely', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'oracle'"):
        _ = geotrack.oracle
