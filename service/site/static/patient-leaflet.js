// <patient-leaflet document="…" section="…" lang="…">: what it takes and tells stands in docs/website.md.
const HOME = new URL(import.meta.url).origin;
const REFRESH = 600000;

// The server puts the path and the text of patient-leaflet.css here.
const STYLE = POLYLEAF_STYLE;

const PARTS = [["h1, h2, h3", "title"], [".polyleaf-notice", "notice"], [".polyleaf-sources", "sources"]];
const standing = new Set();
let sheet;
let policy;

// A constructed sheet needs no leave of the page; browsers without them load the file, if the page lets them.
function style(shadow) {
  if (!("adoptedStyleSheets" in document)) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", crossOrigin: "", referrerPolicy: "no-referrer", href: HOME + STYLE.path });
    shadow.append(link);
    return;
  }
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE.text);
  shadow.adoptedStyleSheets = [sheet];
}

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function get(path, type) {
  const answer = await fetch(HOME + path, { credentials: "omit", referrerPolicy: "no-referrer", headers: { Accept: type } });
  if (!answer.ok) throw new Refused(answer.status, `${path} answers ${answer.status}`);
  const isOurs = new URL(answer.url).origin === HOME && (answer.headers.get("Content-Type") || "").startsWith(type);
  if (!isOurs) throw new Refused(0, `${path} is not what it should be`);
  return answer;
}

async function getText(place, tag) {
  try {
    return await get(`/v1/${encodeURIComponent(tag)}/${place}.html`, "text/html");
  } catch (error) {
    if (error.status !== 404) throw error;
    return get(`/v1/${place}.html?lang=${encodeURIComponent(tag)}`, "text/html");
  }
}

async function getLanguages() {
  try {
    return (await (await get("/v1/languages.json", "application/json")).json()).languages;
  } catch {
    return [];
  }
}

/** Choose the language held that was asked for: es for es-MX. */
function match(asked, languages) {
  const parts = asked.split("-");
  for (; parts.length; parts.pop()) {
    const found = languages.find((each) => each.language.toLowerCase() === parts.join("-").toLowerCase());
    if (found) return found.language;
  }
  return asked;
}

/** Read a fragment of the API into nodes; scripts of a document made so never run. */
function read(html) {
  if (!policy) policy = self.trustedTypes ? trustedTypes.createPolicy("polyleaf", { createHTML: (text) => text }) : { createHTML: String };
  const body = new DOMParser().parseFromString(policy.createHTML(html), "text/html").body;
  if (!body.querySelector(":scope > .polyleaf-section, :scope > .polyleaf-document")) throw new Refused(0, "no text came");
  for (const name of ["href", "src"])
    for (const each of body.querySelectorAll(`[${name}]`)) {
      const value = each.getAttribute(name);
      if (!value.startsWith("#")) each.setAttribute(name, new URL(value, HOME));
    }
  for (const [selector, part] of PARTS) for (const each of body.querySelectorAll(selector)) each.setAttribute("part", part);
  return body;
}

// Without replaceChildren, which came years after modules did.
function replaceAll(parent, children) {
  parent.textContent = "";
  parent.append(...children);
}

class PatientLeaflet extends HTMLElement {
  static get observedAttributes() {
    return ["document", "section", "lang", "switch"];
  }

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    style(shadow);
    this.choices = document.createElement("div");
    this.text = document.createElement("div");
    this.own = document.createElement("slot");
    this.choices.setAttribute("part", "switch");
    this.choices.setAttribute("role", "group");
    this.text.setAttribute("part", "text");
    this.choices.hidden = this.text.hidden = true;
    shadow.append(this.choices, this.text, this.own);
  }

  connectedCallback() {
    standing.add(this);
    this.plan();
  }

  disconnectedCallback() {
    standing.delete(this);
    this.turn += 1; // what is under way comes too late
  }

  attributeChangedCallback() {
    this.plan();
  }

  /** The language asked for: its own, else that of the page around it. */
  get asked() {
    const around = this.closest("[lang]:not([lang=''])");
    return (around || document.documentElement).lang || navigator.language || "en";
  }

  get place() {
    const [name, section] = ["document", "section"].map((each) => encodeURIComponent(this.getAttribute(each) || ""));
    return section ? `documents/${name}/sections/${section}` : `documents/${name}`;
  }

  plan() {
    const turn = (this.turn = (this.turn || 0) + 1);
    Promise.resolve().then(() => turn === this.turn && this.isConnected && this.load(turn));
  }

  async load(turn) {
    const { asked, place } = this;
    this.planned = asked;
    try {
      const languages = await getLanguages();
      const answer = await getText(place, match(asked, languages));
      const html = await answer.text();
      if (turn !== this.turn) return;
      this.show(place, html, languages);
      this.tell("load", { language: this.language, status: this.status });
    } catch (error) {
      if (turn !== this.turn) return;
      const status = error.status || 0;
      if (place !== this.shown || status === 404 || status === 410) this.clear();
      this.tell("error", { language: asked, status, message: error.message });
    }
  }

  show(place, html, languages) {
    if (html !== this.html) {
      const body = read(html);
      const { lang, dataset } = body.firstElementChild;
      Object.assign(this, { html, language: lang, status: dataset.status });
      replaceAll(this.text, body.childNodes);
    }
    this.shown = place;
    this.text.hidden = false;
    this.own.hidden = true;
    this.offer(languages);
  }

  clear() {
    this.shown = this.html = undefined;
    replaceAll(this.text, []);
    this.text.hidden = this.choices.hidden = true;
    this.own.hidden = false;
  }

  offer(languages) {
    const chosen = match(this.asked, languages);
    const tags = languages.map((each) => each.language).join();
    if (tags !== this.offered) {
      this.offered = tags;
      replaceAll(this.choices, languages.map((each) => this.makeChoice(each)));
    }
    for (const each of this.choices.children) each.setAttribute("aria-pressed", each.lang === chosen);
    this.choices.dir = this.text.firstElementChild.dir;
    this.choices.hidden = this.getAttribute("switch") === "off" || languages.length < 2;
  }

  makeChoice({ language, direction, autonym }) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", lang: language, dir: direction, textContent: autonym });
    button.setAttribute("part", "language");
    button.addEventListener("click", () => this.setAttribute("lang", language));
    return button;
  }

  tell(name, detail) {
    const [document, section] = ["document", "section"].map((each) => this.getAttribute(each) || "");
    const about = { document, section, ...detail };
    this.dispatchEvent(new CustomEvent(`polyleaf-${name}`, { detail: about, bubbles: true, composed: true }));
  }
}

function refresh() {
  if (!document.hidden) for (const each of standing) each.plan();
}

/** Give our frames on this page the height that they ask for. */
function fit({ origin, source, data }) {
  if (origin !== HOME || !data || data.type !== "polyleaf-height" || !(data.height > 0)) return;
  for (const each of document.querySelectorAll("iframe"))
    if (each.contentWindow === source) each.style.height = `${Math.min(data.height, 20000)}px`;
}

if (!customElements.get("patient-leaflet")) {
  customElements.define("patient-leaflet", PatientLeaflet);
  addEventListener("message", fit);
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, REFRESH);
  new MutationObserver(() => {
    for (const each of standing) if (each.asked !== each.planned) each.plan();
  }).observe(document, { subtree: true, attributeFilter: ["lang"] });
}
