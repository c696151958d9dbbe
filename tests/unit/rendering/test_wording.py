"""How times are told."""

from geotrack.rendering import wording


def test_a_window_is_told_as_a_person_would():
    told = wording.span_of_time
    assert told("2024-06-03T17:00", "2024-06-04T00:00") == "Mon 3 June 2024, after 17:00"
    assert told("2024-06-03T00:00", "2024-06-03T09:00") == "Mon 3 June 2024, before 09:00"
    assert told("2024-06-03T08:00", "2024-06-03T09:30") == "Mon 3 June 2024, 08:00 to 09:30"
    # from two days on the minutes are left out
    assert (
        told("2024-06-03T12:30", "2024-06-05T12:29")
        == "Mon 3 June 2024, 12:30 to Wed 5 June 2024, 12:29"
    )
    assert told("2024-06-03T12:30", "2024-06-05T12:30") == "Mon 3 June 2024 to Wed 5 June 2024"
