"""Two readers of one text: where they agree the reading is surer, where they differ it says so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from geotrack.claims.llm.languagemodel import LanguageModelReader
from geotrack.config import Settings
from geotrack.model import Claim, Confidence, Document, Mention, TimeExpression, Toponym
from geotrack.protocols import ClaimReader

#: kinds that two readers may take for one another
_ALIKE: Final = {
    "position": "distance",
    "total": "distance",
    "stop": "duration",
    "interval": "duration",
}
#: below this a claim is shown but not judged (DESIGN §5); two readings that differ stay under it
_DISPUTED: Final = 0.6
#: what one reader alone says is less sure than it says
_ALONE: Final = 0.85


class BothReaders:
    """Joins the bundled reading and the language model's; meets `geotrack.protocols.ClaimReader`."""

    name = "both"

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        model: LanguageModelReader | None = None,
        bundled: ClaimReader | None = None,
    ) -> None:
        self.settings = settings or Settings()
        if bundled is None:
            from geotrack.plugins import component

            bundled = component("readers", Settings().reader)(self.settings)
        assert bundled is not None
        self._bundled = bundled
        self._model = model or LanguageModelReader(self.settings, fallback=bundled)
        self._account: dict[str, Any] = {}

    @property
    def options(self) -> Mapping[str, str]:
        """Which readers are joined, and whom the model is asked of."""
        return {"bundled": self._bundled.name, **self._model.options}

    def account(self) -> Mapping[str, Any]:
        """Return what became of the last document: the model's account, and where the readings differ."""
        return dict(self._account)

    def read(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the joined claims in order of `start`; may be empty."""
        ours = self._bundled.read(document, toponyms, times)
        theirs = self._model.read(document, toponyms, times)
        self._account = dict(self._model.account())
        if "failed" in self._account:
            return tuple(ours)
        claims, counts = joined(ours, theirs)
        self._account["readings"] = {key: counts[key] for key in sorted(counts)}
        return claims


def joined(
    ours: Sequence[Claim], theirs: Sequence[Claim]
) -> tuple[tuple[Claim, ...], Counter[str]]:
    """Return the claims of two readings, each once, and how many are agreed, disputed or one's alone.

    Agreement in figure and ends raises the confidence as that of two independent witnesses. Where the
    ends differ the second reading's are kept, too unsure to be judged.
    """
    counts: Counter[str] = Counter()
    out: list[Claim] = []
    left = list(ours)
    for claim in theirs:
        match = next((own for own in left if _same_words(own, claim)), None)
        if match is None:
            counts["only the model"] += 1
            out.append(_weaker(claim))
            continue
        left.remove(match)
        if not _same_figure(match, claim):
            counts["disputed figures"] += 1
            out.append(replace(claim, confidence=Confidence(figure=_DISPUTED, ends=_DISPUTED)))
        elif _same_ends(match, claim):
            counts["agreed"] += 1
            sure = Confidence(
                figure=_witnessed(match.confidence.figure, claim.confidence.figure),
                ends=_witnessed(match.confidence.ends, claim.confidence.ends),
            )
            out.append(replace(_filled(claim, match), confidence=sure))
        else:
            counts["disputed ends"] += 1
            figure = _witnessed(match.confidence.figure, claim.confidence.figure)
            out.append(replace(claim, confidence=Confidence(figure=figure, ends=_DISPUTED)))
    counts["only the bundled reader"] = len(left)
    out.extend(map(_weaker, left))
    out.sort(key=lambda claim: (claim.start, claim.end))
    return tuple(out), counts


def _same_words(a: Claim, b: Claim) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    kinds = _ALIKE.get(a.kind, a.kind), _ALIKE.get(b.kind, b.kind)
    return (
        kinds[0] == kinds[1] and shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)
    )


def _same_figure(a: Claim, b: Claim) -> bool:
    if a.interval is None or b.interval is None:
        return a.interval is b.interval and a.time == b.time
    return a.interval.meets(b.interval)


def _same(a: Mention | None, b: Mention | None) -> bool:
    """Whether two ends do not differ: one may be left open."""
    if a is None or b is None or (a.toponym is not None and a.toponym == b.toponym):
        return True
    return a.text.casefold() == b.text.casefold()


def _same_ends(a: Claim, b: Claim) -> bool:
    return _same(a.origin, b.origin) and _same(a.destination, b.destination)


def _filled(claim: Claim, other: Claim) -> Claim:
    """Return the claim with the ends, mode and direction that only the other reading has."""
    return replace(
        claim,
        origin=claim.origin or other.origin,
        destination=claim.destination or other.destination,
        mode=other.mode if claim.mode == "unknown" else claim.mode,
        direction=claim.direction or other.direction,
        traveller=claim.traveller or other.traveller,
    )


def _witnessed(a: float, b: float) -> float:
    return 1 - (1 - a) * (1 - b)


def _weaker(claim: Claim) -> Claim:
    sure = claim.confidence
    return replace(
        claim, confidence=Confidence(figure=sure.figure * _ALONE, ends=sure.ends * _ALONE)
    )
