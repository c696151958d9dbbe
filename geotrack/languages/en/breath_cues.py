"""Words by which figures that stand together are added, divided or counted, whatever places they are told of."""

import re
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en.tally_words import COUNT

#: right before a sum: "that makes", "the whole walk comes to", "a total of"
SUM_BEFORE: Final = re.compile(
    r"\b(?:mak(?:es?|ing)|made|com(?:es?|ing) (?:out )?(?:to|at)|came (?:out )?(?:to|at)|add(?:s|ed|ing)? up to|amount(?:s|ed|ing)? to"
    r"|total(?:s|l?ed|l?ing)?(?: of)?|sum(?:s|med)? (?:of|up to)|in all,?|altogether,?|all told,?|for a total of)"
    r"[\s:,]*(?:about|some|roughly|just|only|exactly|around|a|an|it|the|good|full|under|over|nearly|almost|\s)*$",
    re.IGNORECASE,
)
#: … and right behind one
SUM_BEHIND: Final = re.compile(
    r"(?: of [a-z]+)? *,? *(?:in all|altogether|all told|in total|in sum|all together|in the whole)\b",
    re.IGNORECASE,
)
#: … before a remainder …
REST_BEFORE: Final = re.compile(
    r"\b(?:remaining|remainder of|leav(?:es?|ing)|left|still (?:have|had|ha[sd]|lack\w*|to go)?|rest of)"
    r"[\s:,]*(?:you|us|me|him|her|them|about|some|roughly|just|only|another|with|the|a|\s)*$",
    re.IGNORECASE,
)
#: … and behind one
REST_BEHIND: Final = re.compile(
    r"\s*,?\s*(?:\w+ )?(?:to go|remain(?:s|ed|ing)?|left\b(?! of)|(?:still )?in front of (?:you|us|me|him|her|them)"
    r"|(?:still )?ahead of (?:you|us|me|him|her|them)|still lay ahead|lay ahead)\b",
    re.IGNORECASE,
)
#: that a length is gone already
DONE: Final = re.compile(
    r"(?: or so)?,? (?:done|gone|covered|behind (?:us|me|him|her|it|them|you)|of (?:it|them|these|those|which) (?:are|were|was|is) (?:done|gone|behind))\b",
    re.IGNORECASE,
)
DID: Final = re.compile(
    r"\b(?:had|have|has) (?:done|gone|covered|made|put|ridden|walked|driven|sailed|rowed|run|travel\w+|marched)(?: about| some| nearly)? *$",
    re.IGNORECASE,
)
#: that parts of the length before follow: "of which", "of these"
OF_WHICH: Final = re.compile(r"\bof (?:which|these|this)\b,?", re.IGNORECASE)
#: what leads to an average that words of its own do not call one: "…, or 47 km a day"
SO_A_DAY: Final = re.compile(
    r"(?:[:–—]|\b(?:riding|walking|covering|marching|rowing|cycling|driving|making|doing|or|so|that (?:is|was|makes?)|which (?:is|was|makes?)|ma(?:k(?:es?|ing)|de)|i\.e\.|came to|comes? to|mean(?:s|t|ing)?|works? out at"
    r"|worked out at|averag\w+|an average|on average|at))"
    r"[\s,]*(?:about|some|roughly|just|only|over|under|an?|average|of|mean|rate|the|little|nearly|almost|\s)*$",
    re.IGNORECASE,
)
#: a length that is a day's
DAILY_LENGTH: Final = re.compile(
    r"\d[ -]?(?:km|kilomet(?:er|re)s?|miles?|mi) (?:a|per|each|every) day\b", re.IGNORECASE
)
#: that a length is a week's
A_WEEK: Final = re.compile(r"\s*(?:a|per|every|each) week\b|\s*weekly\b", re.IGNORECASE)
#: verbs of going off, and of getting somewhere, beside a clock time
LEAVES: Final = re.compile(
    r"\b(?:leav(?:es?|ing)|left|depart\w*|sail(?:s|ed|ing)?|set(?:s|ting)? (?:out|off|sail)|start(?:s|ed|ing)?|pull(?:s|ed|ing)? (?:out|away)"
    r"|tak(?:es?|ing) off|took off|cast(?:s|ing)? off|slip(?:s|ped)? (?:out|away|from)|push(?:es|ed)? (?:off|back)|go(?:es)? at|went off"
    r"|towed (?:out|off|away)|put(?:s|ting)? (?:out|off|to sea)|embark(?:s|ed|ing)?|weigh(?:s|ed|ing)? anchor|quit(?:s|ted)?|lift(?:s|ed)? off|roll(?:s|ed)? (?:out|away)|back(?:s|ed)? out|got away|gets? away|drew out|draws? out|steam(?:s|ed)? out|head(?:s|ed)? out"
    r"|departures?|wheels up|take-?off|off blocks|out of|flight at|train at|boat at|bus at|ferry at|coach at)\b",
    re.IGNORECASE,
)
ARRIVES: Final = re.compile(
    r"\b(?:arriv\w*|reach(?:es|ed|ing)?|land(?:s|ed|ing)?|berth(?:s|ed|ing)?|t(?:ies|ied|ying) up|dock(?:s|ed|ing)?|com(?:es?|ing) (?:in|alongside|into|to)"
    r"|came (?:in|alongside|into|to)|get(?:s|ting)? (?:in|into|to|there|you)|got (?:in|into|to|there)|(?:is|are|was|were|be|am|stands?|stood) (?:in|at|on|there|alongside|down|back)"
    r"|stop(?:s|ped)? (?:in|at)|pull(?:s|ed|ing)? (?:in|into|up)|due|touch(?:es|ed)? down|alongside|doors? (?:are |were )?open(?:s|ed)?|step(?:s|ped)? (?:down|off|out)"
    r"|roll(?:s|ed)? (?:in|into)|set(?:s)? (?:you |us )?down|drop(?:s|ped)? anchor|wheels touch\w*|calls? at|called at|delivers?|got (?:down|out|off)|alight(?:s|ed)?)\b",
    re.IGNORECASE,
)
#: a time that ties two clock times together
LATER: Final = re.compile(
    r"\s*(?:later|after (?:that|leaving|setting|the start)|on)\b", re.IGNORECASE
)
AFTER: Final = re.compile(
    r"\b(?:after|in|takes?|took|taking|needs?|needed|lasts?|lasted|for|requires?|allow|allows|allowed|of|is|was|does it in|did it in|within)"
    r"[\s,]*(?:you |us |me |him |her |them |it )?(?:a |an |the )?(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
#: that a time is how much clocks differ
OF_CLOCKS: Final = re.compile(
    r" (?:ahead|behind|earlier than|later than|in advance)\b", re.IGNORECASE
)
#: that clocks of two places were compared
CLOCKS: Final = re.compile(
    r"\b(?:local time|time zones?|island time|hours? (?:behind|ahead|back|forward|earlier|later than)|clocks?|watch(?:es)?|GMT|UTC|Zulu|\w+'s time|\w+ time\b)",
    re.IGNORECASE,
)
#: that a trip was not as it is meant to be, or that several are told of
UNLIKE: Final = re.compile(
    r"\b(?:delay\w*|late(?:r than|ly)?|should|scheduled|usual\w*|normal\w*|ordinar\w+|instead|promised|planned|supposed|advertised|timetabled?|by rights"
    r"|missed|stuck|wait(?:s|ed|ing)?|stop(?:s|ped)? (?:for|over)|rest(?:s|ed)|layover|chang(?:e|es|ed|ing)|would|record|fastest|slowest|otherwise|cancel\w*)\b",
    re.IGNORECASE,
)
#: words that put a clock time on another day, or in the other half of it
OTHER_DAY: Final = re.compile(
    r"\b(?:next|following|overnight|night|nights|midnight|tomorrow|days? (?:later|after)|the day|second|third|slept|sleeps?|camp\w*|day ?light|daybreak|dawn|sunrise|sun rose|sunset|nightfall)\b",
    re.IGNORECASE,
)
#: "seven days and nine nights", "4 days / 3 nights"
DAYS_AND_NIGHTS: Final = re.compile(
    r"\b(?P<first>\d+|[a-z]+(?:-[a-z]+)?)[- ](?P<one>days?|nights?)(?: and |, |/| / |-and-)(?P<second>\d+|[a-z]+(?:-[a-z]+)?)[- ](?P<two>days?|nights?)\b",
    re.IGNORECASE,
)
NIGHTS: Final = re.compile(r"\b(?:days?|nights?)\b", re.IGNORECASE)
#: that a time is of the whole trip, halts among it
WHOLE: Final = re.compile(
    r"\b(?:whole|entire|in all|all told|altogether|total|door to door|from end to end|end to end|stops? included|halts? included|including|inclusive|complete)\b",
    re.IGNORECASE,
)
#: that a figure is just missed, and that it is hedged by more than being an average
NEARLY: Final = re.compile(
    r"\b(?:nearly|almost|just under|close (?:to|on)|not quite|barely)\b", re.IGNORECASE
)
HEDGED: Final = re.compile(
    r"\b(?:about|around|approximately|roughly|some|circa|perhaps|maybe|or so|close (?:to|on)|a good|estimated|say)\b|~|≈",
    re.IGNORECASE,
)
#: that a time is the one between the dates told: "those seven nights", "after 12 days", "we were 31 days about it"
THAT_TIME: Final = re.compile(
    r"\b(?:those|these|all those|lay|lie|lasted|lasts|between them|(?:makes?|making|made|which is|that is|that was|it was))\s*$",
    re.IGNORECASE,
)
#: … or behind it that it counts from the start: "71 days out from", "12 days after leaving"
OUT: Final = re.compile(
    r"\s*(?:out\b|after (?:leaving|setting|sailing|starting|departing|departure|the start|(?:her|his|their|its|our|my) (?:departure|start)|(?:she|he|they|we|it|I) (?:had )?(?:left|sailed|set|started))\b)",
    re.IGNORECASE,
)
#: words that call a time a halt: "a stop of six hours", "six hours' rest"
HALT_BEFORE: Final = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|break|pause[sd]?|rest(?:s|ed)?|wait(?:s|ed|ing)?|layover|stands?|stood|stands still|stopover)"
    r" (?:of |for |lasting |takes? |took |lasts? |lasted )?(?:about |some |nearly |over |a |an |just |only |almost )*$",
    re.IGNORECASE,
)
HALT_BEHIND: Final = re.compile(
    r"(?:['’]s?)?[- ](?:long )?(?:\w+ )?(?:stop|halt|break|pause|rest|wait|layover|stopover)\b(?! in (?:his|her|their|our|my) )",
    re.IGNORECASE,
)
#: that a time counted in is a halt: "That includes nine hours at the border"
COUNTED_IN: Final = re.compile(
    r"\b(?:includes?|including|inclusive of|counting|of which|allows? for|allowing for|with)"
    r" (?:about |some |nearly |over |a |an |just |only |almost |up to |around |the )*$",
    re.IGNORECASE,
)
THAT: Final = re.compile(
    r"\s*(?:That|This|It|These|Those|The (?:time|figure|total))\b[^.;,]{0,20}\b(?:includ|count|allow)",
    re.IGNORECASE,
)
STOOD_AT: Final = re.compile(
    r" (?:(?:or so|each|alone|spent|waiting|lost|standing|stopped|halted) )*(?:at|in|on|for) (?:the |a )?(?:\w+ )?"
    r"(?:border|frontier|customs|checkpoints?|controls?|station|port|harbou?r|quay|platform|airport|ferry|formalities|lunch|dinner|breakfast|meals?|rest"
    r"|refuel\w*|fuel|coffee|tea|sightseeing|immigration|passport\w*)\b",
    re.IGNORECASE,
)
#: … or that of a stop, where a place is named behind it
AT_PLACE: Final = re.compile(r" (?:at|in) (?:the |a )?[A-Z]")
#: that a time has the halts of its trip in it: "five hours with the break"
WITH_HALTS: Final = re.compile(
    r"^[\s,]*(?:or so[\s,]*)?\(?(?:with|including|counting|inclusive of|stops? and all|breaks? and all|allowing for)"
    r" (?:the |this |that |these |those |all |a |an |its |our |your |one |every )*(?:\w+ )?(?:stops?|halts?|breaks?|pauses?|rests?|waits?|stopovers?|layovers?)\b",
    re.IGNORECASE,
)
#: that a halt is counted among the trip's time: "nine hours, including a halt of …"
WITH: Final = re.compile(
    r"\b(?:including|includes?|included|inclusive of|counting|with|of which|among (?:it|them|which))\b",
    re.IGNORECASE,
)
#: that a halt is of the trip told right before: "of the five hours", "two of them", "spent on the ground", "on the way"
OF_IT: Final = re.compile(
    r"\b(?:of (?:them|it|these|those|which)|(?:of|in|during) (?:the|these|those|its|that) (?:\w+ )?(?:hours|days|time|journey|trip|flight|crossing|passage|run|ride)|spent (?:on|at|in)"
    r"|on the way|en route|underway|along the way|halfway|midway|half way)\b",
    re.IGNORECASE,
)
#: that a vehicle stands, or is held
VEHICLE_STANDS: Final = re.compile(
    r"\b(?:(?:train|bus|coach|ship|ferry|boat|steamer|lorry|truck|express|it|she|convoy|skipper|driver|plane|aircraft)\b[^.;]{0,25}"
    r"\b(?:stands?|stood|stops?|stopped|halts?|halted|(?:is|was|were|are) (?:held|stopped|kept)|lay|lies|rests?|rested|sat|sits))[^.;]{0,30}$",
    re.IGNORECASE,
)
#: that a time is not gone, but stood
STANDING: Final = re.compile(
    r"\b(?:stands?|stood|stop\w*|halt\w*|held|spent|wait\w*|rest\w*|pause\w*|break|layover|ground|station|border|customs|anchor\w*|moored|lay|hove)\b",
    re.IGNORECASE,
)
#: that a time is how long a halt lasts
HALT_LASTS: Final = re.compile(
    r"\b(?:the|a|an|one|his|her|its|our|their) (?:\w+ )?(?:halt|stop|pause|break|stopover|layover|rest|wait) (?:(?:for|at|in|on) (?:the )?\w+ )*(?:lasts?|lasted|is|was|takes?|took|of)"
    r"(?: about| some| only| nearly| just| over| a| an| a good)*\s*$",
    re.IGNORECASE,
)
#: that a time is that of a trip as a whole
OF_TRIP: Final = re.compile(
    r"\b(?:journey|trip|flight|crossing|passage|voyage|ride|drive|run|way|road|takes?|took|lasts?|lasted|needs?|needed|whole|in all|total)\b",
    re.IGNORECASE,
)
#: that a daily length is of one day, of the best, or of some
SOME_DAYS: Final = re.compile(
    r"\b(?:best|worst|sometimes|never|longest|shortest|some days|(?:first|last|good|bad) days?|at most|at times|record|once|any|if)\b",
    re.IGNORECASE,
)
#: that a speed is the highest that is gone: "limited to", "a top speed of", "never more than"
TOP_SPEED: Final = re.compile(
    r"\b(?:limited to|limit (?:of|is|was)|top speed (?:of|is|was)|maximum (?:speed )?(?:of|is|was)|(?:no|never|not) (?:more|faster|quicker|over) than|at most"
    r"|never over|never exceed\w*|not exceed\w*|up to|at the most)[\s,]*(?:about |some |a |an |the |only )*$",
    re.IGNORECASE,
)
#: a second figure that says the same: "628 statute miles (1,011 km)", "780 nautical miles to Bath, equal to 1,445 km"
PAIR_BEHIND: Final = re.compile(
    r"(?: (?:(?P<sea>nautical|sea)|statute|land) miles)?(?: (?:to|from) [A-Z][\w'’-]+)?(?P<link>[,;:]? ?"
    r"(?:\((?:or |that is |i\.e\. |= |equal to )?|[–—] ?|(?:or|equal to|equals|which (?:is|are|makes?)|that (?:is|makes?|was)|is|are|making|i\.e\.|=),? )|, )"
    rf"(?:(?:about|some|nearly|almost|roughly|just over|just under|over|a little over|only|say) )*(?P<size>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{COUNT}(?: hundred)?)[ -]?"
    r"(?P<unit>km/h|kph|mph|knots|kn|(?:km|kilomet(?:er|re)s|miles|leagues) an hour|km|kilomet(?:er|re)s?|(?:statute |land |English |nautical |sea )?miles?|mi|nmi|nm)\b"
    r"(?! (?:by|to|from|of|on|in|longer|shorter|more|less|farther|further|away|behind|beyond|before|later|north|south|east|west)\b)",
    re.IGNORECASE,
)
#: units of second figures by how they begin, the longer words first
PAIR_UNITS: Final = (
    ("km/h", "km/h"), ("kph", "km/h"), ("km an", "km/h"), ("kilometers an", "km/h"), ("kilometres an", "km/h"),
    ("mph", "mph"), ("miles an", "mph"), ("kn", "kn"), ("k", "km"), ("mi", "mi"), ("statute", "mi"), ("land", "mi"),
    ("english", "mi"), ("n", "nmi"), ("sea", "nmi"),
)  # fmt: skip
#: links that may also lead to another length
PAIR_LOOSE: Final = frozenset({"", "–", "—", "is", "are", "or"})
#: what makes a figure behind a mere comma the same again: nothing goes on behind it
PAIR_CLOSED: Final = re.compile(r"\s*(?:[,.;:)!?–—]|$)")
#: what parts the items of a list
LIST_MARKS: Final = r",(?!\d{3}\b)\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+(?:finally\s+|then\s+)?"
#: units of length as they stand behind a figure
LENGTH_UNITS: Final = r"km|kilomet(?:er|re)s?|miles?|mi|nautical miles?"
#: that a speed or daily length is an average over the whole
AVERAGE: Final = re.compile(
    r"\b(?:averag\w+|(?:a|the) mean|mean (?:of|speed)|on the whole|overall|made good|amount(?:s|ed)? to|work(?:s|ed)? out|com(?:es|ing) to|came to)\b",
    re.IGNORECASE,
)
#: a line that no train runs on
DATE_LINE: Final = re.compile(r"\bdate[- ]?line\b", re.IGNORECASE)
#: behind a unit: that it is no speed's, nor a day's
NO_RATE: Final = r"(?!/h| (?:an?|per|each|every) (?:hour|day|week))"
#: that a length was gone over, not exceeded
OVER_THE: Final = re.compile(r"over (?:the|those|these|its|our|their) ", re.IGNORECASE)
#: that a time was gone, not stood
ON_THE_MOVE: Final = re.compile(
    r" (?:on the (?:move|road|way|water|march)|under way|underway|at sea|of (?:driving|sailing|riding|walking|flying|rowing))\b",
    re.IGNORECASE,
)
#: that a speed follows from the length and time just told
SO_FAST: Final = re.compile(
    r"(?:[,;:–—] (?:at )?(?:a|an) (?:\w+ )?speed of|\b(?:thus|so|therefore|hence) (?:had )?(?:made|did|averaged|kept|ran|run|sailed|went|gone|reached|done)|\b(?:that|which|this) (?:is|was|makes?|made|means?|gives?|comes to|came to|works out at))"
    r"[\s,]*(?:about |some |roughly |just |only |over |under |nearly |almost |a |an )*$",
    re.IGNORECASE,
)
#: times as they stand in a text, read as claims or not
TIME_UNITS: Final = r"hours?|hrs?|days?|minutes?|weeks?|nights?"
#: that a time after nights is the arrival: "after seven nights"
AFTER_NIGHTS: Final = re.compile(r"\b(?:after|for)\s*$", re.IGNORECASE)
#: a length that is the whole of a way: "the whole journey measures …", "… long"
WHOLE_BEFORE: Final = re.compile(
    r"\bof (?:the|its|her|his|their|our|those|these) $|\b(?:whole|entire|total|in all|altogether|journey|route|track|line|way|distance|road|trail|measures?)\b[^.;]*$",
    re.IGNORECASE,
)
WHOLE_BEHIND: Final = re.compile(
    r"[ -]*(?:long|in all|altogether|in length|from end to end)\b", re.IGNORECASE
)
#: how a sentence begins that tells how long the way of the one before takes
ALLOW: Final = re.compile(
    r"\s*(?:allow|(?:the (?:whole |entire )?|our |his |her |their )(?:crossing|trip|ride|journey|flight|passage|run|drive|voyage|way|sailing)"
    r" (?:takes?|took|lasts?|lasted|needs?|needed|is|was)|that (?:is|was|makes|made)|it (?:takes|took))\b",
    re.IGNORECASE,
)
#: that a clock time is the place's own: "19.05 local time", "at 6:45 a.m. Newfoundland time"
LOCAL: Final = re.compile(
    r",? *(?:\(?(?:by )?(?:the )?(?:local|island|\w+(?:['’]s)?) (?:time|clocks?)\b|(?:by|on) the clocks? (?:of|on|in|at|there)\b|by (?:the )?\w+ clocks?\b|(?:local|there)\b)",
    re.IGNORECASE,
)
#: that a vehicle stands on its way, not that somebody stays or waits for it
STANDS: Final = re.compile(
    r"\b(?:stops?|stopped|halts?|halted|stands?|stood|pauses?|paused|(?:a|one|the|long|short) (?:stop|halt|pause) of|(?:stop|halt)(?:s|ped|ed)? for"
    r"|(?:is|are|was|were|be) (?:let|allowed) (?:out|off|down))"
    r" (?:of |for |lasting )?(?:about |some |nearly |over |a |an |just |only |almost )*$",
    re.IGNORECASE,
)
#: that a length is gone in a time: "which a jet does in", "takes", "took us"
GONE_IN: Final = re.compile(
    r"\b(?:in|takes?|took|taking|needs?|needed|requires?|lasts?|lasted|within|about it|does it|did it|covers? it|manages?|managed|for (?:it|them|the))\b",
    re.IGNORECASE,
)
#: a time that counts from the start of all
AFTER_START: Final = re.compile(
    r"\s*after (?:the start|leaving|setting (?:out|off)|departure|departing|(?:we|they|he|she|it|I) (?:had )?(?:left|set (?:out|off)|started|departed))\b",
    re.IGNORECASE,
)
#: where a sentence ends: not behind "a.m."
SENTENCE_ENDS: Final = re.compile(r"[.!?](?=\s+[A-Z])(?<![ap]\.m\.)")
#: which half of the day a clock time is of
HALF_TOLD: Final = re.compile(
    r"(?<![a-z])[ap]\.?\s?m\b|\b(?:morning|afternoon|evening|noon|midnight|at night)\b",
    re.IGNORECASE,
)
#: that a clock time is the last of several
ANOTHER_TIME: Final = re.compile(r"\d(?: [ap]\.?m\.?)?,? (?:and|or) (?:at )?$")
WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What no common traveller by a mode makes on average: km/h, km a day; `fast`: who is no common one."""

    hourly: float
    daily: float | None
    fast: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


#: by mode; a true journey of each in the corpus is slower, but for those whose words stand beside it
PACES: Final[dict[str, Pace]] = {
    "rail": Pace(hourly=175.0, daily=None, fast=_words(
        r"high[- ]speed|bullet|TGV|AVE|ICE|Shinkansen|maglev|fast(?:est)? (?:train|line|link)s?|fast|Eurostar|Frecciarossa|Italo|KTX|new line|express(?:es)?|HSR|supersonic|HS\d?")),
    "road": Pace(hourly=130.0, daily=1500.0, fast=_words(r"rac(?:e|ed|ing)|record|rally|fast(?:est)?")),
    "sea": Pace(hourly=70.0, daily=None, fast=_words(
        r"catamarans?|hydrofoils?|hovercrafts?|fast|jet\w*|speed\w*|powerboats?|rac(?:e|es|ed|ing)|express|launch(?:es)?|record")),
    "river": Pace(hourly=60.0, daily=300.0, fast=_words(r"hydrofoils?|hovercrafts?|fast|jet\w*|speed\w*|steam\w*|ship|motor\w*|launch(?:es)?")),
    "foot": Pace(hourly=9.0, daily=75.0, fast=_words(
        r"r[au]n(?:s|ners?|ning)?|marathons?|rac(?:e|es|ed|ing)|rid(?:e|es|ing|ers?)|rode|horse\w*|camels?|sled\w*|ski\w*|record|bus|train|car|taxi|boat|lorry|mules?")),
    "cycle": Pace(hourly=40.0, daily=330.0, fast=_words(r"rac(?:e|es|ed|ing)|record|tour de|peloton|motor\w*|stage")),
}  # fmt: skip
#: that a time is taken by a way
TAKES_IT: Final = re.compile(
    r"\b(?:takes?|took|taking|needs?|needed|lasts?|lasted|requires?|allow|within|(?:does|did|do|covers?|covered|made|makes?|manages?|managed) (?:it|them|this|that|these|the \w+) in"
    r"|(?:reach\w*|arriv\w*|there|is|are|was|were)\b[^,]{0,60}\b(?:in|after)"
    r"|(?:march|ride|trip|crossing|journey|drive|flight|run|passage|voyage|way|walk|hike|sailing|it) (?:is|was|of)"
    r"|(?:over|for|along|of)? ?(?:the |these |those )?[\w,.]+[ -](?:(?:nautical |sea |statute )?(?:km|miles?|kilomet(?:er|re)s?)|versts|leagues)[^.;:]{0,30}\bin) (?:[a-z]+ ){0,4}?(?:about|some|only|just|around|almost|nearly|a|an|the|barely|hardly|over|under|little|good)?[\s\w-]*$",
    re.IGNORECASE,
)
#: that a time is no whole one of a way, or not told as it is
NO_WHOLE_TIME: Final = re.compile(
    r"\b(?:first|last|further|another|remaining|next|other|more|before|until|delay\w*|late|later|stop\w*|wait\w*|break|halt\w*|rest\w*|lunch|earlier|sooner|less|shorter|longer"
    r"|quicker|faster|every|each|per|once|record|if|would|could|instead|save[sd]?|cut|shav\w+|ago|early|by air|as the crow|than|from the|border|formalities|customs|queue\w*|chang(?:e[sd]?|ing)|bogies|wheels|load\w*|repair\w*)\b",
    re.IGNORECASE,
)
#: that a way is told in parts, or that a length beside a time is another thing's
IN_PARTS: Final = re.compile(
    r"\b(?:of which|of these|halfway|the rest|part of|section|stretch|per (?:day|hour)|a day|an hour and back|there and back|round trip|return trip|both ways|then covered|so far|already|telegraph|radio|signal"
    r"|km/h|kph|mph|knots|horsepower|wide|high|deep|altitude)\b",
    re.IGNORECASE,
)
