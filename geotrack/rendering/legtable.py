"""The table of legs with their verdicts, which is the content of a page."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from geotrack.measures.interval import Interval
from geotrack.rendering import sentence, wording
from geotrack.rendering.markup import Markup, join, plain, tag
from geotrack.rendering.naming import listed_name, shown_name
from geotrack.rendering.sections import badge

if TYPE_CHECKING:
    from geotrack.model import Crossing, Stop
    from geotrack.rendering.theme import Theme
    from geotrack.rendering.view import LegView, View
    from geotrack.report import Report


def _end(view: View, place: int | None, name: str, told: set[int]) -> Markup:
    """Return an end of a leg; beside it, the first time, what the gazetteer calls it if that is another name."""
    number = view.stop_number(place)
    also = ""
    if place is not None and place not in told:
        told.add(place)
        also = listed_name(view.report, place)
    dot = tag("span", str(number), class_="dot", aria_hidden="true") if number else None
    return tag("span", dot, tag("bdi", name), tag("span", " (", tag("bdi", also), ")", class_="listed") if also else None, class_="end", data_place=place)  # fmt: skip


def _details(view: View, leg: LegView) -> list[str]:
    """Return means, traveller, places on the way and standing of a leg."""
    vias = [shown_name(view.report, k, limit=60) for k in leg.leg.via]
    standing = {
        "planned": "planned",
        "negated": "did not take place",
        "counterfactual": "supposed",
    }.get(leg.leg.status, "")
    return [
        words
        for words in (
            wording.MODE[leg.mode] if leg.mode != "unknown" else "",
            leg.traveller or "",
            "via " + ", ".join(vias) if vias else "",
            "told in passing" if leg.background else "",
            standing,
        )
        if words
    ]


def _facts(view: View, leg: LegView, theme: Theme) -> list[str]:
    """Return times, borders, stops and notes of a leg, a line each."""
    report, route = view.report, leg.leg.route
    rows = [
        f"{word} {known}"
        for word, ref in (("Departs", leg.leg.departs), ("Arrives", leg.leg.arrives))
        if (known := sentence.when(report, ref, theme))
    ]
    rows += [crossing_words(crossing, report) for crossing, _ in leg.crossings]
    for stop in leg.leg.stops:
        where = shown_name(report, stop.place, limit=60) if stop.place is not None else ""
        why = plain(stop.reason, limit=120) if stop.reason else ""
        # one pair of brackets inside another reads badly
        why = why.replace(" (", ", ").replace(")", "")
        words = (f"Stop: {where}" if where else "Stop on the way", _stop_length(stop), why)
        rows.append(", ".join(word for word in words if word))
    if leg.schematic:
        rows.append("No line in our networks: drawn as the great circle, dashed.")
    detour = route and leg.mode == "air" and route.length_km.high < 1.5 * route.gc_km
    if route and route.note and not detour:
        note = plain(route.note, limit=300)
        rows.append(note[:1].upper() + note[1:])
    return rows


def _stop_length(stop: Stop) -> str:
    length = stop.duration_h
    if length is None:
        return ""
    if length.high > 4 * length.low:
        # the lower bound of so wide an interval says nothing
        length = Interval(0, length.high) if isfinite(length.high) else length
    return wording.duration(length)


def _leg_row(view: View, leg: LegView, theme: Theme, named: set[int]) -> Markup:
    title = tag(
        "a",
        _end(view, leg.leg.origin, leg.origin, named),
        tag("span", " → ", class_="arrow"),
        _end(view, leg.leg.destination, leg.destination, named),
        href=f"#leg={leg.number}",
    )
    details = _details(view, leg) or [wording.MODE[leg.mode]]
    facts = [tag("li", row) for row in _facts(view, leg, theme)]
    said, converted = sentence.stated(view.report, leg.leg, "distance", theme)
    length, limits = sentence.network_figures(leg.leg, theme)
    time, speed = sentence.time_figures(view.report, leg.leg, theme)
    cells = (("Stated", said, (converted,)), ("Network", length, limits), ("Time", time, (speed,)))
    row = tag(
        "tr",
        tag("th", title, tag("div", " · ".join(details), class_="quiet"), scope="row"),
        *(
            tag(
                "td",
                tag(
                    "div",
                    _unbroken(value) or "–",
                    *(tag("div", _unbroken(row), class_="quiet") for row in below if row),
                ),
                data_head=head,
            )
            for head, value, below in cells
        ),
        tag("td", badge(leg.rating), data_head="Verdict"),
        id=f"leg={leg.number}",
        data_leg=leg.number,
        class_=" ".join(["background"] * leg.background + ["noted"] * bool(facts)) or None,
    )
    if not facts:
        return row
    return join(
        row, tag("tr", tag("td", tag("ul", *facts, class_="facts"), colspan=5), class_="more")
    )


def _is_loose(view: View, leg: LegView, theme: Theme) -> bool:
    """Whether a leg has no line and no figures: its row of the table would be dashes."""
    return (
        leg.path is None
        and leg.leg.route is None
        and leg.rating == "not-checkable"
        and not sentence.stated(view.report, leg.leg, "distance", theme)[0]
        and not sentence.stated(view.report, leg.leg, "duration", theme)[0]
    )


def _loose_row(view: View, leg: LegView, theme: Theme, named: set[int]) -> Markup:
    ends = [
        tag("span", word, _end(view, place, name, named))
        for word, place, name in (
            ("from ", leg.leg.origin, leg.origin),
            (" to " if leg.leg.origin is not None else "to ", leg.leg.destination, leg.destination),
        )
        if place is not None
    ]
    said = [*_details(view, leg), *_facts(view, leg, theme)]
    return tag(
        "li",
        tag("a", *(ends or [Markup("a journey without places")]), href=f"#leg={leg.number}"),
        tag("span", " · ".join(["", *said]), class_="quiet") if said else None,
        id=f"leg={leg.number}",
        data_leg=leg.number,
    )


#: figures up to so many letters stay on one line
_ONE_LINE: Final = 14


def _unbroken(value: str) -> str:
    """Return a figure that keeps its unit, and when it is short all of it, on the same line."""
    if len(value) <= _ONE_LINE:
        return value.replace(" ", "\N{NO-BREAK SPACE}")
    head, _, unit = value.rpartition(" ")
    return f"{head}\N{NO-BREAK SPACE}{unit}" if head else value


def crossing_words(crossing: Crossing, report: Report) -> str:
    """Return a border crossing in words, with its gauges where they change or the article speaks of any."""
    gauge = crossing.gauge_mm
    ends = f"{wording.country(crossing.origin)} → {wording.country(crossing.destination)}"
    where = f": {plain(crossing.name, limit=80)}" if crossing.name else ""
    rails = ""
    if gauge and (gauge[0] != gauge[1] or any(c.kind == "gauge" for c in report.claims)):
        rails = (
            f", track gauge {gauge[0]:,} → {gauge[1]:,} mm"
            if gauge[0] != gauge[1]
            else f", track gauge {gauge[0]:,} mm on both sides"
        )
    return f"Border {ends}{where}{rails}"


def legs(view: View, theme: Theme) -> Markup:
    """Return the table of legs with their verdicts: the content of the page."""
    if not view.legs:
        return tag(
            "section",
            tag("h2", "Legs", id="legs"),
            tag("p", "The article tells of no journey."),
            aria_labelledby="legs",
        )
    heads = ("Leg", "Stated", "Network", "Time", "Verdict")
    main = [leg for leg in view.legs if not leg.background]
    passing = [leg for leg in view.legs if leg.background]
    ordered = [*main, *passing]
    loose = [leg for leg in ordered if _is_loose(view, leg, theme)]
    named: set[int] = set()
    rows = [_leg_row(view, leg, theme, named) for leg in ordered if leg not in loose]
    table = tag(
        "table",
        tag("caption", "Each leg with what text and geography leave possible", class_="unseen"),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_="legs",
    )  # fmt: skip
    also = [
        tag("h3", "Also told, without a route or figures", class_="also"),
        tag("ul", *(_loose_row(view, leg, theme, named) for leg in loose), class_="loose"),
    ]
    return tag(
        "section",
        tag("h2", "Legs", id="legs"),
        table if rows else None,
        *(also if loose else ()),
        aria_labelledby="legs",
    )
