"""The commonest words, by which a text shows what language it is in."""

from typing import Final

# -- foreign ------------------------------------------------------------
#: function words of German, Dutch, French, Spanish, Portuguese, Italian and the Scandinavian languages that English
#: has not, in its names neither ("de la", "el", "der" stand in English texts, but never as one word in eight)
OF_NEIGHBORS: Final = frozenset(
    """der das und ist nicht von mit dem den ein eine auf für nach wird wurde sich des im zum zur bei aus het een van
    en naar met niet zijn werd voor op le les et est une du dans pour par sur avec au aux qui que il elle ce el los
    las del una por con para su fue y se al lo o os da em um uma não com foi di che della un per è alla nel och att
    det som på av til ikke og fra de la""".split()
)
OWN: Final = frozenset(
    "the and of to in was is for at from it on with by that they we he she were are as after an had".split()
)

# -- documents ------------------------------------------------------------
COMMONEST: Final = frozenset(
    """the of and to in a is was for on that with as by at from his it an were are which be this had
    has have not he but or they their its who after been her she will we""".split()
)
