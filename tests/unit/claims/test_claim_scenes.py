"""Which places may be the ends of a figure."""

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.scenes import scene_of
from geotrack.claims.ends.spokenof import SIGHTINGS_BACK, Cast
from geotrack.claims.phrases.kinds import Text
from geotrack.model import Document, Toponym
from geotrack.text.tokens import tokenize


def candidates(words, *names):
    tokens, toponyms, at = tokenize(words), [], 0
    for name in names:
        at = words.index(name, at)
        toponyms.append(Toponym(start=at, end=at + len(name), text=name))
        at += len(name)
    text = Text(words, tokens, [w.lower() for w in tokens.words], toponyms, ())
    script = Script(text, figures_of(text))
    cast = Cast(Document(text=words), script)
    scene = scene_of(script, cast, 0, "distance")
    return {entity.key for entity in scene.candidates}


def test_the_third_sentence_on_is_looked_at_and_the_fourth_is_not():
    words = "It was 9 km. It rained. It blew. To Gori then. To Poti later."
    keys = candidates(words, "Gori", "Poti")
    assert "gori" in keys
    assert "poti" not in keys


def test_five_names_ahead_are_candidates_and_a_sixth_is_not():
    names = "Gori Poti Batumi Zugdidi Mestia Telavi".split()
    words = "It was 9 km. We saw " + ", ".join(names) + "."
    keys = candidates(words, *names)
    assert {"gori", "mestia"} <= keys
    assert "telavi" not in keys


def test_so_many_mentions_are_looked_back_over_and_no_more():
    names = ["Gori", *["Poti"] * SIGHTINGS_BACK]
    far = "Gori. " + ", ".join(names[1:]) + ". It was 9 km."
    keys = candidates(far, *names)
    assert "poti" in keys
    assert "gori" not in keys
    near = "Gori. " + ", ".join(names[2:]) + ". It was 9 km."
    keys = candidates(near, *names[:-1])
    assert {"gori", "poti"} <= keys
