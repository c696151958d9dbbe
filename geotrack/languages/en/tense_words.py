"""Verb forms by which a time lies before or after."""

from typing import Final

# -- tense ------------------------------------------------------------
PAST: Final = frozenset(
    """was were had did been began became broke brought built bought came caught chose cut drew drove
    ate fell felt fled flew fought found gave got went grew heard held hit kept knew laid led left lost
    made meant met paid put quit ran rang read rode rose said sank sat saw sent shook shot showed shut
    slept sold spent spoke spread stood stole struck swam swore took taught told thought threw tore
    understood woke won wore wrote forgot froze hid lay withdrew drank sailed ended 'd ’d wasn't
    weren't hadn't didn't wasn’t weren’t hadn’t didn’t""".split()
)
FUTURE: Final = frozenset("will 'll ’ll shall won't won’t gonna would upcoming".split())
#: words that look to the future before "to", "for", "on", "in" or the time itself
PLANS: Final = frozenset(
    """set expected expects expect scheduled schedules schedule due planned plans plan planning hopes hope hoping
    intends intend intending wants want going likely supposed prepares prepared preparing about aims
    aim slated poised bound ready agreed vows vowed promised promises needs hoped intended wanted
    must should may might could can able decided ordered invited""".split()
)
LINKS: Final = frozenset("to for on in at by early late from until".split())
#: of these only what they govern lies ahead: "agreed in April", "agreed to pay in April"
RESOLVES: Final = frozenset(
    """agreed decided promised vowed vows ordered invited promises hoped hope hopes hoping intended intend
    intends intending wanted want wants wanting aims aim able""".split()
)
SCHEDULES: Final = frozenset("scheduled schedules planned planning plans".split())
MODALS: Final = frozenset("must should may might could can".split())
NOT_PAST: Final = frozenset(
    """united armed aged red bed need speed indeed seed feed breed embed sacred hundred wicked naked limited
    based related kindred alleged so-called proposed expected scheduled shed sled""".split()
)

# -- words that code looks for one by one ----------------------------------------
ABOUT: Final = "about"
BE: Final = "be"
COULD_MIGHT: Final = ("could", "might")
ED: Final = "ed"
HAVE: Final = "have"
ING: Final = "ing"
IS_ARE_AM: Final = ("is", "are", "am")
PRESENT_OF_BE: Final = tuple("is are am 's ’s 're ’re".split())
SET: Final = "set"
TO: Final = "to"
TO_FOR: Final = ("to", "for")
WAS_WERE: Final = ("was", "were")
WAS_WERE_HAD: Final = ("was", "were", "had")
WOULD: Final = "would"
