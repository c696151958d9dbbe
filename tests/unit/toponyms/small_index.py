"""A handful of names with their classes: enough gazetteer for unit tests."""

import numpy as np

from geotrack.text.names import NameClass, normalize

NAMES = {
    NameClass.COUNTRY: "Norway;France;Germany;Poland;Ukraine;Russia;North Korea;South Korea;China;"
    "Georgia;Jordan;Chad;United States;Australia;Canada;Spain;Sweden;Kenya;Japan",
    NameClass.COUNTRY | NameClass.ABBREVIATION: "U.S.;UK;USA",
    NameClass.ADMIN1: "Texas;Ohio;Georgia;Ontario;Bavaria;Quebec;Missouri;Primorsky Krai",
    NameClass.ADMIN2: "Fulton County;Orange County;Greene County;Essex",
    NameClass.CAPITAL
    | NameClass.CITY_L: "Paris;London;Berlin;Moscow;Kyiv;Warsaw;Pyongyang;Beijing;"
    "Tokyo;Oslo;Nairobi;Washington;Madrid",
    NameClass.CITY_L: "New York;York New;Houston;Toronto;Vladivostok;Boston;Munich",
    NameClass.CITY_M: "Bergen;Trondheim;Columbus;York;Springfield;Paris Hill;Port-au-Prince",
    NameClass.CITY_S: "Nelson;Lincoln;Ålesund;Reading;Clark",
    NameClass.CITY_XS: "Khasan;Best;Hope;Mandal;Tumangang",
    NameClass.DEMONYM: "Russian;North Korean;Polish;Ukrainian;French;German;Norwegian;Korean",
    NameClass.REGION: "Siberia;Balkans;Europe;Asia",
    NameClass.WATER: "Rhine;Black Sea;Ohio River",
    NameClass.ABBREVIATION: "Tex.;Mo.;Ont.;N.S.W.;La.",
    NameClass.FACILITY: "Heathrow Airport",
}


class SmallIndex:
    def __init__(self):
        self._known = {}
        for bits, names in NAMES.items():
            for name in names.split(";"):
                key = normalize(name)
                self._known[key] = self._known.get(key, 0) | int(bits)

    def classes(self, names):
        return np.array([self._known.get(normalize(n), 0) for n in names], dtype=np.uint16)
