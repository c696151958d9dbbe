"""Names and sentences of our own wording for silver training text; ``|`` stands for a space.

A template marks names by slots in braces; `tagger_silver` says which name and label each gets.
"""

PLACE_SLOTS = frozenset(
    "city town county state country region abbr foreign street streetname countyname water".split()
)

#: two-letter and traditional abbreviations of US states, dotted as news agencies write them
ABBREVIATIONS = """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass.
Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D.
Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. Ont. Que. D.C. B.C.""".split()

COUNTRIES = [
    *"""Norway France Germany Poland Ukraine Russia China Georgia Jordan Chad Canada Spain
Sweden Kenya Japan Italy Greece Turkey Iran Iraq Israel Syria Lebanon Egypt Libya Algeria Morocco
Sudan Ethiopia Somalia Nigeria Ghana Senegal Mali Niger Angola Zambia Zimbabwe Botswana Namibia
Mozambique Madagascar Uganda Rwanda Burundi Tanzania Cameroon Gabon India Pakistan Afghanistan
Nepal Bhutan Bangladesh Myanmar Thailand Laos Cambodia Vietnam Malaysia Singapore Indonesia
Philippines Taiwan Mongolia Kazakhstan Uzbekistan Turkmenistan Kyrgyzstan Tajikistan Azerbaijan
Armenia Belarus Moldova Romania Bulgaria Serbia Croatia Slovenia Bosnia Kosovo Albania Hungary
Slovakia Austria Switzerland Belgium Luxembourg Denmark Finland Iceland Ireland Portugal Estonia
Latvia Lithuania Cyprus Malta Mexico Guatemala Honduras Nicaragua Panama Colombia Venezuela
Ecuador Peru Bolivia Chile Argentina Uruguay Paraguay Brazil Guyana Suriname Cuba Haiti Jamaica
Bahamas Australia Fiji Tonga Samoa Qatar Kuwait Bahrain Oman Yemen Britain England Scotland Wales
U.S. UK US""".split(),
    "South Korea", "North Korea", "South Africa", "New Zealand", "Saudi Arabia", "Sri Lanka",
    "United States", "United Kingdom", "Costa Rica", "El Salvador", "Papua New Guinea",
    "Czech Republic", "Ivory Coast", "Sierra Leone", "South Sudan", "North Macedonia",
    "the Netherlands", "the Philippines", "the United Arab Emirates", "Burkina Faso",
]  # fmt: skip
REGIONS = [
    "Europe", "Asia", "Africa", "Latin America", "Siberia", "the Balkans", "the Middle East",
    "Scandinavia", "the Caucasus", "Central Asia", "West Africa", "the Sahel", "Crimea", "Kashmir",
    "Gaza", "the Gaza Strip", "the West Bank", "Darfur", "Tibet", "Patagonia", "Bavaria", "Quebec",
    "Ontario", "Catalonia", "Punjab", "Sindh", "Gujarat", "Queensland", "New South Wales",
    "Normandy", "Brittany", "Tuscany", "Sicily", "Sardinia", "Corsica", "Crete", "Hokkaido", "Java",
    "Sumatra", "Borneo", "Bali", "Luzon", "Mindanao", "Lapland", "Transylvania", "Galicia",
    "North America", "South America", "Southeast Asia", "Eastern Europe", "New England",
    "the Midwest", "the Deep South", "Silicon Valley", "Long Island", "Manhattan", "Brooklyn",
]  # fmt: skip
WATERS = [
    "the Black Sea", "the Baltic Sea", "the Mediterranean", "the Pacific", "the Atlantic",
    "the Rhine", "the Danube", "the Nile", "the Mississippi River", "the Ohio River",
    "the Persian Gulf", "Lake Michigan", "Lake Victoria", "the Gulf of Mexico", "the North Sea",
    "the English Channel", "the Volga", "the Columbia River", "the Red Sea", "the Bering Strait",
    "the Caspian Sea", "the Caribbean", "the Arctic", "the Yellow Sea", "the Thames",
]  # fmt: skip
STREETS = """Main Oak Maple Elm Park Church Mill High Market Washington Lake Hill Walnut Spring North
South River Pleasant Center Cedar Pine Chestnut Franklin Lincoln Jackson Cherry Second Third Fifth
Broad Water Union School Prospect Forest Grove Bridge Highland Jefferson""".split()
STREET_ENDS = "Street Avenue Road Drive Lane Boulevard St. Ave. Rd. Highway Way Parkway".split()
TITLES = """President Prime|Minister Mayor Gov. Governor Sen. Senator Rep. Police|Chief Sheriff Judge
Sgt. Lt. Capt. Officer Dr. Mr. Mrs. Ms. Coach Professor Detective Deputy Councilman Secretary
Foreign|Minister General Chancellor Superintendent Commissioner Rev. Attorney|General""".split()
PRE = """Ash Brook Carl Dun East Fair Glen Hart Kings Lang Mill New North Oak Pine Red Rock Stan Stone
Thorn Wal West White Win Wood Black Bright Clear Cold Crow Deer Elk Green Hazel High Long Marsh Rush
Sand Silver South Spring Stock Sun Whit Wil""".split()
POST = """ton ville field burg ford wood dale mouth ham land port boro brook bury worth more stead mont
view hurst bridge ley""".split()
EXTRA = "Falls Springs Heights Grove Hills Creek Junction Beach Park Village Point".split()
ORG_HEADS = """Police|Department School|District City|Council County|Commission Chamber|of|Commerce
Fire|Department Public|Library Housing|Authority Board|of|Education Transit|Authority
Historical|Society Health|Department Planning|Commission Sheriff's|Office Rotary|Club
Symphony|Orchestra Football|Club Chronicle Tribune Herald Gazette Times News Post""".split()
FACILITIES = """High|School Community|Hospital Medical|Center International|Airport
Elementary|School Community|College County|Courthouse Public|Library Baptist|Church Civic|Center
Airport General|Hospital University Middle|School Correctional|Facility""".split()
COMPANIES = """Systems Industries Holdings Partners Energy Motors Foods Technologies Airlines Bank
Insurance Logistics Media Pharmaceuticals Group Inc. Corp. Ltd.""".split()
CARS = """Ford|Taurus Ford|F-150 Toyota|Corolla Honda|Civic Honda|Accord Chevrolet|Malibu
Chevrolet|Tahoe Dodge|Ram Jeep|Cherokee Hyundai|Sonata Kia|Sorento Nissan|Altima Pontiac|Grand|Am
Buick|LeSabre Volkswagen|Golf Subaru|Outback Mazda Mercedes BMW Audi Volvo Ford Toyota Honda
Chevrolet Chrysler Cadillac""".split()
BRANDS = """Walmart Wal-Mart Target Kroger Costco Starbucks McDonald's Burger|King Taco|Bell Wendy's
Subway Home|Depot Lowe's Best|Buy Walgreens CVS Sears Kmart Tesco Sainsbury's Aldi Lidl Google Apple
Microsoft Amazon Boeing Airbus Siemens Nokia Samsung Sony Toyota Ford Honda Verizon Comcast Chevron
Shell Exxon BP Pfizer Bayer Nestlé Nike Adidas Reuters Bloomberg Xinhua CNN BBC NBC Fox|News""".split()
BIZ_HEADS = """Blue Red Black White Golden Silver Green Old Royal Crown Eagle Lion Fox Swan Bull Bell
Oak Maple Cedar Willow Rose Sunset Sunrise Harvest Country Corner River Lake Park Mill""".split()
BIZ_ENDS = """House Inn Hall Grill Café Cafe Diner Pub Tavern Lodge Farm Farms Theater Theatre Center
Plaza Mall Market Bakery Pizza Books Gallery Studio Ballroom Arena Stadium Hotel Ranch Gym Club
Bar|and|Grill Bed|and|Breakfast Bowling|Center Golf|Club Coffee|House""".split()
MISC = """Grammy|Award Olympics World|Cup Super|Bowl Nobel|Prize Covid|19 Ford|Focus Toyota|Camry
Christmas Easter Passover Ramadan Medicaid Medicare Bible Internet Facebook Democratic Republican
Christian Muslim Catholic Jewish Islamic Western Constitution Independence|Day Thanksgiving
Jurassic|Garden Midnight|River The|Long|Road Labor|Day Civil|War Cold|War""".split()

