"""Closed lists of English words that tell places from persons and organizations.

General knowledge of English, lower case, written for this package.
"""

from typing import Final

#: lower-case words that stand inside names
CONNECTORS: Final = frozenset(
    """of the and & de del della di da do dos das du des la las le les los el al y e en et sur sous
    aux au upon on in von van der den am an auf ter ten und bei bin ibn ben na nad pod under es ul""".split()
)

#: words after which a name is mostly a place
LOCATIVE: Final = frozenset(
    """in at from near to into toward towards outside inside around across through throughout via
    between beyond off within northern southern eastern western central downtown nearby
    neighboring neighbouring north south east west northeast northwest southeast southwest leaving
    left reached visiting visited entering entered""".split()
)

TITLES: Final = frozenset(
    """mr mrs ms miss dr prof professor president premier chancellor minister senator sen rep
    representative congressman congresswoman gov governor mayor judge justice sheriff chief officer
    detective det sgt sergeant lt lieutenant capt captain col colonel gen general maj major cpl
    corporal pvt private adm admiral cmdr commander coach rev reverend father pastor bishop
    archbishop cardinal pope rabbi imam sheikh sir lord lady dame king queen prince princess duke
    earl baron emperor sultan secretary spokesman spokeswoman spokesperson director chairman
    chairwoman chair ceo attorney lawyer counsel superintendent principal councilman councilwoman
    commissioner deputy trooper agent ambassador envoy leader coordinator manager analyst
    economist historian actor actress singer author writer reporter correspondent
    hon herr frau madame monsieur señor señora saint""".split()
)

#: last words of organizations
INSTITUTION_HEADS: Final = frozenset(
    """university college school schools academy institute institution hospital clinic court courts
    police department dept office bureau agency authority commission committee council board
    ministry senate parliament congress assembly legislature government administration
    association society union federation league foundation trust fund bank corporation company corp
    inc ltd llc group club team chamber library museum church cathedral mosque temple district
    patrol sheriff jail prison army navy force guard corps brigade regiment party times post herald
    tribune gazette journal news chronicle observer press courier examiner register dispatch
    telegraph mirror sun star daily magazine radio television tv airlines airways railways railroad
    systems services service center centre health medical fire rescue orchestra symphony opera
    festival conference summit championship championships cup open marathon games
    bowl series exchange market stock republican democrat democrats republicans fc united rovers
    wanderers legislature supreme superior municipal circuit national international regional state
    city community high middle elementary public""".split()
)

NUMBERS: Final = frozenset(
    """half one two three four five six seven eight nine ten eleven twelve fourteen fifteen sixteen eighteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen few""".split()
)

#: of length and time, as travelers count; "nautical" and "statute" stand for the mile after them
UNITS: Final = frozenset(
    """km kms kilometer kilometers kilometre kilometres mile miles mi nm nmi nautical statute knot knots kn kts
    league leagues verst versts mph kph hour hours hrs hr h minute minutes mins min day days night nights
    march marches stage stages""".split()
)


STREET_HEADS: Final = frozenset(
    """street st road rd avenue ave boulevard blvd lane ln drive dr highway hwy parkway pkwy
    turnpike expressway freeway interstate route square plaza terrace court place way trail pike
    bypass crescent alley""".split()
)

FACILITY_HEADS: Final = frozenset(
    """airport airfield aerodrome station terminal hospital infirmary clinic stadium arena theatre
    theater museum hotel cathedral abbey castle palace tower bridge tunnel dam prison jail mall
    cemetery zoo harbor harbour shipyard cosmodrome spaceport base camp fort observatory""".split()
)

#: kinds of natural or administrative feature at the end of a name that is a place
GENERIC_HEADS: Final = frozenset(
    """county parish borough township province oblast krai prefecture district territory region
    state republic kingdom emirate island islands isle isles archipelago peninsula bay gulf sea
    ocean strait straits channel sound river creek lake lakes reservoir canal falls mountain
    mountains mount hills hill peak range valley desert plateau plain plains basin delta coast
    shore beach cape point forest park glacier pass canyon gorge city town village heights springs
    sea rapids""".split()
)

#: the same at the beginning of a name
GENERIC_LEADS: Final = frozenset(
    """mount mt lake cape gulf bay isle strait straits sea port fort saint st ste san santa los las
    el la new north south east west upper lower great republic city state county province river
    point camp greater central""".split()
)

DIRECTIONS: Final = frozenset(
    "north south east west northeast northwest southeast southwest central upper lower".split()
)
DIRECTION_ADJECTIVES: Final = frozenset(
    """northern southern eastern western central northeastern northwestern southeastern southwestern
    north-eastern north-western south-eastern south-western inner outer upper lower mid
    downtown suburban rural coastal greater metropolitan""".split()
)

SAYING: Final = frozenset(
    """said says say saying told tells added adds warned warns vowed vows announced announces denied
    denies claimed claims insisted insists agreed agrees accused accuses demanded demands urged urges
    intends intended plans planned wants wanted hopes hoped fears feared refused refuses rejected
    rejects condemned condemns believes believed responded responds pledged pledges threatened
    threatens proposed proposes offered offers called calls seeks sought signaled signalled
    signals confirmed confirms ordered orders imposed imposes recalled expelled expels supports
    supported backs backed accepts accepted considers considered sees views regards ruled argues
    argued maintains decided decides promised promises expects expected struggles
    pressed presses sanctions sanctioned""".split()
)

