"""Words by which a capital stands for its government."""

from typing import Final

# -- governments ------------------------------------------------------------
ADVERBS: Final = frozenset(
    """also now has had have was is will would may might must could should reportedly already never
    not still again later repeatedly and publicly openly clearly long once to""".split()
)
#: after "has", "will" … also these; by themselves they are said of people more than of cities
DOING: Final = frozenset(
    """deepen deepened sign signed signs agree lift lifted declare declared declares withdraw
    withdrew send sends sent supply supplied supplies arm armed provide provided provides deny
    reject retaliate retaliated recognize recognized annex annexed invade invaded negotiate
    negotiated veto vetoed join joined approve approved cut ban banned warn urge
    want wish welcome welcomed""".split()
)
OWNED: Final = frozenset(
    """ally allies government leader leaders leadership ambassador ambassadors envoy envoys foreign
    defense defence troops forces military army navy president premier minister policy policies
    sanctions decision support rulers aggression invasion stance position claim claims nuclear plans
    demand demands offer proposal refusal warning war interests intelligence diplomats
    representatives western eastern closest biggest largest main strategic""".split()
)
RELATION: Final = frozenset(
    """relations relationship ties talks tensions tension alliance agreement deal negotiations
    pact treaty dialogue friendship rapprochement links contacts cooperation dispute standoff
    consultations partnership détente detente accord conflict sympathy solidarity contract
    partnerships""".split()
)
TREATED: Final = frozenset(
    """warn warned warns warning convince convinced urge urged urges accuse accused accuses told asked
    asks pressed threatened threatens condemned criticized criticised blamed blames persuade
    persuaded pressure pressured pressuring backed backs arm armed sanctioned sanction assured
    reassure reassured appease angered anger infuriated provoke provoked accusing urging telling
    lobbied thanked supplied isolate isolated help helped support supported supports
    supporting""".split()
)
#: "is …-ing" of a town itself
CITIES_DO: Final = frozenset(
    """being growing hosting burning freezing flooding bracing sinking shrinking recovering becoming
    getting celebrating reeling rebuilding suffering bustling booming evolving changing during
    sweltering emerging losing lying standing sitting developing expanding competing""".split()
)
BEFORE_PLACE: Final = frozenset(
    """in at from near to of around across into through outside inside toward towards via for
    leaving left reached entered visited""".split()
)
BY: Final = frozenset(
    """imposed backed supported rejected ordered proposed announced condemned demanded supplied armed
    accused signed recognized approved funded financed sent made led offered denied
    claimed annexed""".split()
)

# -- words that code looks for one by one ----------------------------------------
ALLIES_ALLY_GOVERNMENT: Final = frozenset({"allies", "ally", "government"})
AND: Final = "and"
BY_STRING: Final = "by"
FOR: Final = "for"
ING: Final = "ing"
IS_WAS: Final = frozenset({"is", "was"})
OF: Final = "of"
THE: Final = "the"
TO: Final = "to"
WITH_BETWEEN: Final = frozenset({"with", "between"})
