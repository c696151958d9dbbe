"""The report: everything that was read from one article and judged about it."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geotrack.errors import UsageError
from geotrack.model import Provenance
from geotrack.plugins import available, component

if TYPE_CHECKING:
    from collections.abc import Mapping

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

__all__ = ["Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
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

    def to_dict(self) -> dict[str, Any]:
        """Return the report in the archive format (see ``docs/report-format.md``)."""
        result: dict[str, Any] = import_module("geotrack.exports.archive").as_dict(self)
        return result

    def to_frame(self, table: str = "claims") -> pd.DataFrame:
        """Return one table as a pandas frame.

        Parameters
        ----------
        table
            ``documents``, ``toponyms``, ``places``, ``times``, ``claims``, ``legs``, ``verdicts``.
        """
        result: pd.DataFrame = import_module("geotrack.exports.frames").frame([self], table)
        return result

    def map(self) -> folium.Map:
        """Return the journeys as a `folium.Map`, for further layers of your own."""
        result: folium.Map = import_module("geotrack.rendering.foliummap").folium_map(self)
        return result

    def save(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Write the report in the format that the ending of `path` names.

        Endings: .html .json .geojson .kml .gpx .csv .parquet .svg .png .pdf, and those of plug-ins.
        The file appears whole or not at all.

        Raises
        ------
        UsageError
            If no writer has that ending.
        """
        target = Path(path)
        endings = sorted(available("writers"), key=len, reverse=True)
        ending = next((e for e in endings if target.name.lower().endswith(e)), None)
        if ending is None:
            raise UsageError(
                f"{target.name}: no format has this ending; there are {' '.join(endings)}"
            )
        content: bytes = component("writers", ending)(self, **options)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        except OSError as fault:
            raise OSError(fault.errno, f"cannot be written: {fault.strerror}", path) from None
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(scratch).chmod(0o644)
            Path(scratch).replace(target)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
        return target

    def _repr_html_(self) -> str:
        return str(import_module("geotrack.rendering.notebook").html(self))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        result: dict[str, Any] = import_module("geotrack.rendering.notebook").mimebundle(self)
        return result
