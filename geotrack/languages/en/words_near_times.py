"""Words beside a bare number that make it a time."""

from typing import Final

# -- nearwords ------------------------------------------------------------
#: forms of words for leaving, arriving and passing; a time room's own, for rooms do not import each other
TRAVEL: Final = frozenset(
    """left leave leaves leaving depart departs departed departing departure sail sails sailed sailing start starts
    started starting weighed slipped cast embarked embark boarded boards board airborne flew fly flies drove drive
    rode ride marched march set went go goes off out away back home there ashore alongside aboard arrive arrives
    arrived arriving arrival reach reaches reached reaching land lands landed dock docks docked berth berths berthed
    anchor anchored anchors moored made get gets got came come comes returned return returns pulled pulls rolled put
    puts tied touched passed pass passes passing crossed cross crosses cleared clear entered enter abeam rounded
    sighted camp camped halted moved due expected train bus ferry boat ship flight coach plane steamer let roped
    jumped dropped drops picked calls called stopped stops runs ran""".split()
)
#: of these the forms that tell of what has been done
MOVED: Final = frozenset(
    """left departed sailed started weighed slipped embarked boarded flew drove rode marched went arrived reached landed
    docked berthed anchored moored came returned pulled rolled passed crossed cleared entered rounded sighted camped
    halted moved stopped ran walked rowed climbed driven flown ridden gone""".split()
)
HEADS: Final = frozenset(
    "dep dept depart departs arr arrive arrives arriving lv lve ar dp d a off on in out leaves leave left".split()
)
HEADED: Final = frozenset("dep dept departs arr arrives lv ar".split())
#: what may follow a time of the clock
FREE: Final = frozenset(
    """on the in and or we he she they it i you but when this that next yesterday today from for to with at by as where
    which who after before until till while so then there not under over under off into through local sharp because
    a an his her our their my its was were had has is via""".split()
)
AFTER_HOUR: Final = FREE - {"a", "an", "or", "to", "per", "under", "over", "in"} | {"in"}
MEASURED: Final = frozenset(
    """km kms mi m ft mile miles metre metres meter meters kilometre kilometres kilometer kilometers hour hours hr hrs h
    min mins minute minutes second seconds s day days week weeks month months year years per percent % ° million
    billion thousand hundred tons tonnes kg lb lbs litres knots kn mph fathoms feet men women people points euros
    dollars pounds x × ' ’ ″ \" st nd rd th c f mm cm ha nm nmi leagues versts""".split()
)

# -- words that code looks for one by one ----------------------------------------
AFTER_AND: Final = ("a", "an", "half", "three", "one")
AND: Final = "and"
TO: Final = "to"
IN_OUT: Final = ("/", ".", "…", ")", "in", "out")
