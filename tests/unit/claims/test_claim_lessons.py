"""What the network learns from a labelled text: ends, kinds, times, marks of places, and nobody where none is named."""

import numpy as np
import pytest

from geotrack.claims.reader.encoder import ASKED
from geotrack.claims.reader.learned import MODE_NAMES
from geotrack.model import Document, Toponym

lessons = pytest.importorskip("tools.data.reader_lessons")
corpus = pytest.importorskip("tools.data.travelcorpus")
labels = pytest.importorskip("tools.data.reader_labels")

MARKED = """@id x-001
@genre guide
@place ulm | Ulm | 48.4 | 10.0
@place bon | Bonn | 50.7 | 7.1
@place far | a far place | ? | ?
[Ulm|ulm] has {9 bridges|none}. The train takes {5 hours|duration from=ulm to=bon mode=rail} to [Bonn|bon].
The road is {90 km|distance from=ulm to=far} long. Herr Graz told us so.
@leg 1 | ulm -> bon | rail | the train | main
"""


@pytest.fixture
def lesson():
    marked, wrong = corpus.parse(MARKED)
    assert not wrong
    toponyms = [
        Toponym(text=name, start=at, end=at + len(name))
        for name in ("Ulm", "Bonn", "Graz")
        for at in [marked.text.find(name)]
    ]
    case = labels.case_of(marked, Document(text=marked.text), toponyms, [])
    return lessons.lesson_of(case)


def test_the_ends_of_a_figure_are_asked_for(lesson):
    keys = lesson.context.keys
    duration = lesson.asked.tolist().index(ASKED.index("duration"))
    assert [keys[k] for k in np.flatnonzero(lesson.origins[duration])] == ["ulm"]
    assert [keys[k] for k in np.flatnonzero(lesson.destinations[duration])] == ["bonn"]
    assert lesson.counts[duration] == 1


def test_nobody_is_right_where_the_end_is_no_candidate_and_counts_less(lesson):
    distance = lesson.asked.tolist().index(ASKED.index("distance"))
    assert np.flatnonzero(lesson.destinations[distance]).tolist() == [0]
    assert np.flatnonzero(lesson.origins[distance]).tolist() != [0]
    assert lesson.counts[distance] == lessons.UNREAD < 1


def test_every_figure_has_a_kind_and_a_mode_if_it_travels(lesson):
    kinds = [lessons.KINDS[k] for k in lesson.kinds]
    assert [k for k in kinds if k != "none"] == ["duration", "distance"]
    assert MODE_NAMES[lesson.modes[kinds.index("duration")]] == "rail"
    assert all(mode == -1 for mode, kind in zip(lesson.modes, kinds, strict=True) if kind == "none")


def test_marks_tell_places_from_persons_and_where_a_leg_begins(lesson):
    of = {
        lesson.context.keys[k]: lesson.marks[n].tolist() for n, k in enumerate(lesson.context.who)
    }
    assert of["ulm"][:3] == [1, 1, 0]
    assert of["bonn"][:3] == [1, 0, 1]
    assert of["graz"] == [0, 0, 0, 0]
    assert lesson.marked.min() == 1


def test_a_text_without_figures_teaches_nothing():
    marked, _ = corpus.parse("@id x-002\n@genre guide\nNobody went anywhere.\n")
    assert lessons.lesson_of(labels.case_of(marked, Document(text=marked.text), [], [])) is None


def test_texts_of_one_size_lie_side_by_side(lesson):
    from geotrack.claims.reader.encoderwords import read_words
    from tools.data.reader import FOLDER

    course = lessons.Course([lesson], read_words(FOLDER), *lessons.vocabularies([lesson]))
    ((size, chosen),) = course.batches([0], None)
    batch = course.batch(size, chosen)
    assert {len(rows) for rows in batch.values()} == {lessons.BATCHES[size][1]}
    assert batch["mask"][:, :, 0].all()
    assert batch["real"][0].all()
    assert not batch["real"][1:].any()
    assert (batch["figure-kinds"][1:] == -1).all()
