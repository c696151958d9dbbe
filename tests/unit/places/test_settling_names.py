"""What the words around names tell of them: types, rows, links, senses; and how loudly names speak."""

import numpy as np
import pytest

from geotrack.model import Place, Toponym
from geotrack.places.settling.evidence import influence
from geotrack.places.settling.namecues import _enumerates, _row_from, _rows
from geotrack.places.settling.namesakes import STATIC
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.typewords import leading_plural, plural_type, type_word


def named(text, *names):
    """The text with its names as toponyms, in order."""
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(Toponym(start=at, end=at + len(name), text=name, kind="name"))
        at += len(name)
    return text, found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ulm county fair", "county"), ("Ulm River", "river"), ("Ulm town", None), ("Ulm port", None), ("Ulm country", None),
        ("the province of Ulm", "province"), ("the capital Ulm", "capital"), ("the village Ulm", "village"), ("Lake Ulm", "lake"),
        ("a lake Ulm", None), ("the river of the Ulm", "river"), ("the house of Ulm", None), ("Ulm", None),
    ],
)  # fmt: skip
def test_type_words_beside_a_name(text, word):
    text, (ulm,) = named(text, "Ulm")
    found = type_word(text, ulm)
    assert (found and found[0]) == word


def test_plural_type_words():
    text, (ulm,) = named("Ulm counties", "Ulm")
    assert plural_type(text, ulm)[0] == "counties"
    assert plural_type("Ulm fairs", ulm) is None
    text, (ulm,) = named("the villages of Ulm", "Ulm")
    assert leading_plural(text, ulm)[0] == "villages"
    text, (ulm,) = named("villages in Ulm", "Ulm")
    assert leading_plural(text, ulm) is None


def test_rows_of_names():
    text, names = named("Ulm, Elm, Olm and Alm. Ilm went", "Ulm", "Elm", "Olm", "Alm", "Ilm")
    assert _rows(text, names) == [4, 4, 4, 4, 1]
    assert [_row_from(text, names, k) for k in range(5)] == [4, 3, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "first", "enumerates"),
    [
        ("Ulm, Elm and Olm", 0, True),
        ("Ulm, Elm, and Olm", 0, False),  # Paris, Texas, and Dallas
        ("Ulm, Elm, Olm, and Alm", 1, True),
        ("Ulm, Elm, Olm and Alm", 0, True),
        ("Ulm, Elm, Olm", 0, False),
        ("Ulm, Elm, Olm then Alm", 0, False),
        ("Ulm, Elm", 0, False),
        ("Ulm, Elm; Olm", 0, False),
    ],
)
def test_lists_and_appositions(text, first, enumerates):
    text, names = named(text, *[w for w in ("Ulm", "Elm", "Olm", "Alm") if w in text])
    assert _enumerates(text, names, first) is enumerates


def test_a_name_says_more_to_its_neighbor_and_nothing_to_its_like():
    strength = np.ones(3, dtype=np.float32)
    said = influence([[0, 5000], [300], [5600]], strength, 3.0, ["a", "b", "c"])
    assert said[0, 1] == said[1, 0] == pytest.approx(2.5)  # 300 characters: half of three more
    assert said[0, 2] == pytest.approx(1.6)  # 600 characters: a fifth
    assert said.diagonal().tolist() == [0, 0, 0]
    alike = influence([[0], [300], [600]], strength, 3.0, ["a", "b", "a"])
    assert alike[0, 2] == alike[2, 0] == 0
    assert alike[0, 1] > 0
    far = influence([[9000] * 8 + [0], [0]], strength[:2], 3.0, ["a", "b"])
    assert far[0, 1] < 1.1  # of a name's mentions the first eight count


def test_a_division_with_a_large_town_of_its_name_is_told_from_one_whose_town_lies_elsewhere():
    def place(kind, admin1, population=0):
        return Place(name="Ulm", lat=48.0, lon=10.0, kind=kind, country="DE", admin1=admin1, population=population)  # fmt: skip

    seat = STATIC.index("seat")

    def seats(population):
        places = (place("city", "1", population), place("admin1", "1"), place("admin1", "2"))
        return NamesakeTable(None).columns("Ulm", places).static[:, seat].tolist()

    town, own, other = seats(900_000)
    assert town == 0
    assert own == 1
    assert other not in (0, 1)
    assert seats(50) == [0, 0, 0]
