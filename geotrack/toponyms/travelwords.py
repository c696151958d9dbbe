"""Patterns of English words that travel texts use: kinds of place in names, roads, movement, ships."""

import re
from typing import Final

from geotrack.languages.en import names_of_travel
from geotrack.languages.en.names_of_travel import LED, MOVING, STOP

HEADED: Final = re.compile(
    rf"\b({names_of_travel.NAME}[ \n](?:{names_of_travel.LAND_HEADS}|{names_of_travel.BUILT_HEADS}))(?![\w’'])"
)
LANDS: Final = re.compile(rf"{names_of_travel.LAND_HEADS}\Z")


def is_traveled_to(text: str, start: int, end: int) -> bool:
    """Return whether a building's name is read as a place to go to.

    It names its kind ("Union Station"), is one word ("Heathrow"), or somebody goes there.

    Examples
    --------
    >>> text = "They reached Grand Central before Madison Square Garden opened."
    >>> is_traveled_to(text, 13, 26), is_traveled_to(text, 34, 55)
    (True, False)
    """
    name = text[start:end]
    if " " not in name or HEADED.fullmatch(name) or LED.fullmatch(name):
        return True
    led = STOP.search(text, max(0, start - 10), start)
    return bool(led and MOVING.search(text, max(0, start - 60), start))
