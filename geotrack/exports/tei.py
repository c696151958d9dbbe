"""TEI P5: the article with its places, dates and measures marked, and what was read as stand-off.

Names, dates and figures are marked where they stand; places, legs and claims, whose words overlap, follow
in ``standOff`` and point to characters of the text (``start``, ``end`` of the plain text).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from geotrack.exports.attribution import ATTRIBUTION
from geotrack.exports.edtf import edtf
from geotrack.exports.geojson import leg_title
from geotrack.exports.legtimes import bounds_of
from geotrack.exports.xmltext import allowed, document, leaf

if TYPE_CHECKING:
    from geotrack.model import Claim
    from geotrack.report import Report

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_FIGURE: Final = re.compile(r"\d[\d,. \u00a0]*(?:\s?(?:km/h|kph|mph|km|kilomet\w+|miles?|mi|nautical miles|metres|m|hours?|h|minutes?|min|days?|weeks?|knots?)\b)")  # fmt: skip
#: what TEI allows in ``when-iso``; "184X" is EDTF, but not for TEI
_ISO: Final = re.compile(r"[\d:TW-]+")
_BREAK: Final = re.compile(r"\n\s*\n")


def _dated(iso: str) -> str:
    """Return an instant as TEI's W3C dates have it."""
    return iso if "T" not in iso or iso.count(":") > 1 else f"{iso}:00"


def _marks(report: Report) -> list[tuple[int, int, str, dict[str, str]]]:
    """Return what is marked in the text: start, end, element, attributes; in order, none overlapping."""
    marks: list[tuple[int, int, str, dict[str, str]]] = []
    for toponym, index in zip(report.toponyms, report.toponym_places, strict=True):
        ref = {} if index is None else {"ref": f"#place-{index}"}
        marks.append((toponym.start, toponym.end, "placeName", {**ref, "cert": _certainty(toponym.confidence)}))  # fmt: skip
    for k, time in enumerate(report.times):
        made = {f"{_XML}id": f"time-{k}"}
        if time.earliest:
            made["notBefore"] = _dated(time.earliest)
        if time.latest:
            made["notAfter"] = _dated(time.latest)
        if (exact := edtf(time.value)) and _ISO.fullmatch(exact):
            made["when-iso"] = exact
        marks.append((time.start, time.end, "measure" if time.duration_h else "date", made if not time.duration_h else {"type": "duration", f"{_XML}id": f"time-{k}"}))  # fmt: skip
    for k, claim in enumerate(report.claims):
        if claim.value is None:
            continue
        found = _FIGURE.search(report.document.text, claim.start, claim.end)
        if found:
            marks.append((found.start(), found.end(), "measure", {"type": claim.kind, "quantity": f"{claim.value:g}", "unit": claim.unit or "", "corresp": f"#claim-{k}"}))  # fmt: skip
    marks.sort(key=lambda m: (m[0], -m[1]))
    kept: list[tuple[int, int, str, dict[str, str]]] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _certainty(confidence: float) -> str:
    return "high" if confidence >= 0.9 else "medium" if confidence >= 0.6 else "low"


def _filled(parent: ET.Element, text: str, start: int, end: int, marks: list[tuple[int, int, str, dict[str, str]]]) -> None:  # fmt: skip
    at, last = start, None
    for first, stop, name, attributes in marks:
        if first < start or stop > end:
            continue
        before = allowed(text[at:first])
        if last is None:
            parent.text = (parent.text or "") + before
        else:
            last.tail = before
        last = ET.SubElement(parent, name, {k: v for k, v in attributes.items() if v})
        last.text = allowed(text[first:stop])
        at = stop
    rest = allowed(text[at:end])
    if last is None:
        parent.text = (parent.text or "") + rest
    else:
        last.tail = rest


def _header(root: ET.Element, report: Report) -> None:
    doc = report.document
    header = ET.SubElement(root, "teiHeader")
    file = ET.SubElement(header, "fileDesc")
    leaf(ET.SubElement(file, "titleStmt"), "title", doc.title or doc.id or "Untitled article")
    leaf(ET.SubElement(file, "publicationStmt"), "p", f"Marked by geotrack {report.provenance.version}, a machine; unreviewed. {ATTRIBUTION}")  # fmt: skip
    source = ET.SubElement(ET.SubElement(file, "sourceDesc"), "bibl")
    leaf(source, "title", doc.title or "Untitled article")
    if doc.published:
        leaf(source, "date", doc.published).set("when", doc.published[:10])
    if doc.source and doc.source.startswith(("http://", "https://")):
        ET.SubElement(source, "ptr", target=doc.source)
    profile = ET.SubElement(header, "profileDesc")
    usage = ET.SubElement(profile, "langUsage")
    leaf(usage, "language", doc.language).set("ident", doc.language)


