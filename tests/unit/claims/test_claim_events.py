from dataclasses import replace

import numpy as np
import pytest

from geotrack.claims.candidates.profiles import profile_of
from geotrack.claims.movements.eventfeatures import event_features, order_features
from geotrack.claims.movements.events import (
    EVENT_KINDS,
    THRESHOLD,
    events_of,
    load_events,
    read_events,
    rules_of,
    times_of,
    write_events,
)
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.claims.reader.scorer import Scorer
from geotrack.errors import DataError
from geotrack.model import Document
from geotrack.text.foreign import foreign
from geotrack.times import find_times

READER = DecidingReader()


def scene(text):
    document = Document(text=text)
    times = find_times(document)
    return document, READER.script(document, (), times), times


def scorer(outputs, bias):
    return Scorer(
        table=np.zeros((16, outputs), dtype=np.int8),
        scales=np.ones(outputs),
        bias=np.array(bias, dtype=float),
        mixing=np.zeros((0, outputs)),
    )


def leaving(share):
    """Weights that take every time for a departure with a probability."""
    travel = np.log(share / (1 - share))
    return scorer(4, [0.0, travel, -40.0, -40.0])


class Ends:
    """Stands for the network: every event begins at the first entity, as surely as is said."""

    def __init__(self, share=0.9, *, somewhere=True):
        self.share, self.somewhere = share, somewhere

    def moments(self, script, cast, title, times):
        pair = (next(iter(cast.entities)) if self.somewhere else "", "")
        return {number: (pair, self.share) for number, _, _ in times}


SENTENCE = "The Ourville packet sailed away, on 3 May 2001, and nobody saw her again."


def read(text, share=0.99, known=(), ends=None):
    document, script, times = scene(text)
    return document, events_of(document, script, times, known, leaving(share), ends or Ends())


@pytest.mark.parametrize(("share", "count"), [(THRESHOLD - 0.01, 0), (THRESHOLD + 0.01, 1)])
def test_a_time_is_a_departure_from_the_threshold_on(share, count):
    document, found = read(SENTENCE, share)
    assert len(found) == count
    for claim in found:
        assert (claim.kind, claim.time) == ("departure", 0)
        assert claim.origin is not None
        assert claim.confidence.ends == pytest.approx(0.9)
        assert document.text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(("share", "count"), [(0.84, 0), (0.86, 1)])
def test_a_movement_without_a_place_must_be_plain(share, count):
    _, found = read(SENTENCE, share, ends=Ends(somewhere=False))
    assert len(found) == count


def test_what_a_construction_takes_a_time_for_is_mended():
    _, (claim,) = read(SENTENCE)
    assert rules_of([claim]) == {0: "departure"}
    other = replace(claim, kind="arrival", origin=None, traveller="the packet")
    _, (mended,) = read(SENTENCE, known=[other])
    assert (mended.kind, mended.origin, mended.traveller) == (
        "departure",
        claim.origin,
        "the packet",
    )
    assert read(SENTENCE, share=0.2, known=[other])[1] == []


def test_a_time_of_two_movements_keeps_both():
    _, (claim,) = read(SENTENCE)
    both = [claim, replace(claim, kind="arrival")]
    assert [c.kind for c in read(SENTENCE, known=both)[1]] == ["arrival", "departure"]


def test_ends_that_another_sentence_tells_are_inferred():
    _, (claim,) = read(SENTENCE)
    assert claim.inferred == ()
    _, (claim,) = read("The Ourville packet was ready. She sailed away on 3 May 2001.")
    assert (claim.origin is not None, claim.inferred) == (True, ("from",))


@pytest.mark.parametrize("status", ["planned", "negated", "stated"])
def test_a_time_is_as_planned_as_the_movement_it_is_of(status):
    _, (event,) = read(SENTENCE)
    moved = replace(event, kind="leg", time=None, status=status)
    _, found = read(SENTENCE, known=[moved])
    assert [c.status for c in found if c.time is not None] == [status]


def test_a_day_in_a_sentence_where_nobody_moves_is_no_event():
    assert read("The Ourville council agreed on 3 May 2001 and nobody spoke again.")[1] == []


def test_years_and_months_are_no_candidates():
    _, script, times = scene("She sailed in 1911, in May 1911 and on 3 May 1911 at 8.45 p.m.")
    assert [times[n].value for _, _, n in times_of(script, times)] == ["1911-05-03T20:45"]


def test_features_tell_a_clock_time_from_a_day():
    _, script, times = scene("She sailed at 20:45 from Ourville. She sailed on 3 May 1911.")
    rows = [event_features(script, s, at, times[n].value) for s, at, n in times_of(script, times)]
    assert ["t=clock" in row for row in rows] == [True, False]
    assert order_features("2001-05-03", "arrival") == ("said=arrival", "day&said=arrival")


def test_the_packaged_weights_round_trip(tmp_path):
    write_events(tmp_path, load_events())
    found = read_events(tmp_path)
    assert (found.table == load_events().table).all()
    assert len(found.bias) == len(EVENT_KINDS)
    (tmp_path / "events.json").write_text("{}")
    with pytest.raises(DataError, match="reinstall"):
        read_events(tmp_path)


@pytest.mark.parametrize(("words", "features"), [(89, 0), (90, 13)])
def test_short_texts_have_no_profile(words, features):
    _, script, _ = scene("sailed " * words)
    assert len(profile_of(script)) == features


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Der Zug fuhr am Abend mit dem Minister von Wien nach Graz und kam nicht an, sagt das Amt.",
            True,
        ),
        (
            "El tren salió de Madrid por la noche y llegó a las diez con los ministros de las dos partes.",
            True,
        ),
        (
            "Oban dep 07:10, Craignure arr 07:56, Salen 08:20, Tobermory arr 08:50, Kilchoan 09:25, Mallaig dep 10:05, Eigg, Rum, Canna",
            False,
        ),
        (
            "The train left Santiago de la Ribera for Los Angeles by way of La Paz and Le Mans, and was late.",
            False,
        ),
    ],
)
def test_another_language_is_told_by_its_small_words(text, other):
    assert foreign(text.replace(",", " ,").replace(".", " .").lower().split()) is other


@pytest.mark.parametrize(("words", "other"), [(14, False), (15, True)])
def test_fewer_than_fifteen_words_have_no_language(words, other):
    assert foreign(["der"] * words) is other


@pytest.mark.parametrize(("share", "other"), [(2, True), (1, False)])
def test_one_word_in_eight_makes_a_language(share, other):
    assert foreign(["der"] * share + ["bahnhof"] * (16 - share)) is other


def test_nothing_is_invented_in_another_language():
    text = "Der Zug verließ Wien am Montag und erreichte nach 243 km die Stadt Budapest, von der es mit dem Bus 180 km nach Szeged sind."
    assert READER.read(Document(text=text), (), find_times(Document(text=text))) == ()


class Silent:
    """Stands for the network where it is not to be asked."""

    def moments(self, script, cast, title, times):
        raise AssertionError("asked for nothing")


def test_the_network_is_asked_only_where_somebody_may_go():
    """A day in a sentence without a word of moving dates something else; an hour may date a departure."""
    still = "The Ourville packet is old. The quay was built on 3 May 2001."
    assert read(still, ends=Silent())[1] == []
    with pytest.raises(AssertionError):
        read("The Ourville packet: 3 May 2001, 10:15.", ends=Silent())
