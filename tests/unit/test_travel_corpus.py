"""The open corpus: every label checks, authors are kept apart, nothing is counted twice."""

import pytest

from tools.data.travelcorpus import CORPUS, load, parse, read_file, split

FILES = sorted((CORPUS / "texts").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_complete_and_consistent(path):
    _, faults = read_file(path)
    assert faults == []


def test_each_author_is_in_one_part():
    parts = split()
    named = [author for authors in parts.values() for author in authors]
    assert len(named) == len(set(named))
    assert {path.stem.split("-")[0] for path in FILES} <= set(named)


def test_ids_are_unique():
    ids = [text.id for part in split() for text in load(part)]
    assert len(ids) == len(set(ids))


def test_offsets_are_those_of_the_plain_text():
    text, faults = parse(
        "@id x\n@genre note\n@place a | Gori, Georgia | 41.98 | 44.11\n"
        "They left [Gori|a] <at 7:10|departure from=a> and rode {nine miles|distance from=a hard=implicit}."
    )
    assert faults == []
    assert text.text == "They left Gori at 7:10 and rode nine miles."
    (figure,) = text.figures
    assert text.text[figure.start : figure.end] == "nine miles"
    assert (figure.origin, figure.hard) == ("a", "implicit")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("It is 9 km off.", "unlabelled figure"),
        ("It is {9 km|lenght} off.", "kind"),
        ("It is {9 km|distance from=b} off.", "not declared"),
        ("It left <on Monday|departure colour=red>.", "attribute"),
        ("He saw ]it.", "markup left"),
    ],
)
def test_faults_are_told(line, fault):
    _, faults = parse(f"@id x\n@genre note\n{line}")
    assert any(fault in f for f in faults)
