"""How far ends can be trusted: plain statements far, guesses little."""

import json
from importlib.resources import files

import pytest

from geotrack.claims.reader.trust import Trust, load_trust
from geotrack.errors import DataError
from geotrack.verdicts.ruling import SURE_ELSEWHERE


def only(report, kind):
    return next(c for c in report.claims if c.kind == kind and c.value is not None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The train covers the 504 km from Madrid to Barcelona without a stop.", "distance"),
        ("Coimbra lies 107 km south of Porto.", "position"),
        ("A landslide hit Coimbra, 107 km south of Porto, before dawn.", "position"),
    ],
)
def test_ends_told_outright_are_trusted(analyze, text, kind):
    assert only(analyze(text), kind).confidence.ends >= 0.75


def test_the_title_tells_what_an_encyclopedia_speaks_of(analyze):
    claim = only(analyze("It lies 107 km south of Porto.", title="Coimbra"), "position")
    assert claim.destination.text == "Coimbra"
    assert claim.confidence.ends >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "We left Porto late. In Coimbra they had soup. Another 40 km before dark.",
        "Maria of Leeds, who had seen Faro and Évora, rode 60 km and slept.",
    ],
)
def test_guessed_ends_are_not_sure_enough_for_an_alarm(analyze, text):
    found = [c for c in analyze(text).claims if c.kind == "distance"]
    assert all(c.confidence.ends < SURE_ELSEWHERE for c in found)


def test_other_pairs_share_what_belief_is_left(analyze):
    text = "We left Porto late. In Coimbra they had soup. Another 40 km before dark."
    for claim in analyze(text).claims:
        shares = [other.share for other in claim.alternatives]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) + claim.confidence.ends <= 1.001
        assert (claim.origin, claim.destination) not in [
            (other.origin, other.destination) for other in claim.alternatives
        ]


def test_weights_are_packaged_and_features_without_one_count_nothing():
    trust = load_trust()
    assert trust.at({"bias": 1.0}) == trust.at({"bias": 1.0, "no such feature": 5.0})
    low, high = (trust.at({"bias": 1.0, "share": x}) for x in (-3.0, 3.0))
    assert low < high
    row = json.loads((files("geotrack") / "data" / "reader" / "trust.json").read_text("utf-8"))
    assert list(row["weights"]) == sorted(row["weights"])


def test_damaged_weights_are_told(monkeypatch):
    monkeypatch.setattr("geotrack.claims.reader.trust.json.loads", lambda _: {"weights": []})
    load_trust.cache_clear()
    with pytest.raises(DataError, match="reinstall"):
        load_trust()
    load_trust.cache_clear()


def test_an_empty_model_knows_nothing():
    assert Trust({}).at({"bias": 1.0}) == 0.5