TEMPLATES = """
{city} police are looking for a man who robbed a store on {street} on Monday night.
A {city} man was arrested Friday on drug charges, according to the {county} Sheriff's Office.
A {town} woman died Tuesday in a two-car crash near {city}, {abbr}
{town}, {abbr} — Firefighters were called to a house on {street} at about 3 a.m.
{per}, 34, of {city}, was charged with burglary.
{per}, {sur2}'s brother, lives in {town}.
{per} of {town} and {per2} of {city} won the raffle.
Born in {city}, {state}, {per} moved to {town} in 1987.
{sur} said the {city} plant would stay open.
{sur} told reporters in {city} that {sur2} had not been asked.
The {city} City Council voted 5-2 on Tuesday to raise the water rates.
{city} Mayor {per} said the budget was tight.
{title} {per} will visit {country} and {country2} next week.
{title} {sur} said he was pleased.
{title} {per}, R-{city}, voted against the bill.
{title} {per}, D-{abbr}, asked for more time.
Officials in {country} said the border with {country2} was closed.
{country} and {country2} agreed to resume talks in {foreign}.
{country} said on Sunday it would send troops to {region}.
The {demonym} government has asked {country} for help.
{demonym} officials met in {foreign} on Thursday.
Talks between {country}, {country2} and {country} begin in {foreign} today.
In {foreign}, thousands marched against the {demonym} president.
The ambassador of {country} to {country2}, {per}, left {foreign} on Friday.
{foreign}, {country} (AP) — Rescue workers searched for survivors.
{foreign} (Reuters) - {country} has raised its interest rates.
{per} was flown to {fac} in {city} with serious injuries.
He was taken to {fac}, where he died.
The meeting will be held at {fac} in {town} at 7 p.m.
She graduated from {fac} in 1999.
Students from {town}, {city2} and {city} took part.
Counties affected are {countyname}, {countyname2} and {countyname3}.
The storm hit {countyname} and {countyname2} counties hardest.
{county} commissioners approved the plan.
{county} Judge {per} set bail at $50,000.
The road between {city} and {town} is closed.
Traffic on Interstate 75 north of {city} was backed up for miles.
It is about 40 miles south of {city} and 12 miles from {town}.
The river flows through {state} and {state2} before it reaches {water}.
{state} lawmakers rejected the bill.
{state} Gov. {per} signed it into law.
The {state} Department of Transportation will close a lane of {street}.
{org} said it would cut 300 jobs in {city}, {state}.
{org}, based in {city}, makes parts for {org2}.
Shares of {org} rose 3 percent in {foreign}.
{org} chief executive {per} said sales in {country} had grown.
{per} and {per2} bought the farm near {town} from {sur3}.
{sur} and {sur2} met at {org}.
"We love {town}," {sur} said.
{sur}, who grew up in {city}, has coached at {fac} for ten years.
{sur} scored 21 points as {city} beat {town} 78-65.
{city} defeated {city2} in the final.
{town} High School won the {county} title.
Funeral services for {per}, 81, of {town}, will be at {fac}.
Survivors include a son, {per2} of {city}, {abbr}; and a daughter, {per3} of {town}.
The {misc} brought visitors from as far as {country}.
The {misc} winner {per} was born in {foreign}.
Flights from {foreign} to {foreign2} were delayed.
The ship left {foreign} for {foreign2} by way of {water}.
The train from {foreign} reached {foreign2} after nine hours.
They drove from {city} to {town} through {county}.
Ministers from {region} met in {foreign}, {country}.
Violence in {region} has forced thousands to flee to {country}.
{region}'s leaders fear that {country}'s debt will grow.
Residents of {foreign} and nearby villages in northern {country} fled.
Southern {country} and eastern {country2} saw heavy rain.
The suspect, {per}, fled to {country}, where he was caught in {foreign}.
{per} covers {region} for {org} from {foreign}.
By {per}, {org}
{per} reported from {foreign} and {per2} from {foreign2}.
Photo: {per} / {org}
{city} — {sur} is back.
{city}, {state} — The fair opens Saturday.
{town} resident {per} disagreed.
{town} residents complained about the noise on {street}.
The {town} native joined {org} in 2004.
The fire at {num} {street} began in the kitchen.
Police were called to the corner of {street} and {street2}.
{sur} of {org} called the ruling a mistake.
Nobody at {org} could be reached.
{per}, a spokesman for {org}, declined to comment.
{per}'s lawyer, {per2}, said his client was in {country}.
{sur}'s team travels to {city} on Saturday.
The {city}-based company employs 900 people.
The {city} area has seen little rain.
Downtown {city} was quiet.
Greater {city} has 2 million people.
At {fac}, {sur} met the nurses.
Between {town} and {city}, {street} narrows to one lane.
{country}'s {misc} team plays {country2} on Friday.
{country} beat {country2} 2-1 in {foreign}.
Mr. {sur} and Mrs. {sur2} were not at home.
Dear {given}, please send the letter to {sur}.
{given} and {given2} live with {sur}.
{given} said {given2} was asleep.
As {sur} put it, "No one in {town} knew {given}."
Later {sur} flew to {foreign}.
{sur} won the primary in {state}, and {sur2} took {state2} and {state3}.
Voters in {state}, {state2} and {state3} go to the polls.
The bishop of {city}, {per}, died on Sunday.
The Battle of {foreign} ended the campaign.
The University of {state} and {fac} share the grant.
{foreign} is the capital of {country}.
{foreign}, a town in southern {country}, has 9,000 inhabitants.
{town} is a village in {county}, {state}.
The island lies off the coast of {country} in {water}.
A {demonym} freighter sank off {foreign}.
The {demonym} team trains in {foreign}.
The {demonym} and {demonym2} navies met in {water}.
{num} people have died in {country} of the disease, the {org3} said.
The World Health Organization confirmed cases in {foreign}, {country}, and in {region}.
Health officials in {country} reported {num} new infections in {foreign}.
The virus has spread from {foreign} to {foreign2} and {country2}.
Travelers returning from {country} are tested at {fac}.
Dr. {per} of the University of {city} said the outbreak in {foreign} was under control.
Health Minister {per} said {country}'s hospitals were full.
The Ministry of Health in {foreign} said {sur} had recovered.
Most cases were in {foreign} province.
Farms in {county} and the {city} district were put under quarantine.
The {city} Zoo has a new bear.
Contact {per} at {org}.
{sur}: What happened in {town}?
Q: When did you come to {city}? A: In 1990.
{town} 24, {city} 17
{town} at {city}, 7 p.m.
Shop at {org} on {street} in {town}.
The {org} and the {org2} will merge.
He told {org} that the {misc} had changed {foreign} forever.
From {city}, take {street} east to {town}.
"{sur} is from {state}," said {given}, "and {sur2} is from {country}."
Next came {sur}, then {sur2} and {sur3}.
Man, 34, dies after fight outside {biz}.
Police said the man drove a 2004 {car} on {street}.
He was driving his {car} north on {street} when he hit a tree.
The {car} belonged to {per}.
They met for lunch at {biz} and went on to {biz2}.
{biz} is at {num} {street}.
{biz} has been in the {sur} family since 1954.
{per} owns {biz} in {town}.
A concert at {biz} raised money for {org}.
The show begins at 8 p.m. at {biz}, {num} {street}, {town}.
Tickets are on sale at {brand} and {biz}.
{brand} opened a store in {town} last year.
{brand} and {brand2} both declined to comment.
Two men robbed the {brand} on {street}.
{brand} workers in {city} went on strike.
{brand} bought {org} for $90 million.
Nine-year-old {per} won the race.
{amb} {sur} scored twice.
{amb} said she would miss {town}.
{sur} and his wife, {amb}, live in {city}.
The {sur}s sold the farm.
{sur}'s daughter {amb} attends {fac}.
Friends of {amb} {sur} held a vigil in {town}.
{sur} Street was named after {per}.
The {misc} and the {misc2} were on the agenda.
Wheat prices fell; {sur} blamed {country}.
Mountain lions have been seen near {town}.
Spring came late to {region}.
Firefighters from {town}, {town2} and {city} helped.
The {countyname}-{countyname2} line was closed.
Students at {fac} will read to children from {fac2}.
{fac} and {fac2} will share a coach.
{fac} beat {fac2} on Friday.
{city} Elementary pupils visited {fac}.
He is a professor of history at the University of {state}.
The {city} Chamber of Commerce and the {county} Sheriff's Department are sponsors.
Members of the {town} Volunteer Fire Department came to help.
{town} Township trustees will meet.
The {county} Fair begins Monday.
The corner of {streetname} and {streetname2} streets was blocked.
Between {streetname} and {streetname2} avenues the road is closed.
The {city} Tigers lost to {town}.
{city} (12-3) plays {town} (9-6) today.
In the second half {sur} passed to {sur2}.
{sur} (8), {sur2} (12) and {sur3} (4) led {city}.
{title} {sur}, D-{city}, and {title} {sur2}, R-{town}, sponsored it.
{foreign}'s mayor asked {country} for money.
{foreign} has asked {foreign2} not to sell arms to {country}.
Relations between {foreign} and {foreign2} have worsened.
{foreign} denied the charge.
Both {foreign} and {foreign2} claim {region}.
The villages of {foreign}, {town} and {foreign2} were cut off.
The {foreign} region, near the border with {country}, is quiet.
Near {foreign}, about 80 kilometers north of {foreign2}, a bus overturned.
The expedition reached {foreign} in May and {foreign2} in June.
The regiment marched from {foreign} by way of {foreign2} to {foreign3}.
The {misc} left {foreign} with 300 passengers.
""".strip().split("\n")

