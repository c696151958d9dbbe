"""No English word decides outside `geotrack/languages`: word lists, patterns and words that a text is compared with.

Looked at: what modules and classes name as values, and in functions comparisons, calls like `startswith` and patterns of
`re`. Codes are no words of a text: kinds, units, modes, names of features and rules; where they are told is told below.
"""

import ast
import re
from pathlib import Path

import pytest

from geotrack.claims.ends.endcodes import CUES, ROLES
from geotrack.languages.rows import KINDS as PHRASES
from geotrack.measures.modes import MODE_ROWS
from geotrack.measures.units import DIMENSION
from geotrack.places.gazetteer.store import KINDS

PACKAGE = Path(__file__).resolve().parents[2] / "geotrack"
ROOMS = (
    "text",
    "toponyms",
    "times",
    "claims",
    "journeys",
    "places",
    "verdicts",
    "measures",
    "earth",
    "routes",
)
#: modules that hold words all the same, and why
SPARED = {
    "measures/modes.py": "one row a mode, its words among its speeds and limits: whoever adds a mode touches one file",
    "measures/travellerkinds.py": "one row a kind of traveller, for the same reason",
    "text/webpages.py": "what pages of the web call their parts, in whatever language they are",
    "text/files": "signs of file formats, and what tables call their columns",
    "text/documents.py": "signs of addresses and members", "text/onearticle.py": "signs of file formats, and what is said of them",
    "claims/llm/prompt.py": "what a language model is asked",
    "claims/llm/exchange.py": "fields of an answer", "claims/llm/answers.py": "fields of an answer",
    "claims/llm/languagemodel.py": "fields of an answer", "claims/llm/both.py": "fields of an account",
    "claims/llm/cache.py": "names of settings",
    "places/gazetteer/geocoders.py": "fields and kinds of the answers of services",
    "places/gazetteer/geonames.py": "codes of GeoNames", "places/gazetteer/writer.py": "columns and kinds of the index",
    "places/gazetteer/placefeatures.py": "fields of GeoJSON", "places/gazetteer/placefiles.py": "columns of files",
    "places/gazetteer/store.py": "columns of the index", "places/gazetteer/columns.py": "types of columns",
    "places/gazetteer/bundled.py": "names of files", "places/gazetteer/shelves.py": "names of files",
    "places/gazetteer/opening.py": "names of gazetteers", "places/gazetteer/resuming.py": "a table of SQLite",
    "places/__init__.py": "names of modules", "places/references.py": "columns of tables",
    "places/settling/evidence_weights.py": "names of features", "places/settling/namesakes.py": "names of features", "places/settling/namesaketable.py": "names of features",
    "places/settling/otherspellings.py": "sounds of names, in whatever language they are",
    "claims/reader/learned.py": "names of what is trained", "claims/reader/scorer.py": "names of what is trained",
    "claims/reader/trees.py": "names of what is trained",
    "claims/candidates/kindrows.py": "names of features",
    "claims/candidates/profiles.py": "names of features", "claims/trainedon.py": "names of lists",
    "toponyms/decoding.py": "names of labels", "toponyms/features.py": "names of features", "toponyms/secondlook.py": "names of features", "toponyms/spacy.py": "labels of spaCy", "toponyms/weights.py": "labels",
    "verdicts/arithmetic/phrasing.py": "how reasons are worded", "verdicts/arithmetic/slips.py": "how reasons are worded",
    "verdicts/case.py": "how reasons are worded", "verdicts/arithmetic/along.py": "how reasons are worded",
    "routes": "names of networks, files and services", "earth": "names of networks, files and kinds",
}  # fmt: skip
#: values that are codes, by module: names of rules, of constructions, of what a component says of itself
CODED = {
    "claims/building.py": "_DIMENSION pattern",
    "claims/candidates/distancetables.py": "TABLE", "claims/candidates/kindfeatures.py": "_KINDS",
    "claims/candidates/symbols.py": "CLASSES _DIMENSIONS",
    "claims/ends/byconstruction.py": "_OUTRIGHT",
    "claims/ends/contexts.py": "ITEM_FLAGS",
    "claims/reader/encoder.py": "ASKED",
    "claims/reader/encoderlayers.py": "_LANDMARKS ATTENTIVE",
    "claims/ends/endcodes.py": "CUES ROLES VERBS LINKS _CLASSES",
    "claims/ends/underway.py": "_ROLE_OF_CUE",
    "claims/ends/spokenof.py": "_PLACED",
    "claims/grammar/figures.py": "_TRAVELLED",
    "claims/grammar/objections.py": "_ATTRIBUTIVE _NEVER_YEARS _NEED_TRIP _NEED_PLACE",
    "claims/legways/decidingways.py": "PATTERN WEIGHED _MADE",
    "claims/legways/legnetwork.py": "CLASSES",
    "claims/legways/proposals.py": "ON_WAYS",
    "claims/llm/grounding.py": "PATTERN _STATUS",
    "claims/llm/rereading.py": "_MILES",
    "claims/movements/movementclaims.py": "_NAMES _MADE",
    "claims/movements/eventfeatures.py": "_MOVING",
    "claims/movements/events.py": "_MOVING _TRAVEL _IT",
    "claims/movements/waypointroles.py": "Role",
    "claims/phrases/unitwords.py": "_PER_HOUR",
    "journeys/legs.py": "WAY WAYS",
    "measures/units.py": "FACTOR DIMENSION UNCERTAIN",
    "measures/interval.py": "_set_low _set_high",
    "measures/ratios.py": "RATIOS",
    "places/settling/halfnames.py": "_FILE",
    "places/settling/namecues.py": "LinkKind APPOSED _DATELINE",
    "places/settling/relations.py": "CONTAINING",
    "places/settling/resolver.py": "_FIGURES",
    "places/settling/announced.py": "_PRIMARY",
    "places/settling/beliefs.py": "PRIMARY SEAT SLIGHT STATURE",
    "places/settling/strangers.py": "(_SIZE, _SLIGHTER, _MINOR, _HALF, _STATURE, _FEATURE)",
    "text/foreign.py": "_UNTOLD",
    "text/names.py": "_SPECIAL",
    "text/tokens.py": "_TOKEN",
    "times/patterns.py": "MACROS Resolve",
    "times/readings.py": "Part Grain _SHARES _DAY_SHARES PARTS",
    "times/timetagger.py": "_JOINTS",
    "times/printedclock.py": "TOLD",
    "toponyms/reading.py": "HASHES _LISTS (_WORD, _LOWER_CASE) (_SUFFIX2, _SUFFIX3, _SUFFIX4, _PREFIX2, _PREFIX3, _PREFIX4)",
    "verdicts/arithmetic/engine.py": "Quantity QUANTITIES _START",
    "verdicts/arithmetic/legstatements.py": "_DATED _CLOCK _WEEKDAY",
    "verdicts/arithmetic/movers.py": "_ROPES",
    "verdicts/arithmetic/twoplaces.py": "_CERTAIN_SOURCES _VAST",
    "verdicts/arithmetic/whereabouts_areas.py": "_TOO_VAST",
    "verdicts/questions/whereabouts.py": "_TOO_VAST",
    "verdicts/questions/agreement.py": "Relation",
    "verdicts/questions/containment.py": "_APPOSED _SIZE",
    "verdicts/questions/motion.py": "_KINDS _DIMENSION",
    "verdicts/questions/weekdates.py": "_DAYS",
    "verdicts/ruling.py": "_ASKED _BY_MAP _RECKONED _SITUATED _UNSURE_ENDS Level _LEVELS",
}  # fmt: skip
#: rules of times (their words are examples), and what a component calls itself
RULES = ("RULES", "FIRST_RULES", "LOOSE_RULES", "name")
#: in functions: (module, code), that compares codes and no words
CODES_COMPARED = {
    ("claims/ends/attaching.py", "f.removeprefix('first=')"), ("claims/ends/attaching.py", "f.startswith('first=')"),
    ("claims/ends/attaching.py", "entity.key == 'p:it'"), ("claims/ends/scenes.py", "flags[k][0] in ('gap=0', 'gap=1')"),
    ("claims/grammar/figures.py", "construction.name.startswith('a-')"),
    ("claims/grammar/objections.py", "construction.name.startswith(('a-', 'trip-of', 'time-of'))"),
    ("claims/reader/trust.py", "names[-1].endswith('-position')"),
    ("places/settling/lookups.py", "gazetteer.name != 'bundled'"),
    ("claims/grammar/statements.py", "construction.name == 'halfway-between'"),
    ("claims/grammar/figures.py", "construction.name == 'cover-length-from'"),
    ("claims/grammar/figures.py", "r[:4] in ('orig', 'mode', 'dire', 'trip', 'dest', 'plac')"),
    ("claims/grammar/objections.py", "construction.name == 'travel-length'"), ("claims/grammar/objections.py", "construction.name == 'a-time-trip'"),
    ("claims/grammar/objections.py", "construction.name == 'arrives-time-later'"),
    *(("times/timetagger.py", f"kinds == '{k}'") for k in ("day-day", "day-part", "day-clock", "clock-part")),
    *(("times/timetagger.py", f"kinds in {k!r}") for k in (("day-part", "day-clock"), ("part-day", "clock-day"))),
    ("times/narrative.py", "self.tense(word, last or word + 1) != 'past'"), ("claims/movements/howone.py", "table[word] != 'unknown'"),
    ("times/timetagger.py", "left.rule == 'that'"), ("places/gazetteer/placelist.py", "attribute in ('first', 'second')"),
    ("places/gazetteer/descriptions.py", "{row['a'], row['b']} == pair"), ("verdicts/arithmetic/borderline.py", "mine in (r['a'], r['b'])"),
    ("claims/llm/grounding.py", "item['kind'] != 'none'"), ("verdicts/questions/gauge.py", "'not verified' in (crossing.note or '')"),
}  # fmt: skip
_SYNTAX = re.compile(r"\\[a-zA-Z]|\(\?[a-zA-Z]+\)|\(\?P[<=]\w+[>)]?|\(\?[:=!<]+|\[[^\]]*\]|\{\w*\}")
_TEXT = re.compile(r"lower\[|\bwords?\b|_words\b|\.before\(|\.after\(|\bwritten\b|casefold\(")
_ASKED = ("startswith", "endswith", "removesuffix", "removeprefix")
_PATTERNS = ("search", "match", "fullmatch", "compile", "sub", "findall", "finditer", "split")


