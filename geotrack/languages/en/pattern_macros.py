"""Patterns that recur in constructions."""

from typing import Final

# -- constructions ------------------------------------------------------------
#: names for patterns that recur; ``{role}`` is where a role's name goes
MACROS: Final[dict[str, str]] = {
    # a reference: "the provincial capital Trento", "the city of Rovereto", "downtown", "there"
    "REF": "DET? FILL{0,4} ((NOUN|NAME){1,3} (of DET?)? WORD{0,2})? {role}PLACE|NOUN|NAME|HERE|WAY",
    # the same, but a name or a known kind of place only
    "SPOT": "DET? FILL{0,3} (NOUN{1,2} (of DET?)? WORD{0,2})? {role}PLACE|NOUN|HERE",
    # how one goes, with or without brackets or commas
    "HOW": "(OPEN|COMMA)? {role}BY (CLOSE|COMMA)?",
    # "away", "distant", "off"
    "AWAY": "(away|distant|distance|off|apart|out|inland|offshore|further|farther|beyond)",
    # "is located", "lies", "was found"
    "STANDS": "(BE|LIE|have|has|had|VISIT)",
    # words between an article and its noun
    "FILL": "(WORD|NAME|DASH|DIR|old|high|long|far|last|first|opposite|either|one|NUM|VEHICLE|RACE|WAY|short)",
    # anything within a clause, as little as possible
    "FAR": "[^SEMI]{0,14}?",
    # what a figure is said of: anything but another figure
    "SUBJECT": "[^SEMI LEN DUR SPEED]{0,17}?",
    # anything within one predicate
    "PREDICATE": "[^SEMI BE LIE had have has REL but while when]{0,14}?",
    # up to three words that do not matter
    "GAP": "(WORD|DET|DASH|NOUN){0,3}",
}
