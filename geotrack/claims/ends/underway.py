"""How far a journey has come, word by word: the leg under way and the last place reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.ends.spokenof import Entity, Sighting

_ROLE_OF_CUE: Final = {"dep": "start", "arr": "go"}


@dataclass(frozen=True, slots=True)
class State:
    """How far the way has come at a word, as keys of entities; "" unknown.

    `start` and `goal`: of the leg last told; `position`: the last place reached or left; `legs`: those before.
    """

    word: int = -1
    start: str = ""
    goal: str = ""
    position: str = ""
    earlier: tuple[str, str] = ("", "")


def states_of(
    sightings: Mapping[int, Sequence[tuple[Sighting, Entity]]], roles: Mapping[int, str]
) -> list[State]:
    """Return the states of a text in order, each at the word of the mention that made it."""
    out = [State()]
    for sentence in sorted(sightings):
        for s, e in sightings[sentence]:
            role = roles.get(s.first) or _ROLE_OF_CUE.get(s.cue, "") if s.kind in "TN" else ""
            last, key = out[-1], e.key
            if role == "start" and key != last.start:
                earlier = (last.start, last.goal) if last.goal else last.earlier
                out.append(State(s.first, key, "", key, earlier))
            elif role in ("go", "goal") and key != last.goal:
                if last.start and not last.goal:
                    out.append(State(s.first, last.start, key, key, last.earlier))
                else:
                    out.append(State(s.first, last.position, key, key, (last.start, last.goal)))
            elif role == "stop" and key != last.position:
                out.append(State(s.first, last.start, last.goal, key, last.earlier))
    return out
