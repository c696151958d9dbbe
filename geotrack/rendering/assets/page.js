"use strict";
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const map = map_1;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
root.classList.add("live");

/* ground ------------------------------------------------------------------------------------- */
const unpack = (rows, scale) => rows.map(row => {
  const line = [];
  let x = 0, y = 0;
  for (let k = 0; k < row.length; k += 2) {
    x += row[k]; y += row[k + 1];
    line.push([y / scale, x / scale]);
  }
  return line;
});
map.createPane("ground").style.zIndex = 200;
map.createPane("names").style.zIndex = 620;
map.getPane("ground").style.pointerEvents = "none";
map.getPane("names").style.pointerEvents = "none";
const ground = L.svg({pane: "ground", padding: 0.4});
const put = (kind, rows, className, weight, scale) => {
  if (!rows.length) return null;
  const options = {renderer: ground, pane: "ground", interactive: false, className, weight, smoothFactor: 1.2};
  const lines = unpack(rows, scale);
  return (kind === "land" || kind === "lake" ? L.polygon(lines.map(line => [line]), options) : L.polyline(lines, options)).addTo(map);
};
/* the coast is the edge of the land but for where the map's box cuts it */
const coastOf = (rings, box) => {
  const out = [];
  for (const row of rings) {
    const points = [];
    let x = 0, y = 0;
    for (let k = 0; k < row.length; k += 2) { x += row[k]; y += row[k + 1]; points.push([x, y]); }
    let line = [];
    for (let k = 0; k < points.length; k++) {
      const p = points[k], q = points[k - 1];
      const along = q && ((p[0] === q[0] && (Math.abs(p[0] - box[0]) < 2 || Math.abs(p[0] - box[2]) < 2))
        || (p[1] === q[1] && (Math.abs(p[1] - box[1]) < 2 || Math.abs(p[1] - box[3]) < 2)));
      if (along) { if (line.length > 1) out.push(line); line = []; }
      line.push(p);
    }
    if (line.length > 1) out.push(line);
  }
  return out.map(line => line.flatMap((p, k) => k ? [p[0] - line[k - 1][0], p[1] - line[k - 1][1]] : p));
};
if (!data.tiles) {
  put("land", data.far, "gt-land", 0.8, 20);
  put("land", data.land, "gt-land", 0.8, data.scale);
  const near = data.box.map(v => v / data.scale * 20);
  put("line", coastOf(data.far, near), "gt-coast", 0.8, 20);
  put("line", coastOf(data.land, data.box), "gt-coast", 0.8, data.scale);
  put("line", data.rivers, "gt-river", 1.3, data.scale);
  put("lake", data.lakes, "gt-lake", 0.5, data.scale);
  put("line", data.road, "gt-road", 0.8, data.scale);
  put("line", data.rail, "gt-rail", 0.9, data.scale);
  put("line", data.borders, "gt-border", 1.1, data.scale);
} else {
  L.tileLayer(data.tiles, {maxZoom: 19}).addTo(map);
}
L.control.scale({imperial: data.units === "mi", metric: data.units !== "mi", maxWidth: 140}).addTo(map);

/* a phone gets the long sections folded: what does not hold stays open ------------------------- */
const folds = [];
const fold = (summary, ...content) => {
  const box = document.createElement("details"), head = document.createElement("summary");
  box.className = "fold";
  head.append(summary);
  box.append(head, ...content);
  folds.push(box);
  return box;
};
const openAround = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target && target.closest("details.fold");
  if (box) box.open = true;
};
if (matchMedia("(max-width: 47.99em)").matches) {
  for (const section of document.querySelectorAll("section, footer")) {
    const title = section.querySelector("h2"), list = section.querySelector("ol.claims");
    if (!title) continue;
    if (list) {
      const held = [...list.children].filter(item => item.matches(".consistent, .not-checkable"));
      if (held.length < 4) continue;
      const rest = document.createElement("ol");
      rest.className = "claims";
      rest.append(...held);
      const alone = held.length + " claims that nothing speaks against";
      list.after(fold(list.children.length ? held.length + " more, which nothing speaks against" : alone, rest));
    } else if (title.id !== "legs") {
      section.append(fold(title, ...[...section.childNodes].filter(node => node !== title)));
    }
  }
  addEventListener("hashchange", openAround);
  addEventListener("beforeprint", () => folds.forEach(box => { box.open = true; }));
  openAround();
}

