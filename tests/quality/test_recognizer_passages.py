"""Passages of our own with every toponym marked: [place], <adjective of a place>.

The floors may be raised, never lowered in passing.
"""

import re

import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.places.gazetteer.index import BundledNameIndex
from geotrack.toponyms.tagger import Tagger

PASSAGES = """
The night ferry from [Bergen] reached [Newcastle] four hours late.
A [Toledo] man was sentenced to six years for a string of burglaries in [Lucas County].
[TROMSØ], [Norway] — Two climbers were rescued from a ledge on Monday.
[MACON], [Ga.] — The council put off a vote on parking meters.
The <Polish> foreign minister flew to [Vilnius] for talks with his <Lithuanian> counterpart.
Margaret Lincoln, who runs a bakery in [Lincoln], said business was slow.
Mr. Houston told the jury that he had never been to [Houston].
Georgia Perkins grew up in [Savannah], [Georgia], and now lives in [Atlanta].
Jordan Hayes scored twice as [Ipswich] beat [Norwich] on Saturday.
[Jordan] and [Israel] reopened the crossing on Tuesday.
Police in [Malmö] searched three flats; two men were arrested near [Lund].
The train stopped in [Irkutsk] and [Ulan-Ude] before it crossed into [Mongolia].
She studied at the University of [Heidelberg] and later taught in [Graz].
The [Dayton] Police Department asked for help on Friday.
He was treated at [Rockford] Memorial Hospital and released.
The [Hamilton County] Sheriff's Office said the bridge would stay shut.
Officials in [North Korea] did not comment.
Fishermen from [Galway] sailed round [Cape Clear] in a day.
Wheat from [Ukraine] is shipped across the [Black Sea] to [Istanbul].
Heavy snow fell across northern [Scotland] and parts of [Cumbria].
The caravan rested at [Agadez] before it set out across the [Sahara].
Residents of [Perth], [Scotland], are used to jokes about [Perth], [Australia].
The pipeline runs from [Baku] through [Tbilisi] to [Ceyhan].
[Nairobi]'s airport was closed for two hours.
Doctors confirmed eleven cases of cholera in [Port-au-Prince].
The virus, first seen in [Guinea], had reached [Liberia] and [Sierra Leone] by April.
[Washington] warned that it would answer any attack.
[Tehran] denied the report and accused [Riyadh] of inventing it.
Relations between [Beijing] and [Canberra] have cooled.
The <Dutch> team trained in [Lisbon], where it was warmer.
They drove west on [Maple Street] and were stopped near the library.
The fire broke out in a warehouse on [Harbour Road], police said.
Springfield Nuclear Power hired Homer to push a button.
Taylor Swift sold out the stadium in [Warsaw] three nights running.
Paris Hilton did not attend the hearing.
Dr. Wellington and Mrs. Chester spoke after lunch.
The Chicago Manual lay open on the desk in [Chicago].
It rained in [Manchester], [Leeds] and [York].
Flooding was reported in [Dubois], [Orange] and [Crawford] counties.
The convoy left [Khartoum] for [Port Sudan] at dawn.
Between [Graz] and [Maribor] the line climbs steeply.
From [Cusco] it is four days on foot to [Machu Picchu].
Four sailors from [Gdańsk] were found alive off [Bornholm].
The <Kenyan> runner won in [Boston] and again in [Berlin].
[Springfield], [Ill.], has a new mayor; so has [Springfield], [Mo.]
His mother was born in [Leningrad] during the siege.
Exports from [Brazil] to [China] doubled in a decade.
Reading is his favorite pastime, though he has never seen [Reading].
Nice weather drew crowds to the beaches of [Nice].
Best wishes from all of us in [Best], a town in the [Netherlands].
The boy, 9, was last seen in [Mobile], [Alabama].
Voters in [Ohio], [Michigan] and [Pennsylvania] will decide.
Sen. Clara Dunn, D-[Vt.], opposed the bill.
The [Oslo] Philharmonic plays in [Vienna] next week.
[LONDON] (Reuters) - Shares rose for a third day.
The Amazon warehouse in [Leipzig] will hire 300 people.
Apple opened an office in [Cork] in 1980.
Turkey sandwiches were served at the embassy of [Turkey].
The ship passed [Gibraltar] at noon and anchored off [Tangier].
Troops moved from [Kherson] toward [Mykolaiv] during the night.
The road from [Kathmandu] to [Pokhara] was blocked by a landslide.
Our correspondent in [Cairo], Victoria Marsh, sends this report.
The expedition left [Ushuaia] for [Antarctica] on 3 January.
[Auckland] woke to fog on Thursday.
Smith was born in [Leeds]. Smith's father worked in [Bradford].
The <Swiss> border guards checked every car from [Como].
The mayor of [Reykjavik] visited [Tórshavn] in the [Faroe Islands].
Seven villages near [Gondar] in northern [Ethiopia] have no water.
The <French> and <German> leaders met in [Strasbourg].
The [Danube Delta] is home to pelicans; [Tulcea] is its gate.
The [Rhine] was low at [Kaub], so barges from [Rotterdam] sailed half empty.
At [St. Louis] the river was four feet above flood stage.
After the crash near [Fort Worth], the road to [Dallas] was shut.
The company, based in [San Jose], [Calif.], makes chips.
[El Paso] and [Ciudad Juárez] share a bus line.
The icebreaker reached [St. John's], [Newfoundland], at noon.
They kept a boat on [Martha's Vineyard] for years.
The [Boston] City Council met with the [Suffolk County] Sheriff's Department.
She won a place at the University of [Cape Town].
A statement by [Norway] and [Sweden] followed talks in [Helsinki].
""".strip().split("\n")
#: towns in places of a sentence where persons and companies stand as well, and no word says which is which
PLAIN = """
[Massawa] was shelled again on Tuesday, and the market burned.
Brenner was shelled with questions on Tuesday, and left early.
[Aktau] ships oil; [Turkmenbashi], across the water, ships cotton.
Kowalski ships parcels; Nakamura, across the hall, ships tea.
Neither [Doncaster] nor [Barnsley] has a ground that holds so many.
Neither Hutchinson nor Barkley has a car that holds so many.
[Wakkanai] freezes over in January, and [Otaru] seldom does.
Promoted: [Sfax], [Bizerte] and [Monastir].
Elected: Hughes, Pereira and Lindqvist.
[Iquique] thinks of itself as a port first, says the harbor master.
[Chittagong] is louder than [Dhaka], and prouder of it.
Merkel is quieter than Schröder, and prouder of it.
The stages are [Bukhara] to [Navoi], [Navoi] to [Samarkand].
[Klaipėda] honors its sailors; [Kaunas] honors its pilots.
Cunard honors its captains; Boeing honors its engineers.
After [Zagora] the tarmac ends.
After Zapata the lecture ends.
Dates from [Biskra] cost more than dates from [Gabès].
Letters from Whitfield cost more than letters from Okafor.
[Leh] sent two teams and [Kargil] one.
Toyota sent two teams and Ferrari one.
""".strip().split("\n")
MARK = re.compile(r"[\[<]([^\]>]+)[\]>]")


