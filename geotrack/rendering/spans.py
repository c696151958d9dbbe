"""The article's text with its spans marked; overlapping spans are cut into pieces."""

from geotrack.rendering.markup import Markup, join, tag, text
from geotrack.rendering.view import View

#: a page shows so much of an article; what follows holds no marks and stays out
LIMIT = 200_000


def _pieces(view: View) -> list[tuple[int, int, int | None, int | None, bool]]:
    """Return start, end, claim number, place and whether it is a time, for the text in order."""
    report = view.report
    size = min(len(report.document.text), LIMIT)
    claims = [(c.start, c.end, k + 1) for k, c in enumerate(report.claims)]
    places = [
        (t.start, t.end, index)
        for t, index in zip(report.toponyms, report.toponym_places, strict=True)
        if index is not None and report.places[index].lat is not None
    ]
    times = [(t.start, t.end) for t in report.times]
    cuts = sorted(
        {0, size, *(x for row in [*claims, *places, *times] for x in row[:2] if 0 <= x <= size)}
    )
    # one sweep: each span is opened and closed once, so long articles stay linear
    claim_at = _cover([(s, e, k) for s, e, k in claims], cuts)
    place_at = _cover(places, cuts)
    time_at = _cover([(s, e, 1) for s, e in times], cuts)
    return [
        (cut, cuts[k + 1], claim_at[k], place_at[k], time_at[k] is not None)
        for k, cut in enumerate(cuts[:-1])
    ]


def _cover(spans: list[tuple[int, int, int]], cuts: list[int]) -> list[int | None]:
    """Return for each piece between two cuts the shortest span that covers it; None: none."""
    index = {cut: k for k, cut in enumerate(cuts)}
    out: list[int | None] = [None] * len(cuts)
    best = [1 << 60] * len(cuts)
    for start, end, value in spans:
        if start not in index or end not in index:
            continue
        for k in range(index[start], index[end]):
            if end - start < best[k]:
                best[k], out[k] = end - start, value
    return out


def marked(view: View) -> Markup:
    """Return the article as paragraphs with marked spans, all of it escaped."""
    report = view.report
    source = report.document.text
    paragraphs: list[Markup] = []
    current: list[Markup] = []
    for start, end, claim, place, timed in _pieces(view):
        blocks = source[start:end].split("\n")
        for n, line in enumerate(blocks):
            if n:
                if current:
                    paragraphs.append(tag("p", *current))
                current = []
            if line:
                current.append(_piece(view, line, claim, place, timed=timed))
    if current:
        paragraphs.append(tag("p", *current))
    if len(source) > LIMIT:
        paragraphs.append(
            tag(
                "p",
                "[The article goes on; this page shows its first 200,000 characters.]",
                class_="quiet",
            )
        )
    return join(*paragraphs)


def _piece(view: View, line: str, claim: int | None, place: int | None, *, timed: bool) -> Markup:
    if claim is not None:
        rating = view.report.verdicts[claim - 1].rating
        inner = tag("a", line, href=f"#claim={claim}")
        return tag("mark", inner, class_=f"claim {rating}", data_claim=claim, data_place=place)
    if place is not None:
        known = view.stop_number(place) is not None or any(s.place == place for s in view.mentions)
        inner = tag("a", line, href=f"#place={place + 1}") if known else text(line)
        return tag("span", inner, class_="place", data_place=place)
    if timed:
        return tag("span", line, class_="when")
    return text(line)