/* links both ways ------------------------------------------------------------------------------ */
const linked = new Map();
const link = (key, node) => { if (!linked.has(key)) linked.set(key, new Set()); linked.get(key).add(node); };
const keysOf = node => ["leg", "claim", "place"].filter(k => node.dataset[k] !== undefined).map(k => k + "=" + node.dataset[k]);
const mark = (keys, name, yes) => {
  for (const key of keys) for (const node of linked.get(key) || []) node.classList.toggle(name, yes);
};
const listen = (node, keys) => {
  node.addEventListener("mouseenter", () => mark(keys, "on", true));
  node.addEventListener("mouseleave", () => mark(keys, "on", false));
  node.addEventListener("focusin", () => mark(keys, "on", true));
  node.addEventListener("focusout", () => mark(keys, "on", false));
};
for (const node of document.querySelectorAll("[data-leg],[data-claim],[data-place]")) {
  if (node.closest(".still")) continue;
  const keys = keysOf(node);
  for (const key of keys) if (!(key.startsWith("leg=") && node.matches("li.claim"))) link(key, node);
  listen(node, keys);
}
const legNodes = new Map();
const featureWords = (layer) => {
  const names = (layer.options.className || "").split(" ");
  const kind = names[0];
  const find = prefix => { const hit = names.find(n => n.startsWith(prefix)); return hit && +hit.slice(prefix.length); };
  return {kind, leg: find("leg-"), place: find("place-"), names};
};
const dress = (layer) => {
  const node = layer.getElement && layer.getElement();
  if (!node || !layer.options.className || node.dataset.ready) return;
  const {kind, leg, place, names} = featureWords(layer);
  if (!["leg", "stop", "mention", "crossing", "straight", "alternative"].includes(kind)) {
    node.setAttribute("aria-hidden", "true");
    return;
  }
  node.dataset.ready = "1";
  let words = "", target = "";
  const keys = [];
  if (kind === "stop" || kind === "mention") {
    const spot = data.stops.concat(data.mentions).find(s => s.place === place);
    words = kind === "stop" ? "Stop " + spot.number + ": " + spot.name : spot.name + " (only mentioned)";
    target = "#place=" + (place + 1);
    keys.push("place=" + place);
    link("place=" + place, node);
  } else {
    const row = data.legs.find(l => l.number === leg);
    words = kind === "straight" ? "Straight line: " + row.straight
      : kind === "alternative" ? "Another way: " + row.title
      : kind === "crossing" ? data.crossings.find(c => names.includes("crossing-" + c.leg + "-" + c.k)).words
      : row.title + ", " + row.words;
    target = "#leg=" + leg;
    keys.push("leg=" + leg);
    if (kind === "leg") link("leg=" + leg, node);
  }
  const tip = document.createElement("span");
  tip.textContent = words;
  layer.bindTooltip(tip, {sticky: kind !== "stop" && kind !== "mention", className: "tip"});
  listen(node, keys);
  if (kind === "leg" && legNodes.has(leg)) { node.setAttribute("aria-hidden", "true"); }
  else {
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", words);
    if (kind === "leg") legNodes.set(leg, node);
  }
  const go = () => { location.hash = target; };
  layer.on("click", go);
  node.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); }
  });
};
map.on("layeradd", event => dress(event.layer));
map.eachLayer(dress);

