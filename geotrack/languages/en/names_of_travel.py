"""Patterns of words that travel texts use: kinds of place in names, roads, movement, ships."""

import re
from typing import Final

# -- travelnames ------------------------------------------------------------
CODE_CONTEXT: Final = re.compile(
    r"\b(?:fl(?:y|ew|ies|ying|own|ight|ights)|land(?:ed|ing|s)?|took\soff|take-?off|depart\w*|arriv\w*|"
    r"airports?|runway|terminal|layover|stopover|connect\w*|boarded|divert\w*|planes?|jets?|airline\w*|gates?)\b",
    re.IGNORECASE,
)
#: generic nouns that stand alone
GENERIC: Final = frozenset(
    """centre center state states country county city town village mainland island islands capital
    province region district union federation coast interior port harbor harbour airport station
    bridge border downtown""".split()
)
#: a place with the article only
POLE: Final = "Pole"
OPENERS: Final = frozenset(
    """the a an at in from on near off past via to for with and but after before over across through
    around round up down along as by of our their his her its this that then when where while""".split()
)

# -- travelwords ------------------------------------------------------------
CAP: Final = r"(?:(?:St|Mt|Ft)\.|[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[’'-]\w+)*)"
NAME: Final = rf"{CAP}(?:[ \n](?:(?:de|del|de la|la|du|of|the|von|da|do)[ \n])?{CAP}){{0,4}}"
#: heads that are places wherever they stand, listed or not
LAND_HEADS: Final = (
    r"(?:Glacier|Icefield|Ice\sShelf|Fjord|Inlet|Pass|Canal|Peninsula|Archipelago|Strait|Straits|Sound|"
    r"Lagoon|Reef|Atoll|Islet|Islands?|Mountains|Range|Plateau|Canyon|Gorge|Rapids|Volcano|Oasis|"
    r"Reservoir|Lighthouse|National\sPark|Nature\sReserve|National\sForest|Game\sReserve|"
    r"Rivers?|Creek|Bay|Harbou?r|Falls|Desert|Steppe|Delta|Estuary)"
)
#: and those that people built
BUILT_HEADS: Final = (
    r"(?:(?:(?:International|Regional|Municipal|Domestic|County|City)\s)*(?:Airport|Airfield|Aerodrome|Airstrip)|"
    r"Air\s(?:Force\s)?Base|Naval\s(?:Air\s)?Station|(?:Railway|Train|Bus|Metro|Central|Research|Polar)\sStation|"
    r"Station|Bridge|Tunnel|Viaduct|Causeway|Ferry\sTerminal|Pier|Bus\sTerminal)"
)
LED: Final = re.compile(
    rf"\b((?:Cape|Mount|Mt\.?|Lake|Loch|Isle\sof|Gulf\sof|Bay\sof|Strait\sof|Port|Fort|Point|Punta|Cabo|Isla|"
    rf"Ilha|Île|Monte|Pico|Gare(?:\s(?:de|du|d[’']))|Hook\sof)[ \n]{CAP})"
)
#: one word that tells its kind by its ending
ENDED: Final = re.compile(
    r"\b([A-ZÀ-ÖØ-ÞĀ-Ž]\w{2,}(?:fjord|fjorden|fjörður|jökull|breen|gletscher|ferner|vatn|bukta|sundet|"
    r"ostrov|shima|jima))\b"
)
#: roads by number
ROAD: Final = re.compile(
    r"\b(K2|(?:E|A|M|N|B|D|R|G|S|I|SR|US|AH)-?\s?\d{1,3}[A-Z]?|(?:Route|Highway|Interstate|U\.?S\.?\sRoute|"
    r"U\.?S\.?\sHighway|State\sRoute|Autobahn|Autostrada|National\sHighway)\s\d{1,4})\b"
)
#: words after which a code, or an unknown name, is where somebody goes
WAY: Final = (
    r"(?:from|to|into|via|at|for|out\sof|towards?|through|over|across|past|near|off|round|around|reached|"
    r"reaching|left|leaving|crossed|crossing|rounded|up|down|along|between|and|in|on|entered|visited)"
)
BEFORE: Final = re.compile(rf"(?:\b{WAY}\s(?:the\s)?|[,(]\s?)\Z", re.IGNORECASE)
MOVING: Final = re.compile(
    r"\b(?:sail|fl[yeio]|drov|driv|rode|ride|ridden|walk|march|travel|journe|went|go(?:es|ing)?\b|head|"
    r"set\sout|set\soff|took\soff|steam|cruis|cycl|hik|trek|bound|depart|arriv|return|left|leav|reach|"
    r"divert|exile|deport|fled\b|flee|escap|evacuat|retreat|train|ferry|ferries|bus(?:es)?\b|flight|voyage|crossing|road|route|passage)",
    re.IGNORECASE,
)
#: where somebody leaves, stops or goes
STOP: Final = re.compile(
    r"\b(?:to|for|from|via|into|at|reach(?:ed|es|ing)?|left|leav(?:e|es|ing)|enter(?:ed|s|ing)?|towards?|near|off)\s\Z"
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
ENDINGS: Final = (
    "fjord", "fjörð", "jökull", "breen", "gletsch", "ferner", "vatn", "bukta", "sundet", "ostrov", "shima", "jima",
)  # fmt: skip

# -- words that code looks for one by one ----------------------------------------
CODES_PATTERN: Final = r"\b(?:from|to|via|at|into|for|and|left|out\sof|[-–/])\s?\Z"
THE: Final = "the"
