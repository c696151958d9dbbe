"""What a text speaks of as a whole: moving, arriving, vehicles, weather, races; as features of its figures."""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import Final

from geotrack.claims.candidates.symbols import CLASSES, Script

_SHORT: Final = 90  #: words of a text that is too short to be told by its words at large
_OPENING: Final = 1200  #: words that tell what a text is about
#: words of a class in a thousand at which a text speaks of it a little, plainly, often and all the time
_STEPS: Final = (0.0, 5.0, 12.0, 25.0)
_CLASSES: Final = (
    "move", "arrive", "depart", "trip", "vehicle", "race", "weather", "stay", "calm", "length",
)  # fmt: skip
_PLACES: Final = 15.0  #: places (and figures) in a thousand words that make one step
_WE: Final = 8.0  #: the same of "I" and "we"


@lru_cache(maxsize=2)
def profile_of(script: Script) -> tuple[str, ...]:
    """Return features of a text as a whole, the same for each of its figures; none of a short one.

    Examples
    --------
    >>> from geotrack.claims.phrases.kinds import Text
    >>> from geotrack.claims.candidates.symbols import Script
    >>> from geotrack.text.tokens import tokenize
    >>> words = tokenize("We sailed all day. " * 20)
    >>> profile_of(Script(Text("", words, [w.lower() for w in words.words], (), ()), []))[:2]
    ('all:move=4', 'all:arrive=0')
    """
    lower = script.text.lower[:_OPENING]
    count = len(lower)
    if count < _SHORT:
        return ()
    classes = Counter(map(CLASSES.get, lower))
    per_thousand = 1000.0 / count
    out = [f"all:{name}={_step(classes[name] * per_thousand)}" for name in _CLASSES]
    places = sum(at < count for at in script.text.toponyms)
    figures = sum(figure.quantity.start < count for figure in script.figures)
    we = lower.count("i") + lower.count("we")
    out += [
        f"all:places={int(places * per_thousand // _PLACES)}",
        f"all:figures={int(figures * per_thousand // _PLACES)}",
        f"all:we={int(we * per_thousand // _WE)}",
    ]
    return tuple(out)


def _step(share: float) -> int:
    """Return how often a text speaks of something: 0 never to 4 all the time."""
    return 0 if share == 0 else bisect_right(_STEPS, share)
