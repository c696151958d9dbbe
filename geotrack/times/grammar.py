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

from geotrack.times.lexicon import CODE, GROUPS, NAME, OTHER, Value, classify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geotrack.times.context import Context
    from geotrack.times.readings import Reading

__all__ = ["Grammar", "Match", "Resolve", "Rule", "compile_pattern"]

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
    source = _translate(pattern)
    return re.compile(f"(?P<{name}>{source})" if name else source)


def _translate(pattern: str) -> str:
    def swap(found: re.Match[str]) -> str:
        text = found[0]
        if text.isspace():
            return ""
        if found[1]:
            return _translate(MACROS[found[1]])
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


@dataclass(frozen=True, slots=True)
class Match:
    """The words of one match: `first` to `last` (exclusive) among the words of the context."""

    context: Context
    first: int
    last: int

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        for k in range(self.first, self.last):
            code, value = classify(self.context.words[k])
            yield NAME.get(code, OTHER), value

    def get(self, *names: str) -> Value:
        """Return the value of the first word of one of the classes; None when there is none."""
        return next((value for name, value in self if name in names), None)

    def all(self, *names: str) -> list[Value]:
        """Return the values of all words of the classes in order."""
        return [value for name, value in self if name in names]

    def has(self, *names: str) -> bool:
        """Whether a word of one of the classes is there."""
        return any(name in names for name, _ in self)

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
    """Rules in order of precedence, searched by one expression.

    Of the rules that match at a place the first in order wins; of two places the earlier.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._each = [compile_pattern(rule.pattern) for rule in self.rules]
        union = "|".join(
            f"(?P<r{k}>{_translate(rule.pattern)})" for k, rule in enumerate(self.rules)
        )
        self._union = re.compile(f"(?=[^{OTHER}])(?:{union})")

    def matches(self, context: Context) -> Iterator[tuple[Rule, int, int, Reading]]:
        """Yield rule, first word, last word (exclusive) and reading of each match in order."""
        codes = context.codes
        position = 0
        while found := self._union.search(codes, position):
            start = found.start()
            assert found.lastgroup is not None
            for k in range(int(found.lastgroup[1:]), len(self.rules)):
                match = self._each[k].match(codes, start)
                if not match:
                    continue
                end = context.line_end(start, match.end())
                if end < match.end():
                    match = self._each[k].match(codes, start, end)
                    if not match:
                        continue
                    end = match.end()
                reading = self.rules[k].resolve(Match(context, start, end))
                if reading is not None:
                    yield self.rules[k], start, end, reading
                    position = end
                    break
            else:
                position = start + 1
