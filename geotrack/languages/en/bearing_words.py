"""Words of where a way heads, of what lies beyond a place, of sides of a coast and of the globe, of wheels changed, of races and nights."""

import re
from typing import Final

_DIRECTION: Final = r"(?P<one>north|south|east|west)(?:[- ]?(?P<two>east|west))?(?:wards?)?"
#: words of which each heading holds one, and the one of what lies beyond
COMPASS_WORDS: Final = ("north", "south", "east", "west")
BEYOND: Final = ("beyond",)
_GOING: Final = (
    r"(?:sail(?:s|ed|ing)?|steam(?:s|ed|ing)?|head(?:s|ed|ing)?|fl(?:y|ies|ew|ying|own)|rid(?:e|es|ing)|rode|driv(?:e|es|ing)|drove|travel(?:s|led|ed|ling|ing)?"
    r"|march(?:es|ed|ing)?|walk(?:s|ed|ing)?|r[au]ns?|running|lead(?:s|ing)?|led|go(?:es|ing)?|went|turn(?:s|ed|ing)?|mov(?:es|ed|ing)|cycl(?:es|ed|ing)|press(?:es|ed) on)"
)
_ARRIVES: Final = r"(?:reach(?:es|ed)?|comes? to|came to|arriv(?:es|ed) (?:at|in)|land(?:s|ed) (?:at|in)|gets? to|got to|enter(?:s|ed)|call(?:s|ed) at|anchor(?:s|ed) (?:at|in|off))"
#: before the place that a way begins at: "sailed east from"
HEADS_FROM: Final = re.compile(
    rf"\b{_GOING},? (?:due |straight |directly |away |off |out )?{_DIRECTION} (?:out )?(?:from|of) (?:the )?$",
    re.IGNORECASE,
)
#: … and between it and where it leads: " to", " and reached"
HEADS_TO: Final = re.compile(
    rf",? (?:(?:up |down |over |on )?(?:to|for|towards?|until|as far as)|(?:and|until \w+|till \w+) (?:\w+ ){{0,3}}?{_ARRIVES}) (?:the (?:port|town|city|village) of )?(?:the )?",
    re.IGNORECASE,
)
#: between the two: "from Perth north to Geraldton", "from Perth the road runs due north to Geraldton"
HEADS_BETWEEN: Final = re.compile(
    rf"(?:,? (?:the|this|that|our|a) (?:\w+ ){{1,3}}?{_GOING})?,? (?:due |straight |directly |on )?{_DIRECTION} (?:up |down |over |on )?(?:to|for|as far as) (?:the )?",
    re.IGNORECASE,
)
FROM: Final = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
#: a heading anywhere in a sentence, which tells of one alone: "go north in autumn", "climbs south-east over"
TURNS: Final = re.compile(
    r"\b(?!(?:the|of|in|its|to|from|a|an|at|on|and|or|far|this|that|by)\b)[a-z]+,? (?:due |straight |directly )?(?P<heading>(?:(?:north|south|east|west)-?){1,3})(?:wards?|bound)?\b"
    r"(?! (?:of|coast|side|bank|shore|end|part|slope|wall|face|wind|gate|station|street|road|Africa|America|Asia|Korea|Island|Pole|Sea|Cape|Bay)\b)",
    re.IGNORECASE,
)
#: the parts of a compass point
POINTS: Final = re.compile(r"north|south|east|west")
#: before the place that a way begins at, and before the one that it leads to
WHENCE: Final = re.compile(
    r"\b(?:from|leaving|left|leaves|out of|quit|departing|begins? (?:at|in)|start(?:s|ed|ing)? (?:at|in|from)) (?:the )?(?:(?:port|town|city|village) of )?$",
    re.IGNORECASE,
)
WHITHER: Final = re.compile(
    rf"\b(?:to|for|towards?|until|as far as|{_ARRIVES}) (?:the )?(?:(?:port|town|city|village) of )?$",
    re.IGNORECASE,
)
#: a place, a heading and no goal: "From Da Nang you travel south-east", "Out of Lviv the line runs due west"
HEADS_OFF: Final = re.compile(
    rf",? (?:you|we|they|he|she|one|I|the (?:road|line|track|way|train|railway|highway|bus|coach|ship|boat|ferry|caravan|column|party)) (?:\w+ ){{0,2}}?{_GOING},? (?:due |straight |directly )?{_DIRECTION}(?= ?[,.;:]| and\b| through\b| along\b| across\b| over\b| for\b)",
    re.IGNORECASE,
)
#: what makes a heading that of the first miles, or of another thing
FIRST_MILES: Final = re.compile(
    r"\b(?:first|at first|begin\w*|start\w*|before|until|then|instead|not|never|wrong|mistake\w*|detour|around|round)\b",
    re.IGNORECASE,
)
#: what makes the one heading of a sentence that of a stretch
OTHER_TURN: Final = re.compile(
    r"\b(?:first|then|instead|not|never|wrong\w*|mistake\w*|detour|around|round|turn(?:s|ed|ing)?|rather|but|back|return\w*|beyond)\b",
    re.IGNORECASE,
)

