"""The parts of the page that stand without scripts: finding, legs, timeline, claims, article."""

from typing import Final

from geotrack.exports.query import author_query
from geotrack.model import Rating
from geotrack.rendering import sentence, wording
from geotrack.rendering.markup import Markup, plain, tag
from geotrack.rendering.spans import marked
from geotrack.rendering.theme import Theme
from geotrack.rendering.view import View


def badge(rating: Rating, *, word: bool = True) -> Markup:
    """Return a rating as symbol and word; without the word it is still read out."""
    name = wording.RATING[rating]
    symbol = tag("span", wording.SYMBOL[rating], class_="symbol", aria_hidden="true")
    label = tag("span", name, class_="word" if word else "unseen")
    return tag("span", symbol, label, class_=f"badge {rating}")


def header(view: View, theme: Theme) -> Markup:
    """Return masthead, headline and the finding in one sentence."""
    document = view.report.document
    brand = [
        Markup(theme.logo) if theme.logo else None,
        tag("span", theme.name) if theme.name else None,
    ]
    found = sentence.counts(view.report)
    tally = [tag("li", tag("b", str(n)), " ", badge(rating)) for rating, n in found.items()]
    dated = wording.span_of_time(
        document.published, document.published, style=theme.date_style
    ).removesuffix(", 00:00")
    line = " · ".join(
        x for x in ("Route map and fact check", f"article of {dated}" if dated else "") if x
    )
    return tag(
        "header",
        tag("div", *brand, class_="brand") if any(brand) else None,
        tag("p", line, class_="kicker"),
        tag("h1", tag("bdi", view.title)),
        tag("p", sentence.finding(view.report), class_="finding"),
        tag("ul", *tally, class_="tally", aria_label="Claims by rating") if tally else None,
        _alerts(view),
    )


#: claims that do not hold are told above the map, up to so many
_MOST_ALERTS: Final = 3


def _alerts(view: View) -> Markup | None:
    """Return what an editor must see first: the claims that do not hold, and why."""
    found = sentence.alerts(view.report)
    rows = [
        tag(
            "li",
            badge(rating),
            " ",
            _key("claim", number, tag("bdi", f"“{words}”")),
            tag("span", f" {reason}") if reason else None,
            tag("span", f" – {slip}", class_="slip") if slip else None,
            class_=rating,
            data_claim=number,
        )
        for number, rating, words, reason, slip in found[:_MOST_ALERTS]
    ]
    if more := len(found) - len(rows):
        rows.append(tag("li", tag("a", f"{more} more below", href="#claims"), class_="more"))
    if warning := view.report.warning:
        rows.insert(0, tag("li", warning, class_="doubtful"))
    label = "What does not hold" if found else "What to know first"
    return tag("ul", *rows, class_="alerts", aria_label=label) if rows else None


def _key(kind: str, number: int, label: str | Markup, **more: str) -> Markup:
    return tag("a", label, href=f"#{kind}={number}", **more)


def legend(view: View) -> Markup:
    """Return the key of the map's lines and signs that occur."""
    paths = [leg.path for leg in view.legs if leg.path]
    rows = [
        ("leg", "M1 6H35", "route", bool(paths)),
        ("leg schematic", "M1 6H35", "schematic: no surveyed course", any(any(p.schematic) for p in paths)),
        ("background", "M1 6H35", "told in passing", any(leg.background and leg.path for leg in view.legs)),
        ("straight", "M1 6H35", "straight line", any(leg.straight and not leg.background for leg in view.legs)),
        ("alternative", "M1 6H35", "another way (layer)", any(leg.alternatives for leg in view.legs)),
        ("crossing", "M13 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", "border crossing", any(leg.crossings for leg in view.legs)),
        ("mention", "M14.5 6a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0", "only mentioned", bool(view.mentions)),
    ]  # fmt: skip
    items = [
        tag("li", tag("svg", tag("path", d=d, class_=kind), viewBox="0 0 36 12", width=36, height=12, aria_hidden="true"), label)
        for kind, d, label, there in rows
        if there
    ]  # fmt: skip
    return tag("ul", *items, class_="legend", aria_label="Key to the map") if items else Markup("")


def timeline(view: View, theme: Theme) -> Markup | None:
    """Return the events in order; None when there are none."""
    rows = []
    alone = len({j.traveller for j in view.report.journeys if j.traveller}) < 2
    before: tuple[str | None, str | None] = None, None
    for event in view.report.timeline:
        known = wording.brief(event.earliest, event.latest, style=theme.date_style)
        bounds = event.earliest, event.latest
        if event.certainty == "estimated" and event.earliest is not None:
            # the same bounds again and again say no more than the order does
            known = "later" if bounds in (before, (before[1] or before[0], None)) else known
        if before[0] and event.latest and event.latest < before[0]:
            known += ", local time"  # of a zone further west
        before = bounds
        if not known and event.time is None:
            continue
        said = plain(view.report.times[event.time].text, limit=80) if event.time is not None else ""
        label: Markup = tag("bdi", sentence.event_title(view.report, event, alone=alone))
        if event.claim is not None:
            label = _key("claim", event.claim + 1, label)
        rows.append(
            tag(
                "li",
                tag("span", known or f"“{said}”", class_="time"),
                tag("span", label, tag("span", f" {event.certainty}" + (f", “{said}”" if said and known else ""), class_="quiet")),
                class_=event.certainty,
                data_claim=None if event.claim is None else event.claim + 1,
            )
        )  # fmt: skip
    if not rows:
        return None
    return tag(
        "section",
        tag("h2", "Timeline", id="timeline"),
        tag("ol", *rows, class_="timeline"),
        aria_labelledby="timeline",
    )


