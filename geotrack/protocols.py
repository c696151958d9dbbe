"""The sockets: what a room must offer so that `geotrack.pipeline` can use it.

An implementation need not inherit from these; it is found by name (see `geotrack.plugins`).
Every protocol has a contract test in ``tests/contracts`` that an implementation must pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from geotrack.model import (
        Claim,
        Document,
        Finding,
        Journey,
        Leg,
        Mention,
        Mode,
        Place,
        Resolution,
        Route,
        TimeExpression,
        Toponym,
    )

    Floats = npt.NDArray[np.float64]
    #: what a claim may be said of: the words and the place that they mean, None: unknown
    End = tuple[Mention | None, Place | None]

__all__ = [
    "CHECK_TRAITS", "Assembler", "Case", "Check", "ClaimReader", "Gazetteer", "NameIndex", "Recognizer",
    "Resolver", "Router", "TimeTagger", "trait",
]  # fmt: skip

#: what else a check may say of itself, as attributes, and what is taken where it does not (see `Check`)
CHECK_TRAITS: Final[dict[str, bool]] = {
    "needs_ends": True,
    "by_mode": False,
    "mode_suffices": False,
    "placed": False,
    "by_length": False,
    "of_lists": False,
    "of_denied": False,
}


class NameIndex(Protocol):
    """What kinds of place a name may be, for many names at once (used while recognizing)."""

    def classes(self, names: Sequence[str]) -> npt.NDArray[np.uint16]:
        """Return one bit set per name, 0 for an unknown one: shape ``(len(names),)``.

        Bits are `geotrack.text.names.NameClass`. Names are compared by `geotrack.text.names.normalize`.
        """


@runtime_checkable
class Recognizer(Protocol):
    """Finds the toponyms of a document."""

    name: str

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the toponyms in order of `start` and `end`; may be empty.

        None overlap, but that a description ("the Polish capital") may hold names.
        """


@runtime_checkable
class Gazetteer(Protocol):
    """A list of places that can be asked by name."""

    name: str

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, most prominent first; may be empty."""

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the populated places nearest to a point, nearest first."""


@runtime_checkable
class Resolver(Protocol):
    """Settles all toponyms of a document together."""

    name: str

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], claims: Sequence[Claim] = ()
    ) -> tuple[Resolution, ...]:
        """Return one resolution per toponym, in the same order.

        The toponyms of the text stand in its order, those of the title after them (`Toponym.in_title`);
        mentions of claims name them by `Toponym.id` (`geotrack.model.toponyms_by_id`).
        """


@runtime_checkable
class TimeTagger(Protocol):
    """Finds the time expressions of a document."""

    name: str

    def tag(self, document: Document) -> tuple[TimeExpression, ...]:
        """Return the time expressions in order of `start`, none overlapping; may be empty."""


