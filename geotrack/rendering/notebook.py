"""What Jupyter shows of a report: verdicts first, then the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geotrack.rendering.markup import tag

if TYPE_CHECKING:
    from geotrack.report import Report


def html(report: Report) -> str:
    """Return the compact page in a sandboxed frame, so that its styles and scripts stay inside."""
    from geotrack.rendering import page

    source = page.write(report, compact=True).decode()
    return str(
        tag(
            "iframe",
            srcdoc=source,
            title="Route map and fact check",
            width="100%",
            height=720,
            sandbox="allow-scripts",
            style="border:0",
        )
    )


def mimebundle(report: Report) -> dict[str, Any]:
    """Return HTML for notebooks and plain text for terminals."""
    from geotrack.rendering.sentence import finding
    from geotrack.rendering.view import view_of

    view = view_of(report)
    legs = [f"{leg.number}. {leg.title}: {leg.rating}" for leg in view.legs]
    return {
        "text/html": html(report),
        "text/plain": "\n".join(
            [view.title, *filter(None, (report.warning,)), finding(report), *legs]
        ),
    }
