"""From an article to a report: the only module that knows all rooms.

::

    document → toponyms, times → claims → places (settled jointly) → journeys → routes → verdicts
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from geotrack.config import Settings
from geotrack.earth.polygons import countries_at
from geotrack.errors import UsageError
from geotrack.model import (
    MODES,
    Claim,
    Document,
    Journey,
    Provenance,
    Resolution,
    TimeExpression,
    Toponym,
    Verdict,
    claims_by_end,
)
from geotrack.places.gathering import Places, gather, linked, numbered, parts_of_title, shown
from geotrack.places.surroundings import Surroundings
from geotrack.places.zones import zoned
from geotrack.plugins import component, signature
from geotrack.protocols import Assembler, ClaimReader, Recognizer, Resolver, Router, TimeTagger
from geotrack.report import Report
from geotrack.verdicts.case import Case, Routes
from geotrack.verdicts.judging import judged

__all__ = ["Pipeline", "package_version"]


def package_version() -> str:
    """Return the installed version of geotrack."""
    try:
        return version("geotrack")
    except PackageNotFoundError:
        return "0"


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
        self._ahead: dict[Document, tuple[Toponym, ...]] = {}
        if self.settings.mode is not None and self.settings.mode not in MODES:
            raise UsageError(f"no mode {self.settings.mode!r}; there are {', '.join(MODES)}")

    def prepare(self) -> None:
        """Set up the components now, so that a wrong setting is told before any document.

        Raises
        ------
        GeotrackError
            If a setting names a component, place or file that does not exist.
        """
        if self.settings.recognizer != "given":
            _ = self.recognizer
        _ = self.resolver, self.tagger, self.reader, self.assembler, self.router

    @cached_property
    def gazetteer(self) -> Any:
        """The gazetteer that the settings name, the editor's place list before it."""
        from geotrack.places.gazetteer.opening import open_gazetteer

        return open_gazetteer(self.settings)

    @cached_property
    def index(self) -> Any:
        """The name index that the recognizer asks."""
        from geotrack.places.gazetteer.index import name_index

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
        from geotrack.places.references import place_of_reference

        pins = {
            name: place_of_reference(self.gazetteer, ref, name=name)
            for name, ref in self.settings.pinned
        }
        made: Resolver = component("resolvers", self.settings.resolver)(
            settings=self.settings, gazetteer=self.gazetteer, pins=pins
        )
        return made

    @cached_property
    def towns(self) -> Any:
        """The towns of divisions, as the gazetteer lists them."""
        from geotrack.places.gazetteer.townlists import TownLists

        return TownLists(self.gazetteer)

    @cached_property
    def router(self) -> Router:
        """The router; networks are loaded when the first route needs them."""
        made: Router = component("routers", self.settings.router)(self.settings)
        return made

    def routes(self, avoid: Sequence[str] = ()) -> Routes:
        """Return the router's answers for one document, with what lies along any router's line."""
        from geotrack.routes import surveyed

        return Routes(self.router, tuple(avoid) or self.settings.avoid, surveyed)

    @cached_property
    def tagger(self) -> TimeTagger:
        """The tagger of time expressions."""
        made: TimeTagger = component("taggers", self.settings.tagger)(self.settings)
        return made

    @cached_property
    def reader(self) -> ClaimReader:
        """The reader of claims."""
        made: ClaimReader = component("readers", self.settings.reader)(self.settings)
        return made

    @cached_property
    def assembler(self) -> Assembler:
        """What puts claims together to journeys."""
        made: Assembler = component("assemblers", self.settings.assembler)(self.settings)
        return made

    def toponyms(
        self, document: Document, spans: Sequence[tuple[int, int]] | None = None
    ) -> tuple[Toponym, ...]:
        """Return the toponyms of a document, or those at `spans` when given."""
        if spans is not None:
            given = component("recognizers", "given")(
                settings=self.settings, index=self.index, spans=tuple(spans)
            )
            return tuple(given.recognize(document))
        found: tuple[Toponym, ...] | None = self._ahead.pop(document, None)
        return self.recognizer.recognize(document) if found is None else found

    @property
    def reads_ahead(self) -> bool:
        """Whether the recognizer reads several documents together faster than one by one."""
        return self.settings.recognizer != "given" and hasattr(self.recognizer, "recognize_all")

    def read_ahead(self, documents: Sequence[Document]) -> None:
        """Find the toponyms of documents together, for `toponyms` to give when it is asked for them."""
        recognizer: Any = self.recognizer
        self._ahead = dict(zip(documents, recognizer.recognize_all(documents), strict=True))

    def times(self, document: Document) -> tuple[TimeExpression, ...]:
        """Return the time expressions of a document."""
        return self.tagger.tag(document)

    def claims(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the claims of a document, in order of their start."""
        claims = self.reader.read(document, toponyms, times)
        if self.settings.mode:
            mode: Any = self.settings.mode
            claims = tuple(replace(c, mode=mode) if c.mode == "unknown" else c for c in claims)
        return claims

    def title(self, document: Document, claims: Sequence[Claim]) -> tuple[Toponym, ...]:
        """Return the toponyms of the title, where it says more than the text or a claim speaks of it."""
        title = document.title
        asked = any(
            m is not None and m.toponym is None and m.start is None
            for claim in claims
            for m in (claim.origin, claim.destination)
        )
        if not title or (title in document.text and not asked):
            return ()
        names: Sequence[Toponym] = parts_of_title(title) if asked or "," in title else ()
        names = names or self.toponyms(replace(document, text=title, title=None))
        return tuple(replace(name, in_title=True) for name in names)

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], claims: Sequence[Claim] = ()
    ) -> tuple[Resolution, ...]:
        """Return one resolution per toponym, those of text and title settled together.

        Coordinates in the text decide for the names they stand beside.
        """
        from geotrack.places.settling.coordinates import located, located_names

        given = located_names(document, toponyms)
        found = self.resolver.resolve(document, toponyms, claims)
        return tuple(
            (t.text in given and located(given[t.text], r.place)) or r
            for t, r in zip(toponyms, found, strict=True)
        )

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
        found = numbered(self.toponyms(document, spans))
        times = self.times(document)
        read = self.claims(document, found, times)
        found += numbered(self.title(document, read), len(found))
        found, claims = linked(found, read, self.gazetteer)
        resolved = self.resolve(document, found, claims)
        if any(c.time is not None for c in claims):
            resolved = zoned(resolved, self.gazetteer)
        settled = {t.id: r for t, r in zip(found, resolved, strict=True)}
        toponyms = shown(found, claims, demonyms=self.settings.demonyms or spans is not None)
        places = gather(toponyms, claims, settled)
        journeys: tuple[Journey, ...] = ()
        events: tuple[Any, ...] = ()
        verdicts: tuple[Verdict, ...] = ()
        if claims:
            from geotrack.journeys.apartends import with_ends_apart

            claims = with_ends_apart(claims, places.index, places.places)
            journeys = self.assembler.assemble(document, claims, times, places.index, places.places)
            heard = (*toponyms, *(t for t in found if t.in_title))
            around = Surroundings(document, heard, [settled[t.id] for t in heard], claims, places)
            case = self._case(document, claims, times, places, settled, around)
            journeys, verdicts = self._judge(case, journeys)
            from geotrack.journeys import timeline

            events = timeline(document, claims, times, journeys, places.of_mention)
        return Report(
            document=document,
            toponyms=tuple(toponyms),
            resolutions=tuple(settled[t.id] for t in toponyms),
            toponym_places=places.of_toponym,
            mention_places=places.of_mention,
            places=places.places,
            times=times,
            claims=claims,
            verdicts=verdicts,
            journeys=journeys,
            timeline=events,
            provenance=self._accounted(),
        )

    @cached_property
    def provenance(self) -> Provenance:
        """Version, components and settings that stand in every report of this pipeline."""
        from geotrack.earth.facts import data_versions

        every = asdict(self.settings).items()
        settings = {k: list(v) if isinstance(v, tuple) else v for k, v in every}
        access: Any = settings.pop("access")
        if self.settings.network:  # where answers are kept is nobody's business
            settings["access"] = {key: access[key] for key in ("hosts", "services")}
        made, data = self._components, data_versions()
        return Provenance(version=package_version(), components=made, settings=settings, data=data)

    def _accounted(self) -> Provenance:
        """Return the provenance, with what live services and the reader say became of this document, if they do."""
        parts = (self.gazetteer, self.router) if self.settings.network else ()
        more: dict[str, Any] = {}
        if accounts := [part.account() for part in parts if hasattr(part, "account")]:
            more["services"] = accounts
        if (account := getattr(self.reader, "account", None)) is not None:
            more["reading"] = dict(account())
        return replace(self.provenance, settings={**self.provenance.settings, **more})

    @cached_property
    def _components(self) -> tuple[str, ...]:
        """What runs, in the order of the flow, as each component says of itself."""
        given = self.settings.recognizer == "given"
        kinds = ("gazetteer", "tagger", "reader", "assembler", "resolver", "router")
        return (
            signature("recognizer", "given" if given else self.recognizer),
            *(signature(kind, getattr(self, kind)) for kind in kinds),
        )

    def _case(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        places: Places,
        settled: Mapping[int | None, Resolution],
        around: Surroundings,
    ) -> Case:
        """Return the document's case before its journeys are routed, about its first claim."""
        found = {m: settled[m.toponym] for m in places.of_mention if m.toponym is not None}
        return Case(
            document=document,
            claims=claims,
            times=times,
            places=places.places,
            settled={m: places.places[i] for m, i in places.of_mention.items()},
            also={m: tuple(c.place for c in r.alternatives) for m, r in found.items()},
            around={m: around.of(m) for m in places.of_mention},
            confidences={m: r.confidence for m, r in found.items() if r.place is not None},
            weights={
                m: tuple((c.place, c.confidence) for c in r.alternatives) for m, r in found.items()
            },
            by_figure=frozenset(m for m, r in found.items() if getattr(r, "by_figure", False)),
            towns_of=self.towns.of,
            router=self.routes(),
            countries=countries_at,
            by_end=claims_by_end(claims),
        )

    def _judge(
        self, case: Case, journeys: Sequence[Journey]
    ) -> tuple[tuple[Journey, ...], tuple[Verdict, ...]]:
        return judged(case, journeys, geometry=self.settings.geometry)
