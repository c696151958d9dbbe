"""Where an expression stands: its words, the publication date and the narrative's current date."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from geotrack.languages.en import time_rules, words_near_times
from geotrack.measures.instants import days, from_days
from geotrack.text.tokens import Tokens
from geotrack.times.readings import Reading
from geotrack.times.tense import tense
from geotrack.times.timewords import CODE

_OF_TODAY: Final = tuple(
    CODE[name] for name in ("TODAY", "YESTERDAY", "TOMORROW", "TONIGHT", "AGO")
)

Tense = Literal["past", "future", "open"]
_CLOCKISH: Final = frozenset(
    CODE[name] for name in ("CLOCK", "DAYNUM", "AMPM", "ZONE", "NOON", "OCLOCK")
)
#: how many sentences a narrative's date reaches for words that need one ("the next morning")
_REACH: Final = 4
#: characters before a date beyond which its line is no heading of an entry or a letter
_LINE: Final = 300
#: days within which a date is told without its year
_YEARLESS: Final = 330
#: sentences over which the year of a story far from publication holds for what is told in its past tense
_STORY: Final = 12
#: sentences over which it holds whatever the tense
_BESIDE: Final = 2
#: clock times that begin lines, and the minutes between two of them that verses are never apart
_LINE_CLOCK: Final = re.compile(
    r"^[ \t]*(?:[-•*–][ \t]*)?([01]?\d|2[0-3]):([0-5]\d)(?=[ \t]*[.:,;–—-])", re.MULTILINE
)
_STEP: Final = 10
#: words within which the month of a weekday's date stands: "Monday, the 20th of August"
_OF_DATE: Final = 7
#: words between a date and the movement that it dates
_NEAR: Final = 12


class Told(NamedTuple):
    """A day of the story whose year is known, from the word `word` on; not `exact`: only its month or year is."""

    word: int
    day: int
    exact: bool


@dataclass(slots=True)
class Context:
    """What the rules may ask, and what the expressions read so far have settled.

    `published` is the day number of publication, None: unknown. `codes` has one letter per word.
    """

    text: str
    tokens: Tokens
    codes: str
    published: int | None
    words: tuple[str, ...] = field(init=False)
    day_explicit: bool = False  # the last date was a full one, with its year
    listed: bool | None = None  # whether lines begin with clock times; None: not asked
    story: list[Told] = field(default_factory=list)  # days of the story with their years
    newsy: bool = False  # a day near publication is told: the text is no history alone
    period: Reading | None = None  # last date of any grain
    period_sentence: int = -1
    days_told: list[tuple[int, int]] = field(default_factory=list)  # word and day of each
    dated: set[int] = field(default_factory=set)  # first words of dates with a day and a month
    entry: int | None = None  # day of the last entry of a diary, or of a letter's head
    head: int | None = (
        None  # day of the head of a letter: "Leith, 9 June 1851" on a line of its own
    )
    ended: tuple[int, Reading] | None = None  # where the last match ended, and what it was

    styles: tuple[bool, bool] | None = (
        None  # whether it is a timetable, a log of watches; None: not asked
    )

    historical: bool = field(init=False)  # no word of the text hangs on the day of publication

    def __post_init__(self) -> None:
        self.words = self.tokens.words
        self.historical = not any(code in self.codes for code in _OF_TODAY)

    def sentence(self, word: int) -> int:
        """Return the index of the sentence that holds a word."""
        return self.tokens.sentence_at(self.tokens.starts[word])

    def line_end(self, first: int, last: int) -> int:
        """Return where a match of these words must end because a blank line follows."""
        starts, ends = self.tokens.starts, self.tokens.ends
        for k in range(first + 1, last):
            gap = starts[k] - ends[k - 1]
            if gap > 1 and "\n" in self.text[ends[k - 1] : starts[k]].replace("\n", "", 1):
                return k
        return last

    def tense(self, first: int, last: int, *, reported: bool = False) -> Tense:
        """Return the tense of the clause around some words.

        "Until Friday" and "as early as Friday" look ahead of a past verb too.
        """
        start = first  # a clock time may stand between: "until 9 a.m. Friday"
        while start > max(0, first - 4) and self.codes[start - 1] in _CLOCKISH:
            start -= 1
        before = tuple(word.lower() for word in self.words[max(0, start - 3) : start])
        if before[1:] in time_rules.AHEAD or before in time_rules.AHEAD:
            return "future"
        index = self.sentence(first)
        bounds = self.tokens.first[index], self.tokens.first[index + 1]
        found = tense(self.words, first, last, *bounds, reported=reported)
        if before[-1:] in time_rules.LIMITS and (found == "open" or first > bounds[0] + 1):
            perfect = any(
                w.lower() in time_rules.PERFECT for w in self.words[max(0, first - 12) : first]
            )
            return found if perfect else "future"
        return found

    def near(self, word: int, *, reach: int = _REACH) -> int | None:
        """Return the narrative's current day if it was told not long before `word`."""
        # words that float are settled when the whole text is read: a day told later is not their day
        for told, day in reversed(self.days_told):
            if told <= word:
                return day if self.sentence(word) - self.sentence(told) <= reach else None
        return None

    def anchor(self, word: int) -> int | None:
        """Return the narrative's current day, else the day of publication; None: unknown."""
        near = self.near(word)
        if near is not None:
            return near
        if self.told(word, exact=False) is None:
            return self.published
        return self.told(word)  # none of a story's days is the day of publication

    def tell(self, day: int, word: int, *, exact: bool = True) -> None:
        """Note a day of the story with its year; not `exact`: only its month or year is told."""
        self.story.append(Told(word, day, exact))

    def told(self, word: int, last: int | None = None, *, exact: bool = True) -> int | None:
        """Return the last day of the story before ``words[word:last]``, when it lies far from publication.

        In a history the year of "On 3 May" is that of the date before it, not that of the edition. It holds
        over a few sentences that tell no date, but not for what lies ahead. `exact` asks for a full date.
        """
        before = next((t for t in reversed(self.story) if t.word < word), None)
        if before is None or (exact and not before.exact):
            return None
        if self.published is not None and (
            abs(self.published - before.day) < _YEARLESS or not self.historical
        ):
            return None
        apart = self.sentence(word) - self.sentence(before.word)
        if apart > _BESIDE or not before.exact:
            if self.tense(word, last or word + 1) != "past":
                return None
            if (year := self._other_year(before, word)) is not None:
                return None if exact else year
            if apart > _BESIDE and (apart > _STORY or self.newsy):
                return None
        return before.day

    def _other_year(self, before: Told, word: int) -> int | None:
        """Return the first day of another year that was told since; None: none near `word`."""
        period = self.period
        if period is None or period.low is None or period.grain != "year":
            return None
        low = int(period.low // 24)
        near = self.sentence(before.word) <= self.period_sentence >= self.sentence(word) - _BESIDE
        return low if near and from_days(low)[0] != from_days(before.day)[0] else None

    def recent_period(self, word: int) -> Reading | None:
        """Return the last date of any grain when it was told not long before `word`."""
        if self.period is not None and self.sentence(word) - self.period_sentence <= _REACH + 2:
            return self.period
        return None

    def _line_begins(self, start: int) -> int | None:
        """Return where the line of an offset begins; None: further back than a heading is long."""
        least = max(0, start - _LINE)
        found = self.text.rfind("\n", least, start)
        return found + 1 if found >= 0 or least == 0 else None

    def opens_line(self, word: int) -> bool:
        """Whether a word begins a line, as the date of a diary's entry does; a weekday may go before."""
        start = self.tokens.starts[word]
        begin = self._line_begins(start)
        if begin is None:
            return False
        return self.text[begin:start].strip(" \t,.:–—-[(").lower() in time_rules.BEFORE_ENTRY

    def opens_sentence(self, word: int) -> bool:
        """Whether a word is the first one of its sentence or line, but for marks."""
        begin = self.tokens.first[self.sentence(word)]
        marks = all(not w[0].isalnum() for w in self.words[begin:word])
        return marks or self.opens_line(word)

    def listed_by_clock(self) -> bool:
        """Whether two lines or more begin with clock times, later and later, as no verses or scores do."""
        if self.listed is None:
            told = [int(h) * 60 + int(m) for h, m in _LINE_CLOCK.findall(self.text)]
            steps = [b - a for a, b in pairwise(told)]
            self.listed = (
                max(steps, default=0) >= _STEP and sum(s <= 0 for s in steps) <= len(steps) // 4
            )
        return self.listed

    def heads_letter(self, word: int) -> bool:
        """Whether a date stands alone on its line, or behind names only, with its year at the end."""
        start = self.tokens.starts[word]
        begin = self._line_begins(start)
        if begin is None:
            return False
        line = self.text[start : start + _LINE].partition("\n")[0].strip(" .,;:)]")
        names = self.text[begin:start].replace(",", " ").split()
        if len(line) > 30 or not line[-4:].isdigit() or len(names) > 8:
            return False
        return all(not n[0].islower() or n in time_rules.THE_OF_THIS for n in names)

    def entry_year(self, month: int, first: int) -> int | None:
        """Return the year of an entry's date without one: that of the entry before, or the one after it."""
        if self.entry is None or not self.opens_line(first):
            return None
        year, last, _ = from_days(self.entry)
        return year + (month < last - 1)

    def settle(self, reading: Reading, word: int) -> None:
        """Remember what later expressions refer to."""
        if reading.type not in ("DATE", "TIME"):
            return
        index = self.sentence(word)
        if reading.low is not None or reading.day is not None:
            self.period, self.period_sentence = reading, index
        if reading.day is not None and reading.grain == "day" and self.opens_line(word):
            self.entry = reading.day
        if reading.day is not None and reading.grain == "day" and self.heads_letter(word):
            self.head = reading.day
        if reading.day is not None and reading.grain == "day":
            self.days_told.append((word, reading.day))
            self._go_on(reading.day, word)

    def _go_on(self, day: int, word: int) -> None:
        """Let the story go on to a day that follows its last one; a day near publication is none of it."""
        if (
            CODE["WEEKDAY"] in self.codes[word : word + 1]
            and CODE["MONTH"] in self.codes[word : word + _OF_DATE]
        ):
            return  # "Monday, 20 August 1860" is told as a whole
        if self.published is not None and abs(self.published - day) < _YEARLESS:
            self.newsy = self.newsy or not self.opens_line(word)
        elif (
            self.story and self.story[-1].word < word and 0 <= day - self.story[-1].day < _YEARLESS
        ):
            self.tell(day, word)

    def year_of(self, month: int, day: int | None, first: int, last: int) -> int | None:
        """Return the year of a month or day without one; None: unknown."""
        if (inherited := self.entry_year(month, first)) is not None:
            return inherited
        told = self.told(first, last, exact=False)
        if told is not None:
            year = from_days(told)[0]
            year += days(year, month, day or 28) < told - 31
            late = self.published is not None and days(year, month, day or 1) > self.published
            return year - (late and self.tense(first, last) == "past")
        if self.published is None:
            if (
                self.period is not None
                and self.period.low is not None
                and (self.sentence(first) - self.period_sentence <= 2)
            ):
                return from_days(int(self.period.low // 24))[0]
            return None
        year, now, _ = from_days(self.published)
        if day is None and month == now:
            return year
        when = self.tense(first, last)
        candidates = {
            y: days(y, month, day or 15) - self.published for y in (year - 1, year, year + 1)
        }
        nearest = min(candidates, key=lambda y: (abs(candidates[y]), y))
        slack = 1 if day else 20
        if when == "open" or abs(candidates[nearest]) <= slack:
            return nearest
        if when == "past":
            best = max(y for y, gap in candidates.items() if gap <= slack)
        else:
            best = min(y for y, gap in candidates.items() if gap >= -slack)
        if when == "past" and self._moved(first, last):
            return best  # who has come somewhere came before it was printed
        # nobody leaves out the year of a day ten months away when the other is near
        return best if abs(candidates[best]) <= _YEARLESS else nearest

    def _moved(self, first: int, last: int) -> bool:
        """Whether a movement that has been made stands near, and no word of planning before the date."""
        begin, end = self.tokens.first[(k := self.sentence(first))], self.tokens.first[k + 1]
        near = self.words[max(begin, first - _NEAR) : min(end, last + _NEAR)]
        if CODE["WEEKDAY"] in self.codes[max(0, first - 2) : first]:
            return False  # one that does not fit is a slip for the checks to find
        if not any(w.lower() in words_near_times.MOVED for w in near):
            return False
        return not any(
            w.lower() in time_rules.PLANNED for w in self.words[max(0, first - 4) : first]
        )
