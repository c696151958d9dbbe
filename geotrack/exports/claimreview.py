"""schema.org ClaimReview, one per claim that could be checked.

"Consistent" never says "true": it is rated 3 of 5, "consistent with geography and the text". (Google
retired the rich result in June 2025; the schema lives on.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geotrack.exports.archive import json_bytes
from geotrack.exports.identity import identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geotrack.report import Report

#: rating → ratingValue (1 worst, 5 best) and alternateName
_VALUES: Final = {
    "contradicted": (1, "Contradicted"),
    "doubtful": (2, "Doubtful"),
    "consistent": (3, "Consistent"),
}


def write(
    report: Report,
    *,
    url: str | None = None,
    author: str | None = None,
    published: str | None = None,
    status: Mapping[int, str] | None = None,
) -> bytes:
    """Return a JSON-LD graph of ClaimReview items; claims that are not checkable are left out.

    Every item says that a machine made it and that nobody has reviewed it.

    Parameters
    ----------
    report
        What to write.
    url
        Where the reviews are published (the page of `geotrack map`); None: they have none.
    author
        Name of the organization that publishes them; None: the software.
    published
        ISO day of their publication; None: not said.
    status
        Claim → who reviewed it and when; only these claims are written. None: all, "machine, unreviewed".
    """
    document = report.document
    graph: list[dict[str, Any]] = []
    for k, (claim, verdict) in enumerate(zip(report.claims, report.verdicts, strict=True)):
        if verdict.rating not in _VALUES or (status is not None and k not in status):
            continue
        value, name = _VALUES[verdict.rating]
        start, end = claim.sentence if claim.sentence[1] else (claim.start, claim.end)
        item: dict[str, Any] = {
            "@type": "ClaimReview",
            "claimReviewed": " ".join(document.text[start:end].split()),
            "itemReviewed": {"@type": "Claim", "appearance": {"@type": "CreativeWork", "headline": document.title}},
            "reviewRating": {"@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 5, "alternateName": name},
            "reviewBody": " ".join(finding.reason for finding in verdict.findings),
            "author": {"@type": "Organization", "name": author} if author else {"@type": "SoftwareApplication", "name": "geotrack", "softwareVersion": report.provenance.version},
            "creativeWorkStatus": "machine, unreviewed" if status is None else status[k],
        }  # fmt: skip
        item["@id"] = f"{url.partition('#')[0] if url else identity(report)}#claim={k + 1}"
        if url:
            item["url"] = item["@id"]
        if published:
            item["datePublished"] = published
        appearance = item["itemReviewed"]["appearance"]
        if document.source and document.source.startswith(("http://", "https://")):
            appearance["url"] = document.source
        if document.published:
            appearance["datePublished"] = document.published
        graph.append(item)
    row = {"@context": "https://schema.org", "@graph": graph}
    return json_bytes(row)
