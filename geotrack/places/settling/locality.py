"""How local the news of a text are: a school board's meeting is told to people who live there.

A text about a county fair does not say in which country the fair is, for its readers know. World news
do. So the more a text speaks of what only neighbors care about, the more the country counts in which
such texts are mostly written; a text without such words has no home but what its names tell.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["locality", "words_of"]

#: log odds of a text without any such word being local, and what each adds; some seven words make it
#: as likely as not
_NONE: Final = -4.0
_PER_WORD: Final = 0.8
#: a spelling or an institution of one country, against a word of the list
_PER_SPELLING: Final = 0.5
_PER_HINT: Final = 0.2
#: what a source counts that is called after a place
_PAPER: Final = 2.0
#: so much of a text is looked at
_READ: Final = 20_000
_MARKS: Final = ".,;:!?()[]\"“”‘'—–-"

#: words of news for a town's or district's own people
_LOCAL: Final = frozenset(
    """county counties sheriff sheriff's deputies deputy trooper troopers township townships selectman
    selectmen alderman aldermen councilman councilwoman councilmember councilmembers councillor
    councillors commissioner commissioners zoning ordinance ordinances rezoning permit permits
    easement annexation levy levies millage mill referendum ballot precinct precincts bond bonds
    taxpayer taxpayers superintendent principal principals kindergarten elementary middle-school
    high-school junior-high varsity junior-varsity freshman freshmen sophomore sophomores seniors
    juniors graduating valedictorian homecoming prom pta booster boosters scholarship scholarships
    teacher teachers classroom classrooms campus district districts board trustees trustee
    coach coaches playoffs tournament tournaments softball volleyball wrestling wrestlers cheerleaders
    quarterback touchdown touchdowns inning innings pitcher infielder rebounds free-throw scoreboard
    fixture fixtures parish parishioner parishioners pastor pastors deacon deacons congregation
    congregations rev reverend church churches choir bake potluck supper fundraiser fundraisers
    fundraising raffle rummage bingo volunteer volunteers volunteering rotary kiwanis legion lions
    elks scouts 4-h fairgrounds fair parade parades pageant picnic barbecue cookout chamber downtown
    storefront storefronts main-street sidewalk sidewalks crosswalk intersection stoplight streetlights
    pothole potholes culvert culverts sewer sewers sewage wastewater stormwater landfill recycling
    garbage utility utilities hydrant hydrants firefighter firefighters fire-truck paramedic paramedics
    emt ems ambulance dispatcher dispatchers 911 999 patrolman patrol burglary burglaries burglar
    larceny shoplifting vandalism trespassing misdemeanor misdemeanors felony felonies arraigned
    arraignment bail indicted indictment plea pleaded pleads sentenced probation parole courthouse
    magistrate magistrates jury jurors juror prosecutor prosecutors attorney's coroner coroner's
    inquest obituary obituaries funeral funerals burial interment visitation survivors grandchildren
    great-grandchildren niece nephew nephews nieces siblings stepson homemaker retiree retirees
    hospice nursing clinic librarian library libraries playground playgrounds ballpark gymnasium
    auditorium cafeteria rec skatepark dog-park senior-center ymca ywca landowner landowners homeowner
    homeowners renters tenants realtor realtors subdivision subdivisions developer developers
    contractor contractors groundskeeper farmers-market 4-year-old 5-year-old noon tickets
    admission free rsvp registration register sign-up call visit hosted hosts sponsored sponsors annual
    deputy-mayor mayor mayors mayoral mayor's town's city's village's neighborhood neighborhoods
    neighbourhood neighbourhoods neighbor neighbors neighbour neighbours resident residents longtime
    lifelong locals local""".split()
)

#: words that local news use more than others do, though not they alone
_HINTS: Final = frozenset(
    """police officer officers detective suspect suspects arrested arrest charged charges charge theft
    robbery assault stolen driver drivers vehicle vehicles truck pickup crash crashed collision highway
    road roads street streets avenue lane drive route bridge block blocks exit northbound southbound
    eastbound westbound school schools student students grade grades graduate graduates graduated
    graduation college class classes science math reading education parents parent kids children
    daughter son husband wife mother father brother sister family families born survived services
    service memorial cemetery chapel baptist methodist lutheran catholic presbyterian pastor's
    council meeting meetings vote voted approve approved budget budgets tax taxes property funding grant
    grants committee department departments director chairman chairwoman chairperson secretary
    treasurer clerk judge judges court circuit trial lawyer attorney attorneys hearing city town village
    community communities area areas building buildings center centre park parks lake creek farm farms
    farmers farmer acres acre land lot lots house houses home homes owner owners business businesses
    store stores shop shops restaurant restaurants customers customer hospital hospitals medical nurse
    nurses dr doctor patients health fire fires flames smoke blaze crews crew rescue emergency
    chief captain lieutenant sergeant saturday sunday monday tuesday wednesday thursday friday tonight
    afternoon evening morning weekend week celebration celebrate festival festivals concert concerts
    band music dance arts art museum theater theatre show event events exhibit club clubs member
    members group organization association program programs project projects construction
    team teams game games season league win wins won lost loss score scored points coach's player
    players basketball football baseball soccer hockey golf field track race record championship title
    conference division regional state's water power electric gas trees dog dogs animal animals""".split()
)


def words_of(text: str) -> frozenset[str]:
    """Return the distinct words of the beginning of a text, in lower case, without marks."""
    words = set(text[:_READ].lower().replace("’", "'").split())
    return frozenset(word.strip(_MARKS) for word in words)


def locality(
    words: Collection[str], *, spellings: int = 0, civic: int = 0, published: bool = False
) -> float:
    """Return how likely a text is to be local news, 0 to 1.

    Parameters
    ----------
    words
        Its distinct words (`words_of`).
    spellings
        How many words are spelled as in one country only, or name an institution of it.
    civic
        How many names stand beside a word for a town's police, schools or people.
    published
        Whether its source names a town or division: a local paper.

    Examples
    --------
    >>> locality(words_of("The envoy left for Nairobi.")) < 0.05
    True
    """
    heard = (
        len(_LOCAL.intersection(words))
        + _PER_HINT * len(_HINTS.intersection(words))
        + _PER_SPELLING * spellings
        + civic
        + _PAPER * published
    )
    return 1.0 / (1.0 + exp(-(_NONE + _PER_WORD * heard)))
