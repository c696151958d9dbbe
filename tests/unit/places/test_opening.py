"""The settings choose the gazetteer."""

import pytest

from geotrack.config import Settings
from geotrack.errors import NotFoundError, UnknownComponentError, UsageError
from geotrack.places import open_gazetteer


def test_the_bundled_one_is_the_default():
    assert open_gazetteer(Settings()).name == "bundled"


def test_a_place_list_comes_before_it(tmp_path):
    (tmp_path / "mine.csv").write_text("name,lat,lon\nOslo,1,2\n")
    gazetteer = open_gazetteer(Settings(place_list=str(tmp_path / "mine.csv")))
    assert gazetteer.candidates("Oslo")[0].lat == 1


def test_a_live_one_needs_permission():
    with pytest.raises(UsageError):
        open_gazetteer(Settings(gazetteer="live:nominatim"))
    assert (
        open_gazetteer(Settings(gazetteer="live:nominatim", network=True)).name == "live:nominatim"
    )


def test_what_is_not_there_is_told():
    with pytest.raises(NotFoundError):
        open_gazetteer(Settings(gazetteer="world.sqlite"))
    with pytest.raises(UnknownComponentError):
        open_gazetteer(Settings(gazetteer="atlantis"))


def test_every_public_name_can_be_imported():
    import geotrack.places

    for name in geotrack.places.__all__:
        assert getattr(geotrack.places, name).__doc__
    assert dir(geotrack.places) == sorted(geotrack.places.__all__)
    with pytest.raises(AttributeError):
        geotrack.places.Atlantis  # noqa: B018
