"""Which kind of phrase a single word makes, and which words make a sentence worth reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import ARRIVE, COVER, DEPART, MOVE, RUN, STAY, TRIPS, VISIT
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    from geotrack.model import Mode

# -- wordclasses ------------------------------------------------------------
BE_FORMS: Final = frozenset("is are was were be been being 's isn't wasn't".split())
LIE_FORMS: Final = frozenset(
    """located situated lies lie lay lying sits sit sat stands stand stood found based centered centred set
    nestled perched placed sited headquartered positioned remains stationed seen struck recorded
    reported discovered occurred""".split()
)
PRONOUNS: Final = frozenset("he she they we i it you this these that's".split())
DETERMINERS: Final = frozenset(
    "a an the his her its their our my your this that these those another some any no".split()
)
RELATIVES: Final = frozenset(("which", "who", "that", "where", "whose", "whence"))
STREAMS: Final = frozenset(("upstream", "downstream", "upriver", "downriver"))
PHRASAL: Final[dict[str, dict[str, tuple[str, Mode]]]] = {
    **{word: {"off": ("DEPART", "unknown"), "out": ("DEPART", "unknown"), "sail": ("DEPART", "sea"),
              "forth": ("DEPART", "unknown")} for word in ("set", "sets", "setting")},
    **{word: {"off": ("DEPART", "air")} for word in ("took", "take", "takes", "taking")},
    **{word: {"out": ("DEPART", "unknown"), "into": ("ARRIVE", "unknown"), "in": ("ARRIVE", "unknown")}
       for word in ("pulled", "pulls", "pulling", "rolled", "chugged")},
    **{word: {"to": ("ARRIVE", "unknown"), "back": ("ARRIVE", "unknown")} for word in ("got", "gets", "getting")},
    **{word: {"in": ("ARRIVE", "sea"), "into": ("ARRIVE", "sea")} for word in ("put", "puts")},
    "due": {"at": ("ARRIVE", "unknown"), "in": ("ARRIVE", "unknown")},
    **{word: {"down": ("ARRIVE", "air")} for word in ("touched", "touches")},
    **{word: {"up": ("ARRIVE", "unknown")} for word in ("ended", "fetched")},
    **{word: {"up": ("ARRIVE", "sea")} for word in ("tied", "ties")},
}  # fmt: skip
#: words that make the next word a verb
BEFORE_VERB: Final = frozenset(
    "to will would can could must may might should not he she they we i it who you and then did do does".split()
)
SIMPLE: Final[dict[str, str]] = (
    {word: LITERALS[word] for word in LITERALS}
    | {"toward": LITERALS["towards"], "filled": LITERALS["took"]}
    | {"needs": LITERALS["takes"], "needed": LITERALS["took"]}
    | dict.fromkeys(DETERMINERS, KINDS["DET"])
    | dict.fromkeys(PRONOUNS, KINDS["PRON"])
    | dict.fromkeys(RELATIVES, KINDS["REL"])
    | dict.fromkeys(BE_FORMS, KINDS["BE"])
    | dict.fromkeys(LIE_FORMS, KINDS["LIE"])
    | dict.fromkeys(RUN, KINDS["RUN"])
    | dict.fromkeys(STREAMS, KINDS["STREAM"])
)
VERBS: Final[dict[str, tuple[str, Mode]]] = {
    **{word: ("MOVE", mode) for word, mode in MOVE.items()},
    **{word: ("COVER", mode) for word, mode in COVER.items()},
    **dict.fromkeys(STAY, ("STAY", "unknown")),
    **{word: ("VISIT", mode) for word, mode in VISIT.items()},
    **{word: ("ARRIVE", mode) for word, mode in ARRIVE.items()},
    **{word: ("DEPART", mode) for word, mode in DEPART.items()},
}
#: a sentence that names places holds a movement only with one of these
TRIGGERS: Final = (
    frozenset(VERBS) - STAY
    | frozenset(PHRASAL)
    | frozenset(TRIPS)
    | {"take", "takes", "took", "taking", "stop", "stopped", "halt", "halted", "border", "frontier"}
)
#: a sentence without any of these holds no figure
UNIT_TRIGGERS: Final = UNIT_WORDS | {"halfway", "gauge", "gauges", "bogies", "bogie", "mm"}
