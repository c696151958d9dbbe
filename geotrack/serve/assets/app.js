"use strict";
/* The desk: article → map, places, verdicts; corrections; looks; downloads. */
(() => {
  const { byId, say, tell, take, ask, article, look, download } = geotrack;
  const { make, words } = namesakes;
  let drawing = null, report = null, drawn = "";
  const name = row => [row.kind, row.start, row.end].join(" ");

  function ratings(of) {
    const found = new Map();
    for (const claim of of?.claims || []) found.set(name(claim), claim.verdict.rating);
    return found;
  }
  async function draw(because, { verdicts = false } = {}) {
    take();
    const { session } = geotrack;
    if (!session.text.trim()) { say("Paste an article first."); byId("text").focus(); return; }
    drawing?.abort();
    const mine = drawing = new AbortController();
    const button = byId("draw");
    button.disabled = true;
    say("");
    tell("Reading …");
    try {
      const answer = await ask("/api/analyses", { ...article(), look: look() }, { signal: mine.signal });
      const row = await answer.json();
      const before = drawn === session.text ? ratings(report) : new Map();
      report = row.report;
      drawn = session.text;
      byId("map").src = row.map;
      show(before);
      const changes = report.claims.filter(c => before.has(name(c)) && before.get(name(c)) !== c.verdict.rating);
      const told = changes.map(c => `“${c.text}” was ${words[before.get(name(c))]}, is now ${words[c.verdict.rating]}`).join("; ");
      const after = !verdicts ? "" : changes.length ? ` ${told}.` : " No verdict changed.";
      tell(because ? because + after : `The map is drawn. ${tally()}`);
      if (!because) byId("result").focus({ preventScroll: false });
    } catch (fault) {
      if (fault.name === "AbortError") return;
      tell("");
      say(fault.message);
    } finally {
      if (mine === drawing) button.disabled = false;
    }
  }
  function tally() {
    const claims = report.claims;
    if (!claims.length) return "No travel claims were found.";
    const found = {};
    for (const claim of claims) found[claim.verdict.rating] = (found[claim.verdict.rating] || 0) + 1;
    const parts = Object.keys(words).filter(r => found[r]).map(r => `${found[r]} ${words[r]}`);
    return `${claims.length} ${claims.length === 1 ? "claim" : "claims"}: ${parts.join(", ")}.`;
  }

  function described(place) {
    if (place.lat == null) return "not found: press to set it";
    const country = place.country ? (countries?.of(place.country) ?? place.country) : null;
    return [namesakes.kinds[place.kind] || place.kind, country].filter(Boolean).join(", ");
  }
  const countries = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames("en", { type: "region" }) : null;
  const settle = (shown, ref, label) => {
    const { places } = geotrack.session;
    if (ref === null) delete places[shown]; else places[shown] = ref;
    geotrack.keep();
    draw(ref === null ? `geotrack decides what “${shown}” is.` : `“${shown}” is now ${label}.`, { verdicts: true }).then(() => {
      [...document.querySelectorAll("#places button")].find(b => b.dataset.name === shown)?.focus();
    });
  };
  const opener = text => () => namesakes.open(text, settle);

  function show(before) {
    document.querySelector("main").classList.add("drawn");
    byId("result").hidden = false;
    const seen = new Map();
    for (const toponym of report.toponyms) if (!toponym.adjective && !seen.has(toponym.text)) seen.set(toponym.text, toponym);
    byId("places").replaceChildren(...[...seen.values()].map(toponym => {
      const place = report.places[toponym.place] || { lat: null };
      const pinned = Object.keys(geotrack.session.places).some(n => n.toLowerCase() === toponym.text.toLowerCase());
      const button = make("button", { type: "button", onclick: opener(toponym.text) },
        make("span", { textContent: toponym.text }),
        make("span", { className: pinned ? "what pinned" : "what", textContent: (place.lat != null && place.name !== toponym.text ? `${place.name}: ` : "") + described(place) + (pinned ? " · yours" : "") }));
      button.dataset.name = toponym.text;
      return make("li", {}, button);
    }));
    if (!seen.size) byId("places").append(make("li", { textContent: "No places were found." }));
    byId("verdicts").replaceChildren(...report.claims.map(claim => {
      const { rating, findings } = claim.verdict;
      const finding = findings.find(f => f.rating === rating) || findings[0];
      const changed = before.has(name(claim)) && before.get(name(claim)) !== rating;
      return make("li", { className: rating },
        make("span", { className: "rating", textContent: words[rating] }), " ",
        changed ? make("span", { className: "changed", textContent: `was ${words[before.get(name(claim))]}` }) : null, changed ? " " : null,
        make("q", { textContent: claim.text.replace(/\s+/g, " ") }), make("br"), finding ? finding.reason : "");
    }));
    if (!report.claims.length) byId("verdicts").append(make("li", { textContent: "No travel claims were found." }));
    marked();
    style();
  }
  function marked() {
    const characters = Array.from(report.document.text);
    const parts = [];
    let at = 0;
    for (const toponym of report.toponyms) {
      if (toponym.start < at || toponym.adjective) continue;
      parts.push(characters.slice(at, toponym.start).join(""));
      const button = make("button", { type: "button", textContent: toponym.text, onclick: opener(toponym.text) });
      button.setAttribute("aria-haspopup", "dialog");
      parts.push(button);
      at = toponym.end;
    }
    parts.push(characters.slice(at).join(""));
    byId("marked").replaceChildren(...parts);
  }
  function style() {
    const reader = geotrack.session.look.style === "reader";
    byId("verdicts-section").hidden = reader;
  }

  byId("article").addEventListener("submit", event => { event.preventDefault(); draw(""); });
  let later = 0;
  document.addEventListener("input", event => {
    if (event.target.closest("dialog")) return;
    clearTimeout(later);
    later = setTimeout(take, 300);
  });
  addEventListener("pagehide", take);
  for (const radio of document.querySelectorAll("input[name=style]")) radio.addEventListener("change", () => {
    geotrack.session.look.style = radio.value;
    draw(radio.value === "reader" ? "This is the reader’s map." : "This is the fact check.");
  });
  byId("apply").addEventListener("click", () => draw("The map has its new looks."));
  byId("theme").addEventListener("change", () => {
    const { look: looks } = geotrack.session;
    const own = byId("theme").value === "own";
    if (!own) delete looks.theme;
    looks.theme_name = own ? "" : byId("theme").value;
    draw("The map has another theme.");
  });
  byId("theme-file").addEventListener("change", async () => {
    const [file] = byId("theme-file").files;
    if (!file) return;
    const before = { ...geotrack.session.look };
    geotrack.session.look.theme = await file.text();
    geotrack.session.look.theme_name = "";
    byId("theme-file").value = "";
    try {
      await ask("/api/exports", { text: "Linz.", format: "svg", look: { theme: geotrack.session.look.theme } });
      geotrack.show();
      draw(`The map has the theme of ${file.name}.`);
    } catch (fault) {
      geotrack.session.look = before;
      say(`${file.name}: ${fault.message}`);
    }
  });

  async function load(promise, what) {
    tell(`Reading ${what} …`);
    say("");
    try {
      const row = await (await promise).json();
      const { session } = geotrack;
      const fresh = geotrack.fresh();
      geotrack.use({ ...fresh, text: row.text, title: row.title || "", published: (row.published || "").slice(0, 10), look: { ...session.look, headline: "", caption: "", note: "", source: row.source || "" } });
      tell(`${what} is in the form: look it over, then draw the map.`);
      byId("text").focus();
    } catch (fault) {
      tell("");
      say(`${what}: ${fault.message}`);
    }
  }
  function read(file) {
    if (!file) return;
    if (file.size > Number(document.body.dataset.megabytes) * 1e6) { say(`${file.name} is too large: at most ${document.body.dataset.megabytes} MB. What you have here is as it was.`); return; }
    load(ask("/api/documents", file, { raw: true, headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) } }), file.name);
  }
  byId("file").addEventListener("change", () => { read(byId("file").files[0]); byId("file").value = ""; });
  const text = byId("text");
  for (const kind of ["dragover", "dragleave", "drop"]) text.addEventListener(kind, event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    text.classList.toggle("over", kind === "dragover");
    if (kind === "drop") read(event.dataTransfer.files[0]);
  });
  byId("fetch")?.addEventListener("click", () => {
    const url = byId("url").value.trim();
    if (url) load(ask("/api/urls", { url }), "The page"); else byId("url").focus();
  });

  byId("downloads").addEventListener("click", async event => {
    const link = event.target.closest("[data-format]");
    if (!link) return;
    event.preventDefault();
    take();
    const { format } = link.dataset;
    tell(`Making the ${format} …`);
    try {
      const answer = await ask("/api/exports", { ...article(), format, look: look() });
      download(await answer.blob(), `map.${format}`);
      tell(`map.${format} is downloaded.`);
      say("");
    } catch (fault) { tell(""); say(fault.message); }
  });
  byId("embed").addEventListener("submit", async event => {
    event.preventDefault();
    try {
      const title = byId("headline").value || byId("title").value || "Map";
      const row = await (await ask("/api/embeds", { url: byId("embed-url").value, title })).json();
      byId("embed-code").value = row.html;
      tell("The embed code is ready: download the HTML, publish it at that address, and paste the code where it is to appear.");
      byId("embed-code").focus();
      byId("embed-code").select();
    } catch (fault) { say(fault.message); }
  });
  byId("copy").addEventListener("click", async () => {
    byId("embed-code").select();
    try { await navigator.clipboard.writeText(byId("embed-code").value); } catch { document.execCommand("copy"); }
    tell("Copied.");
  });

  byId("save").addEventListener("click", () => {
    take();
    download(new Blob([JSON.stringify(geotrack.session, null, 1)], { type: "application/json" }), "article.geotrack-session.json");
    tell("The session is saved as a file of yours.");
  });
  byId("open").addEventListener("change", async () => {
    const [file] = byId("open").files;
    byId("open").value = "";
    if (file && await geotrack.open(file)) draw("");
  });
  byId("new").addEventListener("click", () => {
    take();
    const before = geotrack.session;
    geotrack.use(geotrack.fresh());
    byId("result").hidden = true;
    document.querySelector("main").classList.remove("drawn");
    report = null;
    say("");
    tell("");
    if (before.text) {
      const back = make("button", { type: "button", textContent: "Bring the last one back", onclick: () => { geotrack.use(before); draw(""); } });
      byId("news").replaceChildren("A new session. ", back);
    }
    byId("text").focus();
  });
  geotrack.restore();
  if (geotrack.session.text && sessionStorage.getItem("geotrack-drawn")) draw("");
  addEventListener("pagehide", () => { if (report) sessionStorage.setItem("geotrack-drawn", "1"); else sessionStorage.removeItem("geotrack-drawn"); });
})();