def codes():
    """Return what the vocabulary of the package calls things."""
    found = {*PHRASES, *(row.name for row in MODE_ROWS), *DIMENSION, *DIMENSION.values(), *KINDS}
    found |= {*CUES, *ROLES}
    for name in (
        *(f"model/{part}.py" for part in ("document", "claim", "place", "journey", "verdict")),
        "times/readings.py",
        "verdicts/ruling.py",
        "places/settling/namecues.py",
    ):
        for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
                found |= {c.value for c in ast.walk(node) if isinstance(c, ast.Constant)}
    # kinds of item of a script, features of settling, parts of reports, shares of days, ways of saying
    found |= set(
        """fig place name time move arrive depart cover be lie stay run trip vehicle spot visit none part other same dep arr via
        at primary alien minor feature slight seat renown half area facility other table claim vicinity short chain phrase
        moving stops past future open reported timex clock day part month year week en und kn mph km/h straight
        ocean none plan single begin fixed easter election weekday black decided-time decided-way enum country admin1 origin destination
        from-next to-apposed lies 1 given""".split()
    )
    return found | {"".join(c) for c in ("NSEW", "AM", "PM")}


CODES = codes()


def wordy(text, known):
    return text not in known and any(
        re.search(r"[a-zà-ÿ]", part) and part not in known
        for part in _SYNTAX.sub(" ", text).split()
    )


