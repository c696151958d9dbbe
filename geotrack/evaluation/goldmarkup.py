"""The marked form of labelled texts, as people write it (``corpus/GUIDELINES.md``).

``[words|id]`` is a name of a place, ``[words|=id]`` an expression that means it without naming it,
``{words|kind key=value …}`` a figure and ``<words|kind key=value …>`` a time; lines that begin with ``@`` tell
id, date, places, legs, traps and a planted slip, ``# …`` the title. Texts are parted by ``=====``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from geotrack.errors import InputError
from geotrack.evaluation.goldtexts import (
    LAYERS,
    GoldLeg,
    GoldMention,
    GoldPlace,
    GoldStatement,
    GoldText,
    statement_of,
)

_MARK: Final = re.compile(
    r"\[([^\[\]|]+)\|(=?)([\w-]+)\]"  # [words|a]  [words|=a]
    r"|\{([^{}|]+)\|([^{}]*)\}"  # {words|kind key=value}
    r"|<([^<>|]+)\|([^<>]*)>"  # <words|kind key=value>
)
_LEG: Final = re.compile(r"([\w?-]+)\s*->\s*([\w?-]+)(?:\s+via\s+([\w,-]+))?")
_PLACE: Final = re.compile(r"([\w-]+)\s*\|\s*(.*?)\s*\|\s*(\S+)\s*\|\s*(\S+)")
_QUOTE: Final = re.compile(r'"(.*?)":\s*(.*)')
_HEADS: Final = ("id", "genre", "published", "author")


def blocks(content: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield where each text of a file stands, and its marked form."""
    for k, block in enumerate(re.split(r"(?m)^=====\s*$", content), 1):
        if block.strip():
            yield f"{name}#{k}", block


def parse_marked(block: str, *, where: str = "", faults: list[str] | None = None) -> GoldText:
    r"""Return one marked text with its labels as offsets.

    Parameters
    ----------
    block
        The text with its marks.
    where
        Where it stands, for the message.
    faults
        What is not understood is added here and left out; None: it is raised.

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

    def blame(fault: str) -> None:
        if faults is None:
            raise InputError(fault, where=where)
        faults.append(fault)

    head: dict[str, Any] = {}
    places: dict[str, GoldPlace] = {}
    legs: list[GoldLeg] = []
    traps: list[tuple[str, str]] = []
    body: list[str] = []
    for line in block.strip("\n").split("\n"):
        key, _, rest = line.partition(" ")
        key, rest = key.removeprefix("@") if line.startswith("@") else line[:1], rest.strip()
        quote = _QUOTE.match(rest)
        if not line.startswith("@"):
            if line.startswith("# "):
                head["title"] = rest
            else:
                body.append(line)
        elif key in _HEADS:
            head[key] = rest
        elif key == "layers":
            head[key] = tuple(rest.split())
        elif key == "place" and (place := _place(rest, blame)):
            places[place.id] = place
        elif key == "leg" and (leg := _leg(rest, blame)):
            legs.append(leg)
        elif key == "trap" and quote:
            traps.append((quote[1], quote[2]))
        elif key == "slip" and quote:
            head[key] = quote[1], quote[2]
        elif key not in ("place", "leg"):
            blame(f"unknown line {line[:60]!r}")
    for leg in legs:
        _declared((leg.origin, leg.destination, *leg.via), "leg", places, blame)
    text, mentions, figures, times = _labels("\n".join(body).strip("\n"), places, blame)
    return GoldText(
        id=head.pop("id", ""),
        text=text,
        places=places,
        mentions=tuple(mentions),
        figures=tuple(figures),
        times=tuple(times),
        legs=tuple(legs),
        traps=tuple(traps),
        layers=head.pop("layers", LAYERS),
        **head,
    )


def _place(line: str, blame: Callable[[str], None]) -> GoldPlace | None:
    match = _PLACE.match(line)
    if match is None:
        blame(f"coordinates: {line!r}")
        return None
    try:
        lat, lon = (None if x == "?" else float(x) for x in (match[3], match[4]))
    except ValueError:
        blame(f"coordinates: {line!r}")
        return None
    if lat is not None and not (-90 <= lat <= 90 and -180 <= (lon or 0) <= 180):
        blame(f"coordinates: {line!r}")
    return GoldPlace(id=match[1], name=match[2], lat=lat, lon=lon)


def _leg(line: str, blame: Callable[[str], None]) -> GoldLeg | None:
    parts = [part.strip() for part in line.split("|")]
    match = _LEG.fullmatch(parts[1]) if len(parts) >= 5 else None
    if match is None:
        blame(f"no leg: {line!r}")
        return None
    return GoldLeg(
        origin=None if match[1] == "?" else match[1],
        destination=None if match[2] == "?" else match[2],
        via=tuple(match[3].split(",")) if match[3] else (),
        mode=parts[2],
        traveller=parts[3] or None,
        status=parts[4],
    )


def _declared(
    ids: tuple[str | None, ...],
    what: str,
    places: Mapping[str, GoldPlace],
    blame: Callable[[str], None],
) -> None:
    for one in ids:
        if one is not None and one not in places:
            blame(f"place {one!r} of {what} is not declared")


def _labels(
    raw: str, places: Mapping[str, GoldPlace], blame: Callable[[str], None]
) -> tuple[str, list[GoldMention], list[GoldStatement], list[GoldStatement]]:
    out, at = "", 0
    mentions: list[GoldMention] = []
    figures: list[GoldStatement] = []
    times: list[GoldStatement] = []
    for match in _MARK.finditer(raw):
        out += raw[at : match.start()]
        start, at = len(out), match.end()
        words = match[1] or match[4] or match[6]
        out += words
        if match[1] is not None:
            _declared((match[3],), f"[{words}]", places, blame)
            mentions.append(
                GoldMention(
                    start=start, end=len(out), text=words, place=match[3], named=not match[2]
                )
            )
        elif match[4] is not None:
            figures.append(_statement(start, words, match[5], places, blame))
        else:
            times.append(_statement(start, words, match[7], places, blame))
    return out + raw[at:], mentions, figures, times


def _statement(
    start: int,
    words: str,
    label: str,
    places: Mapping[str, GoldPlace],
    blame: Callable[[str], None],
) -> GoldStatement:
    kind, *rest = label.split() or [""]
    row: dict[str, Any] = {"start": start, "end": start + len(words), "text": words, "kind": kind}
    for item in rest:
        key, _, value = item.partition("=")
        ids = tuple(value.split(",")) if key in ("from", "to", "at", "via") else ()
        _declared(ids, repr(words), places, blame)
        row[key] = ids if key == "via" else value
    return statement_of(row)
