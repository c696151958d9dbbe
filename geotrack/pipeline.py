"""From an article to a report: the only module that knows all rooms.

::

    document → toponyms, times → claims → places (settled jointly) → journeys → routes → verdicts
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import IO, TYPE_CHECKING, Any, Final

from geotrack.cases import ClaimCase, Dossier
from geotrack.config import Settings
from geotrack.documents import read_document
from geotrack.errors import UsageError
from geotrack.model import MODES, Mention, Place, Provenance, Toponym
from geotrack.plugins import component
from geotrack.report import Report

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from geotrack.model import (
        Claim,
        Document,
        Journey,
        Leg,
        Mode,
        Resolution,
        Route,
        TimeExpression,
        Verdict,
    )
    from geotrack.protocols import Recognizer, Resolver, Router

__all__ = [
    "Pipeline",
    "analyze",
    "assemble",
    "check",
    "find_claims",
    "find_times",
    "find_toponyms",
    "resolve",
    "route",
]

#: places of these kinds are too large to start or end a line on a map
_TOO_LARGE: Final = frozenset({"country", "continent", "ocean"})


def package_version() -> str:
    """Return the installed version of geotrack."""
    try:
        return version("geotrack")
    except PackageNotFoundError:
        return "0"


@dataclass(frozen=True, slots=True)
class _Places:
    """The document's places, and which of them each mention means."""

    places: tuple[Place, ...]
    of_toponym: tuple[int | None, ...]
    of_mention: dict[Mention, int]

    def index(self, mention: Mention | None) -> int | None:
        return None if mention is None else self.of_mention.get(mention)


def _titled(
    document: Document,
    toponyms: Sequence[Toponym],
    claims: Sequence[Claim],
    in_title: Sequence[Toponym],
) -> tuple[Document, list[Toponym], list[Claim]]:
    """Append the title and its names to the text, so that what "it" refers to is settled too."""
    assert document.title is not None
    offset = len(document.text) + 2
    longer = replace(document, text=f"{document.text}\n\n{document.title}")
    first = len(toponyms)
    extended = [
        *toponyms,
        *(replace(t, start=t.start + offset, end=t.end + offset) for t in in_title),
    ]
    by_text = {t.text: first + k for k, t in reversed(list(enumerate(in_title)))}

    def swap(mention: Mention | None) -> Mention | None:
        if mention is None or mention.toponym is not None or mention.start is not None:
            return mention
        at = by_text.get(mention.text)
        return mention if at is None else replace(mention, toponym=at)

    linked = [replace(c, origin=swap(c.origin), destination=swap(c.destination)) for c in claims]
    return longer, extended, linked


def _parts_of_title(title: str) -> list[Toponym]:
    """Return the names of a title like "Victoria, British Columbia"; empty when it is no such list."""
    parts = [part.strip(" ()") for part in title.split(",")]
    if len(title) > 80 or not all(part and part[0].isupper() for part in parts):
        return []
    found, at = [], 0
    for part in parts:
        at = title.index(part, at)
        found.append(Toponym(start=at, end=at + len(part), text=part))
        at += len(part)
    return found


def _gather(
    toponyms: Sequence[Toponym],
    resolutions: Sequence[Resolution],
    claims: Sequence[Claim],
    title_places: dict[str, Place],
) -> _Places:
    rows: list[Place] = []
    index: dict[Place, int] = {}

    def add(place: Place) -> int:
        if place not in index:
            index[place] = len(rows)
            rows.append(place)
        return index[place]

    of_toponym: list[int | None] = []
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.place or Place(name=toponym.text, gazetteer="none")
        of_toponym.append(add(place))
    of_mention: dict[Mention, int] = {}
    for claim in claims:
        for mention in (claim.origin, claim.destination, *claim.via, *claim.avoid):
            if mention is None or mention in of_mention:
                continue
            known = of_toponym[mention.toponym] if mention.toponym is not None else None
            if known is None:
                unsettled = Place(name=mention.text, gazetteer="none")
                known = add(
                    title_places.get(mention.text, unsettled)
                    if mention.start is None
                    else unsettled
                )
            of_mention[mention] = known
    return _Places(tuple(rows), tuple(of_toponym), of_mention)