def strings(node):
    """Yield the strings below a node but those that name a phrase: KINDS["LEN"], LITERALS["of"]."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) in (
        "KINDS",
        "_K",
        "CODE",
        "LITERALS",
    ):
        return
    if "LITERALS[" in ast.unparse(node) and isinstance(
        node, ast.GeneratorExp | ast.SetComp | ast.Starred
    ):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def values(tree):
    """Yield (name, node) of what modules and classes hold."""
    for node in [
        *tree.body,
        *(n for c in tree.body if isinstance(c, ast.ClassDef) for n in c.body),
    ]:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), node.value


def compared(tree):
    """Yield (code, known codes, strings) of comparisons, questions about words, and patterns in functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            asked = " ".join(ast.unparse(s) for s in sides if not list(strings(s)))
            yield (
                node,
                set() if _TEXT.search(asked) else CODES,
                [t for s in sides if not isinstance(s, ast.Call) for t in strings(s)],
            )
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of_re = node.func.attr in _PATTERNS and ast.unparse(node.func.value) == "re"
            yield (
                node,
                CODES,
                list(strings(node.args[0])) if of_re or node.func.attr in _ASKED else [],
            )


def english(source, module):
    """Yield what of a module's code holds English words."""
    tree = ast.parse(source)
    spared = CODED.get(module, "")
    for name, node in values(tree):
        told = (
            name in spared.split()
            or (name[0] == "(" and name in spared)
            or name in RULES
            or name.startswith("__")
        )
        if not told and any(wordy(text, CODES) for text in strings(node)):
            yield name
    functions = ast.Module(
        [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)], []
    )
    for node, known, texts in compared(functions):
        code = ast.unparse(node)
        if any(wordy(text, known) for text in texts) and (module, code) not in CODES_COMPARED:
            yield code


