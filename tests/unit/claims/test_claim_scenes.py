"""Which places may be the ends of a figure, what is known of them, and which pairs are compared."""

import numpy as np
import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.endfeatures import CANDIDATE, FIGURE, candidate_rows
from geotrack.claims.ends.pairfeatures import PAIR, pair_rows, relation, shortlist
from geotrack.claims.ends.scenes import Memory, scene_of
from geotrack.claims.ends.spokenof import SIGHTINGS_BACK, Cast
from geotrack.claims.phrases.kinds import Text
from geotrack.model import Document, Toponym
from geotrack.text.tokens import tokenize


def staged(words, *names, number=0, memory=None):
    tokens, toponyms, at = tokenize(words), [], 0
    for name in names:
        at = words.index(name, at)
        toponyms.append(Toponym(start=at, end=at + len(name), text=name))
        at += len(name)
    text = Text(words, tokens, [w.lower() for w in tokens.words], toponyms, ())
    script = Script(text, figures_of(text))
    cast = Cast(Document(text=words), script)
    scene = scene_of(script, cast, number, "distance", memory or Memory())
    return script, cast, scene


def rows_of(words, *names, memory=None, number=0):
    memory = memory or Memory()
    script, cast, scene = staged(words, *names, number=number, memory=memory)
    rows = candidate_rows(script, cast, scene, memory)
    columns = (*FIGURE, *CANDIDATE)
    return {
        key: dict(zip(columns, row.tolist(), strict=True))
        for key, row in zip(["", *(e.key for e in scene.candidates)], rows, strict=True)
    }


def test_the_third_sentence_on_is_looked_at_and_the_fourth_is_not():
    words = "It was 9 km. It rained. It blew. To Gori then. To Poti later."
    keys = {e.key for e in staged(words, "Gori", "Poti")[2].candidates}
    assert "gori" in keys
    assert "poti" not in keys


def test_five_names_ahead_are_candidates_and_a_sixth_is_not():
    names = "Gori Poti Batumi Zugdidi Mestia Telavi".split()
    words = "It was 9 km. We saw " + ", ".join(names) + "."
    keys = {e.key for e in staged(words, *names)[2].candidates}
    assert {"gori", "mestia"} <= keys
    assert "telavi" not in keys


def test_so_many_mentions_are_looked_back_over_and_no_more():
    names = ["Gori", *["Poti"] * SIGHTINGS_BACK]
    far = "Gori. " + ", ".join(names[1:]) + ". It was 9 km."
    keys = {e.key for e in staged(far, *names)[2].candidates}
    assert "poti" in keys
    assert "gori" not in keys
    near = "Gori. " + ", ".join(names[2:]) + ". It was 9 km."
    keys = {e.key for e in staged(near, *names[:-1])[2].candidates}
    assert {"gori", "poti"} <= keys


def test_sides_ranks_and_prepositions():
    rows = rows_of("From Gori to Poti it is 9 km, not by Batumi.", "Gori", "Poti", "Batumi")
    assert [rows[k]["side"] for k in ("", "gori", "poti", "batumi")] == [-1, -1, -1, 1]
    assert [rows[k]["rank-on-side"] for k in ("gori", "poti", "batumi")] == [1, 0, 0]
    assert rows["gori"]["before"] < rows["poti"]["before"]
    assert rows["gori"]["places-before"] == rows[""]["places-before"] == 2


def test_what_stands_earlier_and_later():
    rows = rows_of("He left Gori. Then came 9 km. Poti was near.", "Gori", "Poti")
    assert (rows["gori"]["gap"], rows["gori"]["next-gap"]) == (1, -1)
    assert (rows["poti"]["gap"], rows["poti"]["next-gap"]) == (-1, 1)
    assert rows["gori"]["side"] == -1
    assert rows["gori"]["items-apart"] == -1


def test_large_counts_say_no_more():
    words = "Gori " + "so " * 390 + "lies at 9 km."
    assert rows_of(words, "Gori")["gori"]["words-apart"] == 392
    far = "Gori sleeps. " + "So it goes. " * 30 + "word " * 380 + " at 9 km."
    assert rows_of(far, "Gori")["gori"]["words-back"] == 500


def test_the_memory_tells_of_the_last_figures():
    memory = Memory()
    memory.add(0, "distance", ("gori", "poti"), 0.9)
    copy = memory.copy()
    copy.add(0, "distance", ("poti", ""), 0.5)
    rows = rows_of("From Gori to Poti. It was 9 km.", "Gori", "Poti", memory=copy)
    assert (rows["poti"]["pair0F"], rows["poti"]["pair1T"], rows[""]["pair0T"]) == (1, 1, 1)
    assert (rows["gori"]["pair0F"], rows["gori"]["pair1F"]) == (0, 1)
    assert (rows["poti"]["often-from"], rows["poti"]["often-to"]) == (1, 1)
    assert memory.both[("poti", "")] == 0


@pytest.mark.parametrize(
    ("ends", "name"),
    [
        (("a", "b"), "same"), (("b", "a"), "back"), (("b", "c"), "chain"), (("a", "c"), "from"),
        (("c", "b"), "to"), (("c", "a"), "into"), (("c", "d"), "new"), (("", "b"), "to"), (("", ""), "new"),
    ],
)  # fmt: skip
def test_how_two_ends_lie_to_the_pair_before(ends, name):
    assert relation(("a", "b"), ends) == name


def test_six_candidates_of_each_role_are_paired_and_always_nobody():
    alone = np.array([[-9.0, 0.0], *[[-k, -k] for k in range(1, 9)]])
    origins, destinations = shortlist(alone)
    assert origins == [1, 2, 3, 4, 5, 6, 0]
    assert destinations == [0, 1, 2, 3, 4, 5]


def test_pairs_tell_order_and_what_was_before():
    memory = Memory()
    memory.add(0, "distance", ("gori", "poti"), 0.9)
    script, cast, scene = staged("From Gori to Poti it is 9 km.", "Gori", "Poti", memory=memory)
    rows = candidate_rows(script, cast, scene, memory)
    found, pairs = pair_rows(scene, memory, rows, np.zeros((len(rows), 2)))
    keys = ["", *(e.key for e in scene.candidates)]
    told = {
        (keys[a], keys[b]): dict(zip(PAIR, row.tolist(), strict=True))
        for (a, b), row in zip(pairs, found, strict=True)
    }
    right, wrong, none = told["gori", "poti"], told["poti", "gori"], told["", ""]
    assert (right["order"], wrong["order"], none["order"]) == (1, -1, -9)
    assert (right["last-1"], wrong["last-1"], right["last-2"]) == (1, 2, -1)
    assert (right["apart"], right["adjacent"]) == (1, 1)
    assert (right["times"], wrong["times"]) == (1, 0)
    assert (none["nobody"], told["", "gori"]["nobody"], told["gori", ""]["nobody"]) == (3, 1, 2)
    assert ("gori", "gori") in told
