"""Words of names that leave a name when they are dropped."""

from collections.abc import Mapping
from typing import Final

# -- halfnames ------------------------------------------------------------
#: words before a name that say what it is
LEADS: Final = (
    "Cape", "Mount", "Lake", "Fort", "Port", "Puerto", "Villa", "Caleta", "Mont", "Monte", "Isla", "Ilha", "Île",
    "Col de", "Col du", "Paso", "Passo", "Point", "Cabo", "Loch", "Gulf of", "Bay of", "Strait of", "Isle of",
    "Sea of", "Wadi", "Jebel", "Gunung", "Cerro", "Laguna", "Lago", "Lac", "Río", "Rio", "Ras",
)  # fmt: skip
#: words after it
TAILS: Final = (
    "Island", "Islands", "Pass", "Bay", "River", "Glacier", "Falls", "Peninsula", "Strait", "Sea", "Mountains",
    "Range", "National Park", "Station", "Airport", "Channel", "Canal", "Gorge", "Canyon", "Valley", "Harbour",
    "Desert", "Archipelago", "Point", "Tunnel", "Bridge", "Lake", "Sound", "Atoll", "Fjord", "Dam", "Inlet", "Base",
)  # fmt: skip
#: those that are tried where nothing bears the bare name: each costs a look-up
TRIED_LEADS: Final = (
    "Cape", "Mount", "Lake", "Fort", "Port", "Puerto", "Villa", "Caleta", "Mont", "Isla", "Cerro", "Laguna",
)  # fmt: skip
TRIED_TAILS: Final = (
    "Island", "Islands", "Pass", "Bay", "River", "Glacier", "Falls", "National Park", "Station", "Airport",
    "Harbour", "Point",
)  # fmt: skip
FILLERS: Final = frozenset({"of", "de", "du", "da", "do", "del", "la", "le", "el", "the"})
NO_HALF: Final = frozenset(
    """north south east west northern southern eastern western new old great grand little big long black
    white red blue green upper lower inner outer middle central main royal saint st san santa first second
    third castle church king queen prince princess victoria high low half""".split()
)
#: words that say by themselves what a thing is, and it is none of these
WHOLE: Final = frozenset(
    """road rd street st avenue ave drive lane boulevard blvd way court square place parkway highway route inn
    school college university church hospital club garden gardens mall store team league center centre""".split()
)

# -- shortforms ------------------------------------------------------------
#: words that are left away before a name
SHORTFORMS_LEADS: Final = frozenset(
    """fort ft port puerto porto cape cabo mount mt monte el al villa caleta ciudad camp ras ile isla
    ilha pico cerro nevado point punta""".split()
)
#: words that are left away after a name, or that go on with it
SHORTFORMS_TAILS: Final = frozenset(
    """island islands city town station harbour harbor springs bazaar bazar camp village base falls junction
    de del da do di du des la sur upon on am an sul""".split()
)
#: words that are no short form of anything
BARE: Final = (
    SHORTFORMS_LEADS
    | SHORTFORMS_TAILS
    | frozenset(
        "new old north south east west upper lower great little big saint st santa san santo sankt los las "
        "le les lake river bay sea gulf grand white black red blue green long high".split()
    )
)

#: words that stand by themselves, with "the" before them, for a name that a text tells in full
ALONE: Final = frozenset(
    """channel gulf bay sound strait straits cape falls pass canal desert peninsula territory isthmus bight glacier
    plateau basin gorge gorges narrows lake river firth fjord delta col gap canyon rapids bluff barrier forks
    crossing divide""".split()
)
#: what is meant by some of them where no text tells it in full, whichever is near
USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "channel": ("English Channel",),
    "gulf": (
        "Persian Gulf",
        "Gulf of Mexico",
        "Gulf of Carpentaria",
        "Gulf of Bothnia",
        "Gulf of Finland",
        "Gulf of Thailand",
        "Gulf of California",
        "Gulf of Saint Lawrence",
    ),
    "cape": ("Cape of Good Hope",),
    "horn": ("Cape Horn",),
}

# -- otherspellings ------------------------------------------------------------
#: words of many names, which are short for none of them
NO_PART: Final = (
    BARE | NO_HALF | ALONE | WHOLE
    | frozenset(
        """prince princess king queen santa santo creek mountain mountains ridge beach town valley rock spring springs
        hill hills island islands park forest bridge border landing portage""".split()
    )
)  # fmt: skip

# -- words that code looks for one by one ----------------------------------------
THE: Final = "the "
SAINTS: Final = frozenset({"st", "saint"})
POSSESSIVES: Final = ("'s", "’s")
#: a name of one word that stands for one of these, whichever hemisphere the text is about
POLE: Final = ("pole",)
POLES: Final = (("north", "pole"), ("south", "pole"))