def claims(view: View, theme: Theme) -> Markup | None:
    """Return every claim with rating, quoted sentence and reason; None when there are none."""
    report = view.report
    legs_of = {k: leg.number for leg in reversed(view.legs) for k in leg.claims}
    items: list[Markup] = []
    unjudged: list[Markup] = []
    plain_moves = 0
    # what an editor must see comes first; within a rating the order of the text
    order = {"contradicted": 0, "doubtful": 1, "consistent": 2, "not-checkable": 3}
    pairs = list(zip(report.claims, report.verdicts, strict=True))
    for k in sorted(range(len(pairs)), key=lambda k: order[pairs[k][1].rating]):
        claim, verdict = pairs[k]
        before, said, after = sentence.quote(report, claim)
        why = [
            tag(
                "p",
                reason,
                tag("span", f" – {slip}", class_="slip") if slip else None,
                class_="reason",
            )
            for _, reason, slip in sentence.reasons(verdict)
        ] or [tag("p", "No check applies to this statement.", class_="reason")]
        leg = legs_of.get(k)
        if ask := author_query(report, k):
            why.append(tag("p", tag("b", "To the author: "), tag("bdi", ask), class_="ask"))
        folded = verdict.rating == "not-checkable"
        plain_moves += folded and claim.value is None
        (unjudged if folded else items).append(
            tag(
                "li",
                tag("h3", badge(verdict.rating), " ", _key("claim", k + 1, tag("bdi", sentence.claim_title(report, claim)))),
                tag("blockquote", tag("p", before, tag("mark", said), after)),
                *why,
                id=f"claim={k + 1}",
                class_=f"claim {verdict.rating}",
                data_claim=k + 1,
                data_leg=leg,
            )
        )  # fmt: skip
    if not items and not unjudged:
        return None
    note = "“Consistent” means that nothing speaks against the figure. It does not say that it is true."
    return tag(
        "section",
        tag("h2", "Claims", id="claims"),
        tag("p", note, class_="quiet"),
        tag("ol", *items, class_="claims") if items else None,
        _folded(unjudged, plain_moves) if unjudged else None,
        aria_labelledby="claims",
    )


def _folded(items: list[Markup], plain_moves: int) -> Markup:
    """Return the statements that are not judged, folded behind their count."""
    rest = len(items) - plain_moves
    parts = [
        f"{plain_moves} without a figure" if plain_moves else "",
        f"{rest} with nothing sure enough to compare with" if rest else "",
    ]
    noun = "statement" if len(items) == 1 else "statements"
    told = ", ".join(part for part in parts if part)
    return tag(
        "details",
        tag("summary", f"{len(items)} {noun} not judged: {told}"),
        tag("ol", *items, class_="claims"),
        class_="unjudged",
    )


_OTHER_LANGUAGE = "This text does not look like English, the only language that geotrack reads: little or nothing was read of it."


def article(view: View) -> Markup:
    """Return the article with its claims, places and times marked; says when it is not in English."""
    other = view.report.document.language not in ("en", "")
    return tag(
        "section",
        tag("h2", "Article", id="article"),
        tag("p", _OTHER_LANGUAGE, class_="note") if other else "",
        tag(
            "div",
            marked(view),
            class_="text",
            lang=plain(view.report.document.language, limit=12) or None,
        ),
        aria_labelledby="article",
    )


def notes(view: View, *, credit: str, theme: Theme) -> Markup:
    """Return sources, method and version."""
    provenance = view.report.provenance
    curved = any(leg.curved for leg in view.legs)
    lines = [
        "Figures are read with their hedges: “about 20 hours” is 18 to 22 hours. A claim is contradicted when no route, speed or reading makes it true, and doubtful when another route, rounding or a slip may explain it.",
        "Dashed stretches of a route are schematic: the network joins two known points without a surveyed course." if any(leg.path and any(leg.path.schematic) for leg in view.legs) else "",
        "Lines drawn curved are great circles, the shortest way over the globe; only a flat map bends them." if curved else "",
        f"Map: {credit}.",
        f"Made with geotrack {provenance.version}".rstrip() + (f" ({', '.join(provenance.components)})." if provenance.components else "."),
    ]  # fmt: skip
    return tag("footer", tag("h2", "About this page"), *(tag("p", line) for line in lines if line))