/* state by fragment: #leg=2, #claim=3, #place=1 ------------------------------------------------ */
/* corners of latitude and longitude mean nothing around a pole, so points are fitted in the plane */
const fit = (points, margin, animate) => {
  if (!points.length) return;
  const plane = L.bounds(points.map(p => map.project(p, 0))), size = map.getSize(), wide = plane.getSize();
  /* the zoom buttons stand at the left edge: nothing of the journey under them */
  const left = 28, edge = Math.min(margin, size.x * 0.07);
  const room = [Math.max(20, size.x - 2 * edge - left), Math.max(20, size.y - 2 * margin)];
  let zoom = Math.min(Math.log2(room[0] / Math.max(wide.x, 1e-6)), Math.log2(room[1] / Math.max(wide.y, 1e-6)));
  /* a quarter of a step further out would show what lies outside the fine ground */
  zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), Math.floor(zoom * 20) / 20));
  const middle = map.project(map.unproject(plane.getCenter(), 0), zoom).subtract([left / 2, 0]), snap = map.options.zoomSnap;
  map.options.zoomSnap = 0;
  map.setView(map.unproject(middle, zoom), zoom, {animate});
  map.options.zoomSnap = snap;
};
const legPoints = number => {
  const points = [];
  map.eachLayer(layer => {
    const name = layer.options && layer.options.className || "";
    if (name.split(" ")[0] === "casing" && name.split(" ").includes("leg-" + number)) points.push(...layer.getLatLngs().flat(2));
  });
  return points;
};
let chosen = [];
const follow = (first) => {
  mark(chosen, "chosen", false);
  chosen = [];
  const hit = /^#(leg|claim|place)=(\d{1,6})$/.exec(location.hash);
  if (!hit) return;
  const kind = hit[1], number = +hit[2];
  let leg = null;
  if (kind === "leg") { chosen = ["leg=" + number]; leg = number; }
  if (kind === "claim") {
    chosen = ["claim=" + number];
    const row = document.getElementById("claim=" + number);
    const fold = row && row.closest("details");
    if (fold) fold.open = true;
    leg = row && row.dataset.leg ? +row.dataset.leg : null;
  }
  if (kind === "place") {
    chosen = ["place=" + (number - 1)];
    const spot = data.stops.concat(data.areas, data.mentions).find(s => s.place === number - 1);
    if (spot) map.setView([spot.lat, spot.lon], Math.max(map.getZoom(), Math.min(6, map.getMaxZoom())), {animate: !calm.matches});
  }
  mark(chosen, "chosen", true);
  if (leg) {
    fit(legPoints(leg), 50, !calm.matches);
  }
  const row = document.getElementById(hit[0].slice(1));
  if (row && first) row.scrollIntoView({block: "nearest"});
};
addEventListener("hashchange", () => follow(false));

/* ways and points on them -------------------------------------------------------------------- */
const ways = data.legs.filter(l => l.line).map(l => {
  const points = unpack([l.line], 10000)[0], sums = [0];
  for (let k = 1; k < points.length; k++) sums.push(sums[k - 1] + map.distance(points[k - 1], points[k]) / 1000);
  return {number: l.number, title: l.title, background: l.background, rating: l.rating, sign: l.sign, points, sums, km: sums[sums.length - 1] || 1, best: l.km};
});
const cut = (way, share) => {
  const goal = way.km * Math.min(1, Math.max(0, share));
  let k = 1;
  while (k < way.sums.length - 1 && way.sums[k] < goal) k++;
  const step = way.sums[k] - way.sums[k - 1] || 1, f = (goal - way.sums[k - 1]) / step, a = way.points[k - 1], b = way.points[k];
  return {k, point: [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f]};
};

