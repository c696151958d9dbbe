"""What stands around a time, as features of whether somebody leaves, arrives or passes then."""

from typing import Final

from geotrack.claims.candidates.kindfeatures import stem_of
from geotrack.claims.candidates.profiles import profile_of
from geotrack.claims.candidates.symbols import Script

_WIDE: Final = 10  #: items to each side that count as near
_MOVING: Final = frozenset("move arrive depart visit stay run trip cover".split())
_SENTENCES: Final = 2


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