def read():
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            module = path.relative_to(PACKAGE).as_posix()
            if not any(module == s or module.startswith(f"{s}/") for s in SPARED):
                yield module, path.read_text(encoding="utf-8")


def test_no_english_word_decides_outside_its_folder():
    found = [f"{module}: {code}" for module, source in read() for code in english(source, module)]
    assert found == []


def test_what_is_spared_is_there():
    assert [s for s in (*SPARED, *CODED) if not (PACKAGE / s).exists()] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("_A = frozenset('ferry steamer'.split())", "_A"),
        ("_A = ('rail', 'road')", None),
        ("_A = re.compile(r'\\bferr(?:y|ies)\\b')", "_A"),
        ("_A = re.compile(r'\\d+\\s?\\w')", None),
        ("class A:\n    words = ('ferry',)", "words"),
        ("def f(word):\n    return word == 'to'", "word == 'to'"),
        ("def f(claim):\n    return claim.kind == 'distance'", None),
        ("def f(lower, at):\n    return lower[at - 1] in ('a', 'an')", "lower[at - 1] in ('a', 'an')"),
        ("def f(claim):\n    return claim.kind == 'ferries'", "claim.kind == 'ferries'"),
        ("def f(name):\n    return name.endswith('ing')", "name.endswith('ing')"),
        ("def f(text):\n    return re.search(r'\\bferry\\b', text)", "re.search('\\\\bferry\\\\b', text)"),
        ("def f(text):\n    return re.search(r'\\d{4}', text)", None),
        ("def f(kind):\n    return kind == LITERALS['of']", None),
    ],
)  # fmt: skip
def test_english_is_seen(source, found):
    assert list(english(source, "claims/x.py")) == ([] if found is None else [found])
