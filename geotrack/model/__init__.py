"""The vocabulary: every value that passes from one room to another.

Offsets are Python string offsets into `Document.text`, half-open. Coordinates are WGS 84 degrees.
Intervals are in km, h or km/h unless a unit is named. All values are frozen; sequences are tuples.
"""

from geotrack.measures.modes import MODES, Mode
from geotrack.model.claim import (
    CLAIM_KINDS,
    Claim,
    ClaimKind,
    ClaimStatus,
    Confidence,
    Manner,
    OtherEnds,
    Part,
    claims_by_end,
)
from geotrack.model.document import (
    Document,
    Mention,
    TimeExpression,
    Toponym,
    ToponymKind,
    toponyms_by_id,
)
from geotrack.model.journey import (
    Alternative,
    Crossing,
    Event,
    Journey,
    Leg,
    Line,
    Route,
    Stop,
    TimeRef,
)
from geotrack.model.place import (
    Candidate,
    Place,
    Resolution,
    SettledPlace,
    is_settled,
    settled_places,
)
from geotrack.model.verdict import RATINGS, Finding, Provenance, Rating, Slip, Verdict, worst

__all__ = [
    "CLAIM_KINDS", "MODES", "RATINGS", "Alternative", "Candidate", "Claim", "ClaimKind",
    "ClaimStatus", "Confidence", "Crossing", "Document", "Event", "Finding", "Journey", "Leg",
    "Line", "Manner", "Mention", "Mode", "OtherEnds", "Part", "Place", "Provenance", "Rating",
    "Resolution", "Route", "SettledPlace", "Slip", "Stop", "TimeExpression", "TimeRef",
    "Toponym", "ToponymKind", "Verdict", "claims_by_end", "is_settled", "settled_places",
    "toponyms_by_id", "worst",
]  # fmt: skip
