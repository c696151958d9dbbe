"""The encoder of whole texts: what it sees, that its numbers are those it was trained with, and its bounds."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends import contexts
from geotrack.claims.ends.contexts import RELATIONS, around, context_of, relations, within
from geotrack.claims.ends.spokenof import SIGHTINGS_BACK, Cast
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader.encoder import (
    _FIGURES,
    _TOGETHER,
    ASKED,
    LOWEST,
    Encoder,
    _blocks,
    load_encoder,
    read_encoder,
    write_encoder,
)
from geotrack.claims.reader.encoderlayers import HEADS, LAYERS, NEARNESS, STEPS, landmarks
from geotrack.claims.reader.encoderweights import packed, unpacked
from geotrack.claims.reader.encoderwords import WordVectors
from geotrack.errors import DataError
from geotrack.model import Document, Toponym
from geotrack.text.tokens import tokenize
from geotrack.text.wordkinship import load_word_classes, word_key

TEXT = "We left Ulm at dawn.\nBonn was reached after 6 hours, and it was 90 km on to Essen. Ulm felt far."
SIZE, WIDTH, HIDDEN, PAIR = 4, 8, 8, 4


def script_of(text, *names):
    tokens = tokenize(text)
    toponyms = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            toponyms.append(Toponym(text=name, start=at, end=at + len(name)))
            at = text.find(name, at + 1)
    toponyms.sort(key=lambda t: t.start)
    read = Text(text, tokens, [w.lower() for w in tokens.words], toponyms, [])
    return Script(read, figures_of(read))


@pytest.fixture
def read():
    script = script_of(TEXT, "Ulm", "Bonn", "Essen")
    cast = Cast(Document(text=TEXT, title="Essen"), script)
    return script, cast, context_of(script, cast, "Essen")


def encoder_of(seed=1):
    rng = np.random.default_rng(seed)
    asked = len(ASKED)
    shapes = {
        "symbols": (3, WIDTH), "kinds": (2, WIDTH), "roles": (7, WIDTH), "flags": (4, WIDTH),
        "words": (SIZE, WIDTH), "scale": (WIDTH,),
        **{f"layer{k}": (3 * WIDTH, 2 * WIDTH) for k in range(len(STEPS))},
        **{f"bias{k}": (2 * WIDTH,) for k in range(len(STEPS))},
        **{f"scale{k}": (WIDTH,) for k in range(len(STEPS))},
        **{f"see{k}": (WIDTH, 3 * WIDTH) for k in range(LAYERS)}, **{f"seen{k}": (WIDTH, WIDTH) for k in range(LAYERS)},
        **{f"think{k}": (WIDTH, 4 * WIDTH) for k in range(LAYERS)},
        **{f"thought{k}": (2 * WIDTH, WIDTH) for k in range(LAYERS)},
        **{f"near{k}": (NEARNESS, HEADS) for k in range(LAYERS)},
        **{f"{name}{k}": (WIDTH,) for k in range(LAYERS) for name in ("sees", "thinks")},
        "figure": (WIDTH, HIDDEN), "mention": (WIDTH, HIDDEN), "entity": (WIDTH, HIDDEN), "left": (WIDTH, HIDDEN), "right": (WIDTH, HIDDEN),
        "asked": (asked, HIDDEN), "gates": (asked, HIDDEN), "what": (11, HIDDEN), "relations": (sum(RELATIONS), HIDDEN),
        "out": (HIDDEN, 2), "nobody": (HIDDEN, 2), "nobody-asked": (asked, 2), "origin": (HIDDEN, PAIR),
        "destination": (HIDDEN, PAIR), "nobody-pair": (2, PAIR), "pair-asked": (asked, PAIR), "same": (asked,),
        "neither": (asked,), "beside": (20, 24), "beside-asked": (asked, 24), "beside-out": (24, 2),
        "beside-pairs": (asked, 4),
    }  # fmt: skip
    drawn = {n: rng.normal(0, 0.4, s).astype(np.float32) for n, s in shapes.items()}
    weights = unpacked(packed(drawn), shapes)
    keys = np.array(sorted(word_key(w) for w in ("left", "dawn", "reached")))
    rows = 1 + len(keys) + len(load_word_classes().levels)
    vectors = rng.integers(-127, 128, (rows, SIZE)).astype(np.float32) / 32
    vectors[0] = 0
    return Encoder(
        WordVectors(keys, vectors), weights, {"?": 0, "PLACE": 1, "left": 2}, {"": 0, "place": 1}
    )


def test_a_context_tells_what_stands_where(read):
    _, _, context = read
    assert context.symbols[:3] == ["essen", "TITLED", "we"]
    assert [context.keys[k] for k in context.who if context.what[k] not in (4, 9)] == [
        "essen", "ulm", "bonn", "essen", "essen", "ulm",
    ]  # fmt: skip
    assert [context.symbols[k] for k in context.figures.values()] == ["DUR", "LEN"]
    assert context.lines.max() == 1


def test_relations_stay_in_their_ranges_and_know_the_last_mention(read):
    _, _, context = read
    items = np.array(list(context.figures.values()))
    found = relations(context, items)
    assert found.shape == (2, len(context.mentions), len(RELATIONS))
    assert (found >= 0).all()
    assert (found < np.array(RELATIONS)).all()
    bonn = list(context.who).index(context.keys.index("bonn"))
    assert found[0, bonn, 5] == 1  # named last before the six hours


def test_only_what_is_near_or_in_the_title_may_be_told():
    far = "We left Ulm. " + "Then it rained. " * 45 + "It took 6 hours to Bonn."
    script = script_of(far, "Ulm", "Bonn")
    cast = Cast(Document(text=far), script)
    context = context_of(script, cast, None)
    mask = within(context, np.array(list(context.figures.values())))[0]
    told = {key for key, flag in zip(context.keys, mask, strict=True) if flag}
    assert "bonn" in told
    assert "ulm" not in told
    assert "" in told


@pytest.mark.parametrize(("count", "heard"), [(SIGHTINGS_BACK, True), (SIGHTINGS_BACK + 1, False)])
def test_so_many_mentions_before_a_figure_are_heard(count, heard):
    text = "Bonn. " + "Ulm, " * (count - 1) + "then 90 km."
    script = script_of(text, "Bonn", "Ulm")
    context = context_of(script, Cast(Document(text=text), script), None)
    item = context.figures[0]
    assert ("bonn" in around(context, item, item).keys) is heard


def share(told, pair):
    return float(np.exp(told.among(pair)[0, 1]))


def test_shares_of_each_figure_sum_to_one_and_what_cannot_be_told_has_none(read):
    script, cast, _ = read
    told = dict(encoder_of().read(script, cast, "Essen", ((0, "duration"), (1, "distance"))))
    assert list(told) == [0, 1]
    for one in told.values():
        assert np.exp(one.pairs).sum() == pytest.approx(1, abs=1e-4)
    some = told[1].among(["", "ulm", "bonn", "oslo"])
    assert some.min() >= LOWEST
    assert some[1, 2] > LOWEST
    assert some[1, 3] == LOWEST  # nobody speaks of Oslo


def test_a_text_without_a_place_is_read():
    script = script_of("It took 6 hours.")
    cast = Cast(Document(text="It took 6 hours."), script)
    told = dict(encoder_of().read(script, cast, None, ((0, "duration"),)))
    assert np.exp(told[0].pairs).sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", "We left Ulm at dawn."])
def test_a_text_without_figures_has_nothing_told(text):
    script = script_of(text, "Ulm")
    assert dict(encoder_of().read(script, Cast(Document(text=text or " "), script), None, ())) == {}


def test_the_figures_beside_a_figure_are_heard(read):
    script, cast, _ = read
    encoder = encoder_of()
    alone = dict(encoder.read(script, cast, "Essen", ((1, "distance"),)))[1].pairs
    beside = dict(encoder.read(script, cast, "Essen", ((0, "duration"), (1, "distance"))))[1].pairs
    assert not np.allclose(alone, beside)


def long_text(count):
    text = (
        "We left Ulm at dawn. It took 6 hours to Bonn. From there 90 km remain to Essen. " * count
    )
    script = script_of(text, "Ulm", "Bonn", "Essen")
    cast = Cast(Document(text=text), script)
    asked = [(n, "duration" if n % 2 == 0 else "distance") for n in range(2 * count)]
    return script, cast, asked


def test_figures_far_away_change_nothing():
    """What a figure is told of depends on what stands near it, not on how long the text is."""
    encoder = encoder_of()
    shorter, longer = (
        dict(encoder.read(s, c, None, asked)) for s, c, asked in map(long_text, (60, 80))
    )
    assert len(longer) == 160
    for number in (0, 1, 20):
        assert np.allclose(shorter[number].pairs, longer[number].pairs, atol=1e-4)


def test_a_long_text_takes_as_long_as_its_parts():
    """Of 100,000 letters no array grows with the square of the text."""
    script, cast, asked = long_text(1250)
    told = dict(encoder_of().read(script, cast, None, asked))
    assert len(told) == len(asked)
    assert max(one.pairs.size for one in told.values()) < 400


def test_weights_come_back_as_written(tmp_path, read):
    script, cast, _ = read
    encoder = encoder_of()
    write_encoder(tmp_path, encoder)
    again = read_encoder(tmp_path)
    assert again.symbols == encoder.symbols
    asked = ((0, "duration"), (1, "distance"))
    first, second = (dict(one.read(script, cast, None, asked))[1].pairs for one in (encoder, again))
    assert (first == second).all()
    first = (tmp_path / "encoder.npy").read_bytes()
    write_encoder(tmp_path, again)
    assert (tmp_path / "encoder.npy").read_bytes() == first


def test_weights_that_do_not_fit_say_so(tmp_path):
    write_encoder(tmp_path, encoder_of())
    np.save(tmp_path / "encoder.npy", np.zeros(4, dtype=np.int8))
    with pytest.raises(DataError, match="reinstall"):
        read_encoder(tmp_path)


def test_the_trained_network_says_the_same_in_jax(read):
    """The two writings of the network agree, up to rounding."""
    pytest.importorskip("jax")
    from tools.data.reader_lessons import KINDS, MARKS, Course, Lesson
    from tools.data.reader_network import forward

    encoder = encoder_of()
    rng = np.random.default_rng(2)
    learned_from = {
        "kind-in": (WIDTH, HIDDEN), "kind-out": (HIDDEN, len(KINDS)), "kind-bias": (len(KINDS),),
        "modes-out": (HIDDEN, 8), "times-in": (WIDTH, HIDDEN // 2), "times-out": (HIDDEN // 2, 4), "times-bias": (4,),
        "marks": (WIDTH, MARKS), "marks-bias": (MARKS,),
    }  # fmt: skip
    weights = {**encoder.weights, **{n: rng.normal(size=s) for n, s in learned_from.items()}}
    script, cast, context = read
    items = np.array(list(context.figures.values()))
    mask = within(context, items)
    none = np.zeros(0, dtype=int)
    marks = np.zeros((len(context.mentions), MARKS))
    lesson = Lesson(
        context=context, items=items, asked=np.array([ASKED.index("duration"), ASKED.index("distance")]),
        numbers=np.array([0, 1]), mask=mask, origins=mask, destinations=mask, alone=np.zeros(2, bool),
        counts=np.ones(2), figures=items, kinds=np.array([3, 1]), modes=np.zeros(2, int), times=none, moved=none,
        marks=marks, marked=marks,
    )  # fmt: skip
    course = Course([lesson], encoder.words, dict(encoder.symbols), dict(encoder.kinds))
    found = forward(weights, encoder.words.vectors, course.batch(course.of[0], [0]), None)
    logs = np.asarray(found["pairs"][1])[0]
    keys = len(context.keys)
    logs = logs - np.log(np.exp(logs).sum(axis=(1, 2), keepdims=True))
    told = dict(encoder.read(script, cast, "Essen", ((0, "duration"), (1, "distance"))))
    ours = np.stack([told[0].pairs, told[1].pairs])
    seen = ours > LOWEST
    assert np.allclose(logs[:2, :keys, :keys][seen], ours[seen], atol=1e-3)


def test_made_up_weights_say_what_they_said(read):
    """The same numbers as when they agreed with the network in jax."""
    script, cast, _ = read
    told = dict(encoder_of().read(script, cast, "Essen", ((0, "duration"), (1, "distance"))))
    shares = [share(told[0], ("ulm", "bonn")), share(told[1], ("bonn", "essen"))]
    assert shares == pytest.approx([0.01635, 0.00997], abs=1e-4)


@pytest.mark.parametrize(
    ("title", "end"), [("Storm closes the road to Graz", "Graz"), (None, "Graz")]
)
def test_nothing_lies_some_way_off_itself(analyze, title, end):
    """The title names the place, too, from which the position is told."""
    claims = analyze("It lies 40 km north of Graz.", title=title).claims
    position = next(c for c in claims if c.kind == "position")
    assert position.origin.text == end
    assert position.destination is None


def test_the_trained_network_hears_the_sentence():
    text = "The night boat from Harwich needs 7 hours to Esbjerg."
    script = script_of(text, "Harwich", "Esbjerg")
    ((_, told),) = load_encoder().read(
        script, Cast(Document(text=text), script), None, ((0, "duration"),)
    )
    assert share(told, ("harwich", "esbjerg")) > 0.5


def test_landmarks_are_what_is_told_of_and_what_tells(read):
    _, _, context = read
    found = [context.symbols[k] for k in landmarks(context)]
    assert [s for s in found if s.isupper()] == [
        "TITLED", "PLACE", "PLACE", "DUR", "LEN", "PLACE", "PLACE",
    ]  # fmt: skip
    assert "dawn" in found or "left" in found
    assert "and" not in found


def test_a_place_far_away_is_heard_and_one_farther_away_is_not():
    """Attention reaches as far as the longest text that was learned from, not through a whole book."""
    encoder = encoder_of()

    def last(filler, count):
        text = filler + "We left Ulm. " + "Then it rained on us. " * count + "It took 6 hours."
        script = script_of(text, "Ulm", "Bonn")
        context = context_of(script, Cast(Document(text=text), script), None)
        return encoder.encoded(context)[context.figures[0]]

    assert not np.allclose(last("", 6), last("Bonn was far. ", 6), atol=1e-5)
    assert np.allclose(last("", 700), last("Bonn was far. ", 700), atol=1e-5)


def long_script():
    names = [f"Bad{chr(97 + k % 26)}{chr(97 + k // 26)}hausen" for k in range(120)]
    text = " ".join(
        f"From {a} we drove {k + 20} km to {b}. It rained." for k, (a, b) in enumerate(pairwise(names))
    )  # fmt: skip
    script = script_of(text, *names)
    return script, Cast(Document(text=text, title="Badaahausen"), script)


@pytest.mark.parametrize(("most", "parts"), [(0, False), (-1, True)])
def test_texts_are_read_as_one_up_to_so_many_words(monkeypatch, most, parts):
    script, _ = long_script()
    monkeypatch.setattr(contexts, "_WHOLE", script.first[-1] + most)
    assert (next(iter(contexts.parts_of(script, [0])))[0] is not None) is parts


def test_the_parts_of_a_long_text_hold_each_figure_once_and_what_stands_beside_it(monkeypatch):
    script, _ = long_script()
    for name, words in (("_WHOLE", 400), ("_PART", 300), ("_BESIDE", 100)):
        monkeypatch.setattr(contexts, name, words)
    wanted = [figure.sentence for figure in script.figures]
    parts = list(contexts.parts_of(script, wanted))
    assert len(parts) > 2
    assert [k for _, some in parts for k in some] == wanted
    last = len(script.first) - 1
    for sentences, some in parts:
        assert script.first[some[-1] + 1] - script.first[some[0]] <= 320
        assert sentences.start == 0 or script.first[some[0]] - script.first[sentences.start] >= 100
        assert sentences.stop == last or script.first[sentences.stop] - script.first[some[-1]] >= 100  # fmt: skip


def test_a_long_text_is_read_in_parts_as_it_is_as_a_whole(monkeypatch):
    script, cast = long_script()
    figures = [(k, "distance") for k in range(len(script.figures))]
    whole = dict(load_encoder().read(script, cast, "Badaahausen", figures))
    for name, words in (("_WHOLE", 1000), ("_PART", 300), ("_BESIDE", 900)):
        monkeypatch.setattr(contexts, name, words)
    parts = dict(load_encoder().read(script, cast, "Badaahausen", figures))
    assert list(parts) == list(whole)
    for number, one in whole.items():
        best = np.unravel_index(one.pairs.argmax(), one.pairs.shape)
        keys = [next(key for key, row in one.keys.items() if row == k) for k in best]
        assert share(parts[number], keys) == pytest.approx(share(one, keys), abs=0.15)


@pytest.mark.parametrize(
    "sentences", [[0], [0, 0, 1, 2], list(range(40)), [0] * 90, [3, 3, 50, 51]]
)
def test_what_is_asked_stands_in_one_block_each(sentences):
    context = SimpleNamespace(sentences=sentences)
    asked = [(k, 0, "distance") for k in range(len(sentences))]
    blocks = [list(block) for block in _blocks(context, asked)]
    assert [one for block in blocks for one in block] == asked
    for block in blocks:
        assert 0 < len(block) <= _FIGURES
        assert sentences[block[-1][0]] - sentences[block[0][0]] <= _TOGETHER


def test_nothing_asked_makes_no_block():
    assert list(_blocks(SimpleNamespace(sentences=[]), [])) == []
