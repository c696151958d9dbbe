"""Classes of words: what is looked up, what is not known, and files that do not fit."""

import numpy as np
import pytest

from geotrack.errors import DataError
from geotrack.text.wordkinship import (
    KINDS,
    load_word_classes,
    read_word_classes,
    word_key,
)


@pytest.fixture(scope="module")
def classes():
    return load_word_classes()


def test_case_and_accents_do_not_matter(classes):
    assert classes.of("Zürich") == classes.of("zurich") == classes.of("ZURICH") is not None
    assert classes.of("Zürich") != classes.of("Munch")


def test_words_used_alike_share_a_class(classes):
    assert classes.of("Vienna")[2] == classes.of("Prague")[2] != classes.of("Wednesday")[2]
    assert classes.of("Monday")[2] == classes.of("Friday")[2]


def test_classes_are_nested(classes):
    fine = np.arange(len(classes.levels))
    for level in (0, 1):
        assert len(np.unique(classes.levels[:, level])) < len(fine)
    pairs = {(m, c) for c, m in classes.levels.tolist()}
    assert len(pairs) == len({m for m, _ in pairs}), "a middle class lies in one coarse class"


def test_kinds_tell_places_from_persons_also_of_rare_words(classes):
    places = [classes.kind(w) for w in ("Massawa", "Wakkanai", "Hangzhou", "Doncaster")]
    others = [classes.kind(w) for w in ("Merkel", "Brenner", "Monday", "Jones")]
    assert min(places) >= 12
    assert max(others) < 8
    assert max(places) < KINDS


def test_a_rare_word_has_the_classes_of_its_kind(classes):
    coarse, middle, fine = classes.of("Wakkanai")
    assert fine - classes.kind("Wakkanai") == len(classes.levels) - KINDS
    assert (coarse, middle) == tuple(classes.levels[fine].tolist())
    assert fine > classes.fine.max()


def test_unknown_words_have_none(classes):
    assert classes.of("Xqzzvth") is None
    assert classes.kind("Xqzzvth") is None
    assert classes.of("") is None


def test_many_at_once_are_the_same_as_one_by_one(classes):
    words = ["Paris", "Xqzzvth", "wakkanai", "the", "Zürich"]
    fine, kinds = classes.look_up(np.array([word_key(w) for w in words], dtype=np.uint32))
    assert fine.tolist() == [-1 if (c := classes.of(w)) is None else c[2] for w in words]
    assert kinds.tolist() == [-1 if (k := classes.kind(w)) is None else k for w in words]


def test_keys_ascend(classes):
    assert (np.diff(classes.keys) > 0).all()
    assert (np.diff(classes.rare) > 0).all()
    assert not np.intersect1d(classes.keys, classes.rare).size


def test_files_that_do_not_fit_are_told(tmp_path):
    with pytest.raises(DataError, match="reinstall"):
        read_word_classes(tmp_path)
    np.save(tmp_path / "gaps.npy", np.ones((2, 3), np.uint8))
    np.save(tmp_path / "fine.npy", np.zeros((2, 2), np.uint8))
    np.save(tmp_path / "kinds.npy", np.zeros(4, np.uint8))
    np.save(tmp_path / "levels.npy", np.zeros((1, 2), np.uint8))
    with pytest.raises(DataError, match="do not fit"):
        read_word_classes(tmp_path)
    np.save(tmp_path / "kinds.npy", np.zeros(3, np.uint8))
    assert len(read_word_classes(tmp_path)) == 3
