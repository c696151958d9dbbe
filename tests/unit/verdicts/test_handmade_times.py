"""The times that tests of checks are made with, as the tagger would tell them."""

import pytest


@pytest.mark.parametrize(
    ("value", "kind", "latest"),
    [
        ("2024-05-13", "DATE", "2024-05-14T00:00"),
        ("2024-05-13T22:00", "TIME", "2024-05-13T22:00"),
    ],
)
def test_a_time_has_the_bounds_of_its_value(make, value, kind, latest):
    time = make.time("then", value)
    assert (time.type, time.latest, time.value) == (kind, latest, value)
