"""schema.org ClaimReview, one per claim that could be checked.

"Consistent" never says "true": it is rated 3 of 5, "consistent with geography and the text". (Google
retired the rich result in June 2025; the schema lives on.)
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from geotrack.report import Report

__all__ = ["write"]

#: rating → ratingValue (1 worst, 5 best) and alternateName
_VALUES: Final = {
    "contradicted": (1, "Contradicted"),
    "doubtful": (2, "Doubtful"),
    "consistent": (3, "Consistent"),
}


def write(report: Report) -> bytes:
    """Return a JSON-LD graph of ClaimReview items; claims that are not checkable are left out."""
    document = report.document
    graph: list[dict[str, Any]] = []
    for claim, verdict in zip(report.claims, report.verdicts, strict=True):
        if verdict.rating not in _VALUES:
            continue
        value, name = _VALUES[verdict.rating]
        start, end = claim.sentence if claim.sentence[1] else (claim.start, claim.end)
        item: dict[str, Any] = {
            "@type": "ClaimReview",
            "claimReviewed": " ".join(document.text[start:end].split()),
            "itemReviewed": {"@type": "Claim", "appearance": {"@type": "CreativeWork", "headline": document.title}},
            "reviewRating": {"@type": "Rating", "ratingValue": value, "worstRating": 1, "bestRating": 5, "alternateName": name},
            "reviewBody": " ".join(finding.reason for finding in verdict.findings),
            "author": {"@type": "SoftwareApplication", "name": "geotrack", "softwareVersion": report.provenance.version},
        }  # fmt: skip
        appearance = item["itemReviewed"]["appearance"]
        if document.source and document.source.startswith(("http://", "https://")):
            appearance["url"] = document.source
        if document.published:
            appearance["datePublished"] = document.published
        graph.append(item)
    row = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode()
