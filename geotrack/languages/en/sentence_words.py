"""Where sentences end, and which words carry a point of their own."""

from typing import Final

# -- tokens ------------------------------------------------------------
#: words that a point does not end a sentence after (lower case, without the point)
ABBREVIATIONS: Final = frozenset(
    """km mi ft yd hr hrs min mins sec kt kts nmi approx ca c no nos vs etc al st ste mt mts ft gen
    col capt lt maj sgt cmdr adm brig gov sen rep pres prof dr mr mrs ms messrs hon rev jr sr inc ltd
    corp co bros dept univ est fig vol pp jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues
    wed thu thur thurs fri sat sun ave blvd rd hwy ala ariz ark calif colo conn del fla ga ill ind kan
    ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que alta
    sask man a p e g i u s n w""".split()
)
#: abbreviations that a name follows, whatever it begins with: "St. In", "Dr. A"
BEFORE_NAMES: Final = frozenset(
    """st ste mt mts ft gen col capt lt maj sgt cmdr adm brig gov sen rep pres prof dr mr mrs ms messrs hon rev
    vs ca c approx""".split()
)
UNITS: Final = frozenset("km mi ft yd hr hrs min mins sec kt kts nmi etc m".split())
ANEW: Final = frozenset(
    """The A An It He She They We I In On At By From After Before When While But And This That These
    Those There Its His Her Their Our You If As For With To However Then Some Most Many Both""".split()
)
#: capitals behind a unit's point that go on: "12 km. North of the ford"
POINTS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
