"use strict";
/* The dialog of namesakes: what a name may mean, the verdicts each would give, and a map to set a point. */
const namesakes = (() => {
  const { byId, ask, article } = geotrack;
  const dialog = byId("namesakes");
  let name = "", done = () => {}, asking = null, map = null, known = null, point = null, landDrawn = false, nearTimer = 0;
  const words = { consistent: "consistent", doubtful: "doubtful", contradicted: "contradicted", "not-checkable": "not checkable" };
  const kinds = { admin1: "region", admin2: "district" };
  const make = (tag, members = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), members);
    element.append(...children.filter(c => c != null));
    return element;
  };
  const number = value => value.toLocaleString("en", { maximumFractionDigits: 0 });

  function counts(verdicts) {
    const found = {};
    for (const verdict of verdicts) found[verdict.rating] = (found[verdict.rating] || 0) + 1;
    return Object.keys(words).filter(rating => found[rating]).map(rating =>
      make("span", { className: rating }, make("span", { className: "rating", textContent: `${found[rating]} ${words[rating]}` })));
  }
  function candidate(row, k) {
    const radio = make("input", { type: "radio", name: "candidate", value: row.ref, checked: row.current, id: `candidate-${k}` });
    radio.dataset.label = row.label;
    const people = row.population ? `, ${number(row.population)} people` : "";
    const gives = make("span", { className: "gives" });
    if (row.verdicts === null) gives.append("not compared: it took too long");
    else if (!row.verdicts.length) gives.append("no claims to check");
    else gives.append(...counts(row.verdicts));
    if (row.changes) gives.append(make("span", { className: "changed", textContent: row.changes === 1 ? "1 verdict changes" : `${row.changes} verdicts change` }));
    if (row.current) gives.append(make("span", { textContent: "as it is now" }));
    const label = make("label", { htmlFor: radio.id }, radio, make("span", { textContent: `${row.label} · ${kinds[row.kind] || row.kind}${people}` }), gives);
    const all = (row.verdicts || []).map(verdict => make("div", { className: `verdict ${verdict.rating}` },
      make("span", { className: "rating", textContent: words[verdict.rating] }), " ", make("q", { textContent: verdict.text }), make("br"), verdict.reason));
    const more = all.length ? make("details", {}, make("summary", { textContent: `Its verdicts (${row.label})` }), ...all) : null;
    return make("div", { className: "candidate" }, label, more);
  }

  async function ground() {
    if (landDrawn) return;
    landDrawn = true;
    try {
      const { countries } = await (await fetch("/api/land")).json();
      const renderer = L.svg({ padding: 0.5 });
      for (const country of countries) L.polygon(country.rings.map(ring => [ring]), { className: "land", interactive: false, renderer }).addTo(map);
      known?.bringToFront?.();
      point?.bringToFront();
    } catch { landDrawn = false; }
  }
  function small() {
    if (map) { map.invalidateSize(); return; }
    map = L.map("small-map", { zoomControl: true, attributionControl: false, minZoom: 1, maxZoom: 11, worldCopyJump: true }).setView([30, 10], 1);
    known = L.featureGroup().addTo(map);
    map.on("click", event => set(event.latlng.lat, event.latlng.wrap().lng));
    ground();
  }
  function set(lat, lon, { move = false } = {}) {
    byId("lat").value = lat.toFixed(4);
    byId("lon").value = lon.toFixed(4);
    mark(move);
    for (const radio of byId("candidates").querySelectorAll("input")) radio.checked = false;
    clearTimeout(nearTimer);
    nearTimer = setTimeout(near, 250);
  }
  function chosenPoint() {
    const lat = byId("lat"), lon = byId("lon");
    if (lat.value === "" || lon.value === "" || !lat.checkValidity() || !lon.checkValidity()) return null;
    return [Number(lat.value), Number(lon.value)];
  }
  function mark(move) {
    const at = chosenPoint();
    if (!at || !map) return;
    if (!point) point = L.circleMarker(at, { radius: 7, className: "point", interactive: false }).addTo(map);
    point.setLatLng(at).bringToFront();
    if (move) map.setView(at, Math.max(map.getZoom(), 6));
  }
  async function near() {
    const at = chosenPoint();
    if (!at) return;
    try {
      const { places } = await (await ask("/api/near", { lat: at[0], lon: at[1] })).json();
      byId("near").textContent = places.length ? `Near ${[...new Set(places.map(p => p.name))].slice(0, 3).join(", ")} (${places[0].label})` : "";
    } catch { byId("near").textContent = ""; }
  }
  byId("point").addEventListener("toggle", () => { if (byId("point").open) { small(); fit(); byId("small-map").scrollIntoView({ block: "center" }); } });
  byId("middle").addEventListener("click", () => { small(); const at = map.getCenter().wrap(); set(at.lat, at.lng); });
  for (const id of ["lat", "lon"]) byId(id).addEventListener("input", () => {
    for (const radio of byId("candidates").querySelectorAll("input")) radio.checked = false;
    mark(true);
    clearTimeout(nearTimer);
    nearTimer = setTimeout(near, 400);
  });
  let rows = [];
  function fit() {
    known.clearLayers();
    for (const row of rows) L.circleMarker([row.lat, row.lon], { radius: 5, className: "known" }).bindTooltip(row.label).addTo(known);
    if (rows.length) map.fitBounds(known.getBounds().pad(0.2), { maxZoom: 6 });
    mark(false);
  }

  function finish(ref, label) {
    dialog.close("chosen");
    done(name, ref, label);
  }
  byId("choose").addEventListener("click", () => {
    const radio = byId("candidates").querySelector("input:checked");
    if (radio) { finish(radio.value, radio.dataset.label); return; }
    const at = chosenPoint();
    if (at) { finish(`${at[0]},${at[1]}`, `the point ${at[0]}, ${at[1]}`); return; }
    byId("namesakes-state").textContent = "Choose a place, or set a point: latitude from −90 to 90, longitude from −180 to 180.";
  });
  byId("automatic").addEventListener("click", () => finish(null, ""));
  dialog.addEventListener("close", () => asking?.abort());

  async function open(shown, then) {
    done = then;
    name = shown;
    rows = [];
    asking?.abort();
    asking = new AbortController();
    byId("namesakes-heading").textContent = `What is “${shown}”?`;
    byId("namesakes-state").textContent = "Comparing what else it may mean …";
    byId("candidates").replaceChildren(make("legend", { className: "unseen", textContent: `Places called ${shown}` }));
    byId("automatic").hidden = true;
    byId("point").open = false;
    byId("lat").value = byId("lon").value = byId("near").textContent = "";
    if (point) { point.remove(); point = null; }
    dialog.showModal();
    byId("namesakes-heading").scrollIntoView({ block: "nearest" });
    try {
      const row = await (await ask("/api/namesakes", { ...article(), name: shown }, { signal: asking.signal })).json();
      name = row.name;
      rows = row.candidates;
      byId("namesakes-state").textContent = rows.length === 0 ? "The gazetteer has no place of this name: set a point."
        : rows.length === 1 ? "One place of this name is known." : `${rows.length} places of this name are known, the likeliest first.`;
      byId("candidates").append(...rows.map(candidate));
      byId("automatic").hidden = !row.pinned;
      if (!rows.length) byId("point").open = true;
      (byId("candidates").querySelector("input:checked") || byId("candidates").querySelector("input"))?.focus();
    } catch (fault) {
      if (fault.name !== "AbortError") byId("namesakes-state").textContent = fault.message;
    }
  }
  return { open, make, words, kinds };
})();
