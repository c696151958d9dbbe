"""A stop "at the border" is drawn where the route crosses, not at the middle of the border."""

from geotrack.rendering.view import view_of


def test_a_border_that_the_route_crosses_is_no_numbered_stop(analyze):
    report = analyze(
        "The train left Dar es Salaam for Kapiri Mposhi on Friday. It stops for an hour at the border"
        " between Tanzania and Zambia.",
        published="2023-03-18",
    )
    assert any(place.kind == "border" for place in report.places)
    view = view_of(report)
    names = [report.places[spot.place].name for spot in view.stops]
    assert names == ["Dar es Salaam", "Kapiri Mposhi"]
    assert all(report.places[spot.place].kind != "border" for spot in view.mentions)
