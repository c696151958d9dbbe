"use strict";
/* The session: what the editor wrote and settled. It lives in this tab (so that a reload loses nothing) and in
   files that the editor saves; the server keeps none of it. */
const geotrack = (() => {
  document.documentElement.classList.add("scripts");
  const byId = id => document.getElementById(id);
  const fields = ["text", "title", "published", "mode"];
  const looks = ["headline", "caption", "note", "source"];
  const fresh = () => ({
    format: "geotrack-session", version: 1, id: crypto.getRandomValues(new Uint32Array(4)).join("-"),
    text: "", title: "", published: "", mode: "", places: {}, look: { style: "check" },
  });
  let session = fresh();
  let token = document.querySelector("meta[name=geotrack-token]").content;
  const KEY = "geotrack-session";

  function say(message) {
    const box = byId("message");
    box.textContent = message || "";
    box.hidden = !message;
    if (message) box.scrollIntoView({ block: "nearest" });
  }
  const tell = news => { byId("news").textContent = news; };

  function keep() {
    try { sessionStorage.setItem(KEY, JSON.stringify(session)); } catch { /* a full store costs the reload only */ }
  }
  function take() {
    for (const name of fields) session[name] = byId(name).value;
    for (const name of looks) if (byId(name)) session.look[name] = byId(name).value;
    keep();
  }
  function show() {
    for (const name of fields) byId(name).value = session[name] || "";
    for (const name of looks) if (byId(name)) byId(name).value = session.look[name] || "";
    const style = document.querySelector(`input[name=style][value="${session.look.style === "reader" ? "reader" : "check"}"]`);
    style.checked = true;
    const theme = byId("theme");
    theme.querySelector("[value=own]").disabled = !session.look.theme;
    theme.value = session.look.theme ? "own" : session.look.theme_name || "";
    if (theme.selectedIndex < 0) theme.value = "";
  }
  function sound(row) {
    const texts = o => o && typeof o === "object" && !Array.isArray(o) && Object.values(o).every(v => typeof v === "string");
    return row && row.format === "geotrack-session" && row.version === 1 && typeof row.text === "string"
      && ["title", "published", "mode"].every(k => row[k] === undefined || typeof row[k] === "string")
      && texts(row.places || {}) && texts(row.look || {});
  }
  function use(row) {
    session = { ...fresh(), ...row, places: { ...row.places }, look: { style: "check", ...row.look } };
    show();
    keep();
    greet();
  }

  /* one session in two tabs: the one that came later works on a copy of its own, and says so */
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("geotrack") : null;
  const tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
  const greet = () => channel?.postMessage({ hello: session.id, tab });
  if (channel) channel.onmessage = ({ data }) => {
    if (data.tab === tab) return;
    if (data.hello === session.id && session.text) channel.postMessage({ taken: session.id, to: data.tab, tab });
    if (data.taken === session.id && data.to === tab) {
      session.id = fresh().id;
      keep();
      say("This session is open in another tab, too. This tab now has a copy of its own: what you change here does not change there.");
    }
  };

  async function ask(path, body, { raw = false, headers = {}, signal } = {}) {
    for (const last of [false, true]) {
      let answer;
      try {
        answer = await fetch(path, {
          method: "POST", body: raw ? body : JSON.stringify(body), signal, credentials: "same-origin",
          headers: { ...(raw ? {} : { "Content-Type": "application/json" }), ...headers, "X-Geotrack-Token": token },
        });
      } catch (fault) {
        if (fault.name === "AbortError") throw fault;
        throw new Error("The application does not answer. Your text is still here; try again when it runs.");
      }
      if (answer.ok) return answer;
      const told = await answer.json().catch(() => ({}));
      if (answer.status === 403 && !last && (told.error?.message || "").includes("token")) {
        token = (await (await fetch("/api/token")).json()).token;
        continue;
      }
      const where = told.error?.where ? `${told.error.where}: ` : "";
      throw new Error(where + (told.error?.message || `The application answered ${answer.status}.`));
    }
  }

  function article() {
    const row = { text: session.text };
    for (const name of ["title", "published", "mode"]) if (session[name]) row[name] = session[name];
    if (session.look.source) row.source = session.look.source;
    if (Object.keys(session.places).length) row.places = session.places;
    return row;
  }
  function look() {
    return Object.fromEntries(Object.entries(session.look).filter(([, value]) => value));
  }
  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
  async function open(file) {
    let row = null;
    try { row = JSON.parse(await file.text()); } catch { /* said below */ }
    if (!sound(row)) {
      say(`${file.name} is no session of geotrack. What you have here is as it was.`);
      return false;
    }
    say("");
    use(row);
    return true;
  }
  function restore() {
    let row = null;
    try { row = JSON.parse(sessionStorage.getItem(KEY)); } catch { /* nothing to restore */ }
    if (sound(row)) use(row); else { take(); greet(); }
  }
  return {
    byId, say, tell, take, show, keep, use, ask, article, look, download, open, restore, fresh,
    get session() { return session; },
  };
})();
