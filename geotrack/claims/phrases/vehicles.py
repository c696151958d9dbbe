"""How one travels, from the words of a clause: its verb, its vehicle, the kind of place reached."""

from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import travel_words, vehicle_words
from geotrack.model import Mode

#: word → the mode that it tells, as a vehicle, a verb, a trip or where one lands
_MODES: Final[dict[str, Mode]] = {
    **vehicle_words.LANDINGS, **travel_words.TRIPS, **travel_words.MOVE, **travel_words.VEHICLES,
}  # fmt: skip
_LEFT: Final = 12
_RIGHT: Final = 8


def mode_of(text: Text, sentence: int, first: int, last: int) -> Mode:
    """Return the mode that the words around a movement entail, the nearest one that is not denied."""
    lower, tokens = text.lower, text.tokens
    low = max(tokens.first[sentence], first - _LEFT)
    high = min(tokens.first[sentence + 1], last + _RIGHT)
    best: tuple[int, Mode] | None = None
    dated = {w for k in range(low, high) if k in text.times for w in range(k, text.times[k][0])}
    for k in range(low, high):
        word = lower[k]
        mode = _MODES.get(word)
        if (
            word in vehicle_words.TOOK_TAKES_TOUCHED
            and lower[k + 1 : k + 2] in vehicle_words.OFF_DOWN
        ):
            mode = "air"
        if mode is None or mode == "unknown" or k in dated:
            continue
        if word in vehicle_words.VAGUE and (k == low or lower[k - 1] not in vehicle_words.BY):
            continue
        if not vehicle_words.NOT.isdisjoint(lower[max(low, k - 4) : k]):
            continue
        gap = first - k if k < first else max(0, k - last)
        if best is None or gap < best[0]:
            best = gap, mode
    return "unknown" if best is None else best[1]
