"""Short texts of our own with one slip of every kind, and the same without it, as the built-in reader reads them.

``{right|wrong}``: the wrong text is alarmed, the right one is not.
"""

import re

import pytest

import geotrack

ALARMS = ("doubtful", "contradicted")
#: what makes a text one of travel, where nothing else of it does
TRAVEL = "We had come by train from Basel to Zurich the year before."


def alarms(text):
    report = geotrack.analyze(geotrack.Document(text=text))
    if all(claim.kind == "passage" for claim in report.claims):
        report = geotrack.analyze(geotrack.Document(text=f"{text}\n\n{TRAVEL}"))
    return [v for v in report.verdicts if v.rating in ALARMS]


PAIRS = (
    (
        "impossible-time",
        "The pilgrims walk from Porto to Santiago de Compostela along the central way, about 240 km. Most of them need {ten to twelve days|two days}, and the hostels fill up early.",
    ),
    (
        "impossible-time",
        "The lorries with the relief goods reached Juba from Nimule in {four hours|forty-five minutes}; the road of 190 km has been paved since 2012.",
    ),
    (
        "impossible-time",
        "It is 1,318 km by rail from Madras to Calcutta's rival port of Mumbai, and in the days of steam the mail needed {31 hours|6 hours} for them.",
    ),
    (
        "speed-distance-time",
        "The special ran from Tokyo to Sendai, 350 km, in five hours, which makes {70 km/h|170 km/h} on average, not a record.",
    ),
    (
        "speed-distance-time",
        "The test train left Wuhan and was in Guangzhou after three hours. With 968 km between the two stations this comes to {about 320 km/h|about 220 km/h}.",
    ),
    (
        "speed-distance-time",
        "At {an average of 75 km/h|an average of 125 km/h} the driver brought the vaccines from Kano to Maiduguri, 600 km, in eight hours.",
    ),
    (
        "speed-distance-time",
        "The ferry does the 120 nautical miles to Heraklion in six hours, a speed of {20 knots|34 knots}, if the meltemi does not blow.",
    ),
    (
        "chronology",
        "The morning flight leaves Dakar at 9.15 and is on the ground in Banjul at {10.00|8.00}; passengers for Ziguinchor change there.",
    ),
    (
        "chronology",
        "Our train pulled out of Lviv at 22:10 on Friday and rolled into Kyiv at {5:40 on Saturday|5:40 on Friday}, ten minutes early.",
    ),
    (
        "chronology",
        "The steamer cast off from Aswan at noon. At {five in the morning|half past eleven in the morning}, seventeen hours later, we tied up at Wadi Halfa.",
    ),
    (
        "chronology",
        "Departure from Nelspruit is at 6 a.m.; by {half past nine in the morning|half past five in the morning} the minibus is in Maputo, border included.",
    ),
    (
        "chronology",
        "The convoy set off from Peshawar on 4 March and reached Kabul on {5 March|2 March}, having been held up a night at Jalalabad.",
    ),
    (
        "time-zone",
        "The flight leaves Lisbon at 10 a.m., takes two hours and twenty minutes and lands in Ponta Delgada at {11.20 a.m.|12.20 p.m.} by the clocks of the Azores, which are one hour behind those of the mainland.",
    ),
    (
        "time-zone",
        "It left Auckland on Saturday morning at 9 and, having crossed the date line, landed in Honolulu after eight and a half hours at {7.30 in the evening of Friday|7.30 in the evening of Saturday}.",
    ),
    (
        "time-zone",
        "Perth is two hours behind Sydney. The plane takes off in Sydney at 8 a.m. and, five hours later, touches down in Perth at {11 a.m.|3 p.m.} local time.",
    ),
    (
        "time-zone",
        "The train leaves Brest at 14.00 Minsk time and arrives in Terespol, over the bridge, 20 minutes later at {12.20|15.20} Warsaw time; in winter Poland is two hours behind Belarus.",
    ),
    (
        "direction",
        "From Marrakesh the road climbs {south-east|north-west} over the Tizi n'Tichka to Ouarzazate, a town of film studios and dust.",
    ),
    (
        "direction",
        "Huancayo, {east|west} of Lima across the Andes, has been joined to the coast by rail since 1908.",
    ),
    (
        "direction",
        "The nomads go {south|north} in autumn, from Yakutsk to Aldan, and in spring they take the same way home.",
    ),
    (
        "direction",
        "A bus runs from Bangkok {north|south} to Chiang Mai every hour, and the night train costs hardly more.",
    ),
    (
        "sum",
        "From Erzurum it is 200 km to Kars and another 90 km to the frontier, {290 km|390 km} in all, and the bus stops twice.",
    ),
    (
        "sum",
        "Of the 1,500 miles to be sailed the yacht had put 900 behind her when the mast came down; the {remaining 600|remaining 800} she made under a jury rig.",
    ),
    (
        "sum",
        "He rode 45 miles on the first day, 38 on the second and 27 on the third, {110 miles|140 miles} altogether, and slept in haylofts.",
    ),
    (
        "sum",
        "The trek has three sections: Besisahar to Chame, 65 km; Chame to Manang, 30 km; Manang to Muktinath, 40 km. That makes {135 km|175 km} from one end to the other.",
    ),
    (
        "sum",
        "The drive takes two hours to the lake and three more to the pass, {five hours|seven hours} in total without pauses.",
    ),
    (
        "daily-average",
        "In 40 days they rowed 1,200 nautical miles, an average of {30|50} a day, and lost eleven kilos each.",
    ),
    (
        "daily-average",
        "The herd was driven 480 miles from the ranch to the railhead. At {twelve miles a day|thirty miles a day} the drive lasted forty days.",
    ),
    (
        "daily-average",
        "He walked from Vienna to Istanbul, 1,800 km, in ten weeks and never took a lift: about {180 km|320 km} a week.",
    ),
    (
        "daily-average",
        "The relay will cover 2,700 km in 90 days, that is {30|45} kilometres daily, through eleven provinces.",
    ),
    (
        "daily-average",
        "We did the four hundred versts in eight days, or {fifty|eighty} versts a day, with the same three horses.",
    ),
    (
        "nautical",
        "The course from Cape Town to Saint Helena measures 1,700 nautical miles, {about 3,150 km|about 2,740 km}, and the yachts need two weeks.",
    ),
    (
        "nautical",
        "Between Suva and Nuku'alofa there are some {410 nautical|410 statute} miles of open sea, and the freighter crosses them in two days at nine knots.",
    ),
    (
        "nautical",
        "The cable runs 620 nautical miles, or {713 statute miles|620 statute miles}, along the floor of the Tasman Sea.",
    ),
    (
        "nautical",
        "The log showed 240 nautical miles, {276 land miles|208 land miles}, when the island rose from the haze.",
    ),
    (
        "nautical",
        "At ten knots, that is {18.5 km/h|16 km/h}, the tug brought the wreck into Las Palmas.",
    ),
    (
        "border",
        "The road from Tashkent to Shymkent crosses the border into {Kazakhstan|Turkmenistan} at Chernyaevka, where lorries wait for hours.",
    ),
    (
        "border",
        "The bus from Sarajevo to Dubrovnik crosses from {Bosnia into Croatia|Slovenia into Croatia} near Ivanica.",
    ),
    (
        "border",
        "Between Geneva and Turin the lorries use the tunnel under {Mont Blanc|the Simplon}, eleven kilometres long, and pay a stiff toll.",
    ),
    (
        "border",
        "The ship sails from Odesa to Varna across the {Black Sea|Caspian Sea} in a day and a half.",
    ),
    (
        "border",
        "Upstream from Khartoum the steamer follows the {White Nile|Zambezi} to Kosti, and stops there for wood.",
    ),
    (
        "first-in-years",
        "The last passenger train had run in 1994; on 4 May 2012 one left again, {the first in 18 years|the first in 28 years}, with a band on the platform.",
    ),
    (
        "first-in-years",
        "In 1951 a bishop had come to the island, and when another stepped ashore in 1989 it was the first such visit {in 38 years|in 18 years}.",
    ),
    (
        "first-in-years",
        "No ship had put in at Massawa since 1998. The freighter that came from Jeddah in July 2018 was the first {for twenty years|for ten years}.",
    ),
    (
        "first-in-years",
        "The president flew to Havana on 20 March 2016. Not since Coolidge in 1928, {88 years|58 years} before, had a sitting American president gone there.",
    ),
    (
        "first-in-years",
        "Founded in 1889, the steamship line celebrated its {hundredth|seventieth} birthday in 1989 with a voyage from Trieste to Corfu.",
    ),
    (
        "straight-as-road",
        "By rail Oslo is {about 470 km|about 305 km} from Bergen, and the journey over the Hardangervidda takes six and a half hours.",
    ),
    (
        "straight-as-road",
        "Driving from Messina to Naples means {about 490 km|about 300 km} of motorway, the better part of it over viaducts in Calabria.",
    ),
    (
        "straight-as-road",
        "From Kathmandu to Pokhara the bus winds along the Trishuli for {200 km|143 km}, and the drive takes all day.",
    ),
    (
        "nights",
        "We sailed on Monday evening and were in Tórshavn on Wednesday morning, after {two nights|four nights} on board.",
    ),
    (
        "nights",
        "The caravan left Taoudenni on 3 February and came into Timbuktu on 18 February, {fifteen days|twenty-five days} later.",
    ),
    (
        "nights",
        "The tour runs from 12 to 19 August and includes {seven nights|eleven nights} in mountain huts between Chamonix and Courmayeur.",
    ),
    (
        "nights",
        "Having left Liverpool on the 1st of May, the packet reached New York on the 29th, a passage of {28 days|38 days}.",
    ),
    (
        "nights",
        "From Thursday to Sunday the hikers sleep {three nights|six nights} in bothies and never meet a road.",
    ),
    (
        "stop-too-long",
        "The flight from London to Sydney takes 22 hours, {two of them|thirty of them} spent on the ground in Singapore.",
    ),
    (
        "stop-too-long",
        "The bus is nine hours on the road from Arusha to Dar es Salaam; the halt for lunch at Korogwe lasts {half an hour|ten hours}.",
    ),
    (
        "stop-too-long",
        "Of the five hours that the journey takes, the train stands for {one hour|six hours} at the frontier station.",
    ),
    (
        "stop-too-long",
        "Our run from Denver to Chicago took 18 hours including a wait of {two hours|twenty-two hours} at Omaha.",
    ),
    (
        "stop-too-long",
        "The whole crossing lasted three days. In the lee of Fair Isle the skipper lay hove to for {a day|five days} and mended sails.",
    ),
    (
        "stages",
        "There are {three legs|five legs}: by bus to Puno, by boat to Amantaní, and by bus again to La Paz.",
    ),
    (
        "stages",
        "The rally is run in {five stages|eight stages}: Tunis to Sousse, Sousse to Gafsa, Gafsa to Tozeur, Tozeur to Douz and Douz to Djerba.",
    ),
    (
        "stages",
        "The train calls at {four stations|six stations} on its way: Bologna, Florence, Arezzo and Orvieto. Then comes Rome.",
    ),
    (
        "stages",
        "He flew home in {three hops|six hops}, Nairobi to Khartoum, Khartoum to Cairo and Cairo to London.",
    ),
    (
        "unit-pair",
        "The line from Dakar to Saint-Louis is {263 km (163 miles)|263 km (263 miles)} long, and weeds grow between the rails.",
    ),
    (
        "unit-pair",
        "The pass is crossed after {60 miles (97 km)|60 miles (137 km)} and the snow lies there until June.",
    ),
    (
        "unit-pair",
        "Katherine Gorge is 320 km, {or 199 miles,|or 299 miles,} south-east of Darwin by the Stuart Highway.",
    ),
    ("unit-pair", "They ran at 25 knots, {about 46 km/h|about 66 km/h}, all the way to Malta."),
    (
        "unit-pair",
        "The stage of 140 kilometers {(87 miles)|(78 miles)} ended in Bariloche under heavy rain.",
    ),
    (
        "nearer",
        "Darwin lies nearer to {Jakarta than to Sydney|Sydney than to Jakarta}, as its inhabitants like to point out, and the flight to Bali takes less than three hours.",
    ),
    (
        "nearer",
        "Anchorage is farther from {Miami|Seattle} than from Tokyo, and the cargo pilots know both ways by heart.",
    ),
    (
        "nearer",
        "From Trieste, Vienna is {closer|farther away} than Rome, and the coffee shops show it.",
    ),
    (
        "nearer",
        "The way from Mandalay to Bagan is {shorter|longer} than that from Mandalay to Yangon.",
    ),
    (
        "nearer",
        "Kaliningrad, they said, is {nearer to Berlin than to Moscow|nearer to Moscow than to Berlin}, and the wagons came accordingly.",
    ),
    (
        "impossible-time",
        "Buses for Ouagadougou leave the Kumasi yard when they are full. The road over Tamale and Bolgatanga is some 720 km long, and with the formalities at Paga the ride takes {sixteen hours|three hours}, sometimes more when the barriers are down.",
    ),
    (
        "impossible-time",
        "The night boat from Naples to Palermo is the slow way and the right one. She covers the 170 nautical miles in {about ten hours|about an hour}, lights burning, while the card players in the bar fall asleep one after another. By breakfast you see Monte Pellegrino.",
    ),
    (
        "speed-distance-time",
        "Solar racers reached the beach at Adelaide on Thursday. The winners from Delft had left Darwin on Sunday and spent 36 hours on the move for the 3,020 km of the Stuart Highway, {84 km/h|124 km/h} on average, and still had power for a lap of honour.",
    ),
    (
        "direction",
        "Past Kimba the wheat gives out. We had left Port Augusta at five, and the Eyre Highway ran {west|east} before us all day to Ceduna, past silos painted with farmers' faces, 470 km with the sun in the mirror in the morning and in our eyes after tea.",
    ),
    (
        "stages",
        "The pilgrims' way over the moor is walked in {four days|seven days}: from Hayle to Camborne, from Camborne to Redruth, from Redruth to Truro, and from Truro to Probus. There are beds in every place, and pasties.",
    ),
)


@pytest.mark.parametrize(("kind", "text"), PAIRS)
def test_a_slip_is_told_from_its_true_twin(kind, text):
    right = re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", r"\1", text)
    wrong = re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", r"\2", text)
    assert not alarms(right), kind
    assert alarms(wrong), kind
