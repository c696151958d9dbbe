"""Features of each candidate for an end, and of each pair of them.

Nothing here looks at coordinates or compares the figure with a distance: an end is chosen by words alone, or an
error of the text would be read away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.claims.scenes import NOBODY, Memory, Pair, Scene

if TYPE_CHECKING:
    from geotrack.claims.entities import Entity, Sighting
    from geotrack.claims.reading import Script

__all__ = ["candidate_features", "pair_features"]


def candidate_features(script: Script, scene: Scene, entity: Entity | None) -> list[str]:
    """Return the features of one candidate for either end; None: nobody."""
    kind = scene.kind
    context = scene.context
    if entity is None:
        out = ["nobody", f"nobody&{kind}"]
        out += [f"nobody&{c}" for c in context]
        out += [f"nobody&{kind}&{c}" for c in context]
        return out
    figure = script.figures[scene.number]
    out = [f"t={entity.kind}", f"t={entity.kind}&{kind}"]
    if entity.kind == "D":
        out += [f"head={entity.head}", f"head={entity.head}&{kind}"]
    else:
        out.append(f"head={entity.head}")
    for trait in entity.traits:
        out += [trait, f"{trait}&{kind}"]
    seen = False
    for side, row in (("B", scene.before), ("A", scene.after)):
        order = 0
        named = 0
        for s, e in row:
            if s.kind != "P":
                order += 1
            named += s.kind in "TN"
            if e is entity:
                seen = True
                _in_sentence(
                    out, scene, figure.quantity.bare, figure.quantity.end, s, side, order, named
                )
                break
    flags = scene.flags.get(entity.key, [])
    near = "in" if seen else "out"
    out += [f"{near}&{trait}" for trait in entity.traits]
    for flag in flags:
        out += [f"{near}&{flag}", f"{near}&{flag}&{kind}"]
    brief = [flag for flag in flags if not flag.startswith(("gap", "cue"))]
    if not seen:
        rank = min(scene.ranks.get(entity.key, 9), 6)
        out += [f"rank={rank}", f"rank={rank}&{kind}", f"rank={rank}&{context[1]}"]
        for flag in (*brief, f"rank={rank}"):
            out += [f"{flag}&{c}" for c in context]
            out += [f"{flag}&{kind}&{c}" for c in context[1:5]]
        out.append("+".join(sorted(brief)) + f"&{kind}")
        if "gap=" in flags[0] if flags else False:
            out.append(f"{flags[0]}&{flags[1]}&{kind}")
    return out


def _in_sentence(
    out: list[str],
    scene: Scene,
    first: int,
    last: int,
    s: Sighting,
    side: str,
    order: int,
    named: int,
) -> None:
    kind, context = scene.kind, scene.context
    near = min(order, 4)
    role = scene.roles.get(s.first, "-")
    if side == "B":
        between = scene.items[s.index + 1 : scene.at]
        distance = first - s.last
    else:
        between = scene.items[scene.at + 1 : s.index]
        distance = s.first - last
    figures = min(sum(i.kind == "fig" for i in between), 3)
    stops = sum(i.symbol in (";", ":", ".", "—", "–") for i in between)
    commas = min(sum(i.symbol == "," for i in between), 2)
    verbs = [
        i.kind
        for i in between
        if i.kind in ("move", "arrive", "depart", "be", "lie", "cover", "stay", "rel")
    ]
    span = (
        "0"
        if distance == 0
        else "1"
        if distance == 1
        else "2"
        if distance < 4
        else "4"
        if distance < 8
        else "8"
    )
    base = f"{side}{s.kind}"
    out += [
        f"{base}{near}", f"{base}{near}&{kind}", f"{base}&{s.before}", f"{base}&{s.before}&{kind}",
        f"{base}{near}&{s.before}", f"{base}{near}&{s.before}&{kind}", f"{side}{near}&{s.before2} {s.before}",
        f"{base}&{s.cue}&{kind}", f"{base}{near}&{s.cue}", f"{base}&{s.before}&{s.after}", f"{base}&>{s.after}",
        f"{base}&d{span}&{kind}", f"{base}&d{span}&{s.before}", f"{base}&f{figures}s{stops}", f"{base}{near}f{figures}&{kind}",
        f"{base}{near}&f{figures}&{s.before}", f"{base}&c{commas}&{near}", f"{base}&s{stops}&{s.before}&{kind}",
        f"{base}&v={'+'.join(verbs[:2])}&{kind}", f"{base}&v={'+'.join(verbs[:1])}&{s.before}", f"{base}&verb={s.verb}&{s.cue}&{kind}",
        f"{base}&opens={s.opens}&{kind}", f"{base}&{role}&{kind}", f"{base}{near}&{role}&{kind}", f"{base}&{role}&{s.before}", f"{side}nm{min(named, 4)}&{kind}", f"{side}nm{min(named, 4)}&{s.cue}&{kind}",
    ]  # fmt: skip
    for c in context[1:]:
        out += [f"{side}{near}&{c}", f"{side}{s.before}&{c}"]
        out.append(f"{side}nm{min(named, 3)}&{s.cue}&{c}")
    if s.link:
        out += [
            f"link={s.link}",
            f"link={s.link}&{side}",
            f"link={s.link}&{kind}",
            f"link={s.link}&{side}&{near}",
        ]
    if distance <= 1:
        out.append(f"{side}next&{kind}&{s.before}")
    joined = " ".join(i.symbol for i in between)
    if len(between) <= 4:
        out += [f"{side}={joined}", f"{side}={joined}&{kind}"]


def pair_features(
    scene: Scene, memory: Memory, origin: Entity | None, destination: Entity | None
) -> list[str]:
    """Return the features of two ends together; None: nobody."""
    kind = scene.kind
    a = NOBODY if origin is None else origin.key
    b = NOBODY if destination is None else destination.key
    out = [f"{kind}&nobody={origin is None:d}{destination is None:d}"]
    if origin is destination:
        out.append("same" if origin is not None else "none")
        return out + [f"none&{kind}&{c}" for c in scene.context]
    where: dict[str, tuple[str, int, Sighting | None]] = {}
    for side, row in (("B", scene.before), ("A", scene.after)):
        for n, (s, e) in enumerate(row):
            where.setdefault(e.key, (side, min(n, 4), s))
    for key in (a, b):
        if key and key not in where:
            where[key] = ("O", 0, None)
    if a and b:
        sa, na, x = where[a]
        sb, nb, y = where[b]
        out += [f"{sa}{sb}", f"{sa}{sb}&{kind}", f"{sa}{na}{sb}{nb}", f"{sa}{na}{sb}{nb}&{kind}"]
        if x is not None and y is not None:
            order = "<" if x.first < y.first else ">"
            cues = f"{x.before}{order}{y.before}"
            if x.link or y.link:
                out += [f"links={x.link}{order}{y.link}", f"links={x.link}{order}{y.link}&{sa}{sb}"]
            out += [
                f"order{order}&{kind}",
                cues,
                f"{cues}&{kind}",
                f"{sa}{sb}{cues}",
                f"{x.cue}{order}{y.cue}&{sa}{sb}",
            ]
            if y.first == x.last + 1 or x.first == y.last + 1:
                out += ["adjacent", f"adjacent&{kind}"]
        fa = [f for f in scene.flags.get(a, ()) if not f.startswith(("gap", "cue"))]
        fb = [f for f in scene.flags.get(b, ()) if not f.startswith(("gap", "cue"))]
        ia, ib = (f"in:{x.cue}" if x is not None else "", f"in:{y.cue}" if y is not None else "")
        for f in [ia] if ia else fa:
            for g in [ib] if ib else fb:
                out += [f"{f}/{g}", f"{f}/{g}&{kind}"]
        if x is None and y is None:
            ra, rb = scene.ranks.get(a, 99), scene.ranks.get(b, 99)
            out += [
                f"ranks={min(ra, 6)},{min(rb, 6)}",
                f"ranks={min(ra, 6)},{min(rb, 6)}&{kind}",
                "later" if rb < ra else "earlier",
            ]
    elif a or b:
        side, rank, only = where[a or b]
        role = "f" if a else "t"
        out += [
            f"only{role}{side}{rank}",
            f"only{role}{side}&{kind}",
            f"only{role}&{only.before if only is not None else 'out'}&{kind}",
        ]
        out += [f"only{role}{side}&{c}" for c in scene.context]
    for n, leg in enumerate(scene.legs):
        relation = _relation(leg, a, b)
        whole = f"{bool(leg[0]):d}{bool(leg[1]):d}"
        out += [
            f"leg{n}{relation}{whole}",
            f"leg{n}{relation}{whole}&{kind}",
            f"leg{n}{relation}&{scene.context[1]}",
        ]
        if n == 0:
            out += [f"leg{relation}&{c}" for c in scene.context[1:]]
    for n, (sentence, was, pair, _) in enumerate(memory.last(scene.sentence)):
        gap = min(scene.sentence - sentence, 3)
        relation = _relation(pair, a, b)
        out += [
            f"m{n}{relation}",
            f"m{n}{relation}&{was}>{kind}",
            f"m{n}{relation}&gap{gap}",
            f"m{n}{relation}&{was}>{kind}&gap{gap}",
        ]
        if n == 0:
            out += [f"{relation}&{c}" for c in scene.context]
        in_a = "B" if a and a in where and where[a][0] != "O" else "O" if a else "-"
        in_b = "B" if b and b in where and where[b][0] != "O" else "O" if b else "-"
        out.append(f"m{n}{relation}&{in_a}{in_b}")
    return out


def _relation(pair: Pair, a: str, b: str) -> str:
    """Return how two ends lie to an earlier pair."""
    if pair == (a, b):
        return "same"
    if pair == (b, a):
        return "back"
    if a and a == pair[1]:
        return "chain"
    if a and a == pair[0]:
        return "from"
    if b and b == pair[1]:
        return "to"
    return "into" if b and b == pair[0] else "new"
