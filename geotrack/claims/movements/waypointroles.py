"""What a place is to a traveller, from the words around it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, Literal

from geotrack.claims.movements.attachment import DASHES, Attachment
from geotrack.claims.movements.statuses import status_of
from geotrack.languages.en import waypoint_words
from geotrack.languages.en.motion_words import CLASSES

if TYPE_CHECKING:
    from geotrack.claims.movements.waypoints import Waypoint
    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import ClaimStatus

Role = Literal["start", "go", "goal", "via", "stop", "none"]
_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d\d|[012]\d[0-5]\d")
_BULLET: Final = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*›–]|#+)[\s*]*")
_SUBJECT: Final = 14  #: words before a verb that hold its subject
_LABEL: Final = 22  #: characters of a label before a dash, at most: "Day 12 (Sat) – "
_REACHED: Final = 7  #: the same where other words may stand between
_CODE_WORDS: Final = 3  #: words of a code with its brackets
_ON_THE_SPOT: Final = 4  #: words between a verb and "at B", at most


def _plain(words: list[str]) -> list[str]:
    """Return the words between two places without a code in brackets: "(ACC) –"."""
    return words[_CODE_WORDS:] if words[:1] == ["("] and words[2:3] == [")"] else words


class Reading:
    """One place in its sentence."""

    def __init__(
        self,
        text: Text,
        point: Waypoint,
        attached: Attachment,
        span: tuple[int, int],
        before: Waypoint | None,
        after: Waypoint | None,
        dated: set[int],
    ) -> None:
        self.text, self.lower = text, text.lower
        self.point, self.at, self.span = point, attached, span
        self.before, self.after = before, after
        self.dated = dated
        self.verb = "" if attached.verb is None else self.lower[attached.verb]
        self.kind = CLASSES.get(self.verb, "")
        self.between = [] if before is None else _plain(self.lower[before.last : point.first])
        self.following = [] if after is None else _plain(self.lower[point.last : after.first])

    def decide(self) -> None:
        """Set role, verb and status."""
        point, at = self.point, self.at
        role = self._line() or self._chain() or self._entry()
        if role is None:
            role = self._attached()
            status = self._status()
            if role != "none" and status != "stated" and at.case != "START":
                point.status = status
        elif self.before is not None and role != "start":
            point.status = self.before.status
        elif role == "start" and at.case == "FROM" and at.verb is not None and not at.cut:
            point.status = self._status()  # "will fly from A to B"
        point.role = role
        ahead = at.case in ("START", "FROM") and (at.verb is None or at.cut)
        point.verb = at.ahead if ahead and not at.cut_ahead else at.verb

    # -- entries of lists, "A – B – C", "A to B", "A, B and C" --------------------------------

    def _line(self) -> Role | None:
        """Return the role in a timetable or list: "[Dover] dep 7.10", "day 2 – [Linz] 53", "Wed: → [Bergen]"."""
        source, point = self.text.source, self.point
        if point.anaphor:
            return None
        after = self.lower[point.last : point.last + 1]
        ahead = [w for w in self.lower[max(0, point.first - 2) : point.first] if w != "."][-1:]
        for told in (after, ahead):
            if told in waypoint_words.DEP_ARR:
                return "start" if told == waypoint_words.DEP_RUN else "go"
        if not point.first or self.lower[point.first - 1] not in DASHES or self.before is not None:
            return None
        first = self.text.tokens.starts[point.first]
        begin = source.rfind("\n", max(0, first - _LABEL), first) + 1
        if not begin and first >= _LABEL:
            return None
        if not any(c.isalnum() or c in "→➔>" for c in source[begin:first]):
            return None  # a bullet, no label
        return "start" if after and after[0] in DASHES else "go"

    def _entry(self) -> Role | None:
        """Return the role in telegraphic prose: "[Oban] 11:27", "[Furnas], 50 min", "14.30 [Oruro]"."""
        if self.point.anaphor or self.at.case not in ("START", "MARK", "NUMBER", "COMMA", "DASH"):
            return None
        if self.between == [","]:
            return None  # "Needles, [California], 85 miles"
        lower, at = self.lower, self.point.last
        end = min(self.span[1], at + 6)
        while at < end and lower[at] in waypoint_words.BEFORE_FIGURE:
            at += 1
        if at >= end:
            return None
        if lower[self.point.last] in (".", "*") and self._heads():
            return "go"
        word = lower[at]
        clock = at in self.dated or _CLOCK.fullmatch(word) is not None
        unit = word[0].isdigit() and at + 1 < self.span[1] and lower[at + 1] in waypoint_words.UNITS
        if (clock and at - self.point.last <= 2) or unit:
            return "go"
        reached = word in waypoint_words.WAS_WERE and not waypoint_words.REACHED_AT.isdisjoint(
            lower[at + 1 : at + 2]
        )
        return "go" if reached else None

    def _heads(self) -> bool:
        """Whether the place heads an entry of a list: "2. [Wadi Musa]."."""
        source, first = self.text.source, self.text.tokens.starts[self.point.first]
        return _BULLET.fullmatch(source, source.rfind("\n", 0, first) + 1, first) is not None

    def _chain(self) -> Role | None:
        before, between, following = self.before, self.between, self.following
        linked = len(between) == 1 and between[0] in DASHES
        if linked and before is not None and before.role in ("go", "start"):
            return "go"
        if len(following) == 1 and following[0] in DASHES and not self.point.anaphor:
            after = self.after
            beyond = self.lower[after.last : after.last + 1] if after is not None else []
            return "none" if beyond and beyond[0] in waypoint_words.NO_TRIP else "start"
        if (
            following == waypoint_words.TO_RUN
            and self.after is not None
            and self.lower[self.after.last : self.after.last + 1] == waypoint_words.ROAD_RUN
        ):
            return "none"
        if (
            following == waypoint_words.TO_RUN
            and not self.point.anaphor
            and self.at.case not in ("TO", "VIA", "FOR", "AT")
        ):
            return "go" if self.at.case == "OBJ" and self.kind == "ARR" else "start"
        if before is None:
            return None
        if self.at.case == "TO" and between == waypoint_words.TO_RUN and before.role == "start":
            return "go"
        if (
            between == waypoint_words.AND_RUN
            and before.role == "start"
            and self.lower[before.first - 1] == waypoint_words.BETWEEN
        ):
            return "go"
        joined = 0 < len(between) <= 2 and all(w in waypoint_words.AND_THEN for w in between)
        if joined and before.role in ("go", "via"):
            listed = len(following) in (1, 2) and following[-1] == waypoint_words.AND
            if listed or waypoint_words.AND in between or waypoint_words.THEN in between:
                return before.role
        return None

    def _status(self) -> ClaimStatus:
        at, point = self.at.verb, self.point
        trip = self.kind == "TRIP"
        return status_of(self.lower, at, (point.first, point.last), self.span, trip=trip)

    # -- by preposition and verb --------------------------------------------------------------

    def _attached(self) -> Role:
        case = self.at.case
        if self.at.cut and case not in ("FROM", "TO", "AT"):
            return "none"
        deciders = {
            "FROM": self._from, "OBJ": self._object, "TO": self._to, "FOR": self._for, "AT": self._at, "VIA": self._via,
        }  # fmt: skip
        if case == "BETWEEN":
            moves = self.kind in ("MOVE", "SET") or (
                self.kind == "TRIP" and self.verb not in waypoint_words.WAYS
            )
            moves = (moves and not self.at.held) or (
                self.at.at == self.span[0] and self.at.ahead is not None
            )
            return "start" if self.following == waypoint_words.AND_RUN and moves else "none"
        if case in deciders:
            return deciders[case]()
        near = self.at.verb is not None and self.at.at - self.at.verb <= 1
        if case in ("WORD", "MARK") and near and self.kind in ("ARR", "DEP") and not self.at.places:
            return self._object()
        return "none"

    def _opens(self) -> bool:
        """Whether the place and its preposition open a sentence or clause."""
        at = self.at.at
        return at <= self.span[0] + 1 or not self.lower[at - 1][0].isalnum()

    def _from(self) -> Role:
        at, lower = self.at, self.lower
        before = lower[max(self.span[0], at.at - 2) : at.at]
        if any(w in waypoint_words.LENGTHS or w.startswith(waypoint_words.COMPASS) for w in before):
            return "none"
        if self.kind in ("MOVE", "SET", "DEP", "TRIP") or (
            self.kind in ("ARR", "LAND") and not at.commas
        ):
            return "start"
        opens = self._opens() or lower[at.at - 1] in waypoint_words.AND_THEN_WORDS
        return "start" if opens else "none"

    def _to(self) -> Role:
        at = self.at
        told = self.before is not None and self.before.role == "start"
        lies = (
            self.verb in waypoint_words.WAYS and not told and self.at.at - (self.at.verb or 0) <= 1
        )
        been = self.at.at > self.span[0] and self.lower[self.at.at - 1] == waypoint_words.BEEN
        if self.kind == "PASS" or lies or been:
            return "none"
        if self.verb in waypoint_words.BARE and self.at.at - (self.at.verb or 0) > _ON_THE_SPOT - 1:
            return "none"  # "make large deliveries to"
        if not waypoint_words.MESSAGES.isdisjoint(self.lower[at.verb or at.at : at.at]):
            return "none"  # "sent a message to"
        if not self.kind and not self._measured():
            return "none"
        return "goal" if self.lower[self.at.at] in waypoint_words.TOWARD_TOWARDS else "go"

    def _measured(self) -> bool:
        """Whether a figure or nothing stands before "to B": "40 km to B", "Onward to B", "B to C"."""
        quoted = self.lower[self.at.at - 1] in ("”", '"', "’")
        if (self._opens() and not quoted) or (
            self.before is not None and self.before.role == "start"
        ):
            return True
        before = self.lower[max(self.span[0], self.at.at - _SUBJECT) : self.at.at]
        return any(
            w in waypoint_words.UNITS or w[0].isdigit() or w in waypoint_words.ONWARD
            for w in before
        )

    def _for(self) -> Role:
        at = self.at
        if at.at <= self.span[0] or self.lower[at.at - 1] in waypoint_words.FORWARD:
            return "go"
        aims = self.kind in ("SET", "DEP", "TRIP") or self.verb in waypoint_words.AIMING
        if not aims or at.held or at.places > 1 or at.verb is None:
            return "none"
        return "goal" if self.kind != "TRIP" else "go"

    def _at(self) -> Role:
        at, lower = self.at, self.lower
        if waypoint_words.COURT in lower[max(self.span[0], at.at - 3) : at.at]:
            return "none"
        opens = self._opens() and lower[at.at] in waypoint_words.IN_AT and lower[at.at - 1] != ","
        if opens and at.ahead is not None and not at.cut_ahead:
            return "go" if CLASSES[lower[at.ahead]] not in ("TRIP", "PASS") else "none"
        if (
            self.kind in ("SET", "DEP")
            and not at.cut
            and waypoint_words.FOR in lower[at.verb : at.at]
        ):
            return "goal"  # "left for a fair in [B]"
        if at.verb is not None and not (at.cut or at.held or at.places):
            gap = at.at - at.verb
            if self.kind == "STAY" and at.commas <= 1:
                return "go" if self.verb in waypoint_words.NIGHTS else "stop"
            if self.verb in waypoint_words.CALLS:
                return "stop"
            if self.kind == "ARR" or (self.kind == "LAND" and at.commas <= 1 and gap <= _REACHED):
                return "go"
            if (
                self.verb in waypoint_words.ENDS
                and gap <= _ON_THE_SPOT
                and (gap <= 2 or not waypoint_words.PARTICLES.isdisjoint(lower[at.verb : at.at]))
            ):
                return "go"
            if self.kind == "SET" and gap <= _ON_THE_SPOT:
                return "start"
        near = lower[max(self.span[0], at.at - _ON_THE_SPOT) : at.at]
        dated = any(w in self.dated for w in range(self.point.last, self.point.last + 3))
        if dated and not waypoint_words.BE.isdisjoint(near[-2:]):
            return "go"  # "they were in [B] at nine"
        if any(
            a in waypoint_words.PERSONS and b in waypoint_words.BE
            for a, b in itertools.pairwise(near)
        ):
            return "go"  # "he was now in [B]"
        if opens and lower[at.at] == waypoint_words.AT and dated:
            return "go"
        return "none"

    def _object(self) -> Role:
        if self.point.anaphor and self.lower[self.point.first] in waypoint_words.THERE_HOME:
            return "go" if self.kind in ("MOVE", "ARR", "LAND", "STAY") else "none"
        if self.kind == "DEP":
            return "start"
        if self.kind == "ARR" or self.verb in waypoint_words.MADE_MAKE_MAKES:
            return "go"
        return "via" if self.kind == "PASS" else "none"

    def _via(self) -> Role:
        at = self.at
        reaches = self.kind in ("MOVE", "SET", "TRIP", "DEP", "PASS")
        return "via" if reaches and not (at.cut or at.held) and at.commas <= 2 else "none"
