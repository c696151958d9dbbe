"""Tables of distances: lines of a place and its numbers, under a heading that says what is counted.

A table is three lines or more, one after another, each with a name and a number that has no unit of its own.
The unit stands in the line before the number ("Mile 162") or in the heading ("km  station", "Distances in
versts"); without one there is no table. What a number is follows from the layout:

- a line that names two places ("Perth to Albany .... 254") tells the way between them;
- numbers that rise from nought tell how far each place lies from the first, or from the place of the heading.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.claims.phrases.numbers import Number, read_number
from geotrack.claims.phrases.unitwords import read_unit
from geotrack.languages.en import figure_cues
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.measures.units import DIMENSION
from geotrack.model import ClaimKind

_LEAST: Final = 3  #: lines that make a table
_LONGEST: Final = 18  #: words of a line of a table at most
_HEADING: Final = 14  #: words of a heading at most
_ABOVE: Final = 2  #: lines between a heading and the first line of its table at most
_HOLES: Final = 1  #: lines without a number that may stand in a table
_SETBACKS: Final = 0.25  #: share of the numbers of a column that may be less than the one before
_MAX: Final = 50_000.0


TABLE: Final = "table"  #: pattern of what a table tells


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table. `unit` is a code; `origin` and `destination` are words (half-open) that name the ends.

    `kind`: "position" for what lies so far from the first place, "distance" for a way between two, "total".
    """

    unit: str
    kind: ClaimKind
    origin: tuple[int, int] | None = None
    destination: tuple[int, int] | None = None


@dataclass(slots=True)
class _Row:
    """A line with names (word spans) and plain numbers: where each stands and what it is."""

    line: int
    names: list[tuple[int, int]]
    numbers: list[tuple[int, Number]]
    unit: str | None
    paired: bool
    whole: bool


def cells_of(text: Text) -> dict[int, Cell]:
    r"""Return the cells of the tables of a text, by the word at which the number begins; often empty.

    Examples
    --------
    >>> from geotrack.claims.phrases.kinds import Text
    >>> from geotrack.text.tokens import tokenize
    >>> source = "miles\n0 Perth\n60 Northam\n254 Albany"
    >>> words = tokenize(source)
    >>> cells = cells_of(Text(source, words, [w.lower() for w in words.words], (), ()))
    >>> [(words.words[k], c.kind, words.words[c.destination[0]]) for k, c in cells.items()]
    [('60', 'position', 'Northam'), ('254', 'position', 'Albany')]
    """
    if text.source.count("\n") < _LEAST - 1:
        return {}
    lines = _lines(text)
    out: dict[int, Cell] = {}
    for rows in _blocks(text, lines):
        _read(text, lines, rows, out)
    return out


def _lines(text: Text) -> list[tuple[int, int]]:
    """Return the lines of a text as spans of words, empty ones left out."""
    tokens, source = text.tokens, text.source
    out: list[tuple[int, int]] = []
    first = 0
    for k in range(1, len(tokens.words)):
        gap = tokens.starts[k] - tokens.ends[k - 1]
        if gap and "\n" in source[tokens.ends[k - 1] : tokens.starts[k]]:
            out.append((first, k))
            first = k
    if tokens.words:
        out.append((first, len(tokens.words)))
    return out


def _blocks(text: Text, lines: Sequence[tuple[int, int]]) -> Iterator[list[_Row]]:
    """Yield the runs of lines that look like rows of one table."""
    rows: list[_Row] = []
    for line, (first, last) in enumerate(lines):
        row = _row(text, line, first, last)
        if row is None:
            continue
        if rows and line - rows[-1].line > 1 + _HOLES:
            if len(rows) >= _LEAST:
                yield rows
            rows = []
        rows.append(row)
    if len(rows) >= _LEAST:
        yield rows


def _row(text: Text, line: int, first: int, last: int) -> _Row | None:
    if not 2 <= last - first <= _LONGEST:
        return None
    lower = text.lower
    names: list[tuple[int, int]] = []
    numbers: list[tuple[int, Number]] = []
    unit: str | None = None
    joined = False
    at = first
    while at < last:
        word = lower[at]
        if word[0].isdecimal():
            number = read_number(lower, at)
            end = at + 1 if number is None else min(number.end, last)
            measured = read_unit(lower, end) if end < last else None
            if measured is not None and lower[end] not in figure_cues.M_S:
                end = measured[1]
            elif number is not None and not _is_clock(text, at) and number.value <= _MAX:
                if (
                    at > first
                    and lower[at - 1] in figure_cues.POSTS
                    and (own := read_unit(lower, at - 1))
                ):
                    unit = own[0]
                numbers.append((at, number))
            at = max(at + 1, end)
        elif (end := _name(text, at, last)) > at:
            names.append((at, end))
            joined = joined or (len(names) > 1 and lower[at - 1] in figure_cues.BETWEEN)
            at = end
        else:
            at += 1
    whole = not figure_cues.ALL.isdisjoint(lower[first : first + 3])
    if (
        not numbers
        or not (names or whole)
        or (text.lower[last - 1] == "." and last - first > _HEADING)
    ):
        return None
    return _Row(line, names, numbers, unit, joined and len(names) > 1, whole)


