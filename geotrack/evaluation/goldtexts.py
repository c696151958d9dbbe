"""Labelled texts: the marked-up form that people write, and the JSON lines with offsets made of it.

In marked text ``[words|id]`` is a name of a place, ``[words|=id]`` an expression that means it without
naming it, ``{words|kind key=value …}`` a figure and ``<words|kind key=value …>`` a time; lines that begin
with ``@`` tell id, date, places, legs and a planted slip, ``# …`` the title. Texts are parted by ``=====``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "LAYERS",
    "GoldLeg",
    "GoldMention",
    "GoldPlace",
    "GoldStatement",
    "GoldText",
    "parse_marked",
    "read_gold",
]

#: the layers of labels, all of which are complete where a text does not say otherwise
LAYERS: Final[tuple[str, ...]] = ("figures", "times", "legs")
_MARK: Final = re.compile(
    r"\[([^\[\]|]+)\|(=?)([\w-]+)\]|\{([^{}|]+)\|([^{}]*)\}|<([^<>|]+)\|([^<>]*)>"
)
_LEG: Final = re.compile(r"([\w?-]+)\s*->\s*([\w?-]+)(?:\s+via\s+([\w,-]+))?")
_PLACE: Final = re.compile(r"([\w-]+)\s*\|\s*(.*?)\s*\|\s*(\S+)\s*\|\s*(\S+)")
_QUOTE: Final = re.compile(r'"(.*?)":\s*(.*)')


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
    `hard` says why the ends are not told plainly beside it; empty: they are.
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

    `slip`: the quote that a planted error stands in, and what is wrong; None: all true. `layers`: which labels
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
        return tuple(_marked_texts(content, source.name))
    return tuple(_json_texts(content, source.name))


def _marked_texts(content: str, name: str) -> Iterator[GoldText]:
    for k, block in enumerate(re.split(r"(?m)^=====\s*$", content), 1):
        if block.strip():
            yield parse_marked(block, where=f"{name}#{k}")


def _json_texts(content: str, name: str) -> Iterator[GoldText]:
    for k, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _from_row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise InputError(f"no labelled text: {fault}", where=name, line=k) from None


def parse_marked(block: str, *, where: str = "") -> GoldText:
    r"""Return one marked text with its labels as offsets.

    Raises
    ------
    InputError
        If a label is not understood or names a place that is not declared.

    Examples
    --------
    >>> gold = parse_marked(
    ...     "@id a\n@place u | Ulm, Germany | 48.4 | 10.0\n{Ten km|position from=u} off [Ulm|u]."
    ... )
    >>> gold.text, gold.figures[0].kind, gold.mentions[0].start
    ('Ten km off Ulm.', 'position', 11)
    """
    head: dict[str, str] = {}
    places: dict[str, GoldPlace] = {}
    legs: list[GoldLeg] = []
    slip = None
    layers = LAYERS
    body: list[str] = []
    for line in block.strip("\n").split("\n"):
        key, _, rest = line.partition(" ")
        rest = rest.strip()
        if key in ("@id", "@genre", "@published", "@author"):
            head[key[1:]] = rest
        elif key == "@place" and (match := _PLACE.match(rest)):
            lat, lon = (None if x == "?" else float(x) for x in (match[3], match[4]))
            places[match[1]] = GoldPlace(id=match[1], name=match[2], lat=lat, lon=lon)
        elif key == "@layers":
            layers = tuple(rest.split())
        elif key == "@leg":
            legs.append(_leg(rest, where))
        elif key == "@slip" and (match := _QUOTE.match(rest)):
            slip = (match[1], match[2])
        elif key == "#":
            head["title"] = rest
        elif not line.startswith("@"):
            body.append(line)
        elif key != "@trap":
            raise InputError(f"unknown line {line[:60]!r}", where=where)
    text, mentions, figures, times = _labels("\n".join(body).strip("\n"), places, where)
    return GoldText(
        id=head.get("id", ""),
        text=text,
        title=head.get("title"),
        published=head.get("published"),
        genre=head.get("genre", ""),
        places=places,
        mentions=tuple(mentions),
        figures=tuple(figures),
        times=tuple(times),
        legs=tuple(legs),
        slip=slip,
        layers=layers,
    )


def _leg(line: str, where: str) -> GoldLeg:
    parts = [part.strip() for part in line.split("|")]
    match = _LEG.fullmatch(parts[1]) if len(parts) >= 5 else None
    if match is None:
        raise InputError(f"no leg: {line!r}", where=where)
    return GoldLeg(
        origin=None if match[1] == "?" else match[1],
        destination=None if match[2] == "?" else match[2],
        via=tuple(match[3].split(",")) if match[3] else (),
        mode=parts[2],
        traveller=parts[3] or None,
        status=parts[4],
    )


def _labels(
    raw: str, places: Mapping[str, GoldPlace], where: str
) -> tuple[str, list[GoldMention], list[GoldStatement], list[GoldStatement]]:
    out, at = "", 0
    mentions: list[GoldMention] = []
    figures: list[GoldStatement] = []
    times: list[GoldStatement] = []
    for match in _MARK.finditer(raw):
        out += raw[at : match.start()]
        start, at = len(out), match.end()
        if match[1] is not None:
            out += match[1]
            if match[3] not in places:
                raise InputError(f"place {match[3]!r} is not declared", where=where)
            mentions.append(
                GoldMention(
                    start=start, end=len(out), text=match[1], place=match[3], named=not match[2]
                )
            )
            continue
        words, label = (match[4], match[5]) if match[4] is not None else (match[6], match[7])
        out += words
        found = _statement(start, words, label, places, where)
        (figures if match[4] is not None else times).append(found)
    return out + raw[at:], mentions, figures, times


def _statement(
    start: int, words: str, label: str, places: Mapping[str, GoldPlace], where: str
) -> GoldStatement:
    kind, *rest = label.split()
    row: dict[str, Any] = {"start": start, "end": start + len(words), "text": words, "kind": kind}
    for item in rest:
        key, _, value = item.partition("=")
        ids = value.split(",") if key in ("from", "to", "at", "via") else []
        for one in ids:
            if one not in places:
                raise InputError(f"place {one!r} of {words!r} is not declared", where=where)
        row[key] = ids if key == "via" else value
    return _gold_statement(row)


def _first(ids: str | None) -> str | None:
    """Return the first of several ids: a figure said of two ways alike is scored by the first."""
    return ids.split(",")[0] if ids else None


def _gold_statement(row: Mapping[str, Any]) -> GoldStatement:
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
        figures=tuple(map(_gold_statement, row.get("figures", ()))),
        times=tuple(map(_gold_statement, row.get("times", ()))),
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