def _places(parent: ET.Element, report: Report) -> None:
    if not report.places:
        return
    listed = ET.SubElement(parent, "listPlace")
    for k, place in enumerate(report.places):
        row = ET.SubElement(listed, "place", {f"{_XML}id": f"place-{k}", "type": place.kind.replace(" ", "-")})  # fmt: skip
        leaf(row, "placeName", place.name)
        if place.country:
            leaf(row, "country", place.country).set("key", place.country)
        if place.lat is not None and place.lon is not None:
            leaf(ET.SubElement(row, "location"), "geo", f"{place.lat:.5f} {place.lon:.5f}")
        if place.geonameid:
            leaf(row, "idno", f"https://sws.geonames.org/{place.geonameid}/").set("type", "GeoNames")  # fmt: skip


def _legs(parent: ET.Element, report: Report) -> None:
    legs = [(j, leg) for j, journey in enumerate(report.journeys) for leg in journey.legs]
    if not legs:
        return
    listed = ET.SubElement(parent, "listEvent")
    for k, (j, leg) in enumerate(legs):
        made = {f"{_XML}id": f"leg-{k}", "type": "leg", "subtype": leg.mode}
        when = bounds_of(report, leg.departs)[0]
        until = bounds_of(report, leg.arrives)[1]
        if when:
            made["notBefore"] = _dated(when)
        if until:
            made["notAfter"] = _dated(until)
        event = ET.SubElement(listed, "event", made)
        leaf(event, "label", leg_title(leg, report))
        told = ET.SubElement(event, "desc")
        for role, index in (("from", leg.origin), ("to", leg.destination)):
            if index is not None:
                leaf(told, "placeName", report.places[index].name).attrib.update({"type": role, "ref": f"#place-{index}"})  # fmt: skip
        if report.journeys[j].traveller:
            leaf(told, "persName", report.journeys[j].traveller)
        if leg.claims:
            ET.SubElement(told, "ref", target=" ".join(f"#claim-{c}" for c in leg.claims))


def _claims(parent: ET.Element, report: Report) -> None:
    if not report.claims:
        return
    group = ET.SubElement(parent, "spanGrp", type="claims")
    for k, (claim, verdict) in enumerate(zip(report.claims, report.verdicts, strict=True)):
        made: dict[str, Any] = {f"{_XML}id": f"claim-{k}", "type": claim.kind, "ana": f"#{verdict.rating}", "target": f"#char={claim.start},{claim.end}"}  # fmt: skip
        leaf(group, "span", _said(claim)).attrib.update(made)
    ratings = ET.SubElement(parent, "interpGrp", type="ratings")
    for rating, words in (
        ("consistent", "nothing speaks against the figure"), ("doubtful", "it may be wrong"),
        ("contradicted", "no route, speed or reading makes it true"), ("not-checkable", "not tested"),
    ):  # fmt: skip
        leaf(ratings, "interp", words).set(f"{_XML}id", rating)


def _said(claim: Claim) -> str:
    return " ".join(claim.text.split())


def write(report: Report) -> bytes:
    """Return the report as a TEI P5 document."""
    root = ET.Element("TEI", xmlns="http://www.tei-c.org/ns/1.0")
    _header(root, report)
    text = report.document.text
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    marks, at = _marks(report), 0
    cuts = [*(m.span() for m in _BREAK.finditer(text)), (len(text), len(text))]
    for start, end in cuts:
        if text[at:start].strip():
            _filled(ET.SubElement(body, "p"), text, at, start, marks)
        at = end
    if not len(body):
        ET.SubElement(body, "p")
    off = ET.SubElement(root, "standOff")
    _places(off, report)
    _legs(off, report)
    _claims(off, report)
    if not len(off):
        root.remove(off)
    else:  # TEI has it between header and text
        root.remove(off)
        root.insert(1, off)
    return document(root, pretty=False)
