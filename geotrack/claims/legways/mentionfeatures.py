"""What stands around a place, as features of whether somebody goes there or comes from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.claims.candidates.kindfeatures import stem_of
from geotrack.claims.candidates.profiles import profile_of

if TYPE_CHECKING:
    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting

__all__ = ["mention_features"]

_WIDE = 8  #: items to each side that count as near
_MOVING = frozenset("move arrive depart visit stay run trip cover".split())


def mention_features(script: Script, cast: Cast, s: Sighting, entity: Entity) -> list[str]:
    """Return the features of one mention of a place."""
    items = script.items(s.sentence)
    first = s.index
    while first > 0 and items[first].first > s.first:
        first -= 1
    last = s.index
    near = [
        items[k].symbol if 0 <= k < len(items) else "^" if k < 0 else "$"
        for k in (first - 3, first - 2, first - 1, last + 1, last + 2, last + 3)
    ]
    classes = [
        (items[k].kind or stem_of(items[k].symbol))
        if 0 <= k < len(items)
        else "^"
        if k < 0
        else "$"
        for k in (first - 3, first - 2, first - 1, last + 1, last + 2, last + 3)
    ]
    _a3, a2, a1, b1, b2, _b3 = near
    c3, c2, c1, d1, d2, d3 = classes
    role = cast.roles.get(s.first, "-")
    out = [
        "bias", f"kind={s.kind}", f"role={role}", f"cue={s.cue}", f"v={s.verb}", f"cue={s.cue}&v={s.verb}", f"link={s.link}",
        f"opens={s.opens}", f"b={s.before}", f"b={s.before}&v={s.verb}", f"role={role}&cue={s.cue}",
        f"a1={a1}", f"a2={a2}", f"b1={b1}", f"b2={b2}", f"a21={a2} {a1}", f"b12={b1} {b2}", f"a1b1={a1} {b1}",
        f"c1={c1}", f"c2={c2}", f"c3={c3}", f"d1={d1}", f"d2={d2}", f"d3={d3}", f"c21={c2} {c1}", f"d12={d1} {d2}",
        f"c1d1={c1} {d1}", f"c321={c3} {c2} {c1}",
    ]  # fmt: skip
    for side, step, at in (("L", -1, first), ("R", 1, last)):
        seen: set[str] = set()
        clause, place, verb = "", 0, ""
        for k in range(1, _WIDE + 1):
            j = at + step * k
            if not 0 <= j < len(items):
                break
            other = items[j]
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
                out += [f"{side}v={other.kind}", f"{side}v={stem_of(other.symbol)}", f"{side}v={stem_of(other.symbol)}&cue={s.cue}",
                        f"{side}v={other.kind}&role={role}&place={bool(place)}"]  # fmt: skip
        out += [f"{side}place={min(place, 6)}", f"{side}v={verb or '-'}&place={bool(place)}"]
    tokens = script.text.tokens
    start = tokens.starts[script.first[s.sentence]]
    line = "\n" in script.text.source[max(0, start - 2) : start] or not start
    words = len(items)
    new = entity.sightings[0].first == s.first
    out += [
        f"line={line}&opens={s.opens}", f"words={min(words // 6, 6)}", f"new={new}", f"many={min(len(entity.sightings), 4)}",
        f"new={new}&role={role}", f"titled={entity.titled}", f"contained={entity.contained > 0}", f"told={entity.told > 0}",
        f"person={entity.of_person > 0}", f"order={min(entity.order, 8)}", f"deep={min(s.sentence, 9)}",
        f"head={entity.head}", f"times={min(sum(i.kind == 'time' for i in items), 3)}", f"figs={min(sum(i.kind == 'fig' for i in items), 3)}",
        f"places={min(sum(i.kind in ('place', 'name') for i in items), 6)}",
    ]  # fmt: skip
    for back in (1, 2):
        kinds = {i.kind for i in script.items(s.sentence - back)}
        out += [
            f"s-{back}={k}" for k in ("move", "arrive", "depart", "place", "time") if k in kinds
        ]
    out += profile_of(script)
    return out
