"""A folder of pages with an index of maps in miniature."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geotrack.errors import UsageError
from geotrack.exports.attribution import ATTRIBUTION
from geotrack.rendering import page, sections, sentence, wording
from geotrack.rendering.captions import Captions
from geotrack.rendering.drawing import draw
from geotrack.rendering.markup import Markup, join, tag
from geotrack.rendering.policy import content_policy
from geotrack.rendering.readermap import draw_reader
from geotrack.rendering.svg import markup
from geotrack.rendering.theme import Theme
from geotrack.rendering.view import view_of

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from geotrack.report import Report

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def _card(slug: str, report: Report, note: str, theme: Theme) -> Markup:
    view = view_of(report)
    picture = markup(
        draw(view, theme, width=420, height=280, titles=False, simple=True), inline=True
    )
    found = sentence.counts(report)
    modes = dict.fromkeys(
        wording.MODE[leg.mode] for leg in view.legs if not leg.background and leg.mode != "unknown"
    )
    tally = [
        tag("li", tag("b", str(n)), " ", sections.badge(rating)) for rating, n in found.items()
    ]
    return tag(
        "li",
        tag(
            "a",
            tag("div", picture, class_="thumb"),
            tag("h2", tag("bdi", view.title)),
            href=f"{slug}.html",
        ),
        tag("p", note, class_="note") if note else None,
        tag("p", ", ".join(modes), class_="quiet") if modes else None,
        tag("ul", *tally, class_="tally", aria_label="Claims by rating") if tally else None,
    )


def _reader_card(slug: str, report: Report, note: str, theme: Theme) -> Markup:
    view = view_of(report)
    picture = markup(
        draw_reader(view, theme, Captions(), width=420, height=280, titles=False), inline=True
    )
    return tag(
        "li",
        tag(
            "a",
            tag("div", picture, class_="thumb"),
            tag("h3", tag("bdi", view.title)),
            href=f"reader/{slug}.html",
        ),
        tag("p", note, class_="note") if note else None,
    )


def index(
    rows: Sequence[tuple[str, Report, str]],
    *,
    theme: Theme | None = None,
    readers: Sequence[tuple[str, Report, str]] = (),
) -> bytes:
    """Return the index page: one card with a map, a note and the ratings per report."""
    style = theme or Theme()
    sheet = page.stylesheet(style) + files("geotrack.rendering").joinpath(
        "assets", "gallery.css"
    ).read_text(encoding="utf-8")
    claims = sum(len(report.claims) for _, report, _ in rows)
    legs = sum(len(journey.legs) for _, report, _ in rows for journey in report.journeys)
    lead = (
        f"{len(rows)} articles, {legs} legs, {claims} travel claims, each checked against the map and "
        "against the other figures of its article. Every page is one file that asks for nothing."
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content=content_policy(scripts=[], styles=[sheet]),
        ),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "Maps that check what they show"),
        tag("meta", name="description", content=lead),
        tag("style", Markup(sheet)),
    )
    body = tag(
        "body",
        tag(
            "header",
            tag("p", "geotrack gallery", class_="kicker"),
            tag("h1", "Maps that check what they show"),
            tag("p", lead, class_="finding"),
        ),
        tag(
            "main",
            tag("ul", *(_card(*row, style) for row in rows), class_="cards"),
            tag("h2", "Maps for readers", id="readers") if readers else None,
            tag("ul", *(_reader_card(*row, style) for row in readers), class_="cards")
            if readers
            else None,
        ),
        tag(
            "footer",
            tag(
                "p",
                "The articles were written for this gallery; several hold a planted slip. "
                f"{ATTRIBUTION} · sea lanes searoute (Eurostat, ORNL)",
            ),
        ),
        class_="gallery",
    )
    return join(
        Markup("<!DOCTYPE html>\n"), tag("html", head, "\n", body, lang="en"), Markup("\n")
    ).encode()


def build(
    rows: Sequence[tuple[str, Report, str]],
    out_dir: str | os.PathLike[str],
    *,
    theme: Theme | None = None,
    readers: Sequence[tuple[str, Report, str]] = (),
) -> list[Path]:
    """Write one page per report and the index; return the files in that order.

    Parameters
    ----------
    rows
        Slug (file name without ending: lower-case letters, digits and hyphens), report, and an
        editor's note, which may be empty.
    out_dir
        Folder, made if it is not there; files of other names are left alone.
    theme
        None: the house style.
    readers
        The same of reports that are shown as maps for readers, in the folder ``reader``.

    Raises
    ------
    UsageError
        If a slug is no plain file name or occurs twice.
    """
    slugs = [slug for slug, _, _ in (*rows, *readers)]
    for slug in slugs:
        if not _SLUG.fullmatch(slug) or slug == "index" or slugs.count(slug) > 1:
            raise UsageError(
                f"not a slug of its own: {slug!r} (lower-case letters, digits, hyphens)"
            )
    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for slug, report, _ in rows:
        target = folder / f"{slug}.html"
        target.write_bytes(page.write(report, theme=theme))
        written.append(target)
    if readers:
        (folder / "reader").mkdir(exist_ok=True)
    for slug, report, _ in readers:
        target = folder / "reader" / f"{slug}.html"
        target.write_bytes(page.write(report, theme=theme, style="reader"))
        written.append(target)
    target = folder / "index.html"
    target.write_bytes(index(rows, theme=theme, readers=readers))
    return [*written, target]
