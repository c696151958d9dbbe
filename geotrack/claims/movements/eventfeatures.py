"""What stands around a time, as features of whether somebody leaves, arrives or passes then, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.kindfeatures import stem_of
from geotrack.claims.candidates.profiles import profile_of

if TYPE_CHECKING:
    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting

_WIDE: Final = 10  #: items to each side that count as near
_MOVING: Final = frozenset("move arrive depart visit stay run trip cover".split())
_SENTENCES: Final = 2
_FAR: Final = 8


def event_features(script: Script, sentence: int, at: int, value: str, rule: str = "") -> list[str]:
    """Return the features of the time at item `at`.

    `value`: its TIMEX3 value; `rule`: what constructions take it for, or "".
    """
    items = script.items(sentence)
    item = items[at]
    words = script.text.lower[item.first : item.last]
    sort = _sort(value)
    near = [
        items[at + k].symbol if 0 <= at + k < len(items) else "^" if k < 0 else "$"
        for k in (-3, -2, -1, 1, 2, 3)
    ]
    classes = [
        (items[at + k].kind or items[at + k].symbol) if 0 <= at + k < len(items) else "^"
        for k in (-3, -2, -1, 1, 2, 3)
    ]
    a3, a2, a1, b1, b2, b3 = near
    c3, c2, c1, d1, d2, d3 = classes
    out = [
        "bias", f"t={sort}", f"first={words[0]}", f"last={words[-1]}",
        f"rule={rule}", f"rule={rule}&{sort}",
        f"a1={a1}", f"a2={a2}", f"a3={a3}", f"b1={b1}", f"b2={b2}", f"b3={b3}", f"a21={a2} {a1}", f"b12={b1} {b2}",
        f"a1b1={a1} {b1}", f"c1={c1}", f"c2={c2}", f"d1={d1}", f"d2={d2}", f"c21={c2} {c1}", f"d12={d1} {d2}",
        f"c1d1={c1} {d1}", f"c3={c3}", f"d3={d3}", f"c321={c3} {c2} {c1}", f"d123={d1} {d2} {d3}", f"{sort}&c1={c1}",
        f"{sort}&d1={d1}", f"{sort}&c21={c2} {c1}", f"{sort}&d12={d1} {d2}", f"at={min(at, 3)}",
    ]  # fmt: skip
    for side, step in (("L", -1), ("R", 1)):
        seen: set[str] = set()
        clause, place, verb = "", 0, ""
        for k in range(1, _WIDE + 1):
            if not 0 <= at + step * k < len(items):
                break
            other = items[at + step * k]
            if other.symbol in (";", ":", ".", ","):
                clause = "'"
            for name in (stem_of(other.symbol), f"<{other.kind}>" if other.kind else ""):
                if len(name) > 1 and name not in seen:
                    seen.add(name)
                    out.append(f"{side}{clause}~{name}")
            if other.kind in ("place", "name") and not place:
                place = k
            if other.kind in _MOVING and not verb:
                verb = other.kind
                out += [
                    f"{side}v={other.kind}",
                    f"{side}v={stem_of(other.symbol)}",
                    f"{sort}&{side}v={other.kind}",
                ]
        out += [
            f"{side}place={min(place, 6)}",
            f"{sort}&{side}place={min(place, 4)}",
            f"{side}v={verb or '-'}&place={bool(place)}",
        ]
    for back in range(1, _SENTENCES + 1):
        kinds = {i.kind for i in script.items(sentence - back)}
        out += [
            f"s-{back}={k}" for k in ("move", "arrive", "depart", "place", "time") if k in kinds
        ]
    out.append(f"times={min(sum(i.kind == 'time' for i in items), 4)}")
    out.append(f"places={min(sum(i.kind in ('place', 'name') for i in items), 4)}")
    out += profile_of(script)
    return out


def order_features(value: str, said: str) -> tuple[str, str]:
    """Return the features that hang on what the time before was taken for, `said`: a kind or ""."""
    return f"said={said}", f"{_sort(value)}&said={said}"


def _sort(value: str) -> str:
    """Return what sort of time a TIMEX3 value is: a clock time, a part of the day, a day, or wider."""
    _, _, clock = value.partition("T")
    if clock:
        return "clock" if clock[0].isdigit() else "part"
    return "day" if value.count("-") >= 2 else "wide"


def place_features(
    script: Script,
    cast: Cast,
    sentence: int,
    at: int,
    kind: str,
    entity: Entity | None,
    sighting: Sighting | None,
) -> list[str]:
    """Return the features of an entity as the place of an event; None: the text does not tell."""
    items = script.items(sentence)
    if entity is None or sighting is None:
        places = sum(i.kind in ("place", "name") for i in items)
        return ["nobody", f"nobody&{kind}", f"nobody&{kind}&{min(places, 3)}"]
    out = [f"{kind}", f"kind={entity.kind}&{kind}", f"named={len(entity.sightings) > 1}"]
    state = cast.state_at(items[at].first)
    role = cast.roles.get(sighting.first, "-")
    where = "+".join(
        name
        for name, key in (("pos", state.position), ("goal", state.goal), ("start", state.start))
        if key == entity.key
    )
    after = cast.state_at(items[-1].last)
    then = "+".join(
        name
        for name, key in (("pos", after.position), ("goal", after.goal), ("start", after.start))
        if key == entity.key
    )
    apart = sighting.sentence - sentence
    out.append(f"then={then}&{kind}")
    out += [
        f"role={role}&{kind}",
        f"state={where}&{kind}",
        f"state={where}&role={role}&s={apart}&{kind}",
    ]
    if apart:
        out += [
            f"s={apart}&{kind}",
            f"s={apart}&cue={sighting.cue}&{kind}",
            f"s={apart}&v={sighting.verb}&{kind}",
        ]
        return out
    gap = sighting.index - at
    side = "R" if gap > 0 else "L"
    between = items[min(at, sighting.index) + 1 : max(at, sighting.index)]
    others = sum(i.kind in ("place", "name") for i in between)
    times = sum(i.kind == "time" for i in between)
    stops = sum(i.symbol in (",", ";", ".", ":") for i in between)
    verbs = [i.kind for i in between if i.kind in _MOVING]
    steps = min(abs(gap), _FAR)
    out += [
        f"{side}{steps}&{kind}", f"{side}&others={min(others, 2)}&{kind}", f"{side}&times={min(times, 2)}&{kind}",
        f"{side}&stops={min(stops, 2)}&{kind}", f"cue={sighting.cue}&{kind}", f"cue={sighting.cue}&{side}&{kind}",
        f"v={sighting.verb}&{kind}", f"v={sighting.verb}&cue={sighting.cue}&{kind}", f"before={sighting.before}&{kind}",
        f"before={sighting.before}&before2={sighting.before2}&{kind}", f"after={sighting.after}&{kind}",
        f"{side}&between={'+'.join(verbs[:2])}&{kind}", f"link={sighting.link}&{kind}", f"opens={sighting.opens}&{kind}",
        f"{side}&others={min(others, 2)}&cue={sighting.cue}&{kind}", f"{side}&near={between[0].symbol if len(between) == 1 else len(between)}&{kind}",
    ]  # fmt: skip
    return out
