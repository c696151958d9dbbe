"""How long events last and how fast one may go is no travel; how long a trip and how fast a traveller is may be."""

import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.notravel import no_travel
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.phrases.kinds import Text
from geotrack.text.tokens import tokenize


def script_of(words):
    tokens = tokenize(words)
    text = Text(words, tokens, [w.lower() for w in tokens.words], (), ())
    return Script(text, figures_of(text))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They came for a two-day meeting.", True),
        ("They came after a two-day ride.", False),
        ("The lorry entered a 50 km/h zone.", True),
        ("The lorry entered at 50 km/h.", False),
        ("The limit on this road is 80 km/h.", True),
        ("The speed on this road is 80 km/h.", False),
        ("It kept to the limit of 40 mph.", True),
        ("Past the limit it ran at 40 mph.", False),
        ("It is under the limit. Speed was 40 mph.", False),
        ("The limit, on all the lanes of this and that valley road, is 80 km/h.", False),
        ("The limit is 80 km.", False),
        ("The path to the hut climbs another steep 1,470 metres.", True),
        ("They climbed on the old, stony, hot track for 1,470 metres.", False),
        ("The path to the hut is 1,470 metres long.", False),
        ("The path climbs for all of its 14 km.", False),
        ("She dropped anchor 300 m from the pier.", False),
    ],
)
def test_limits_and_events_are_no_travel(words, expected):
    script = script_of(words)
    assert [no_travel(script, k) for k in range(len(script.figures))] == [expected]
