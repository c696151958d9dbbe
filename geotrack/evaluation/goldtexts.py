"""Labelled texts: what they hold, and how they are read from the marked form and from JSON lines with offsets."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geotrack.errors import InputError

#: the layers of labels, all of which are complete where a text does not say otherwise
LAYERS: Final[tuple[str, ...]] = ("figures", "times", "legs")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place of a text, degrees; `lat` and `lon` None: unknown, or no place ("the boat")."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """Words that mean a place; `named` False: without naming it ("the capital", "there")."""

    start: int
    end: int
    text: str
    place: str
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A figure or time and what it is said of.

    `kind` is ``none`` where it is no travel. Ends are ids of places, None where the text does not tell.
    `hard` says why the ends are not told plainly beside it; empty: they are. `says` is the figure with its unit
    ("5.25h"), where its words leave the unit out or tell it far away; None: its words tell it.
    """

    start: int
    end: int
    text: str
    kind: str
    origin: str | None = None
    destination: str | None = None
    via: tuple[str, ...] = ()
    at: str | None = None
    mode: str | None = None
    direction: str | None = None
    traveller: str | None = None
    status: str | None = None
    part: str | None = None
    hard: str = ""
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLeg:
    """One leg in the order travelled; `status`: main, background or planned."""

    origin: str | None
    destination: str | None
    via: tuple[str, ...] = ()
    mode: str = "unknown"
    traveller: str | None = None
    status: str = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One labelled text.

    `slip`: the quote that a planted error stands in, and what is wrong; None: all true. `traps`: quotes that are easily
    misread, and how. `layers`: which labels
    are complete; what stands unmarked in another layer is not known to be nothing.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    genre: str = ""
    places: Mapping[str, GoldPlace]
    mentions: tuple[GoldMention, ...] = ()
    figures: tuple[GoldStatement, ...] = ()
    times: tuple[GoldStatement, ...] = ()
    legs: tuple[GoldLeg, ...] = ()
    slip: tuple[str, str] | None = None
    traps: tuple[tuple[str, str], ...] = ()
    author: str = ""
    layers: tuple[str, ...] = LAYERS

    @property
    def slip_span(self) -> tuple[int, int] | None:
        """Where the planted error stands; None: there is none."""
        if self.slip is None:
            return None
        at = self.text.find(self.slip[0])
        return None if at < 0 else (at, at + len(self.slip[0]))


def read_gold(path: Path | str) -> tuple[GoldText, ...]:
    """Return the labelled texts of a file or folder, in order.

    Parameters
    ----------
    path
        JSON lines, marked text (``.txt``), or a folder of either.

    Raises
    ------
    InputError
        If there is no such file, or a text is not labelled as the format asks; the message says where.
    """
    source = Path(path)
    if source.is_dir():
        files = sorted(f for f in source.iterdir() if f.suffix in (".txt", ".jsonl"))
        return tuple(text for file in files for text in read_gold(file))
    if not source.is_file():
        raise InputError("no such file", where=str(path))
    content = source.read_text(encoding="utf-8-sig")
    if source.suffix == ".txt":
        from geotrack.evaluation.goldmarkup import blocks, parse_marked

        return tuple(
            parse_marked(block, where=where) for where, block in blocks(content, source.name)
        )
    return tuple(_json_texts(content, source.name))


def _json_texts(content: str, name: str) -> Iterator[GoldText]:
    for k, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _from_row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise InputError(f"no labelled text: {fault}", where=name, line=k) from None


def _first(ids: str | None) -> str | None:
    """Return the first of several ids: a figure said of two ways alike is scored by the first."""
    return ids.split(",")[0] if ids else None


def statement_of(row: Mapping[str, Any]) -> GoldStatement:
    """Return a statement from its row; of several ends the first."""
    return GoldStatement(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=row["kind"],
        origin=_first(row.get("from")),
        destination=_first(row.get("to")),
        via=tuple(row.get("via") or ()),
        at=_first(row.get("at")),
        mode=row.get("mode"),
        direction=row.get("dir"),
        traveller=row.get("who"),
        status=row.get("status"),
        part=row.get("part"),
        hard=row.get("hard") or "",
        says=row.get("says"),
    )


def _from_row(row: Mapping[str, Any]) -> GoldText:
    return GoldText(
        id=str(row["id"]),
        text=row["text"],
        title=row.get("title"),
        published=row.get("published"),
        genre=row.get("genre", ""),
        places={
            p["id"]: GoldPlace(id=p["id"], name=p["name"], lat=p.get("lat"), lon=p.get("lon"))
            for p in row["places"]
        },
        mentions=tuple(
            GoldMention(
                start=m["start"],
                end=m["end"],
                text=m["text"],
                place=m["id"],
                named=m.get("named", True),
            )
            for m in row.get("mentions", ())
        ),
        figures=tuple(map(statement_of, row.get("figures", ()))),
        times=tuple(map(statement_of, row.get("times", ()))),
        legs=tuple(
            GoldLeg(
                origin=leg.get("from"),
                destination=leg.get("to"),
                via=tuple(leg.get("via") or ()),
                mode=leg.get("mode") or "unknown",
                traveller=leg.get("traveller") or None,
                status=leg.get("status") or "main",
            )
            for leg in row.get("legs", ())
        ),
        slip=(row["slip"]["quote"], row["slip"]["what"]) if row.get("slip") else None,
        layers=tuple(row["layers"]) if row.get("layers") else LAYERS,
    )