#: between two places: the first lies beyond the second, seen from where the way comes
LIES_BEYOND: Final = re.compile(
    r"(?:, (?:which|that))?,? (?:is|lies|lay|stands|stood|sits)(?: situated)?(?: (?:well|far|just|a little|a good way|some way|(?:about |some )?\d[\d,]* (?:km|kilomet(?:er|re)s|miles)))? beyond (?:the )?",
    re.IGNORECASE,
)
#: … with where the way comes from between them: "Homs, 160 km from Damascus, lies beyond Aleppo"
AWAY_FROM: Final = re.compile(
    r",? (?:(?:about|some|nearly|only|over) )?\d[\d,.]* ?(?:km|kilomet(?:er|re)s|miles|mi|hours?)(?: by \w+)? from (?:the )?",
    re.IGNORECASE,
)

#: between what lies somewhere and how far: " lies some", ", where he hoped for help, lay more than"
LIES_SOME: Final = re.compile(
    r"(?:,[^,.;:]{1,50},)? (?:is|lies|lay|stands|stood|sits|was)(?: (?:about|some|only|nearly|over|more than|just|roughly|almost|situated|located))*\s*"
)
#: before and between two places that a way is told of: "from Bern to ", "between Bern and "
FROM_PLACE: Final = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
FROM_BEHIND: Final = re.compile(r" (?:away )?from\b")
BETWEEN_BOTH: Final = "between {} and {}"
TO_PLACE: Final = re.compile(r" (?:to|and) (?:the )?", re.IGNORECASE)
#: a place of the sentence before, as what it is and where: "The little port in the far south of"
THE_TOWN: Final = re.compile(
    r"\s*(?:The|This) (?:[a-z-]+ ){0,3}?(?:town|city|port|harbou?r|village|resort|settlement|outpost|junction|oasis|station) (?:in|of|on)"
    r" (?:the (?:far |deep |extreme )?(?:north|south|east|west)[a-z-]* (?:corner |part |coast |edge )?of |the coast of )?$"
)
#: … with its name behind, which is another's
NAMED_BEHIND: Final = re.compile(r"(?:,| is| was) (?:the )?$")
#: behind a place: " lies north of the Equator"
HEMISPHERE: Final = re.compile(
    r",?(?: (?:which|that))? (?:is|lies|lay|stands|was)(?: situated)? (?:[\w'’.,-]+ ){0,5}?(?P<side>north|south) of the (?P<line>equator|tropic of cancer|tropic of capricorn|arctic circle|antarctic circle)\b",
    re.IGNORECASE,
)
#: latitudes of those lines, degrees
LINES: Final = {
    "equator": 0.0, "tropic of cancer": 23.44, "tropic of capricorn": -23.44, "arctic circle": 66.56,
    "antarctic circle": -66.56,
}  # fmt: skip
SIDES: Final = {"north": True, "south": False}

#: between a place and the country that it lies in: ", in the far south-west of", " in eastern"
IN_PART: Final = re.compile(
    r",?(?: an? (?:[a-z-]+ ){1,3})? in (?:the )?(?:far |extreme |deep |remote |dry |wet )?(?P<one>north|south|east|west)[- ]?(?P<two>east|west)?(?:ern)?(?: (?:part|corner|end))?(?: of)? (?:the )?$",
    re.IGNORECASE,
)
#: behind a place: " is a port on the east coast of"
COAST_SIDE: Final = re.compile(
    r",?(?: (?:which|that))?(?: (?:is|was|lies|lay|stands|sits))?(?:,? (?:an?|the)(?: [\w'’-]+){1,5})?,? (?:on|along) (?:the|its|this)(?: [a-z]+['’]s)? "
    r"(?P<one>north|south|east|west)(?P<two>)(?:ern)? (?:coast|seaboard) of (?!(?:the )?[^,.;:]*\b(?:Sea|Ocean|Lake|Gulf|Bay|Strait|Channel|Sound|Loch"
    r"|Firth|Adriatic|Aegean|Baltic|Caspian|Mediterranean|Pacific|Atlantic|Caribbean)\b)(?=(?:the )?[A-Z])",
    re.IGNORECASE,
)
#: … and ", the port on India's west coast"
ITS_COAST_SIDE: Final = re.compile(
    r",?(?: (?:which|that))?(?: (?:is|was|lies|lay|stands|sits))?(?:,? (?:an?|the)(?: [\w'’-]+){1,5}?)?,? (?:on|along) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?['’]s? "
    r"(?P<one>north|south|east|west)(?P<two>)(?:ern)? (?:coast|seaboard)\b",
)