def _is_clock(text: Text, at: int) -> bool:
    """Whether a number is a clock time or part of a date."""
    for first in range(at, max(-1, at - 4), -1):
        if first in text.times:
            end, _, kind = text.times[first]
            return end > at and kind in ("DATE", "TIME", "SET")
    return False


def _name(text: Text, at: int, last: int) -> int:
    """Return the end of a name at a word; the word itself: none stands there."""
    toponym = text.toponyms.get(at)
    if toponym is not None:
        return min(max(toponym[0], at + 1), last)
    words, lower = text.tokens.words, text.lower
    if (
        not words[at][0].isupper()
        or lower[at] in figure_cues.POSTS
        or lower[at] in UNIT_WORDS
        or lower[at] in figure_cues.ALL
    ):
        return at
    if at in text.times or len(words[at]) < 2:
        return at
    end = at + 1
    while (
        end < last
        and words[end][0].isupper()
        and end not in text.toponyms
        and lower[end] not in UNIT_WORDS
    ):
        end += 1
    return end


def _read(
    text: Text, lines: Sequence[tuple[int, int]], rows: list[_Row], out: dict[int, Cell]
) -> None:
    units, origin = _heading(text, lines, rows[0].line)
    own = next((row.unit for row in rows if row.unit), None)
    if own is not None:
        units = [own]
    if not units:
        return
    width = max(len(row.numbers) for row in rows)
    if len(units) < width and len(units) > 1:
        units = units[:1]  # headings that do not fit the columns: only the first is sure
    if sum(row.paired for row in rows) * 2 > len(rows):
        first: tuple[int, int] | None = None  # of the pairs that a sum is of
        last: tuple[int, int] | None = None
        for row in rows:
            ends = (row.names[0], row.names[-1]) if row.paired else (first, last)
            first, last = (first or ends[0], ends[1]) if row.paired else (None, None)
            if row.paired or row.whole:
                kind: ClaimKind = "distance" if row.paired else "total"
                for k, unit in enumerate(units[: len(row.numbers)]):
                    out[row.numbers[k][0]] = Cell(unit, kind, *ends)
        return
    column = [row.numbers[0][1].value for row in rows]
    setbacks = sum(a > b for a, b in itertools.pairwise(column))
    counted = all(b - a == 1 for a, b in itertools.pairwise(column))
    if setbacks > _SETBACKS * len(rows) or counted:
        return  # an enumeration, or numbers of something else
    start = min(range(len(rows)), key=lambda k: column[k])
    zero = rows[start].names[0] if column[start] == 0 and rows[start].names else origin
    if zero is None and own is None:
        return
    for row in rows:
        for k, unit in enumerate(units[: len(row.numbers)]):
            at, number = row.numbers[k]
            if number.value > 0 and row.names:
                out[at] = Cell(unit, "position", zero, row.names[0])


def _heading(
    text: Text, lines: Sequence[tuple[int, int]], line: int
) -> tuple[list[str], tuple[int, int] | None]:
    """Return the units of length that the lines above name, in order, and the place that they count from."""
    lower = text.lower
    for above in range(line - 1, max(-1, line - 2 - _ABOVE), -1):
        first, last = lines[above]
        if last - first > _HEADING:
            return [], None
        units: list[str] = []
        at = first
        while at < last:
            found = read_unit(lower, at)
            if (
                found is not None
                and DIMENSION[found[0]] == "length"
                and found[0] not in ("m", "ft", "yd")
            ):
                units.append(found[0])
            at = max(at + 1, found[1] if found is not None else 0)
        if units:
            froms = [k + 1 for k in range(first, last - 1) if lower[k] == figure_cues.FROM]
            named = ((k, _name(text, k, last)) for k in froms)
            return units, next(((a, b) for a, b in named if b > a), None)
    return [], None
