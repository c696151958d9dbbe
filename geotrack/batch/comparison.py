"""Several articles on one journey: where they agree, differ, or copy one another's figure."""

import base64
import csv
import hashlib
import html
import io
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from geotrack.config import Settings
from geotrack.exports.frames import harmless
from geotrack.model import Document, Place
from geotrack.pipeline import Pipeline
from geotrack.report import Report
from geotrack.text.documents import read_document
from geotrack.verdicts import agreement
from geotrack.verdicts.questions.agreement import Agreement, Article

_WORDS: Final = {
    "agree": "agree",
    "differ": "differ",
    "copied": "same source?",
    "single": "only one",
}
_SYMBOLS: Final = {"agree": "✓", "differ": "✗", "copied": "≡", "single": "·"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What several articles say of the same quantities: `rows` in the order of the first article."""

    names: tuple[str, ...]
    reports: tuple[Report, ...]
    rows: tuple[Agreement, ...]


def _article(name: str, report: Report) -> Article:
    leg_of = {k: leg for j in reversed(report.journeys) for leg in j.legs for k in leg.claims}

    def end(index: int, which: str) -> Place | None:
        claim = report.claims[index]
        place = report.place_of(claim.origin if which == "origin" else claim.destination)
        leg = leg_of.get(index)
        if place is None and leg is not None:
            of_leg = leg.origin if which == "origin" else leg.destination
            place = None if of_leg is None else report.places[of_leg]
        return place

    return Article(
        name=name,
        claims=report.claims,
        ends=lambda index: (end(index, "origin"), end(index, "destination")),
    )


def compare(
    sources: Sequence[str | os.PathLike[str] | Document],
    *,
    published: str | None = None,
    settings: Settings | None = None,
) -> Comparison:
    """Return what several articles say of the same journey.

    Parameters
    ----------
    sources
        Two or more paths, URLs or documents.
    published
        Publication date of all of them; None: as each says.
    settings
        How to read them.

    Raises
    ------
    InputError
        If one of them cannot be read.

    Examples
    --------
    >>> from geotrack import Document, compare
    >>> one = Document(id="one", text="The train covers the 520 km from Warsaw to Vilnius.")
    >>> two = Document(id="two", text="The train covers the 320 km from Warsaw to Vilnius.")
    >>> [row.relation for row in compare([one, two]).rows]
    ['differ']
    """
    pipeline = Pipeline(settings)
    documents = [
        read_document(
            source,
            published=published,
            network=pipeline.settings.network,
            access=pipeline.settings.access,
        )
        for source in sources
    ]
    names = tuple(document.id or f"article {k}" for k, document in enumerate(documents, 1))
    reports = tuple(pipeline.analyze(document) for document in documents)
    rows = agreement([_article(n, r) for n, r in zip(names, reports, strict=True)])
    return Comparison(names=names, reports=reports, rows=rows)


def _cells(row: Agreement, count: int, *, empty: str = "–") -> list[str]:
    cells: list[list[str]] = [[] for _ in range(count)]
    for figure in row.figures:
        cells[figure.article].append(figure.words)
    return ["; ".join(cell) or empty for cell in cells]


def as_text(comparison: Comparison) -> str:
    """Return the table as tab-separated lines with a header."""
    lines = ["\t".join(["", "quantity", *comparison.names, "why"])]
    for row in comparison.rows:
        cells = _cells(row, len(comparison.names))
        lines.append("\t".join([_WORDS[row.relation], row.subject, *cells, row.reason]))
    if not comparison.rows:
        lines.append("none of the articles states a distance, duration or speed")
    return "\n".join(lines) + "\n"


def as_csv(comparison: Comparison) -> str:
    """Return one row a quantity as CSV: result, quantity, a column an article, reason.

    An article that gives no figure has an empty cell; one that a spreadsheet would run as a formula begins
    with an apostrophe.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(map(harmless, ("result", "quantity", *comparison.names, "reason")))
    for row in comparison.rows:
        cells = _cells(row, len(comparison.names), empty="")
        table.writerow(map(harmless, (_WORDS[row.relation], row.subject, *cells, row.reason)))
    return out.getvalue()


def as_json(comparison: Comparison) -> str:
    """Return the rows as JSON."""
    rows: list[dict[str, Any]] = [
        {
            "kind": row.kind,
            "subject": row.subject,
            "relation": row.relation,
            "figures": [
                {"article": comparison.names[f.article], "claim": f.claim, "words": f.words}
                for f in row.figures
            ],
            "slip": row.slip,
            "reason": row.reason,
        }
        for row in comparison.rows
    ]
    return (
        json.dumps({"articles": comparison.names, "rows": rows}, ensure_ascii=False, indent=1)
        + "\n"
    )


_STYLE: Final = """
:root{color-scheme:light dark;--line:#8888}
body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding-bottom:.5rem}
th,td{border-bottom:1px solid var(--line);padding:.5rem;text-align:left;vertical-align:top}
.wide{overflow-x:auto}
"""


def as_page(comparison: Comparison) -> str:
    """Return the table as a self-contained page without scripts, under a policy that allows none."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in comparison.names)
    body = []
    for row in comparison.rows:
        cells = "".join(f"<td>{html.escape(c)}</td>" for c in _cells(row, len(comparison.names)))
        mark = f"{_SYMBOLS[row.relation]} {_WORDS[row.relation]}"
        body.append(
            f'<tr><th scope="row">{html.escape(row.subject)}</th><td>{mark}</td>{cells}'
            f"<td>{html.escape(row.reason)}</td></tr>"
        )
    if not body:
        body.append(
            f'<tr><td colspan="{len(comparison.names) + 3}">No figures to compare.</td></tr>'
        )
    count = len(comparison.names)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{count} articles compared</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{count} articles compared</h1>\n<div class="wide">\n<table>\n'
        "<caption>What each article states, and whether one figure can satisfy all</caption>\n"
        f'<thead><tr><th scope="col">Quantity</th><th scope="col">Result</th>{head}'
        f'<th scope="col">Why</th></tr></thead>\n<tbody>\n{chr(10).join(body)}\n</tbody>\n</table>\n'
        "</div>\n<p>“Agree” means that one figure can satisfy all statements, not that it is true.</p>\n"
        "</main>\n</body>\n</html>\n"
    )