/* names ---------------------------------------------------------------------------------------- */
const NS = "http://www.w3.org/2000/svg";
const names = document.createElementNS(NS, "svg");
names.setAttribute("class", "labels leaflet-zoom-hide");
names.setAttribute("aria-hidden", "true");
map.getPane("names").appendChild(names);
const pen = document.createElement("canvas").getContext("2d");
const face = getComputedStyle(document.querySelector("h1")).fontFamily;
const width = (text, size, weight, space) => {
  pen.font = weight + " " + size + "px " + face;
  return pen.measureText(text).width + text.length * space * size;
};
/* a layer that is switched off takes its names along */
const shown = kind => {
  const labels = [...document.querySelectorAll(".leaflet-control-layers-overlays label")];
  const label = labels.find(l => l.textContent.trim() === kind);
  return !label || label.querySelector("input").checked;
};
const nameLayers = () => {
  const size = map.getSize(), boxes = [], out = [];
  const origin = map.containerPointToLayerPoint([0, 0]);
  const at = (lat, lon) => map.latLngToContainerPoint([lat, lon]);
  const free = (box, gap) => !boxes.some(b => box[0] < b[2] + gap && box[2] > b[0] - gap && box[1] < b[3] + gap && box[3] > b[1] - gap);
  const inside = box => box[0] > 2 && box[1] > 2 && box[2] < size.x - 2 && box[3] < size.y - 2;
  /* nothing is written under the controls */
  const frame = map.getContainer().getBoundingClientRect();
  for (const control of document.querySelectorAll("#map_1 .leaflet-control-zoom, #map_1 .leaflet-control-scale")) {
    const r = control.getBoundingClientRect();
    boxes.push([r.left - frame.left - 2, r.top - frame.top - 2, r.right - frame.left + 2, r.bottom - frame.top + 2]);
  }
  const text = (string, x, y, size, cls, anchor) => {
    const node = document.createElementNS(NS, "text");
    node.setAttribute("x", (x + origin.x).toFixed(1));
    node.setAttribute("y", (y + origin.y).toFixed(1));
    node.setAttribute("font-size", size);
    node.setAttribute("class", cls);
    node.setAttribute("text-anchor", anchor || "start");
    node.textContent = string;
    out.push(node);
  };
  const dot = (x, y, r) => {
    const node = document.createElementNS(NS, "circle");
    node.setAttribute("cx", (x + origin.x).toFixed(1));
    node.setAttribute("cy", (y + origin.y).toFixed(1));
    node.setAttribute("r", r);
    node.setAttribute("class", "city-dot");
    out.push(node);
  };
  const head = (x, y) => {
    dot(x, y, 9);
    out[out.length - 1].setAttribute("class", "stop-head");
  };
  const sign = (x, y, rating) => {
    const group = document.createElementNS(NS, "g");
    group.setAttribute("class", "sign " + rating);
    group.setAttribute("transform", "translate(" + (x + origin.x).toFixed(1) + " " + (y + origin.y).toFixed(1) + ")");
    const ring = document.createElementNS(NS, "circle"), mark = document.createElementNS(NS, "path");
    ring.setAttribute("r", "8.5");
    mark.setAttribute("d", {consistent: "M-3.6 .2L-1 3L4 -3", contradicted: "M-3 -3L3 3M-3 3L3 -3", doubtful: "M-2.4 -1.8C-2 -4.6 2.4 -4.6 2.4 -1.9C2.4 -.2 0 -.2 0 1.6M0 4L0 4.1", "not-checkable": "M-3.5 0L3.5 0"}[rating]);
    group.append(ring, mark);
    out.push(group);
  };
  /* around(x, y): the eight places beside a point, best first */
  const around = (rows, x, y, r, px, weight) => {
    const w = Math.max(...rows.map(row => width(row, px, weight, 0))), h = px * 1.15 * rows.length, g = r + 4, d = g * 0.7;
    return [[g, -h / 2], [-g - w, -h / 2], [d, -h - d * 0.6], [d, d * 0.6], [-d - w, -h - d * 0.6], [-d - w, d * 0.6], [-w / 2, -h - g], [-w / 2, g]]
      .map(([dx, dy]) => [x + dx, y + dy, x + dx + w, y + dy + h]);
  };
  const beside = (string, x, y, r, px, weight, cls) => {
    const box = around([string], x, y, r, px, weight).find(b => free(b, 1) && inside(b));
    if (!box) return false;
    boxes.push(box);
    text(string, box[0], box[3] - px * 0.27, px, cls);
    return true;
  };
  /* the names of stops, one under the other: further away, with a line to them, where there is no room beside them */
  const list = (rows, x, y) => {
    const px = 14, near = around(rows, x, y, 9, px, 700);
    const far = [16, 32, 52, 76].flatMap(r => around(rows, x, y, 9 + r, px, 700));
    const over = b => boxes.reduce((sum, o) => sum + Math.max(0, Math.min(b[2], o[2]) - Math.max(b[0], o[0])) * Math.max(0, Math.min(b[3], o[3]) - Math.max(b[1], o[1])), 0);
    /* a stop's name never leaves the map: it is moved back over the edge if need be */
    const moved = b => {
      const x = Math.max(3, Math.min(b[0], size.x - 3 - (b[2] - b[0]))), y = Math.max(3, Math.min(b[1], size.y - 3 - (b[3] - b[1])));
      return [x, y, x + b[2] - b[0], y + b[3] - b[1]];
    };
    let box = near.find(b => free(b, 1) && inside(b));
    if (!box && (box = far.find(b => free(b, 1) && inside(b)))) {
      const line = document.createElementNS(NS, "line"), to = [Math.max(box[0], Math.min(x, box[2])), Math.max(box[1], Math.min(y, box[3]))];
      [["x1", x + origin.x], ["y1", y + origin.y], ["x2", to[0] + origin.x], ["y2", to[1] + origin.y], ["class", "leader"]].forEach(pair => line.setAttribute(...pair));
      out.unshift(line);
    }
    if (!box) {
      const held = near.filter(inside);
      box = (held.length ? held : near.map(moved)).sort((a, b) => over(a) - over(b))[0];
    }
    boxes.push(box);
    const end = box[2] < x;
    rows.forEach((row, k) => text(row, end ? box[2] : box[0], box[1] + px * (0.88 + 1.15 * k), px, "stop-name", end ? "end" : "start"));
  };
  const visible = p => p.x > -20 && p.y > -20 && p.x < size.x + 20 && p.y < size.y + 20;
  /* nothing under the zoom buttons and the scale */
  boxes.push([0, 0, 56, 100], [0, size.y - 34, 160, size.y]);
  for (const spot of data.stops) {
    const p = at(spot.lat, spot.lon);
    boxes.push([p.x - 9, p.y - 9, p.x + 9, p.y + 9]);
  }
  /* small boxes along the routes keep names off the lines */
  const line = [];
  map.eachLayer(layer => {
    if ((layer.options.className || "").startsWith("leg ") && layer._parts) {
      for (const part of layer._parts) for (let k = 1; k < part.length; k++) {
        const a = part[k - 1], b = part[k], steps = Math.max(1, Math.ceil(a.distanceTo(b) / 8));
        for (let s = 0; s <= steps; s++) {
          const x = a.x + (b.x - a.x) * s / steps - origin.x, y = a.y + (b.y - a.y) * s / steps - origin.y;
          line.push([x - 3, y - 3, x + 3, y + 3]);
        }
      }
    }
  });
  for (const way of ways) {
    if (way.background || !way.rating || !shown("Routes")) continue;
    const p = at(...cut(way, way.sign).point), a = at(...way.points[0]), b = at(...way.points[way.points.length - 1]);
    if (!visible(p) || a.distanceTo(b) < 50) continue;
    boxes.push([p.x - 9, p.y - 9, p.x + 9, p.y + 9]);
    sign(p.x, p.y, way.rating);
  }
  boxes.push(...line);
  /* where discs lie on each other the first keeps its number on top, and all are listed beside it with theirs */
  const heads = [];
  for (const spot of shown("Stops") ? data.stops : []) {
    const p = at(spot.lat, spot.lon);
    if (!visible(p)) continue;
    const first = heads.find(h => h.p.distanceTo(p) < 17);
    if (first) first.names.push(spot.number + " " + spot.name); else heads.push({p, number: spot.number, names: [spot.name]});
  }
  for (const {p, number, names} of heads) {
    head(p.x, p.y);
    text(String(number), p.x, p.y + 4, 11, "stop-number");
    if (names.length > 1) names[0] = number + " " + names[0];
    list(names, p.x, p.y);
  }
  /* an area or a road is no point: its name stands where there is room around its middle */
  for (const spot of data.areas) {
    const p = at(spot.lat, spot.lon), w = width(spot.name, 13, 400, 0.08);
    let done = false;
    for (const dy of [0, -18, 18, -36, 36]) {
      const box = [p.x - w / 2, p.y - 8 + dy, p.x + w / 2, p.y + 8 + dy];
      if (!free(box, 2) || !inside(box)) continue;
      boxes.push(box);
      text(spot.name, p.x, p.y + 4.5 + dy, 13, "area-name", "middle");
      done = true;
      break;
    }
    if (!done) beside(spot.name, p.x, p.y, 4, 13, 400, "area-name");
  }
  for (const c of shown("Border crossings") ? data.crossings : []) {
    const p = at(c.lat, c.lon);
    if (visible(p) && c.name && !data.stops.some(s => at(s.lat, s.lon).distanceTo(p) < 14)) {
      boxes.push([p.x - 6, p.y - 6, p.x + 6, p.y + 6]);
      beside(c.name, p.x, p.y, 6, 12, 400, "crossing-name") || beside(c.short, p.x, p.y, 6, 12, 400, "crossing-name");
    }
  }
  const named = new Set();
  for (const c of data.countries) {
    if (named.has(c.name)) continue;
    const px = Math.max(10.5, Math.min(17, 9 + 14 * Math.sqrt(c.share)));
    const w = width(c.name.toUpperCase(), px, 600, 0.18);
    for (const [lat, lon] of c.spots) {
      const p = at(lat, lon), box = [p.x - w / 2, p.y - px * 0.6, p.x + w / 2, p.y + px * 0.6];
      if (!inside(box) || !free(box, 2)) continue;
      boxes.push([box[0] - 6, box[1] - 2, box[2] + 6, box[3] + 2]);
      text(c.name.toUpperCase(), p.x, p.y + px * 0.35, px, "country", "middle");
      named.add(c.name);
      break;
    }
  }
  for (const spot of shown("Places only mentioned") ? data.mentions : []) {
    const p = at(spot.lat, spot.lon);
    if (visible(p)) beside(spot.name, p.x, p.y, 4, 12, 400, "mention-name");
  }
  let room = Math.round(size.x * size.y / 14000);
  for (const [name, lat, lon, pop] of data.cities) {
    if (room <= 0) break;
    const p = at(lat, lon);
    if (!visible(p) || p.x < 4 || p.y < 4 || p.x > size.x - 4 || p.y > size.y - 4) continue;
    const px = pop > 1e6 ? 12.5 : pop > 2e5 ? 11.5 : 11;
    const point = [p.x - 3, p.y - 3, p.x + 3, p.y + 3];
    if (!free(point, 3)) continue;
    const boxesBefore = boxes.length;
    boxes.push(point);
    if (beside(name, p.x, p.y, 2.5, px, 400, "city")) { dot(p.x, p.y, 2.4); room--; }
    else boxes.length = boxesBefore;
  }
  names.replaceChildren(...out);
};
map.on("moveend zoomend resize viewreset", nameLayers);
map.on("layeradd layerremove", () => requestAnimationFrame(nameLayers));

