"""A writer is asked for what it takes; anything else is an error that names the option."""

import pytest

import geotrack
from geotrack.errors import UsageError


@pytest.fixture(scope="module")
def report():
    return geotrack.analyze(text="The ferry from Dover to Calais takes 90 minutes.")


@pytest.mark.parametrize(
    ("file", "option", "message"),
    [
        ("x.gpx", "dark", r"\.gpx takes no option 'dark'; it takes none"),
        ("x.csv", "tabel", r"\.csv takes no option 'tabel'; it takes table"),
        ("x.svg", "compact", r"\.svg takes no option 'compact'; it takes width, height, theme"),
    ],
)
def test_an_option_that_a_format_does_not_take_is_named(report, tmp_path, file, option, message):
    with pytest.raises(UsageError, match=message):
        report.save(tmp_path / file, **{option: True})
    assert not list(tmp_path.iterdir())


def test_an_option_that_it_takes_is_used(report, tmp_path):
    legs = report.save(tmp_path / "x.csv", table="legs").read_text(encoding="utf-8")
    assert legs.splitlines()[0] != report.save(tmp_path / "y.csv").read_text().splitlines()[0]


def test_a_function_of_a_plug_in_may_take_anything(report, tmp_path, monkeypatch):
    def write(report, **options):
        return repr(sorted(options)).encode()

    monkeypatch.setattr("geotrack.report.component", lambda _kind, _name: write)
    assert report.save(tmp_path / "x.gpx", a=1, b=2).read_bytes() == b"['a', 'b']"
