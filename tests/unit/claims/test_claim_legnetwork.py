"""The network that reads legs from the whole text: what it tells, its bounds, and that it is the one that was trained."""

import numpy as np
import pytest

from geotrack.claims.ends.contexts import context_of
from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.legways.legnetwork import (
    CLASSES,
    LEAST,
    Likely,
    between_places,
    load_legs,
    read_legs,
    write_legs,
)
from geotrack.claims.legways.otherways import AMONG, FORETOLD, among_rows, foretold_rows
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.claims.reader.encoder import load_encoder
from geotrack.errors import DataError
from geotrack.model import Document, Toponym

READER = DecidingReader()


def scene(text, *names):
    toponyms = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            toponyms.append(Toponym(text=name, start=at, end=at + len(name)))
            at = text.find(name, at + 1)
    document = Document(text=text)
    script = READER.script(document, sorted(toponyms, key=lambda t: t.start), [])
    return script, Cast(document, script)


def told(text, *names):
    return load_legs().read(*scene(text, *names), None)


def test_who_travels_from_one_place_to_another_is_read():
    found = told(
        "On Monday we drove from Graz to Udine, and on Friday on to Pisa.", "Graz", "Udine", "Pisa"
    )
    assert found["graz", "udine"].odds > 0
    assert ("udine", "graz") not in found or found["udine", "graz"].odds < 0
    assert found["udine", "pisa"].odds > found["graz", "pisa"].odds


@pytest.mark.parametrize(
    "text",
    [
        "Graz lies 40 miles from Udine.",
        "The mayor of Graz wrote to the mayor of Udine.",
        "Graz is larger than Udine, but smaller than Pisa.",
    ],
)
def test_what_nobody_travels_is_thought_less_likely(text):
    journey = told("We left Graz at dawn and reached Udine at noon.", "Graz", "Udine")
    found = told(text, "Graz", "Udine", "Pisa")
    assert (
        max((one.odds for one in found.values()), default=LEAST) < journey["graz", "udine"].odds - 1
    )


def test_classes_are_shares():
    (one, *_) = told("We flew from Graz to Udine.", "Graz", "Udine").values()
    assert len(one.classes) == len(CLASSES)
    assert np.exp(one.classes).sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", "We drove on.", "We left Graz, and Graz was gone."])
def test_one_place_alone_is_no_leg(text):
    assert told(text or " ", "Graz") == {}


def test_only_names_are_ends():
    text = "They left the village for Graz and drove on to Udine."
    script, cast = scene(text, "Graz", "Udine")
    context = between_places(context_of(script, cast, None), cast)
    assert {context.keys[k] for k in context.who} == {"graz", "udine"}


def test_long_texts_are_read_in_parts():
    """Places that stand far apart are not compared; those beside each other are, wherever they stand."""
    names = [f"Bad{chr(97 + k % 26)}{chr(97 + k // 26)}hausen" for k in range(400)]
    text = " ".join(
        f"From {a} we drove to {b}." for a, b in zip(names[::2], names[1::2], strict=True)
    )
    found = told(text, *names)
    assert len(found) < 2 * 64 * len(names)
    keys = [name.lower() for name in names]
    assert all(found[pair].odds > LEAST for pair in zip(keys[::2], keys[1::2], strict=True))
    assert (keys[0], keys[-1]) not in found


def test_the_same_text_is_read_alike():
    text = "We drove from Graz to Udine and on to Pisa."
    assert told(text, "Graz", "Udine", "Pisa") == told(text, "Graz", "Udine", "Pisa")


def test_weights_come_back_as_written(tmp_path):
    network = load_legs()
    write_legs(tmp_path, network.body.weights, network.body)
    again = read_legs(tmp_path, load_encoder().words)
    text = scene("We drove from Graz to Udine.", "Graz", "Udine")
    assert again.read(*text, None) == network.read(*text, None)


def test_weights_that_are_missing_or_do_not_fit_say_so(tmp_path):
    with pytest.raises(DataError, match="weights of legs"):
        read_legs(tmp_path, load_encoder().words)
    network = load_legs()
    write_legs(tmp_path, network.body.weights, network.body)
    np.save(tmp_path / "legs.npy", np.zeros(4, dtype=np.int8))
    with pytest.raises(DataError, match="reinstall"):
        read_legs(tmp_path, load_encoder().words)


def test_a_way_is_seen_among_the_others():
    odds = {("a", "b"): 1.0, ("b", "c"): 0.5, ("a", "c"): 0.0, ("c", "a"): -1.0}
    (row,) = among_rows(odds, [("a", "c")])
    assert row[:8].tolist() == [0.0, -1.0, 1.0, 0.5, -9.0, -9.0, 0.5, -9.0]
    assert row[8:].tolist() == [1, 1]  # one way from A is likelier, one to C


def test_rows_tell_what_the_network_says_and_what_it_does_not():
    likely = {("a", "b"): Likely(1.0, 0.5, (-0.1, -3.0, -3.0, -4.0))}
    rows = foretold_rows(likely, [("a", "b"), ("b", "a")])
    assert rows.shape == (2, FORETOLD)
    assert rows[0, :2].tolist() == [1.0, 0.5]
    assert (rows[1, : FORETOLD - AMONG] == LEAST).all()
    assert foretold_rows({}, []).shape == (0, FORETOLD)


def test_the_trained_network_says_the_same_in_jax():
    """The two writings of the network agree, up to rounding."""
    jax = pytest.importorskip("jax")
    from tools.data.legs_network import forward

    network = load_legs()
    script, cast = scene(
        "Graz was dull. We drove to Udine, then Pisa.\nLeaving Udine out, they went from Graz to Pisa.",
        "Graz", "Udine", "Pisa",
    )  # fmt: skip
    context = between_places(context_of(script, cast, None), cast)
    found = network.of(context)
    batch = _batch(network, context)
    weights = {name: jax.numpy.asarray(w) for name, w in network.body.weights.items()}
    logs = forward(weights, jax.numpy.asarray(network.body.words.vectors), batch, None)
    for (a, b), one in found.items():
        row, column = context.keys.index(a), context.keys.index(b)
        assert one.odds == pytest.approx(float(logs["odds"][0, row, column]), abs=1e-3)
        assert one.first == pytest.approx(float(logs["first"][0, row, column]), abs=1e-3)


def _batch(network, context):
    from types import SimpleNamespace

    from tools.data.legs import Course, Lesson, relations

    count = len(context.keys)
    place = np.isin(np.arange(count), context.who)
    mask = place[:, None] & place[None] & ~np.eye(count, dtype=bool)
    lesson = Lesson(
        SimpleNamespace(), context, relations(context, context.mentions), mask,
        np.zeros_like(mask), mask.astype(np.float32), np.zeros(mask.shape, dtype=np.int32),
    )  # fmt: skip
    return Course([lesson], network.body).batch(0, [0])
