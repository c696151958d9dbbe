"""The report: everything that was read from one article and judged about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import UsageError
from geotrack.exports.outputs import told, write_whole
from geotrack.model import Provenance
from geotrack.plugins import available, component, ending_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping

    import folium
    import pandas as pd

    from geotrack.model import (
        Claim,
        Document,
        Event,
        Journey,
        Mention,
        Place,
        Rating,
        Resolution,
        TimeExpression,
        Toponym,
        Verdict,
    )

__all__ = ["NOT_ENGLISH", "Report"]

NOT_ENGLISH: Final = "The text does not look like English; little or nothing may be read."


def _refuse_others(writer: Callable[..., bytes], ending: str, options: Iterable[str]) -> None:
    """Raise UsageError for the first option that a writer does not take."""
    taken = signature(writer).parameters.values()
    if any(parameter.kind is Parameter.VAR_KEYWORD for parameter in taken):
        return
    known = [parameter.name for parameter in taken][1:]
    for option in options:
        if option not in known:
            there = f"it takes {', '.join(known)}" if known else "it takes none"
            raise UsageError(f"{ending} takes no option {option!r}; {there}")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Report:
    """One article's reading, places, journeys and verdicts.

    `resolutions` and `toponym_places` run parallel to `toponyms`; `toponym_places` and the values of
    `mention_places` index `places` (None: not settled as anything). `verdicts` run parallel to
    `claims`: one claim, exactly one verdict. Names that could not be settled stand in `places`
    without coordinates.
    """

    document: Document
    toponyms: tuple[Toponym, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    toponym_places: tuple[int | None, ...] = ()
    mention_places: Mapping[Mention, int] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    journeys: tuple[Journey, ...] = ()
    timeline: tuple[Event, ...] = ()
    provenance: Provenance = field(default_factory=lambda: Provenance(version=""))

    def place_index(self, mention: Mention | None) -> int | None:
        """Return the index of the mention's place; None: no mention."""
        return None if mention is None else self.mention_places.get(mention)

    def place_of(self, mention: Mention | None) -> Place | None:
        """Return the mention's place, settled or not; None: no mention."""
        index = self.place_index(mention)
        return None if index is None else self.places[index]

    @property
    def rating(self) -> Rating:
        """The worst rating of all claims; ``not-checkable`` when there are none."""
        from geotrack.model import worst

        return worst(tuple(verdict.rating for verdict in self.verdicts))

    @property
    def warning(self) -> str | None:
        """What stands between the text and its reading, in a sentence; None: nothing.

        Every surface says it: command line, page, notebook, batch, server and assistants.
        """
        return None if self.document.language == "en" else NOT_ENGLISH

    def to_dict(self) -> dict[str, Any]:
        """Return the report in the archive format (see ``docs/report-format.md``)."""
        from geotrack.exports.archive import as_dict

        return as_dict(self)

    def to_frame(self, table: str = "claims") -> pd.DataFrame:
        """Return one table as a pandas frame.

        Parameters
        ----------
        table
            ``documents``, ``toponyms``, ``places``, ``times``, ``claims``, ``legs``, ``verdicts``.
        """
        from geotrack.exports.frames import frame

        return frame([self], table)

    def to_geoframe(self, table: str = "legs") -> Any:
        """Return ``legs`` or ``places`` as a ``geopandas.GeoDataFrame`` in EPSG:4326 (extra ``geo``)."""
        from geotrack.exports.geoframes import geoframe

        return geoframe(self, table)

    def map(self) -> folium.Map:
        """Return the journeys as a `folium.Map`, for further layers of your own."""
        from geotrack.rendering.foliummap import folium_map

        return folium_map(self)

    def save(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Write the report in the format that the ending of `path` names.

        Endings: those of ``geotrack.plugins.BUILTIN["writers"]``, told in ``docs/formats.md``, and those of
        plug-ins; `geotrack plugins` lists them all.
        The file appears whole or not at all; a link stays and leads to it, a device or pipe is written
        through.

        Raises
        ------
        UsageError
            If no writer has that ending, or the writer does not take an option.
        InputError
            If the file cannot be written; one that was there before is as it was.
        """
        target = Path(path)
        ending = ending_of(target.name)
        if ending is None:
            endings = sorted(available("writers"), key=len, reverse=True)
            raise UsageError(
                f"{target.name}: no format has this ending; there are {' '.join(endings)}"
            )
        writer = component("writers", ending)
        _refuse_others(writer, ending, options)
        content: bytes = writer(self, **options)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise told(fault, target.parent) from None
        write_whole(target, content)
        return target

    def __repr__(self) -> str:
        counts = f"{len(self.places)} places, {len(self.claims)} claims, {sum(len(j.legs) for j in self.journeys)} legs"
        title = self.document.title or self.document.id or "untitled"
        warned = f" ({self.document.language}: not English)" if self.warning else ""
        return f"<Report {title[:60]!r}{warned}: {counts}, {self.rating}>"

    def _repr_html_(self) -> str:
        from geotrack.rendering.notebook import html

        return html(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        from geotrack.rendering.notebook import mimebundle

        return mimebundle(self)