/* clock ---------------------------------------------------------------------------------------- */
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const written = hours => {
  let minutes = Math.round(hours * 60);
  const day = Math.floor(minutes / 1440);
  minutes -= day * 1440;
  const n = day + 306, era = Math.floor(n / 146097), doe = n - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const m = Math.floor((5 * doy + 2) / 153), dom = doy - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9, year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const two = x => String(x).padStart(2, "0");
  const clock = two(Math.floor(minutes / 60)) + ":" + two(minutes % 60);
  const y = year > 0 ? String(year) : (1 - year) + " BCE";
  const week = year > 1582 ? DAYS[((day % 7) + 7) % 7] + " " : "";
  if (data.dateStyle === "yyyy-mm-dd") return String(year).padStart(4, "0") + "-" + two(month) + "-" + two(dom) + ", " + clock;
  if (data.dateStyle === "Month d, yyyy") return week + MONTHS[month - 1] + " " + dom + ", " + y + ", " + clock;
  return week + dom + " " + MONTHS[month - 1] + " " + y + ", " + clock;
};
const box = document.querySelector(".clock");
const slider = document.getElementById("time"), play = document.getElementById("play"), said = document.getElementById("now");
const wayOf = number => ways.find(w => w.number === number);
const stretch = (way, from, to) => {
  const a = cut(way, from), b = cut(way, to);
  return [a.point, ...way.points.slice(a.k, b.k), b.point];
};
const unitOf = data.units === "mi" ? [0.621371, "mi"] : [1, "km"];
const km = x => Math.round(x * unitOf[0]).toLocaleString("en-US") + " " + unitOf[1];
const timed = data.tracks.length > 0;
const tracks = timed ? data.tracks.filter(t => wayOf(t.leg)) : [];
if (box && ways.length) {
  const main = ways.filter(w => !w.background), chain = main.length ? main : ways;
  const total = chain.reduce((s, w) => s + w.km, 0);
  const start = timed ? Math.min(...tracks.map(t => t.departs[0])) : 0;
  const end = timed ? Math.max(...tracks.map(t => t.arrives[1])) : total;
  map.createPane("moving").style.zIndex = 610;
  map.getPane("moving").style.pointerEvents = "none";
  const moving = L.svg({pane: "moving", padding: 0.4});
  /* where the traveller may be: a broad band under the routes, so that the line stays readable */
  map.createPane("band").style.zIndex = 390;
  map.getPane("band").style.pointerEvents = "none";
  const under = L.svg({pane: "band", padding: 0.4});
  const band = L.polyline([], {pane: "band", renderer: under, className: "band", weight: 20, interactive: false});
  const man = L.circleMarker([0, 0], {pane: "moving", renderer: moving, className: "traveller", radius: 8, weight: 3, fillOpacity: 1, interactive: false});
  /* the traveller appears when the reader first asks for him: at rest he would hide the first stop */
  const place = point => { man.setLatLng(point); if (touched && !map.hasLayer(man)) man.addTo(map); };
  const share = (t, from, to) => to > from ? Math.min(1, Math.max(0, (t - from) / (to - from))) : t < from ? 0 : 1;
  const mid = pair => (pair[0] + pair[1]) / 2;
  let touched = false;
  const show = () => {
    const f = +slider.value / 1000, t = start + (end - start) * f;
    let words;
    if (timed) {
      const running = tracks.filter(x => t >= x.departs[0] && t <= x.arrives[1]);
      const past = tracks.filter(x => x.arrives[1] < t);
      const now = running[running.length - 1] || past[past.length - 1] || tracks[0];
      const way = wayOf(now.leg);
      const early = share(t, now.departs[0], now.arrives[0]), late = share(t, now.departs[1], now.arrives[1]);
      const here = share(t, mid(now.departs), mid(now.arrives));
      const lo = Math.min(early, late), hi = Math.max(early, late);
      band.setLatLngs(hi > lo ? stretch(way, lo, hi) : []);
      if (touched && !map.hasLayer(band)) band.addTo(map);
      place(cut(way, here).point);
      const scale = way.best || way.km, a = km(lo * scale), b = km(hi * scale);
      words = written(t) + " – " + way.title + ": " + (hi === 0 ? "not yet under way" : lo === 1 ? "arrived" : a === b ? "about " + a + " on the way" : "between " + a + " and " + b + " on the way") + (now.stated ? "" : " (times computed)");
    } else {
      let left = t, way = chain[0];
      for (const w of chain) { way = w; if (left <= w.km) break; left -= w.km; }
      place(cut(way, left / way.km).point);
      words = way.title + ": " + km((way.best || way.km) * Math.min(1, left / way.km)) + " on the way; no times that a clock could follow";
    }
    said.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  };
  slider.addEventListener("input", () => { touched = true; show(); });
  let timer = null;
  const stop = () => { clearInterval(timer); timer = null; play.textContent = "Play"; };
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (+slider.value >= 1000) slider.value = 0;
    touched = true;
    play.textContent = "Pause";
    /* with reduced motion the traveller goes in a few steps, not smoothly */
    const step = calm.matches ? 100 : 4;
    timer = setInterval(() => {
      slider.value = Math.min(1000, +slider.value + step);
      show();
      if (+slider.value >= 1000) stop();
    }, calm.matches ? 1200 : 50);
  });
  show();
} else if (box) box.remove();

/* layers and first view ------------------------------------------------------------------------ */
const control = document.querySelector("#map_1 .leaflet-control-layers"), home = document.querySelector(".layers");
if (control && home) {
  /* top layer first in the list, as readers expect */
  const list = control.querySelector(".leaflet-control-layers-overlays");
  list.append(...[...list.children].reverse());
  home.appendChild(control);
}
const ctrl = event => event.ctrlKey || event.metaKey;
map.scrollWheelZoom.disable();
map.getContainer().addEventListener("wheel", event => {
  if (ctrl(event)) map.scrollWheelZoom.enable(); else map.scrollWheelZoom.disable();
}, {capture: true, passive: true});
map.attributionControl && map.attributionControl.setPrefix(false);
fit(data.view, 36, false);
nameLayers();
follow(true);
})();