HEADLINES = """
{city} man charged with murder
{city} woman wins lottery
{city} police seek robbery suspect
{town} fire kills two
{town} council rejects plan
{county} budget talks begin
{county} deputies arrest three
{sur} wins in {state}
{sur} says {country} must act
{sur} to visit {country}
{sur}, {sur2} clash over {country}
{country} warns {country2}
{country} quake kills hundreds
{state} voters choose {sur}
{state} senate passes bill
{org} to close {city} plant
{org} names {sur} to board
{foreign} blast kills nine
Man charged with murder after {city} shooting
Woman dies in crash near {town}
Police seek help in finding {per}
Police: Man stole car in {city}
Fire destroys house
Council delays vote on budget
Former teacher pleads guilty
Teen hurt in fall
School board to meet Monday
Storm closes roads in {county}
Letter: Thank you, {town}
Governor signs bill
Court overturns ruling on {org}
Mother of three killed
Girls basketball: {town} tops {city}
Boys soccer: {fac} wins title
New {biz} opens
{biz} owner retires
{car} crash kills {town} man
{brand} to hire 200 in {town}
{foreign} hosts {region} summit
New bridge opens in {town}
Former {town} mayor dies
Two from {town} hurt in crash
Trial of {sur} opens in {city}
Body found near {town}
{misc} comes to {city}
Why {sur} left {org}
{demonym} troops enter {foreign}
{city} beats {town} in overtime
Flu outbreak in {foreign} spreads to {country}
""".strip().split("\n")