def read(passage):
    """Return the plain text and the spans that the marks enclose."""
    text, spans, reached = "", [], 0
    for mark in MARK.finditer(passage):
        text += passage[reached : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        reached = mark.end()
    return text + passage[reached:], spans


@pytest.fixture(scope="module")
def index():
    return BundledNameIndex()


def measured(made, passages):
    """Return exact F1, and the passages with another answer."""
    right = found_count = gold_count = 0
    wrong = []
    for passage in passages:
        text, gold = read(passage)
        found = [
            (t.start, t.end) for t in made.recognize(Document(text=text)) if t.kind != "description"
        ]
        right += len(set(gold) & set(found))
        found_count += len(found)
        gold_count += len(gold)
        if set(gold) != set(found):
            wrong.append((passage, [text[a:b] for a, b in found]))
    return 2 * right / (found_count + gold_count), wrong


def test_exact_f1_does_not_fall(index):
    f1, wrong = measured(Tagger(settings=Settings(demonyms=True), index=index), PASSAGES)
    assert len(PASSAGES) >= 60
    assert f1 >= 0.95, f"F1 {f1:.3f}; wrong: {wrong}"


def test_towns_are_told_from_persons_in_the_same_words(index):
    f1, wrong = measured(Tagger(settings=Settings(), index=index), PLAIN)
    assert f1 >= 0.95, f"F1 {f1:.3f}; wrong: {wrong}"