@runtime_checkable
class ClaimReader(Protocol):
    """Reads travel claims."""

    name: str

    def read(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the claims in order of `start`; may be empty.

        A mention names its toponym by the toponym's `id`. What only the title names has no span and no
        toponym yet; it is linked to the title's afterwards.
        """


@runtime_checkable
class Assembler(Protocol):
    """Assembles journeys out of claims."""

    name: str

    def assemble(
        self,
        document: Document,
        claims: Sequence[Claim],
        times: Sequence[TimeExpression],
        place_of: Callable[[Mention], int | None],
        places: Sequence[Place],
    ) -> tuple[Journey, ...]:
        """Return the journeys, the main one first; legs without routes; may be empty."""


@runtime_checkable
class Router(Protocol):
    """Finds the ways between two places."""

    name: str

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        avoid: Sequence[str] = (),
        alternatives: int = 4,
        geometry: bool = True,
    ) -> Route:
        """Return the route for one mode.

        Parameters
        ----------
        origin, destination
            Settled places.
        mode
            ``unknown`` yields great-circle bounds wide enough for any mode.  Where no way is known, a route without
            alternatives says "bounds only"; its `Route.arc` may still be drawn.
        via
            Places to pass, in order; a country counts as passed when the route crosses it.
        avoid
            ISO codes of countries not to pass.
        alternatives
            At most this many ways that differ by corridor; 1 is fastest.
        geometry
            Whether alternatives carry lines and crossings. Along a line without countries and crossings
            these are found by whoever asks.

        Raises
        ------
        ValueError
            If a place is not settled.
        """


class Case(Protocol):
    """Everything that a check may ask about one claim. Made by the pipeline; all look-ups are lazy."""

    @property
    def claim(self) -> Claim:
        """The claim under examination."""

    @property
    def index(self) -> int:
        """Its index among the document's claims."""

    @property
    def document(self) -> Document:
        """The article."""

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims of the document."""

    @property
    def times(self) -> Sequence[TimeExpression]:
        """All time expressions of the document."""

    @property
    def places(self) -> Sequence[Place]:
        """All places of the document; legs and stops index them."""

    @property
    def journeys(self) -> Sequence[Journey]:
        """All journeys of the document, the main one first."""

    @property
    def leg(self) -> Leg | None:
        """The leg that the claim belongs to, with its route; None: none."""

    @property
    def journey(self) -> Journey | None:
        """The journey that the claim belongs to; None: none."""

    @property
    def origin(self) -> Place | None:
        """The settled place of the claim's origin, else that of its leg; None: unknown."""

    @property
    def destination(self) -> Place | None:
        """The settled place of the claim's destination, else that of its leg; None: unknown."""

    def place_of(self, mention: Mention | None) -> Place | None:
        """Return the settled place of a mention; None: unknown or unsettled."""

    def namesakes(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the other places that the mention may mean, likeliest first; may be empty."""

    def confidence_of(self, mention: Mention | None) -> float:
        """Return how sure the settling of a mention is, 0 to 1; 1 where nobody doubts it."""

    def chosen_by_figure(self, mention: Mention | None) -> bool:
        """Return whether a stated figure chose the place of a mention among its namesakes."""

    def bearers(self, mention: Mention | None) -> tuple[tuple[Place, float], ...]:
        """Return the places that a mention may mean with their confidences, likeliest first; may be empty."""

    def read_as(self, origin: End, destination: End, mode: Mode | None = None) -> Case:
        """Return a case of the claim alone, said of other ends, each a mention and the place that it means.

        `mode` None: as the claim tells it.
        """

    def about(self, index: int) -> Case:
        """Return the case of another claim of the document, outside any journey."""

    def claims_on(self, mention: Mention) -> Sequence[int]:
        """Return the indices of the claims that a mention's name is an end of, in order."""

    def within(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the settled places that the text or its title puts the mention in; may be empty."""

    def towns_in(self, division: Place) -> tuple[Floats, Floats]:
        """Return latitudes and longitudes of the towns listed in a country or division; may be empty."""

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        alternatives: int = 4,
        geometry: bool = False,
    ) -> Route:
        """Return the route between two settled places; remembered for the document."""

    def countries_at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the ISO codes of the countries at a point (none at sea)."""

    def fact(self, table: str) -> Sequence[dict[str, str]]:
        """Return a packaged fact table (``gauges``, ``borders`` …) row by row."""


@runtime_checkable
class Check(Protocol):
    """Answers one question about claims of some kinds.

    A check says what it found as if the reading were beyond doubt. How sure the reading must be before an
    alarm is given depends on the question, so a check may have these attributes, all True or False
    (`CHECK_TRAITS` holds what is taken where one is missing):

    ``needs_ends`` (True)
        Whether what it found depends on the claim's two ends. An alarm then needs that these are read and
        settled surely and told beside the figure. Set it to False when figures or times of the text are
        compared with one another, wherever it happened.
    ``by_mode`` (False)
        Whether it depends on how one travels. An alarm then needs that the text tells the means beside the
        figure, and that no other means of the sentence would do.
    ``mode_suffices`` (False)
        Whether the ends do not matter once the means is known, as for a speed.
    ``placed`` (False)
        Whether it compares a figure with where the ends lie. That it fits says nothing, then, where the same
        figure chose which place is meant.
    ``by_length`` (False)
        Whether it compares lengths. A length fits wrong places seldom, a time often: that a length fits is
        said of readings that are less sure.
    ``of_lists`` (False)
        Whether claims without any ends may be its matter, as the items of a list that are added up; these
        need none then.
    ``of_denied`` (False)
        Whether it is asked of what the text denies, too.
    """

    @property
    def name(self) -> str:
        """What findings call the question."""

    def examine(self, case: Case) -> Iterable[Finding]:
        """Yield findings about the case's claim; nothing when the question does not apply."""


def trait(check: Check, name: str) -> bool:
    """Return what a check says of itself, else what is taken of one that says nothing (`CHECK_TRAITS`).

    Examples
    --------
    >>> class Curfew:
    ...     name = "curfew"
    ...     needs_ends = False
    ...
    ...     def examine(self, case):
    ...         return ()
    >>> trait(Curfew(), "needs_ends"), trait(Curfew(), "by_mode")
    (False, False)
    """
    return bool(getattr(check, name, CHECK_TRAITS[name]))
