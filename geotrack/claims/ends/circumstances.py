"""What else is said beside a figure: direction, mode, part, plans and denials, straight lines, ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geotrack.claims.phrases.ways import direction
from geotrack.languages.en import ends_of_ways, travel_words
from geotrack.measures.straight import tells_straight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.scenes import Scene
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Claim, ClaimStatus, Manner

#: word → mode that it entails
MODE_WORDS: Final[dict[str, str]] = {
    word: mode
    for table in (
        travel_words.MOVE,
        travel_words.TRIPS,
        travel_words.VEHICLES,
        travel_words.ARRIVE,
        travel_words.DEPART,
        travel_words.WAYS,
    )
    for word, mode in table.items()
    if mode != "unknown"
}


def circumstances(
    script: Script, scene: Scene, kind: str, helper: Claim | None = None
) -> dict[str, Any]:
    """Return the members of an attachment that are told beside its figure, by a construction or by words."""
    found = _by_words(script, scene, kind)
    if helper is not None:
        found["direction"] = helper.direction or found["direction"]
        found["straight"] = helper.straight or found["straight"]
        found["round_trip"] = helper.round_trip or found["round_trip"]
        found["manner"] = helper.manner or found["manner"]
        found["traveller"] = helper.traveller
        if helper.status != "stated":
            found["status"] = helper.status
    return found


def _by_words(script: Script, scene: Scene, kind: str) -> dict[str, Any]:
    text = script.text
    quantity = script.figures[scene.number].quantity
    first, last = script.first[scene.sentence], script.first[scene.sentence + 1]
    before = text.lower[max(first, quantity.bare - 4) : quantity.bare]
    after = text.lower[quantity.stop : min(last, quantity.stop + 4)]
    around = " ".join(text.lower[max(first, quantity.bare - 8) : min(last, quantity.stop + 10)])
    return {
        "direction": _direction(script, scene)
        if kind in ("position", "distance", "duration")
        else None,
        "status": _status(text.lower[first : quantity.bare]),
        "part": next(
            (ends_of_ways.PARTS[w] for w in (*before, *after) if w in ends_of_ways.PARTS), None
        )
        if kind == "total"
        else None,
        "manner": _manner(before, after),
        "straight": tells_straight(_beside(script, scene)),
        "round_trip": any(words in around for words in ends_of_ways.BACK),
    }


def _beside(script: Script, scene: Scene) -> str:
    """Return the words about a figure that are not another's: up to the next figure, "but" or semicolon."""
    lower = script.text.lower
    mine = script.figures[scene.number].quantity
    first, last = script.first[scene.sentence], script.first[scene.sentence + 1]
    begin, end = max(first, mine.bare - 8), min(last, mine.stop + 10)
    converts = lower[mine.start - 1 : mine.start]
    for figure in script.figures[max(0, scene.number - 3) : scene.number + 4]:
        other = figure.quantity
        if figure.bare:
            continue  # "the two end points"
        if other.stop <= mine.start and not (converts and converts[0] in ends_of_ways.CONVERTED):
            begin = max(begin, other.stop)
        elif other.start >= mine.stop and lower[other.start - 1] not in ends_of_ways.CONVERTED:
            end = min(end, other.start)
    cut = max((k + 1 for k in range(begin, mine.bare) if _parts(lower, k)), default=begin)
    stop = next((k for k in range(mine.stop, end) if _parts(lower, k)), end)
    return " ".join(lower[cut:stop])


def _parts(lower: Sequence[str], at: int) -> bool:
    return lower[at] in ends_of_ways.PARTING or (
        lower[at] == ends_of_ways.AND and lower[at - 1 : at] == [","]
    )


def _manner(before: list[str], after: list[str]) -> Manner | None:
    near = (*before, *after)
    if ends_of_ways.NONSTOP in near or (ends_of_ways.NON in near and ends_of_ways.STOP in near):
        return "non-stop"
    return "remaining" if ends_of_ways.REMAINING in near or ends_of_ways.FURTHER in near else None


def _status(before: list[str]) -> ClaimStatus:
    near = before[-14:]
    if ends_of_ways.NEGATED.intersection(before[-2:]):
        return "negated"
    return "planned" if ends_of_ways.PLANNED.intersection(near) else "stated"


def _direction(script: Script, scene: Scene) -> str | None:
    """Return the direction that stands right behind the figure, or at most four words on."""
    text = script.text
    quantity = script.figures[scene.number].quantity
    last = script.first[scene.sentence + 1]
    named = quantity.stop
    for at in range(quantity.stop, min(last, quantity.stop + 5)):
        if text.lower[at] in (".", ";", ":", "("):
            return None
        if at in text.toponyms:
            named = text.toponyms[at][0]
        if at < named or _in_name(text, at):
            continue  # "from the North Pole", "between Utah and New South Wales"
        found: list[Phrase] = []
        if direction(text, found, at, last) and found:
            said = found[-1].data
            return said if isinstance(said, str) else None
    return None


def _in_name(text: Text, at: int) -> bool:
    """Whether a capitalised word has another beside it, and so is a part of a name."""
    words = text.tokens.words
    beside = (*words[at - 1 : at], *words[at + 1 : at + 2])
    return words[at].istitle() and any(w.istitle() for w in beside)


def mode_features(script: Script, scene: Scene, before: str, *, same: bool) -> list[str]:
    """Return the features that decide how one travels over a figure's way."""
    items, at = scene.items, scene.at
    unit = script.figures[scene.number].quantity.unit
    out = ["bias", f"u={unit}", f"k={scene.kind}", f"was={before}", f"was={before}&same={same}"]
    seen: set[str] = set()
    for distance in range(1, 26):
        for side, k in (("L", at - distance), ("R", at + distance)):
            if not 0 <= k < len(items):
                continue
            item = items[k]
            mode = MODE_WORDS.get(item.symbol)
            if mode:
                near = "1" if distance < 4 else "2" if distance < 9 else "3"
                out += [f"{side}{near}{mode}", f"{side}{mode}", f"m={mode}"]
                if not seen:
                    out.append(f"first={mode}")
                seen.add(mode)
            if item.kind in ("move", "trip", "vehicle", "arrive", "depart", "cover", "spot"):
                out.append(f"w={item.symbol}")
    for back in (1, 2):
        for item in script.items(scene.sentence - back):
            mode = MODE_WORDS.get(item.symbol)
            if mode:
                out.append(f"s{back}={mode}")
    counts = script.modes(MODE_WORDS)
    for mode, count in counts.items():
        out.append(f"doc={mode}{min(count, 3)}")
    if counts:
        out.append(f"most={max(sorted(counts), key=lambda m: counts[m])}")
    return out


def only_by_saying(script: Script, scene: Scene, mode: str) -> bool:
    """Whether a sentence tells a mode by no words but "in a straight line", "as the crow flies"."""
    telling = [item.first for item in scene.items if MODE_WORDS.get(item.symbol) == mode]
    return bool(telling) and script.straight().issuperset(telling)
