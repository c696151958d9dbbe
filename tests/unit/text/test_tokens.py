import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It lies 40 km. from St. Paul, Minn., and 3 mi. from Mt. Airy.", 1),
        ("They left at 8.45 p.m. The train was late.", 2),
        ("He flew to the U.S. on Monday. She stayed.", 2),
        ("A headline without a point\n\nThe story begins.", 2),
        ("Mr. A. B. Cole sailed from N.S.W. to Fiji.", 1),
        ("The stage was 181 km. Stage eighteen is longer.", 2),
        ("It stands 12 km. North of the ford nobody lives.", 1),
        ("The pass is 7 mi. S. of the lake.", 1),
        ("Where to? Nobody knew! The boat left.", 3),
        # a state, a province or a small unit that closes its sentence, and one that does not
        ("They came ashore in Ore. The boat was lost.", 2),
        ("They came ashore at Astoria, Ore. from the north.", 1),
        ("Four gallons per man. The wells are dry.", 2),
        ("We met Col. In der Maur there.", 1),
        ("No. 3 left late. No. The other was early.", 3),
        # spans of a log
        ("Anchored, being 10 days 7h. 40m. from port to port.", 1),
        ("It took 7h. Nobody spoke.", 2),
    ],
)
def test_abbreviations_end_no_sentence(text, count):
    assert len(tokenize(text).sentences) == count


@given(st.text(max_size=400))
def test_words_and_sentences_are_slices_in_order(text):
    tokens = tokenize(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(a[1] <= b[0] for a, b in zip(tokens.sentences, tokens.sentences[1:], strict=False))
    assert tokens.first[-1] == len(tokens.words)
    assert len(tokens.first) == len(tokens.sentences) + 1


def test_numbers_with_separators_are_one_word():
    assert tokenize("1,099 km at 20:30 and 3.5 h").words == (
        "1,099",
        "km",
        "at",
        "20:30",
        "and",
        "3.5",
        "h",
    )


def test_a_sentence_without_end_is_cut_between_words():
    text = "Lima Cusco " * 1000 + "end. " + "x" * 9000 + ". One more."
    tokens = tokenize(text)
    assert max(b - a for a, b in tokens.sentences) <= 1500
    assert "".join(text[a:b] for a, b in tokens.sentences).replace(" ", "") == text.replace(" ", "")
    assert {text[a:b].split(maxsplit=1)[0] for a, b in tokens.sentences[:3]} <= {"Lima", "Cusco"}
    assert text[slice(*tokens.sentences[-1])] == "One more."


def test_a_sentence_of_the_greatest_length_is_whole():
    assert tokenize("a" * 1499 + ".").sentences == ((0, 1500),)
    assert len(tokenize("a" * 1500 + ".").sentences) == 2
