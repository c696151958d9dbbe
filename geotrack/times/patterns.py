"""The pattern language of the rules, and what a rule sees of its match.

A pattern is a regular expression over word classes, with names in capitals for classes and groups of
classes and names in braces for other patterns::

    {count} UNITS AGO        "three weeks ago"
    {month} DAYNUM (COMMA? YEARNUM)?

It is compiled into a plain regular expression over a string that has one letter for each word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.times.timewords import CODE, GROUPS, NAME, OTHER, Value, classify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geotrack.times.narrative import Context
    from geotrack.times.readings import Reading

Resolve = Callable[["Match"], "Reading | None"]
_NAME: Final = re.compile(r"[A-Z][A-Z]+|\{(\w+)\}|\s+")

#: patterns that others use by name
MACROS: Final[dict[str, str]] = {
    "month": "(MONTH | MAYLIKE | MONABBR POINT?)",
    "weekday": "(WEEKDAY | WDABBR POINT?)",
    "dayno": "(ORDNUM | DAYNUM | TENWORD HYPHEN? ORDINAL | ORDWORD | SECOND)",
    "year": "(YEARNUM | APOS TWODIGIT)",
    "hedge": "(ABOUT | NEARLY | JUST? OVER | JUST? UNDER | JUST? MORE THAN | LESS THAN | AT LEAST | AT MOST | UP TO | WITHIN | EXACTLY)",
    "words": "((AN | NUMWORD | TENWORD (HYPHEN? NUMWORD)?) (SCALE (AND? (TENWORD (HYPHEN? NUMWORD)? | NUMWORD))?)? | NUMWORD)",
    "fraction": "(DAYNUM SLASH DAYNUM | VULGAR | AND AN HALF | HYPHEN AND HYPHEN AN HYPHEN HALF)",
    "count": "(NUMBER {fraction}? | {words} {fraction}? | VULGAR)",
    "vague": "(AN? FEW | AN? COUPLE OF? | MANY | AN? DOZEN | HALF AN DOZEN | FEW)",
}


def compile_pattern(pattern: str, *, name: str | None = None) -> re.Pattern[str]:
    """Return a pattern as a compiled expression over letters of classes.

    Raises
    ------
    KeyError
        If the pattern names a class that does not exist.
    """
    source = translate(pattern)
    return re.compile(f"(?P<{name}>{source})" if name else source)


def translate(pattern: str) -> str:
    """Return a pattern as an expression over letters of classes, with macros put in.

    Raises
    ------
    KeyError
        If the pattern names a class or macro that does not exist.
    """

    def swap(found: re.Match[str]) -> str:
        text = found[0]
        if text.isspace():
            return ""
        if found[1]:
            return translate(MACROS[found[1]])
        if text in GROUPS:
            return "[" + "".join(CODE[name] for name in GROUPS[text]) + "]"
        return CODE[text]

    return _NAME.sub(swap, re.sub(r"\((?!\?)", "(?:", pattern))


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction: a pattern and what it means, with examples that are tested.

    `examples` are pairs of a sentence and the value that the rule gives in it on 2023-09-12, a
    Tuesday. `resolve` returns None when the words are no time after all.
    """

    name: str
    pattern: str
    resolve: Resolve
    examples: tuple[tuple[str, str], ...] = ()


class Match:
    """The words of one match: `first` to `last` (exclusive) among the words of the context."""

    __slots__ = ("_items", "_names", "context", "first", "last")

    def __init__(self, context: Context, first: int, last: int) -> None:
        self.context, self.first, self.last = context, first, last
        self._items = [
            (NAME.get(code, OTHER), value)
            for code, value in map(classify, context.words[first:last])
        ]
        self._names = frozenset(name for name, _ in self._items)

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return iter(self._items)

    def get(self, *names: str) -> Value:
        """Return the value of the first word of one of the classes; None when there is none."""
        if self._names.isdisjoint(names):
            return None
        return next(value for name, value in self._items if name in names)

    def all(self, *names: str) -> list[Value]:
        """Return the values of all words of the classes in order."""
        return [value for name, value in self._items if name in names]

    def has(self, *names: str) -> bool:
        """Whether a word of one of the classes is there."""
        return not self._names.isdisjoint(names)

    def number(self, *names: str) -> int | None:
        """Return the value of the first word of the classes as an integer."""
        value = self.get(*names)
        return int(value) if isinstance(value, int | float) else None

    def before(self, steps: int = 1) -> str:
        """Return the word `steps` before the match as written; empty at the start of the text."""
        k = self.first - steps
        return self.context.words[k] if k >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """Return the word `steps` after the match as written; empty at the end of the text."""
        k = self.last + steps - 1
        return self.context.words[k] if k < len(self.context.words) else ""

    def words_are_title(self) -> bool:
        """Whether the first word is written with a capital that no sentence start explains."""
        k = self.first
        return self.context.words[k][:1].isupper()