def _shown(
    toponyms: Sequence[Toponym], claims: Sequence[Claim], *, demonyms: bool
) -> tuple[list[int], tuple[Claim, ...]]:
    """Return which toponyms the report lists, and the claims with their indices adapted.

    Descriptions ("the North Korean capital") are listed when a claim uses them, adjectives when asked
    for.
    """
    used = {
        m.toponym
        for claim in claims
        for m in (claim.origin, claim.destination, *claim.via, *claim.avoid)
        if m is not None
    }
    keep = [
        k
        for k, toponym in enumerate(toponyms)
        if toponym.kind == "name" or k in used or (toponym.kind == "adjective" and demonyms)
    ]
    new = {old: k for k, old in enumerate(keep)}
    if len(keep) == len(toponyms):
        return keep, tuple(claims)

    def move(mention: Mention | None) -> Mention | None:
        if mention is None or mention.toponym is None:
            return mention
        return replace(mention, toponym=new[mention.toponym])

    def moved(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m for m in map(move, mentions) if m is not None)

    return keep, tuple(
        replace(
            claim,
            origin=move(claim.origin),
            destination=move(claim.destination),
            via=moved(claim.via),
            avoid=moved(claim.avoid),
        )
        for claim in claims
    )


class Pipeline:
    """All rooms, set up once for many documents.

    Parameters
    ----------
    settings
        How to read, settle, route and judge.

    Raises
    ------
    UsageError
        If a setting names something that does not exist.

    Examples
    --------
    >>> from geotrack.model import Document
    >>> pipeline = Pipeline(Settings())
    >>> report = pipeline.analyze(Document(text="The ferry from Dover to Calais takes 90 minutes."))
    >>> [place.name for place in report.places]
    ['Dover', 'Calais']
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        if self.settings.mode is not None and self.settings.mode not in MODES:
            raise UsageError(f"no mode {self.settings.mode!r}; there are {', '.join(MODES)}")

    @cached_property
    def gazetteer(self) -> Any:
        """The gazetteer, with the editor's place list before it when there is one."""
        bundled = component("gazetteers", self.settings.gazetteer)()
        if self.settings.place_list:
            from geotrack.places import with_place_list

            return with_place_list(bundled, self.settings.place_list)
        return bundled

    @cached_property
    def index(self) -> Any:
        """The name index that the recognizer asks."""
        from geotrack.places import name_index

        return name_index(self.gazetteer)

    @cached_property
    def recognizer(self) -> Recognizer:
        """The toponym recognizer."""
        made: Recognizer = component("recognizers", self.settings.recognizer)(
            settings=self.settings, index=self.index
        )
        return made

    @cached_property
    def resolver(self) -> Resolver:
        """The resolver, with what the user settled."""
        from geotrack.places import place_of_reference

        pins = {name: place_of_reference(self.gazetteer, ref) for name, ref in self.settings.places}
        made: Resolver = component("resolvers", "joint")(
            settings=self.settings, gazetteer=self.gazetteer, pins=pins
        )
        return made

    @cached_property
    def router(self) -> Router:
        """The router; networks are loaded when the first route needs them."""
        made: Router = component("routers", "bundled")(self.settings)
        return made

    @cached_property
    def _readers(self) -> tuple[Any, Any, Any]:
        from geotrack.claims import GrammarReader
        from geotrack.journeys import RuleAssembler
        from geotrack.times import RuleTagger

        return RuleTagger(self.settings), GrammarReader(self.settings), RuleAssembler(self.settings)

    def toponyms(
        self, document: Document, spans: Sequence[tuple[int, int]] | None = None
    ) -> tuple[Toponym, ...]:
        """Return the toponyms of a document, or those at `spans` when given."""
        if spans is not None:
            given = component("recognizers", "given")(
                settings=self.settings, index=self.index, spans=tuple(spans)
            )
            return tuple(given.recognize(document))
        return self.recognizer.recognize(document)

    def times(self, document: Document) -> tuple[TimeExpression, ...]:
        """Return the time expressions of a document."""
        found: tuple[TimeExpression, ...] = self._readers[0].tag(document)
        return found

    def claims(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        times: Sequence[TimeExpression],
    ) -> tuple[Claim, ...]:
        """Return the claims of a document, in order of their start."""
        claims: tuple[Claim, ...] = self._readers[1].read(document, toponyms, times)
        if self.settings.mode:
            mode: Any = self.settings.mode
            claims = tuple(replace(c, mode=mode) if c.mode == "unknown" else c for c in claims)
        return claims

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], claims: Sequence[Claim] = ()
    ) -> tuple[tuple[Resolution, ...], dict[str, Place]]:
        """Return one resolution per toponym, and the places that the title names."""
        title = document.title
        if not title or title in document.text:
            return tuple(self.resolver.resolve(document, toponyms, claims)), {}
        asked = {
            m.text
            for claim in claims
            for m in (claim.origin, claim.destination)
            if m is not None and m.toponym is None and m.start is None
        }
        names = _parts_of_title(title) if asked or "," in title else []
        names = names or list(self.toponyms(replace(document, text=title, title=None)))
        if not names:
            return tuple(self.resolver.resolve(document, toponyms, claims)), {}
        longer, extended, linked = _titled(document, toponyms, claims, names)
        resolutions = self.resolver.resolve(longer, extended, linked)
        extra = zip(extended[len(toponyms) :], resolutions[len(toponyms) :], strict=True)
        settled = {t.text: r.place for t, r in extra if r.place is not None}
        return tuple(resolutions[: len(toponyms)]), settled

    def analyze(
        self, document: Document, *, spans: Sequence[tuple[int, int]] | None = None
    ) -> Report:
        """Return the report of one document.

        Parameters
        ----------
        document
            The article.
        spans
            Toponyms that the caller has found, as offsets; None: find them.
        """
        found = self.toponyms(document, spans)
        times = self.times(document)
        read = self.claims(document, found, times)
        settled, title_places = self.resolve(document, found, read)
        keep, claims = _shown(found, read, demonyms=self.settings.demonyms or spans is not None)
        toponyms = tuple(found[k] for k in keep)
        resolutions = tuple(settled[k] for k in keep)
        places = _gather(toponyms, resolutions, claims, title_places)
        journeys: tuple[Journey, ...] = ()
        events: tuple[Any, ...] = ()
        verdicts: tuple[Verdict, ...] = ()
        if claims:
            journeys = self._readers[2].assemble(
                document, claims, times, places.index, places.places
            )
            dossier = self._dossier(document, claims, times, places, journeys, resolutions)
            journeys, verdicts = self._judge(dossier)
            from geotrack.journeys import timeline

            events = timeline(document, claims, times, journeys)
        return Report(
            document=document,
            toponyms=toponyms,
            resolutions=resolutions,
            toponym_places=places.of_toponym,
            mention_places=places.of_mention,
            places=places.places,
            times=times,
            claims=claims,
            verdicts=verdicts,
            journeys=journeys,
            timeline=events,
            provenance=self.provenance,
        )

    @cached_property
    def provenance(self) -> Provenance:
        """Version, components and settings that stand in every report of this pipeline."""
        from geotrack.facts import data_versions

        settings = {
            k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self.settings).items()
        }
        return Provenance(
            version=package_version(),
            components=(
                f"recognizer:{self.settings.recognizer}",
                f"gazetteer:{self.settings.gazetteer}",
                "resolver:joint",
                "times:rules",
                "claims:grammar",
                "journeys:rules",
                "router:bundled",
            ),
            settings=settings,
            data=data_versions(),
        )

    def _dossier(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        places: _Places,
        journeys: Sequence[Journey],
        resolutions: Sequence[Resolution],
    ) -> Dossier:
        def also(mention: Mention | None) -> tuple[Place, ...]:
            if mention is None or mention.toponym is None:
                return ()
            return tuple(c.place for c in resolutions[mention.toponym].alternatives)

        return Dossier(
            document=document,
            claims=claims,
            times=times,
            places=places.places,
            journeys=journeys,
            router=self.router,
            place_index=places.index,
            also=also,
            leg_of={},
            avoid=self.settings.avoid,
        )

    def _leg_route(self, leg: Leg, dossier: Dossier) -> Route | None:
        if leg.origin is None or leg.destination is None or leg.origin == leg.destination:
            return None
        ends = dossier.places[leg.origin], dossier.places[leg.destination]
        if any(not place.settled or place.kind in _TOO_LARGE for place in ends):
            return None
        via = tuple(p for i in leg.via if (p := dossier.places[i]).settled)
        return dossier.route(
            *ends, leg.mode, via=via, alternatives=4, geometry=self.settings.geometry
        )

    def _judge(self, dossier: Dossier) -> tuple[tuple[Journey, ...], tuple[Verdict, ...]]:
        from geotrack.verdicts import judge, narrow

        routed = tuple(
            replace(
                journey,
                legs=tuple(
                    replace(leg, route=self._leg_route(leg, dossier)) for leg in journey.legs
                ),
            )
            for journey in dossier.journeys
        )
        narrowed = tuple(
            replace(
                journey,
                legs=tuple(
                    narrow(leg, dossier.claims, dossier.times, dossier.places)
                    for leg in journey.legs
                ),
            )
            for journey in routed
        )
        leg_of = {
            k: (j, leg) for j in reversed(narrowed) for leg in reversed(j.legs) for k in leg.claims
        }
        complete = replace(dossier, journeys=narrowed, leg_of=leg_of)
        verdicts = tuple(judge(ClaimCase(complete, k)) for k in range(len(complete.claims)))
        return narrowed, verdicts