#: one of these is told wherever wheels are changed
OF_RAILWAYS: Final = frozenset(
    "wheel wheels wheelsets bogies axles gauge gauges width widths track tracks rail rails".split()
)
#: wheels are changed from one width of track to another
WHEELS_CHANGED: Final = re.compile(
    r"\b(?:(?:wheels|wheel ?sets|bogies|axles) (?:\w+ ){0,4}?(?:changed|exchanged|swapped|adjusted|replaced)"
    r"|(?:put|set|lifted|moved|lowered|placed) on(?:to)? (?:\w+ )?(?:new|other|different|broader|narrower|wider|fresh) (?:bogies|wheels|axles|wheel ?sets)"
    r"|(?:chang|exchang|swapp?)(?:e|es|ed|ing) (?:of )?(?:the |its |all |their )?(?:bogies|wheels|wheel ?sets|axles)"
    r"|(?:railways|lines|countries|sides|networks|tracks|banks|neighbou?rs) (?:\w+ ){0,2}?(?:differ(?:s|ing)?|different) in (?:gauge|width)"
    r"|(?:railways|lines|countries|sides|networks|banks|neighbou?rs) (?:have|use|are laid to|run on) (?:a )?different (?:track|gauge|width|rail)s?"
    r"|(?:track|gauge|rails|line)\b(?: \w+){0,5}? chang(?:es|ed) (?:\w+ ){0,4}?(?:from|to) (?:a gauge of |the )?(?:\d[,.]?\d{3}|broad|narrow|metre|meter|standard)|break of gauge"
    r"|chang(?:e|es|ed|ing) (?:to|from|over to) (?:the )?(?:standard|broad|narrow|metre|meter|other|wider|narrower) (?:gauge|track))\b",
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    r"\b(?:not|no|never|without|nor|neither|need(?:s|ed)? not|nothing|longer|instead of|used to|once|formerly|would|were? spared)\b[^.;]*$",
    re.IGNORECASE,
)

#: what claims of such words have as their pattern
TOLD_HEADING: Final = "told-heading"
TOLD_BEYOND: Final = "told-beyond"
TOLD_HEMISPHERE: Final = "told-hemisphere"
TOLD_SIDE: Final = "told-coast-side"
TOLD_PART: Final = "told-part"
TOLD_TOWN: Final = "told-town"
TOLD_WHEELS: Final = "told-wheels"

#: that an arrival is on another day than its departure, and that the time between both is meant
OVERNIGHT: Final = re.compile(
    r"\b(?:(?:next|following|second|third) (?:day|morning|afternoon|evening|night|noon)|day after|days? later|overnight|sleepers?"
    r"|couchettes?|night (?:train|bus|coach|boat|ferry))\b",
    re.IGNORECASE,
)
#: that a length is that of a stretch without bends, which may begin and end anywhere
DEAD_STRAIGHT: Final = re.compile(
    r"\b(?:without (?:a|any) (?:single )?(?:bend|curve|turn)|dead straight|(?:runs?|ran) (?:quite |absolutely )?straight for"
    r"|longest straight|straight (?:stretch|section|road|track|railway|line of (?:rails?|railway|track)))\b",
    re.IGNORECASE,
)
#: behind a length, the land that it lies in, and behind a town, that its airport is meant
IN_LAND: Final = re.compile(
    r" (?:of (?:it|them|which) )?(?:in|inside|within|across) (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)"
)
AIRPORT: Final = re.compile(
    r"^\S+(?: [A-Z][\w'’-]+){0,3}(?:['’]s)? (?i:(?:international |main )?(?:airport|aerodrome|airfield))\b"
)
#: before or in a length, that it goes on from where the one before it ended
ANOTHER: Final = re.compile(r"\b(?:another|a further)\s+(?:[\w,.½]+[- ])?\w+$", re.IGNORECASE)
#: that a way is a race's course
OF_A_RACE: Final = re.compile(
    r"\b(?:race[sd]?|racing|pros|peloton|breakaway|rally|regatta|grand prix|time trial|gran fondo|brevet|ultra\w*|marathon|cyclo-?sportive"
    r"|stage (?:\d+|one|two|three|four|five)|(?:tour|giro|vuelta) (?:de|d['’]|of|stage))\b",
    re.IGNORECASE,
)
