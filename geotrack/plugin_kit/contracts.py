"""What each kind of component promises, as questions that a component can fail.

`broken_promises` asks all of them and returns the answers that were wrong, so that a plug-in's own test is
one line. geotrack's own suite asks them of everything that is registered.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from geotrack.errors import UnknownComponentError
from geotrack.model import (
    CLAIM_KINDS,
    MODES,
    RATINGS,
    Claim,
    Document,
    Finding,
    Mention,
    Place,
    Resolution,
    Route,
)
from geotrack.plugin_kit.handmade import cases, reports
from geotrack.plugin_kit.samples import HOSTILE, PLACES, SAMPLES, Sample, sample_of
from geotrack.protocols import (
    CHECK_TRAITS,
    Assembler,
    Check,
    ClaimReader,
    Gazetteer,
    Recognizer,
    Resolver,
    Router,
    TimeTagger,
)

_CLOSE: Final = 1e-6
Samples = tuple[Sample, ...]


def broken_promises(
    kind: str, component: Any, samples: Iterable[Document | str] = ()
) -> tuple[str, ...]:
    """Return the promises of its kind that a component breaks, in words; empty: it keeps them all.

    Parameters
    ----------
    kind
        One of `KEPT`: ``recognizers``, ``gazetteers``, ``taggers``, ``readers``, ``assemblers``,
        ``resolvers``, ``routers``, ``checks``, ``writers``.
    component
        The component, made.
    samples
        Documents (or texts) of your own beside geotrack's: sentences that the component really reads, judges or
        writes. What it is given beside a document is what the default components find in it. Gazetteers and
        routers read no documents.

    Raises
    ------
    UnknownComponentError
        If the kind has no contract.

    Examples
    --------
    >>> class Silent:
    ...     name = "silent"
    ...
    ...     def read(self, document, toponyms, times):
    ...         return ()
    >>> broken_promises("readers", Silent())
    ()
    >>> broken_promises("taggers", Silent())
    ('it meets geotrack.protocols.TimeTagger',)
    """
    if kind not in KEPT:
        raise UnknownComponentError(f"no contract for {kind!r}; there are {', '.join(KEPT)}")
    protocol, questions = KEPT[kind]
    if not isinstance(component, protocol):
        home = "collections.abc" if protocol is Callable else "geotrack.protocols"
        return (f"it meets {home}.{protocol.__name__}",)
    named = bool(getattr(component, "name", "")) or kind == "writers"  # known by its ending
    found = [] if named else ["it has a name"]
    asked = (*SAMPLES, *map(sample_of, samples))
    found.extend(promise for promise, kept in questions(component, asked) if not kept)
    return tuple(dict.fromkeys(found))


def _slice(text: str, value: Any) -> bool:
    fits: bool = 0 <= value.start <= value.end <= len(text)
    return fits and bool(text[value.start : value.end] == value.text)


def _recognizer(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for sample in samples:
        found = component.recognize(sample.document)
        yield "it returns a tuple", isinstance(found, tuple)
        yield "toponyms are slices of the text", all(_slice(sample.document.text, t) for t in found)
        order = [(t.start, t.end) for t in found]
        yield "toponyms come in order of start and end", order == sorted(order)
        names = [t for t in found if t.kind == "name"]
        yield "names do not overlap", all(a.end <= b.start for a, b in pairwise(names))
        yield "confidence is a probability", all(0 <= t.confidence <= 1 for t in found)
        yield "the same text gives the same toponyms", component.recognize(sample.document) == found


def _gazetteer(component: Any, _samples: Samples) -> Iterator[tuple[str, bool]]:
    for name in (*PLACES, *HOSTILE):
        found = component.candidates(name)
        yield (
            "candidates are a tuple of places",
            isinstance(found, tuple) and all(isinstance(place, Place) for place in found),
        )
        yield "limit bounds the candidates", len(component.candidates(name, limit=1)) <= 1
        yield "the same name gives the same places", component.candidates(name) == found
    near = component.near(48.3, 14.3, limit=3)
    yield "limit bounds the places near by", len(near) <= 3
    yield "places near by are settled", all(place.settled for place in near)


def _tagger(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for sample in samples:
        found = component.tag(sample.document)
        yield "it returns a tuple", isinstance(found, tuple)
        yield "times are slices of the text", all(_slice(sample.document.text, t) for t in found)
        yield (
            "times come in order without overlap",
            all(a.end <= b.start for a, b in pairwise(found)),
        )
        yield "every time has a value", all(t.value for t in found)
        yield (
            "no time ends before it begins",
            all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in found),
        )
        yield "the same text gives the same times", component.tag(sample.document) == found


def _ends(claim: Claim) -> Iterator[Mention]:
    yield from (
        m for m in (claim.origin, claim.destination, *claim.via, *claim.avoid) if m is not None
    )


def _claim_fits(sample: Sample, claim: Claim) -> bool:
    """Whether a claim refers to what there is, and has a figure exactly where its kind has one."""
    text = sample.document.text
    known = {k if toponym.id is None else toponym.id for k, toponym in enumerate(sample.toponyms)}
    return (
        all(m.toponym is None or m.toponym in known for m in _ends(claim))
        and all(m.start is None or text[m.start : m.end] == m.text for m in _ends(claim))
        and (claim.time is None or 0 <= claim.time < len(sample.times))
        and 0 <= claim.sentence[0] <= claim.start
        and claim.end <= claim.sentence[1] <= len(text)
    )


def _reader(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for sample in samples:
        asked = sample.document, sample.toponyms, sample.times
        found = component.read(*asked)
        yield "it returns a tuple", isinstance(found, tuple)
        yield "claims are slices of the text", all(_slice(sample.document.text, c) for c in found)
        starts = [c.start for c in found]
        yield "claims come in order of start", starts == sorted(starts)
        yield (
            "kinds and modes are those of the model",
            all(c.kind in CLAIM_KINDS and c.mode in MODES for c in found),
        )
        yield "every claim says what read it (pattern)", all(c.pattern for c in found)
        yield (
            "mentions, times and sentence refer to what there is",
            all(_claim_fits(sample, c) for c in found),
        )
        yield (
            "a figure has its unit and its interval",
            all(
                c.value is None
                or c.kind == "gauge"
                or (c.unit is not None and c.interval is not None)
                for c in found
            ),
        )
        yield "the same document gives the same claims", component.read(*asked) == found


def _assembler(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for sample in samples:
        asked = sample.document, sample.claims, sample.times, sample.place_of, sample.places
        found = component.assemble(*asked)
        yield "it returns a tuple", isinstance(found, tuple)
        legs = [leg for journey in found for leg in journey.legs]
        yield "every journey has a leg", all(journey.legs for journey in found)
        yield (
            "legs end at places that there are",
            all(
                end is None or 0 <= end < len(sample.places)
                for leg in legs
                for end in (leg.origin, leg.destination, *leg.via)
            ),
        )
        yield (
            "legs name claims that there are",
            all(0 <= k < len(sample.claims) for leg in legs for k in leg.claims),
        )
        yield (
            "times of legs are times that there are",
            all(
                ref is None or ref.time is None or 0 <= ref.time < len(sample.times)
                for leg in legs
                for ref in (leg.departs, leg.arrives)
            ),
        )
        background = [journey.background for journey in found]
        yield "background journeys come last", background == sorted(background)
        yield "legs carry no route yet", all(leg.route is None for leg in legs)
        yield "the same claims give the same journeys", component.assemble(*asked) == found


def _resolver(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for sample in samples:
        asked = sample.document, sample.toponyms, sample.claims
        found = component.resolve(*asked)
        yield "one resolution per toponym", len(found) == len(sample.toponyms)
        yield "it returns resolutions", all(isinstance(r, Resolution) for r in found)
        yield (
            "a place that is chosen has coordinates",
            all(r.place is None or r.place.settled for r in found),
        )
        yield (
            "confidences are probabilities that sum to at most 1",
            all(
                0 <= r.confidence <= 1
                and r.confidence + sum(c.confidence for c in r.alternatives) <= 1 + _CLOSE
                for r in found
            ),
        )
        yield (
            "alternatives come best first",
            all(a.confidence >= b.confidence for r in found for a, b in pairwise(r.alternatives)),
        )
        yield "the same names give the same places", component.resolve(*asked) == found


def _refuses(component: Any, *places: Place) -> bool:
    try:
        component.route(*places[:2], "rail", via=places[2:])
    except ValueError:
        return True
    return False


def _router(component: Any, _samples: Samples) -> Iterator[tuple[str, bool]]:
    linz, zagreb, graz = PLACES["Linz"], PLACES["Zagreb"], PLACES["Graz"]
    odd = Place(name="p", lat=10, lon=20), Place(name="q", lat=-10, lon=-160)
    for mode in MODES:
        for ends in ((linz, zagreb), (linz, linz), odd):
            route = component.route(*ends, mode)
            yield "it returns a route of the mode", isinstance(route, Route) and route.mode == mode
            yield (
                "the interval of the length holds the best figure",
                0 <= route.length_km.low <= route.best_km + _CLOSE
                and route.best_km <= route.length_km.high + _CLOSE,
            )
            yield "no way is longer than twice around the Earth", route.length_km.high < 80_000
    for most in (1, 2, 4):
        ways = component.route(linz, zagreb, "road", alternatives=most).alternatives
        yield "alternatives are no more than asked for", len(ways) <= most
    bare = component.route(linz, zagreb, "rail", geometry=False)
    yield (
        "without geometry there are no lines and crossings",
        (bare.line is None and not bare.crossings),
    )
    lines = [w.line for w in component.route(linz, zagreb, "rail").alternatives if w.line]
    arc = component.route(linz, zagreb, "rail").arc
    lines += [arc] if arc else []
    yield (
        "lines have one flag per segment",
        all(len(x.lats) == len(x.lons) == len(x.schematic) + 1 for x in lines),
    )
    yield (
        "lines do not jump at the antimeridian",
        all(abs(b - a) < 180 for x in lines for a, b in pairwise(x.lons)),
    )
    direct = component.route(linz, zagreb, "road").best_km
    by_graz = component.route(linz, zagreb, "road", via=[graz]).best_km
    yield "a place on the way makes no route shorter", by_graz >= direct * 0.999
    nowhere = Place(name="Nowhere")
    yield (
        "an unsettled place is refused with ValueError",
        (_refuses(component, linz, nowhere) and _refuses(component, linz, zagreb, nowhere)),
    )
    again = component.route(linz, zagreb, "sea")
    yield "the same question gets the same answer", component.route(linz, zagreb, "sea") == again


def _check(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    yield "its name is in lower case", component.name == component.name.casefold()
    yield (
        "what it says of itself is True or False",
        all(isinstance(getattr(component, name, False), bool) for name in CHECK_TRAITS),
    )
    for case in cases(samples):
        found = tuple(component.examine(case))
        yield "it yields findings", all(isinstance(f, Finding) for f in found)
        yield "ratings are those of the model", all(f.rating in RATINGS for f in found)
        yield (
            "a reason is a sentence",
            all(f.reason[:1] == f.reason[:1].upper() and f.reason.endswith(".") for f in found),
        )
        yield (
            "no finding says that a claim is true",
            not any(" true" in f.reason.casefold() for f in found),
        )
        yield (
            "what it expects and what is stated have a unit",
            all(f.unit for f in found if f.expected is not None or f.stated is not None),
        )
        yield "the same case gives the same findings", tuple(component.examine(case)) == found


def _writer(component: Any, samples: Samples) -> Iterator[tuple[str, bool]]:
    for report in reports(samples):
        content = component(report)
        yield "it returns bytes", isinstance(content, bytes)
        yield "the same report gives the same bytes", component(report) == content


#: kind → protocol and the questions asked of it
KEPT: Final[dict[str, tuple[Any, Callable[[Any, Samples], Iterator[tuple[str, bool]]]]]] = {
    "recognizers": (Recognizer, _recognizer),
    "gazetteers": (Gazetteer, _gazetteer),
    "taggers": (TimeTagger, _tagger),
    "readers": (ClaimReader, _reader),
    "assemblers": (Assembler, _assembler),
    "resolvers": (Resolver, _resolver),
    "routers": (Router, _router),
    "checks": (Check, _check),
    "writers": (Callable, _writer),
}
