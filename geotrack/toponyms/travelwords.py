"""Patterns of English words that travel texts use: kinds of place in names, roads, movement, ships."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "BEFORE",
    "ENDED",
    "ENDINGS",
    "HEADED",
    "HEAD_WORDS",
    "LANDS",
    "LEAD_WORDS",
    "LED",
    "MOVING",
    "ROAD",
    "SHIP",
    "SHIP_WORDS",
    "TO",
    "is_traveled_to",
]  # fmt: skip

_CAP: Final = r"(?:(?:St|Mt|Ft)\.|[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[’'-]\w+)*)"
_NAME: Final = rf"{_CAP}(?:[ \n](?:(?:de|del|de la|la|du|of|the|von|da|do)[ \n])?{_CAP}){{0,4}}"
#: heads that are places wherever they stand, listed or not
_LAND_HEADS: Final = (
    r"(?:Glacier|Icefield|Ice\sShelf|Fjord|Inlet|Pass|Canal|Peninsula|Archipelago|Strait|Straits|Sound|"
    r"Lagoon|Reef|Atoll|Islet|Islands?|Mountains|Range|Plateau|Canyon|Gorge|Rapids|Volcano|Oasis|"
    r"Reservoir|Lighthouse|National\sPark|Nature\sReserve|National\sForest|Game\sReserve|"
    r"Rivers?|Creek|Bay|Harbou?r|Falls|Desert|Steppe|Delta|Estuary)"
)
#: and those that people built
_BUILT_HEADS: Final = (
    r"(?:(?:(?:International|Regional|Municipal|Domestic|County|City)\s)*(?:Airport|Airfield|Aerodrome|Airstrip)|"
    r"Air\s(?:Force\s)?Base|Naval\s(?:Air\s)?Station|(?:Railway|Train|Bus|Metro|Central|Research|Polar)\sStation|"
    r"Station|Bridge|Tunnel|Viaduct|Causeway|Ferry\sTerminal|Pier|Bus\sTerminal)"
)
HEADED: Final = re.compile(rf"\b({_NAME}[ \n](?:{_LAND_HEADS}|{_BUILT_HEADS}))(?![\w’'])")
LANDS: Final = re.compile(rf"{_LAND_HEADS}\Z")
LED: Final = re.compile(
    rf"\b((?:Cape|Mount|Mt\.?|Lake|Loch|Isle\sof|Gulf\sof|Bay\sof|Strait\sof|Port|Fort|Point|Punta|Cabo|Isla|"
    rf"Ilha|Île|Monte|Pico|Gare(?:\s(?:de|du|d[’']))|Hook\sof)[ \n]{_CAP})"
)
#: one word that tells its kind by its ending
ENDED: Final = re.compile(
    r"\b([A-ZÀ-ÖØ-ÞĀ-Ž]\w{2,}(?:fjord|fjorden|fjörður|jökull|breen|gletscher|ferner|vatn|bukta|sundet|"
    r"ostrov|shima|jima))\b"
)
#: roads by number
ROAD: Final = re.compile(
    r"\b((?:E|A|M|N|B|D|R|G|S|I|SR|US|AH)-?\s?\d{1,3}[A-Z]?|(?:Route|Highway|Interstate|U\.?S\.?\sRoute|"
    r"U\.?S\.?\sHighway|State\sRoute|Autobahn|Autostrada|National\sHighway)\s\d{1,4})\b"
)
#: words after which a code, or an unknown name, is where somebody goes
_WAY: Final = (
    r"(?:from|to|into|via|at|for|out\sof|towards?|through|over|across|past|near|off|round|around|reached|"
    r"reaching|left|leaving|crossed|crossing|rounded|up|down|along|between|and|in|on|entered|visited)"
)
BEFORE: Final = re.compile(rf"(?:\b{_WAY}\s(?:the\s)?|[,(]\s?)\Z", re.IGNORECASE)
MOVING: Final = re.compile(
    r"\b(?:sail|fl[yeio]|drov|driv|rode|ride|ridden|walk|march|travel|journe|went|go(?:es|ing)?\b|head|"
    r"set\sout|set\soff|took\soff|steam|cruis|cycl|hik|trek|bound|depart|arriv|return|left|leav|reach|"
    r"train|ferry|ferries|bus(?:es)?\b|flight|voyage|crossing|road|route|passage)",
    re.IGNORECASE,
)
TO: Final = re.compile(r"\b(?:to|for|from|via|into|reached|left|entered|towards?|near|off)\s\Z")
#: what ships and craft are called, before their names
SHIP_WORDS: Final = frozenset(
    """hms hmas hmcs hmnzs uss usns uscgc rms ss ms mv my rv rrs sms ins fs ps hmt tss s.s m.v h.m.s u.s.s
    ship vessel steamer steamship ferry tanker freighter liner yacht schooner frigate brig barque bark
    sloop cutter clipper whaler trawler submarine destroyer cruiser carrier battleship corvette
    icebreaker tug boat aircraft airship zeppelin locomotive spacecraft capsule""".split()
)
SHIP: Final = re.compile(
    r"(?:\b(?:HMS|HMAS|HMCS|HMNZS|USS|USNS|USCGC|RMS|SS|MS|MV|MY|RV|RRS|SMS|INS|FS|PS|HMT|TSS|S\.S\.|M\.V\.|"
    r"H\.M\.S\.|U\.S\.S\.)|\b(?:ship|vessel|steamer|steamship|ferry|tanker|freighter|liner|yacht|schooner|"
    r"frigate|brig|barque|bark|sloop|cutter|clipper|whaler|trawler|submarine|destroyer|cruiser|carrier|"
    r"battleship|corvette|icebreaker|tug|boat|aircraft|airship|zeppelin|locomotive|spacecraft|capsule)"
    r"(?:,?\s(?:the|named|called))?)\s(?:[“\"‘']|the\s)?\Z"
)
#: last words of `HEADED`, first words of `LED`, and the endings of `ENDED`
HEAD_WORDS: Final = frozenset(
    """Glacier Icefield Shelf Fjord Inlet Pass Canal Peninsula Archipelago Strait Straits Sound Lagoon
    Reef Atoll Islet Island Islands Mountains Range Plateau Canyon Gorge Rapids Volcano Oasis Reservoir
    Lighthouse Park Reserve Forest River Rivers Creek Bay Harbor Harbour Falls Desert Steppe Delta
    Estuary Airport Airfield Aerodrome Airstrip Base Station Bridge Tunnel Viaduct Causeway Terminal
    Pier""".split()
)
LEAD_WORDS: Final = frozenset(
    """Cape Mount Mt Lake Loch Isle Gulf Bay Strait Port Fort Point Punta Cabo Isla Ilha Île Monte Pico
    Gare Hook""".split()
)
ENDINGS: Final = re.compile(
    r"fjord|fjörð|jökull|breen|gletsch|ferner|vatn|bukta|sundet|ostrov|shima|jima"
)


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
    led = TO.search(text, max(0, start - 10), start)
    return bool(led and MOVING.search(text, max(0, start - 60), start))