def _pipeline(settings: Settings | None, options: dict[str, Any]) -> Pipeline:
    if settings is not None and options:
        raise UsageError("give settings, or single options, not both")
    try:
        return Pipeline(settings or Settings(**options))
    except TypeError as fault:
        raise UsageError(str(fault).replace("Settings.__init__()", "analyze()")) from None


def analyze(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Report:
    """Read an article, settle its places, find its routes and judge its claims.

    Parameters
    ----------
    source
        Path, URL (with ``network=True``), open file or `Document`.
    published
        ISO date of publication, from which "Sunday night" is counted; None: as the source says.
    title
        Headline; None: as the source says.
    settings
        A `Settings` value; None: defaults, or `options`, which are its members.

    Returns
    -------
    Report
        Always, also for a text without travel facts.

    Raises
    ------
    InputError
        If there is no readable article.
    UsageError
        If an option does not exist or does not fit.

    Examples
    --------
    >>> import io, geotrack
    >>> story = io.StringIO(
    ...     "The train covered the 1,150 km from Pyongyang to Vladivostok in 20 hours."
    ... )
    >>> geotrack.analyze(story).rating
    'consistent'
    """
    pipeline = _pipeline(settings, options)
    network = pipeline.settings.network
    return pipeline.analyze(
        read_document(source, published=published, title=title, network=network)
    )


def find_toponyms(document: Document, settings: Settings | None = None) -> tuple[Toponym, ...]:
    """Return the toponyms of a document in order, none overlapping; may be empty."""
    return Pipeline(settings).toponyms(document)


def find_times(document: Document, settings: Settings | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in order, none overlapping; may be empty."""
    return Pipeline(settings).times(document)


def find_claims(
    document: Document,
    toponyms: Sequence[Toponym] | None = None,
    times: Sequence[TimeExpression] | None = None,
    settings: Settings | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of a document in order; toponyms and times are found when not given."""
    pipeline = Pipeline(settings)
    names = pipeline.toponyms(document) if toponyms is None else toponyms
    when = pipeline.times(document) if times is None else times
    return pipeline.claims(document, names, when)


def resolve(
    document: Document,
    toponyms: Sequence[Toponym],
    claims: Sequence[Claim] = (),
    settings: Settings | None = None,
) -> tuple[Resolution, ...]:
    """Return one resolution per toponym, settled together; the unresolved have no place."""
    return Pipeline(settings).resolve(document, toponyms, claims)[0]


def assemble(document: Document, settings: Settings | None = None) -> tuple[Journey, ...]:
    """Return the journeys of a document, the main one first, with routes; may be empty."""
    return Pipeline(settings).analyze(document).journeys


def route(
    origin: Place,
    destination: Place,
    mode: Mode = "unknown",
    *,
    via: Sequence[Place] = (),
    settings: Settings | None = None,
) -> Route:
    """Return the ways between two settled places.

    Raises
    ------
    ValueError
        If a place is not settled.
    """
    pipeline = Pipeline(settings)
    return pipeline.router.route(origin, destination, mode, via=via, avoid=pipeline.settings.avoid)


def check(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> tuple[Verdict, ...]:
    """Return the verdicts on an article's claims, one per claim in order; may be empty."""
    return analyze(source, published=published, settings=settings, **options).verdicts
