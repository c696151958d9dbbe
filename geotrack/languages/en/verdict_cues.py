"""Words around a figure that change what may be said against it."""

import re
from typing import Final

from geotrack.languages.en.straight_words import STRAIGHT

BORDER_WORDS: Final = ("border", "frontier")

PARTIAL: Final = re.compile(
    r"\b(?:reduced|slowed|slowing|dropped|fell|eased|clocked|measured (?:at|\w+ \w+ at)|caught|radar|touch\w*|exceed\w*|at times|peak\w*|top speed|maximum|up to"
    r"|gust\w*|at first|then|until|till|later|sometimes|stretch\w*|sections?|downhill|uphill|limit\w*|allowed|between"
    r"|descents?|descending|instead|ran at|design\w*|laid out|built for|capable|can do|could do|rated|never more|hardly|at best|fastest|slowest)\b",
    re.IGNORECASE,
)
RATE: Final = re.compile(
    r"\s*(?:on )?(?:a|an|per|each|every|to the)\s+(?:day|night|week|month|hour|one)|\s*(?:daily|(?:on|for)? ?each)\b",
    re.IGNORECASE,
)
#: a figure that comes on top of another, or is the difference to it
ADDITION: Final = re.compile(
    r"\s*(?:more(?! than\b)|extra|longer|less(?! than\b)|shorter|fewer|slower|faster|later|earlier|behind|ahead|farther than|further than|on top)\b",
    re.IGNORECASE,
)
BY: Final = re.compile(
    r"\b(?:longer|shorter|farther|further|slower|faster|more|less)\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
NEAREST: Final = re.compile(
    r"\b(?:narrowest|nearest point|closest point|closest approach|at (?:its|the) nearest|at (?:its|the) closest)\b",
    re.IGNORECASE,
)
ON_THE_WAY: Final = re.compile(r"\s*(?:into|along|out on|up the|down the)\b", re.IGNORECASE)
#: what is so as a rule, or was to be, when it was not so this time
HABITUAL: Final = re.compile(
    r"\b(?:when|in (?:dry|fine|fair|good|bad) weather|usual|usually|normally|ordinar\w+|as a rule|generally|in summer|in winter|in good(?! time\b)|on a good|at best"
    r"|should|scheduled|timetabled?|instead|would|can|used to|record|advertised|promised|planned|allowed|supposed"
    r"|reckon\w*|otherwise|with(?:out| no| little| light) traffic|in a dry|in fair)\b",
    re.IGNORECASE,
)
#: a unit that guidebooks write for miles, others for meters
BARE_M: Final = re.compile(r"[\d½¼¾] ?[mM]\.$")
#: a direction right behind a figure, or the way that a road or traveller takes in the same clause
BEHIND: Final = re.compile(
    r"\s*(?:to the |due )?(north|south|east|west)(?:[- ]?(east|west))?(?:wards?)?\b\s+(?:through|to|via|by way|into|over|across|along)\b",
    re.IGNORECASE,
)
DUE: Final = re.compile(
    r"\b(?:due|straight) (north|south|east|west)(?:[- ]?(east|west))?(?:wards?)?\b(?! of\b)",
    re.IGNORECASE,
)
#: what did not happen, whose "would have" may stand before or behind the figure
UNREAL: Final = re.compile(
    r"(?:\bif\b[^.;]{0,60}?\bhad\b|\bhad (?:he|she|they|we|i|it|you|the \w+) )[^.;]*\bwould(?: not)? have\b"
    r"|\bwould(?: not)? have\b[^.;]*\b(?:if\b[^.;]{0,60}?\bhad\b|had (?:he|she|they|we|i|it|you|the \w+) )",
    re.IGNORECASE,
)
HEADING_WORDS: Final = re.compile(
    r"(?:A|One|Two|Three|Four|Five|Six|Seven|Ten|\d+) (?:Days?|Weeks?|Months?|Weekends?|Hours?)\b"
)

# -- joins ------------------------------------------------------------
SMALL: Final = frozenset({"the", "a", "an", "of", "and", "his", "her", "their", "our", "my"})

# -- moments ------------------------------------------------------------
NUMBER: Final = re.compile(r"\d|\b(?:first|second|third|\w+th)\b")
#: a day of a month that was told before: "the nineteenth"
OF_MONTH: Final = re.compile(
    r"the (?:\w+-)?(?:first|second|third|\w+th|\d+(?:st|nd|rd|th))", re.IGNORECASE
)
HALF_OF_DAY: Final = re.compile(
    r"(?<![a-z])[ap]\.?\s?m\b|morning|afternoon|evening|night|noon|midnight|dawn|dusk|sunrise|sunset",
    re.IGNORECASE,
)
#: a clock told in words; one told as timetables do
IN_WORDS: Final = re.compile(
    r"\b(?:past|to|at|o.clock|before|after|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
CLOCK_BEHIND: Final = re.compile(r"[,\s]{1,2}(?:at\s+)?(\d{1,2})[.:h](\d\d)\b")

# -- nationalgauges ------------------------------------------------------------
CHANGED: Final = re.compile(
    r"\b(?:chang\w+|adjust\w+|exchang\w+|swap\w*|differ\w*|break of gauge|transship\w*|reload\w*)\b",
    re.IGNORECASE,
)
SAME: Final = re.compile(
    r"\b(?:same|both|share[sd]?|common|no (?:need|change|break)|need not|without (?:a )?(?:change|break)|not (?:be )?chang\w+)\b",
    re.IGNORECASE,
)

# -- reach ------------------------------------------------------------
WATER: Final = re.compile(
    r"\b(?:across the (?:water|bay|sea|sound)|over the water|strait|channel|lagoon|offshore|off the coast|ferry"
    r"|islet|reef|atoll|out to sea|sail\w*|steam\w*|lighthouse|vessels?|ships?|tankers?|freighters?|cargo|kayak\w*)\b",
    re.IGNORECASE,
)
CENTER_OF: Final = re.compile(
    r"\b(?:downtown|cent(?:er|re) of(?: the city of)?)\s+$", re.IGNORECASE
)
CENTER: Final = re.compile(
    r"(?:['’]s)?\s+(?:(?:city|town)\s+cent(?:er|re)|central business district|CBD|downtown)\b",
    re.IGNORECASE,
)

# -- twoplaces ------------------------------------------------------------
#: a name as opposed to a description ("the Polish capital")
NAME: Final = re.compile(
    r"(?!The |the |from:|to:)(?!.*\b(?:capital|border|frontier|coast|city|town|village)\b)"
    r"[^\W\d_a-z][\w’'. -]{1,40}"
)

# -- whereabouts_areas ------------------------------------------------------------
SIDE: Final = re.compile(
    r"(?:the\s+)?(?:far\s+)?(?:north|south|east|west|central|mid|upper|lower|inner|outer)",
    re.IGNORECASE,
)

# -- average ------------------------------------------------------------
WORDS: Final = re.compile(
    r"\b(?:averag\w+|mean|on the whole|overall|made good|amounts? to|amounted to|works? out|worked out|comes? to|came to)\b",
    re.IGNORECASE,
)
#: "289 km in 5 hours at …": who tells all three in one breath tells how they hang together
AT: Final = re.compile(
    r"\b(?:hours?|minutes?|h|min) at (?:about |some |around |roughly )?$", re.IGNORECASE
)
#: an average without halts
MOVING: Final = re.compile(
    r"\b(?:moving|rolling|running|riding|walking|in motion|on the move|without (?:the )?(?:stops?|halts?))\b",
    re.IGNORECASE,
)

# -- border ------------------------------------------------------------
#: that somebody goes over a border, not only that there is one
CROSSES: Final = re.compile(r"\b(?:cross|pass|walk|travel|driv|drove|rode|rid)\w*\b", re.IGNORECASE)

# -- chronology ------------------------------------------------------------
#: words behind or before a time that halts are not counted in
CHRONOLOGY_MOVING: Final = re.compile(
    r"\b(?:on the move|of (?:driving|walking|riding|marching|steaming|sailing|running|cycling|motion)|at the wheel|in motion"
    r"|in the saddle|under way|driving time|without (?:the )?(?:halts?|stops?))\b",
    re.IGNORECASE,
)
#: clock times as logs write them, which may all be by one clock
LOGGED: Final = re.compile(r"\b\d{4}\b|\d\s?Z\b|\b(?:UTC|GMT|Zulu)\b")

# -- comparisons ------------------------------------------------------------
HEDGE: Final = (
    r"(?P<hedge>(?:a (?:little|good deal|bit)|just|well|rather|somewhat|slightly|far) (?:over|under|more than|less than|above"
    r"|below|short of)|more than|less than|over|under|at least|at most|not quite|nearly|almost)?"
)
TIMES_WORDS: Final = {
    "twice": 2, "double": 2, "two": 2, "thrice": 3, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
MULTIPLE: Final = re.compile(
    rf"\b{HEDGE}\s*(?P<times>twice|double|thrice|(?:{'|'.join(TIMES_WORDS)}|\d+) times) "
    r"(?:as (?:far|long|much)|the (?:distance|length|way)|that (?:distance|length))\b",
    re.IGNORECASE,
)

# -- containment ------------------------------------------------------------
#: "20 km south of [X in Y]": Y may hold what lies south of X
OF_ANOTHER: Final = re.compile(
    r"\b(north|south|east|west|kilomet|km|mile|hour|minute|drive)\w*[^.;]{0,25}\b(of|from|to)\s+(the\s+)?$",
    re.IGNORECASE,
)

# -- distance ------------------------------------------------------------
#: words that count a way twice, before or behind the figure within so many characters
BOTH_WAYS: Final = re.compile(
    r"\b(?:round[- ]?trips?|there and back|return(?:s|ed|ing)?|loops?|circuits?|both ways|out and back|and back"
    r"|circular|twice(?! (?:daily|weekly|monthly|a|each|every|per|in)))\b",
    re.IGNORECASE,
)
#: that a figure is the straight line, whatever travels there
AS_THE_CROW: Final = re.compile(rf"(?<!but )(?<!than )(?<!not )(?<!no ){STRAIGHT}", re.IGNORECASE)
#: that a way leads around what lies between
ROUND: Final = re.compile(
    r"\b(?:the|a|by the) long(?:er)? \w+ (?:way|road|route)\b|\b(?:a?round|skirt\w*|circl\w+) (?:the|a|its|that|this) (?:\w+ )?(?:estuary|bay|gulf|fjord|firth|lake|loch|lagoon|head"
    r"|inlet|sound|coast|cape|peninsula|massif|mountains?|sea|desert|swamps?|delta|mouth)\b"
    r"|\b(?:the|a|by the) long(?:er)? (?:one|way|road|route)\b|\b(?:by|via|a?round|past|by way of) (?:the )?(?:Cape|Horn|Cape Horn|Good Hope)\b|\bdetours?\b|\bdiver(?:ted|sion)\b|\broundabout\b",
    re.IGNORECASE,
)
#: miles that are none of ours
FOREIGN_MILES: Final = re.compile(
    r"\b(?:German|Danish|Swedish|Norwegian|Scandinavian|Irish|Scots|Scottish|Roman|Italian|Russian|Prussian"
    r"|Hungarian|geographical|Dutch|Arab|Turkish)\b(?:\s+\w+){0,2}\s*(?:miles?|ones?|leagues?)\b",
    re.IGNORECASE,
)

#: that a figure is the way's own, whatever the straight line is
BY_WAY: Final = re.compile(
    r"\bby (?:the )?(?:\w+ )?(?:road|rail|train|car|bus|coach|highway|motorway|railway|lorry|truck)\b|\bon (?:the )?(?:Route|Highway|[A-Z]\d+)\b"
    r"|\b(?:road distance|on the road|(?:road|highway|motorway|railway|line|route|track|[A-Z]-?\d+)\b[^.;]{0,60}\b(?:is|measures|runs|was|measured|winds?|wound|climbs|covers?|stretches|takes drivers))\b"
    r"|\bof (?:\w+ )?(?:motorway|highway|road|roads|track|tarmac|asphalt|gravel|bends|curves|hairpins|rails|railway)\b"
    r"|\b(?:[Tt]he|[Aa]|\d[\d,.]*[ -]?(?:km|kilomet(?:er|re)|mile)s?) (?:drive|ride|train journey|car journey|bus journey|road journey|road trip|bus ride)\b|\b(?:bus|coach|train|lorry|car)\b[^.;,]{0,30}\b(?:winds?|wound|climbs|covers)\b|\bdriving from\b",
    re.IGNORECASE,
)
#: miles that are plainly those of the land
LAND_MILES: Final = re.compile(r"\b(?:statute|land)\b", re.IGNORECASE)

# -- gauge ------------------------------------------------------------
GAUGE_WORDS: Final = (
    "gauge", "wheel", "bogie", "track", "bogies", "undercarriage", "axle", "wheelset",
)  # fmt: skip

# -- motion ------------------------------------------------------------
#: mode, words, km/h and km below which a scheduled service is too slow, and what it is
SCHEDULED: Final = (
    ("sea", re.compile(r"\b(?:catamarans?|hydrofoils?|hovercrafts?|fast (?:ferr(?:y|ies)|boats?|craft))\b", re.IGNORECASE), 18.0, 20.0, "fast ferry"),
    ("air", re.compile(r"\b(?:jets?|jetliners?|airbus|boeing)\b", re.IGNORECASE), 200.0, 400.0, "jet"),
    ("sea", re.compile(r"\bferr(?:y|ies)\b", re.IGNORECASE), 8.0, 20.0, "ferry"),
    ("rail", re.compile(r"\b(?:train|express|railcar|sleeper)s?\b", re.IGNORECASE), 12.0, 50.0, "train"),
    ("road", re.compile(r"\b(?:bus|buses|coach|coaches|drive|car)\b", re.IGNORECASE), 10.0, 50.0, "drive"),
    ("air", re.compile(r"\b(?:flights?|flies|fly|flew|flown|plane|airliner|jet)\b", re.IGNORECASE), 90.0, 300.0, "flight"),
)  # fmt: skip
TROUBLE: Final = re.compile(
    r"\b(?:delay\w*|late|stuck|storm\w*|snow\w*|broke|broken|breakdown|jam\w*|wait\w*|halt\w*|strand\w*|flood\w*"
    r"|landslides?|landslips?|repair\w*|punctures?|queue\w*|closed|blocked|customs|mud|fog|ice|stopp\w*|layover"
    r"|chang(?:e|ed|ing)|connection|via|tyres?|engine|tow\w*|march\w*|walk\w*|ox\w*|wagons?|horses?|mules?)\b",
    re.IGNORECASE,
)
#: … and in the air, within the sentence
TROUBLE_ALOFT: Final = re.compile(
    r"\b(?:delay\w*|late|stuck|storms?|fog|strand\w*|divert\w*|layover|stop\w*|chang(?:e|ed|ing)|connection|via|refuel\w*"
    r"|headwinds?|circl\w+|turn(?:ed)? back)\b",
    re.IGNORECASE,
)

#: who drives faster than others, and who travels by bus, and who does not
CHASE: Final = re.compile(
    r"\b(?:rac(?:e|es|ed|ing)|chas\w+|pursuit|pursued|police|records?|rally|ambulance|fled|fleeing|limit of)\b",
    re.IGNORECASE,
)
BUS: Final = re.compile(r"\b(?:bus|buses|coach|coaches|minibus\w*|matatus?)\b", re.IGNORECASE)
CAR: Final = re.compile(r"\b(?:cars?|driv\w+|taxis?|motorcycles?)\b", re.IGNORECASE)

#: what makes a vehicle stand for long, or those in it go elsewhere
TROUBLE_STANDING: Final = re.compile(
    r"\b(?:delay\w*|snow\w*|storm\w*|broke|broken|breakdown|strand\w*|flood\w*|land\w*|strike|stuck|customs|passengers (?:visit|may)|visits?|visited"
    r"|sightsee\w*|tours?|overnight|night|ashore|anchor\w*|guns?|repair\w*|blocked|closed|fog|ice|shut|sidings?|troops?|engine trouble|derail\w*)\b",
    re.IGNORECASE,
)

# -- position ------------------------------------------------------------
TO_THE: Final = re.compile(
    r"\s*,?\s*(?:which is |lying )?to (?:the|its) (?:north|south|east|west)", re.IGNORECASE
)

# -- recurrence ------------------------------------------------------------
#: what names a date as that of the trip before, so many characters before it at most
LAST: Final = re.compile(
    r"\b(?:last|previous|previously|earlier|before|(?<!stood )(?<!held )since|ended|cut|ceased|stopped|suspended|closed|broken off|abandoned"
    r"|withdrawn|severed|halted|not been|until)\b[^.;]*$",
    re.IGNORECASE,
)

#: "the first in 36 years", "for the first time for more than four": counted from an earlier trip
IN_YEARS: Final = re.compile(
    r"\bfirst\b[^.;]*\b(?:in|for|since)\b|\b(?:in|for) (?:\w+ ){0,3}$|\bno(?:t|ne|body)?\b",
    re.IGNORECASE,
)

# -- shares ------------------------------------------------------------
#: words that count parts, and the parts
COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
PARTS: Final = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
FRACTION: Final = re.compile(
    rf"\b({'|'.join(COUNTS)})[- ]({'|'.join(PARTS)})s?\b(?! (?:day|time|night|stage|class))",
    re.IGNORECASE,
)
HALF: Final = re.compile(
    r"\b(?<!second )(?<!first )(?<!other )(?:half|halfway|midway|midpoint)\b", re.IGNORECASE
)

# -- stage ------------------------------------------------------------
#: that a stretch is one day's
DAY: Final = re.compile(
    r"\b(?:to-?day|(?:this|that|same|each|every|a|per|one|first|second|third|last) day|day'?s (?:march|ride|walk|run|stage)"
    r"|days? \d|daily|(?:a|one|the|this|that|last|first|next) march|before (?:noon|night|dark)|by (?:evening|nightfall|dark))\b",
    re.IGNORECASE,
)
#: that it took several
DAYS: Final = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|several|many|few|some)"
    r"\s+(?:\w+\s+)?(?:days|nights|marches|stages|weeks)\b",
    re.IGNORECASE,
)
#: that nobody slept on the way
UNBROKEN: Final = re.compile(
    r"\b(?:rac\w+|records?|non-?stop|without (?:a )?(?:stop|sleep|rest)\w*|day and night|relays?|ultra\w*|mail|post|express|couriers?|drivers)\b",
    re.IGNORECASE,
)

# -- stretches ------------------------------------------------------------
#: a mark along a way counts from where it begins: "at kilometer 47"
MARK: Final = re.compile(r"\b(?:km|kilomet(?:er|re)|mile)(?:stone|post)? \d", re.IGNORECASE)

# -- sums ------------------------------------------------------------
#: words right behind or before a sum
IN_ALL: Final = re.compile(r"(?i)\s*,?\s*(?:in all|altogether|all told|in total|in sum)\b")
ALTOGETHER: Final = re.compile(
    r"\b(?:altogether|in all|in total|all told|a total of),?\s*$", re.IGNORECASE
)

# -- weekdates ------------------------------------------------------------
WEEKDAY: Final = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|tues|wed|thu|thurs|fri|sat|sun)\b\.?,?\s",
    re.IGNORECASE,
)
#: words that write a date out, day and month
CALENDAR_DATE: Final = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}",
    re.IGNORECASE,
)