class Grammar:
    """Rules in order of precedence.

    Of the rules that match at a place the first in order wins; of two places the earlier. Only those
    rules are tried that can begin with the two classes that stand there.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._each = [compile_pattern(rule.pattern) for rule in self.rules]
        self._tried: dict[str, list[int]] = {}  # one or two letters → rules
        for k, rule in enumerate(self.rules):
            for prefix in prefixes(translate(rule.pattern)):
                self._tried.setdefault(prefix, []).append(k)
        starts = "".join(sorted({prefix[0] for prefix in self._tried}))
        self._starts = re.compile(f"[{starts}]")
        for pair, indices in self._tried.items():
            if len(pair) == 2 and pair[0] in self._tried:
                indices[:] = sorted({*indices, *self._tried[pair[0]]})

    def matches(self, context: Context) -> Iterator[tuple[Rule, int, int, Reading]]:
        """Yield rule, first word, last word (exclusive) and reading of each match in order."""
        codes, tried = context.codes, self._tried
        position = 0
        held: Match | None = None  # several rules are asked about the same words
        for begin in self._starts.finditer(codes):
            start = begin.start()
            if start < position:
                continue
            indices = tried.get(codes[start : start + 2]) or tried.get(codes[start])
            if indices is None:
                continue
            for k in indices:
                match = self._each[k].match(codes, start)
                if not match:
                    continue
                end = context.line_end(start, match.end())
                if end < match.end():
                    match = self._each[k].match(codes, start, end)
                    if not match:
                        continue
                    end = match.end()
                if held is None or held.first != start or held.last != end:
                    held = Match(context, start, end)
                reading = self.rules[k].resolve(held)
                if reading is not None:
                    context.ended = (end, reading)
                    yield self.rules[k], start, end, reading
                    position = end
                    break


def prefixes(source: str) -> frozenset[str]:
    """Return how a translated pattern can begin: its first two letters, or one that is all of it.

    Raises
    ------
    ValueError
        If the pattern can be empty.

    Examples
    --------
    >>> sorted(prefixes("(?:a?b|[cd])e?"))
    ['ab', 'b', 'be', 'c', 'ce', 'd', 'de']
    """
    found, _ = _alternatives(source, 0)
    if "" in found:
        message = f"a rule that matches nothing: {source}"
        raise ValueError(message)
    return frozenset(found)


def _alternatives(source: str, k: int) -> tuple[set[str], int]:
    """Return the beginnings of the group that starts at `k`, and where it ends."""
    found: set[str] = set()
    sequence = {""}
    while k < len(source) and source[k] != ")":
        if source[k] == "|":
            found, sequence, k = found | sequence, {""}, k + 1
            continue
        if source.startswith("(?:", k):
            inner, k = _alternatives(source, k + 3)
            k += 1
        elif source[k] == "[":
            end = source.index("]", k)
            inner, k = set(source[k + 1 : end]), end + 1
        else:
            inner, k = {source[k]}, k + 1
        if k < len(source) and source[k] in "?*":
            inner = inner | {""} | (_followed(inner, inner) if source[k] == "*" else set())
            k += 1
        sequence = _followed(sequence, inner)
    return found | sequence, k


def _followed(left: set[str], right: set[str]) -> set[str]:
    whole = {a for a in left if len(a) == 2}
    return whole | {(a + b)[:2] for a in left if len(a) < 2 for b in right}
