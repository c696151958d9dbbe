"""Words inside names of buildings, bodies and places."""

from typing import Final

# -- shapes ------------------------------------------------------------
#: last words of names that are buildings or bodies, not places on their own
BUILDINGS: Final = frozenset(
    """airport airfield terminal station hospital infirmary clinic stadium arena theatre theater
    amphitheatre amphitheater museum hotel inn motel cathedral abbey mosque temple church chapel
    prison jail mall plaza galleria zoo university college school schools library center centre
    courthouse court courts hall house lodge fairgrounds institute academy department agency office
    bureau commission council board authority association society foundation company club police
    patrol corps brigade department troopers coroner ems depot cinema pub restaurant cafe
    bank gym nursery supermarket store shop market ministry embassy consulate legislature senate
    parliament festival league gallery forum summit conference championship cup""".split()
)
BODIES: Final = frozenset(
    """Council Schools School Court Courts Police Councilman Councilwoman Commission Manager Hall
    Attorney University Board Fire Library Clerk Council's Marshal Journal Representative
    Senator""".split()
)
KINDS: Final = frozenset("city town village state borough township county municipality".split())
#: words before a name that are not part of it unless the gazetteer says so
BEFORE: Final = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern
    western central upper lower far mid metro metropolitan downtown nazi rural urban inner outer
    greater communist ancient medieval colonial modern northeastern northwestern southeastern
    southwestern mainland post pre""".split()
)
AFTER: Final = frozenset("north south east west city district central borough".split())
#: words that the gazetteer has as small places, but that hardly ever are
FEASTS: Final = frozenset(
    """Passover Hanukkah Halloween Lent Advent Pentecost Ramadan Olympic Olympics M.D. D.D.S. B.A.
    M.A. Ph.D. R.N. J.D.""".split()
)
#: articles and kinds of places that begin names, and that some town is called by, too
BEGINNINGS: Final = frozenset(
    """la le las los el al san santa saint st puerto porto port cerro laguna lago cabo cape rio río bahia
    bahía villa ciudad banc point fort mount deir beit bab wadi tizi tell ras oued ain kafr pico monte
    new old north south east west upper lower grand great little""".split()
)

# -- words that code looks for one by one ----------------------------------------
CITY_DISTRICT_STATE: Final = frozenset({"City", "District", "State"})
COUNTY_STATE: Final = frozenset({"County", "State"})
LEADING_POINTS: Final = frozenset({"North", "South", "East", "West", "Old"})
NORTH_SOUTH_EAST_WEST: Final = frozenset({"north", "south", "east", "west"})
OF: Final = "of"
PERCENT_TO: Final = frozenset({"percent", "%", "to", "-"})
PUPILS: Final = "pupils"
ROAD: Final = "Road"
ST_SAINT: Final = frozenset({"St", "Saint"})