# -- ruling ------------------------------------------------------------
#: the month, which is no walk
MONTH: Final = re.compile(r"\bMarch\b")
#: letters behind the digits or the numeral of a figure: its unit, as a word or a code
UNIT: Final = re.compile(
    r"(?:\d|\b)(?:k\.?m|kilomet\w*|clicks?|k|mi|miles?|nmi|nm|m|met\w*|ft|feet|yards?|leagues?|versts?|v\.|h|hrs?|hours?"
    r"|hourly|mins?|minutes?|min|s|secs?|seconds?|d|days?|nights?|weeks?|fortnights?|months?|years?|kn|kt?s|knots?|mph"
    r"|kph|kmh|m/s)\b|\d:\d\d|\d\s?h\s?\d|[°′\"']",
    re.IGNORECASE,
)
#: behind a country that is named after a place: it is one of several
LIST_GOES_ON: Final = re.compile(r"\s*(?:,|and\b|or\b|&)")

SHARE: Final = re.compile(
    rf"\b{HEDGE}\s*(?P<count>{'|'.join(COUNTS)})?[- ]?(?P<part>half|{'|'.join(PARTS)})s? of "
    r"(?:it|that|this|them|which|the (?:way|distance|whole|total|route|journey|trip|road|length))\b",
    re.IGNORECASE,
)

# words that code looks for one by one
BESIDE_PATTERN: Final = r"\s*[,(]?\s*(the|on)?\s*"
BY_24_HOURS_PATTERN: Final = r"(?<![a-z])[ap]\.?m\b"
FROM: Final = "from"
IS_AFTER_NOON_PATTERN: Final = r"afternoon|evening|night"
NIGHT: Final = "night"