MONTHS_AND_DAYS: Final = frozenset(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat sun spring summer autumn fall winter easter
    christmas thanksgiving ramadan""".split()
)

#: names of places that are as often names of persons
AMBIGUOUS_GIVEN_NAMES: Final = frozenset(
    """georgia jordan chad israel kenya india paris florence austin dallas madison charlotte savannah
    virginia carolina sydney chelsea victoria lincoln jackson houston tyler trenton brandon
    chester clayton dakota darwin dayton denver eugene franklin geneva hamilton harrison
    irving jasper jefferson kent lancaster lawrence logan marion mason milan monroe montana
    nelson orlando oscar phoenix preston raleigh regina salem santiago sofia stanley stockton troy
    valencia verona vienna warren washington wayne wilson winston abilene adelaide alexandria asia
    aurora bethany brooklyn camden carson cheyenne cleveland clinton cody columbus cordelia
    devon diego elizabeth emerson everett garland grant helena holland ireland isla jamaica jerome
    kingston leon lorraine lourdes lucia malta marina martinique melbourne memphis nevada
    olympia owen paisley pierre portia quentin rhodes rochelle roman ross shannon sheridan sierra
    sterling sullivan taylor tracy vernon wesley whitney winchester""".split()
)

#: common English given names
GIVEN_NAMES: Final = frozenset(
    """aaron abdul abdullah abigail adam adrian ahmed alan albert alejandro alex alexander alexandra
    alexei alfred ali alice alison allison amanda amber amy ana andrea andrei andrew andy angela
    anita ann anna anne anthony antonio arthur barbara barry beatrice becky ben benjamin bernard
    beth betty beverly bill billy bob bobby brad bradley brenda brett brian bruce bryan carl carla
    carlos carmen carol caroline catherine charles charlie cheryl chris christian christina
    christine christopher cindy claire clara claude colin connie craig cynthia dale dan daniel
    danny darren dave david dean deborah debra dennis derek diana diane dmitry don donald donna
    doris dorothy doug douglas duncan ed eddie edgar edith edward edwin eileen elaine eleanor elena
    ellen emily emma enrique eric erik ernest esther ethan eva evan eve fatima felix fernando
    francis francisco frank fred frederick gabriel gary gavin geoffrey george gerald gerard gilbert
    gina glen glenn gloria gordon grace graham greg gregory guy hans harold harry harvey hassan
    heather hector heidi helen henry herbert holly howard hugh hugo ian ibrahim igor irene isaac
    isabel ivan jack jacob jacqueline jacques jaime jake james jamie jan jane janet janice jason
    javier jay jean jeff jeffrey jennifer jeremy jerry jesse jessica jill jim jimmy joan joe joel
    john johnny jon jonathan jorge jose joseph joshua juan juanita judith judy julia julian julie
    juan justin karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin
    kim kyle larry laura lauren laurence lee leo leonard leslie lewis lillian linda lisa liz lloyd
    lois louis louise lucas lucy luis luke lynn marc marcus margaret maria marie marilyn mark
    martha martin mary matt matthew maureen max megan melanie melissa michael michelle miguel mike
    mikhail miriam mohamed mohammad mohammed molly monica muhammad nancy natalie nathan neil
    nicholas nick nicole nikolai nina noah nora norman olga oliver olivia omar pablo pamela pat
    patricia patrick paul paula pedro peggy penny peter phil philip phillip rachel ralph ramon
    randy raul ray raymond rebecca renee ricardo richard rick rita rob robert roberto robin rodney
    roger ronald rosa rose roy ruby russell ruth ryan sally sam samantha samuel sandra sara sarah
    scott sean sergei sergey sharon shaun sheila sherry shirley simon sofia sonia stacy stephanie
    stephen steve steven stuart sue susan suzanne svetlana sylvia tamara tanya ted teresa terry
    thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy tony travis valerie
    vanessa vera vicki victor vincent vladimir walter wanda wendy william willie xavier yolanda
    yuri yvonne zachary""".split()
)

#: names of small places that are mostly ordinary words, titles or headings
COMMON_WORDS: Final = frozenset(
    """a about above according after again all also although am an and any anyone are art as ask at
    band bank bar best big bill black blue board body book both box boy boys bridge brown but by call
    camp can capital car care case center central change christian church city class coach coast
    college come committee community company congress council country court cross daily day days
    deal dear democrat democratic democrats did do does doctor don down early earth east eastern
    eight end enterprise even every executive fair faith family far farm father federal few field
    final fire first five flood food foot for force former four free friend friends from full
    general girl give go god gold good government grand grant great green group grove had half hall
    he head health hello help her here heritage hero high hill his history holy home hope hotel
    house how human i if in independence information inside international internet into is it its
    jail journal judge just justice king labor lady lake land last late law lawn leader league left
    legal less let liberal liberty life like line little lives local lone long lord love made
    mail main major make mall man many mark market may mayor me media medical memorial men middle
    military mill mine mission mobile monday more most mother mountain much music my national
    natural near new news next night nine no none north northern not now of off office officer
    official oh ok old on once one only open or orange order other our out over page park parks
    part party pay peace people person place plain please point police pool poor port post
    president press prime prince project public queen question rail read real red region register
    report republic republican research rest rich right river road rock round royal rule run sale
    salt saturday save school sea season second see senate senior service seven share she shell
    ship short show side since sir six so social society some son soon south southern special
    spring standard star state states station steel still stone stop story street strong sugar
    summer summit sun sunday sure sweet table take taken team temple ten than thank that the their
    them then there these they thing things this those three through time times to today
    together tomorrow too top total tower town trade trail tree trip true trust try two under union
    united university until up upon us use valley very view village vote wall war was watch water
    way we welcome well were west western what when where which while white who why wide will wind
    winter with without woman women wood work world would year years yes yesterday yet york you
    young your youth""".split()
)
