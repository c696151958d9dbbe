"""Words of newspapers' names and of local news."""

import re
from typing import Final

# -- locality ------------------------------------------------------------
#: words of news for a town's or district's own people
LOCAL: Final = frozenset(
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
HINTS: Final = frozenset(
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

# -- publication ------------------------------------------------------------
#: what the world reads is not at home where it is printed
WORLD: Final = re.compile(
    r"\b(?:new york times|washington post|wall street journal|los angeles times|times of india|"
    r"jerusalem post|times of israel|japan times|moscow times|south china morning post|usa today|"
    r"international herald tribune|china daily|voice of america|radio free europe|al jazeera|"
    r"financial times|christian science monitor)\b"
)
#: names of papers that are also names of towns
PAPERS: Final = frozenset(
    """the a an of and daily weekly evening morning sunday news newspaper newspapers times post herald
    tribune gazette journal courier press star chronicle register dispatch observer sentinel record argus
    advocate examiner ledger leader mail telegraph telegram independent citizen banner bulletin reporter
    republican democrat sun globe mirror echo express standard messenger mercury review union radio
    television today patriot pilot beacon inquirer enquirer eagle online media group wire agency archive
    free world local state national international public broadcasting corporation company magazine blog
    reuters associated agence france-presse world wide web page text story article file wikipedia enterprise
    progress republic home life city county valley american""".split()
)
#: endings that are hardly ever a country's
GENERIC: Final = frozenset("io tv me ai co fm ly to cc ws am eu".split())

# -- words that code looks for one by one ----------------------------------------
UK: Final = "uk"
