// Small parts that all views use.
import { html, useContext, useEffect, useRef, useState, createContext } from "/explore/vendor/preact-htm.mjs";
import { known } from "./known.js";

/** What every part may use: state, words, graph, visible, and what can be done. */
export const Everything = createContext(null);
export const useAll = () => useContext(Everything);

export function Glyph({ kind, size = 16 }) {
  const { color, outline } = known.kinds[kind];
  return html`<svg class="glyph" width=${size} height=${size} viewBox="-1 -1 22 22" aria-hidden="true">
    <path d=${outline} fill=${color} fill-rule="evenodd" />
  </svg>`;
}

export function Named({ entity }) {
  const { words } = useAll();
  return html`<${Glyph} kind=${entity.kind} /> <span>${words.name(entity)}</span>`;
}

/** An entity that opens on a click: chosen where it is shown, else added to the picture. */
export function EntityButton({ entity }) {
  const { words, does, visible } = useAll();
  const here = visible.entities.some((one) => one.id === entity.id);
  if (known.embed && !here) return html`<span class="link"><${Named} entity=${entity} /></span>`;
  return html`<button class="link" onClick=${() => (here ? does.choose(entity.id) : does.add([entity.id], entity.id))}
    title=${here ? words.name(entity) : words.say("not shown")}>
    <${Named} entity=${entity} />${!here && html`<span class="plus" aria-hidden="true">+</span>`}
  </button>`;
}

export function Status({ status }) {
  const { words } = useAll();
  return html`<span class=${known.proposed.includes(status) ? "status proposed" : "status"}>${words.status(status)}</span>`;
}

/** Addresses of articles are the web's; nothing else may be linked. */
export const safeAddress = (text) => (/^https?:\/\//i.test(text ?? "") ? text : null);

const escaped = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

/** Where an article's page shows a passage; browsers scroll to the text and mark it. */
export function articleAddress(article, quote, language) {
  const page = `/article/${article.key.split("/").map(encodeURIComponent).join("/")}?lang=${language}`;
  if (!quote) return page;
  const words = quote.split(/\s+/).filter(Boolean);
  const text = words.length > 12
    ? `${escaped(words.slice(0, 5).join(" "))},${escaped(words.slice(-5).join(" "))}`
    : escaped(words.join(" "));
  return `${page}#:~:text=${text}`;
}

export const pageAddress = (id, language) => `/entity/${id.split("/").map(encodeURIComponent).join("/")}?lang=${language}`;

/** A dialog over the page; Escape and the button close it. */
export function Dialog({ title, onClose, children, wide = false }) {
  const { words } = useAll();
  const element = useRef(null);
  useEffect(() => {
    if (!element.current.open) element.current.showModal();
  }, []);
  return html`<dialog ref=${element} class=${wide ? "wide" : ""} aria-labelledby="dialog-title" onClose=${onClose} onKeyDown=${(event) => event.stopPropagation()}>
    <header><h2 id="dialog-title">${title}</h2><button onClick=${() => element.current.close()}>${words.say("close")}</button></header>
    ${children}</dialog>`;
}

export function Loading() {
  const { words } = useAll();
  return html`<p class="quiet">${words.say("loading")}</p>`;
}

const afterwards = [];

/** A part whose script comes when it is first shown, or in a quiet moment before; `Waiting` stands there until then. */
export function later(load, Waiting = Loading) {
  let part = null;
  let asked = null;
  const fetched = () => {
    asked ??= load().then((found) => { part = found; });
    asked.catch(() => { asked = null; });
    return asked;
  };
  afterwards.push(fetched);
  return function Later(props) {
    const { words } = useAll();
    const [problem, setProblem] = useState(null);
    const [, setThere] = useState(part !== null);
    useEffect(() => {
      if (!part) fetched().then(() => setThere(true), setProblem);
    }, []);
    if (part) return html`<${part} ...${props} />`;
    return problem ? html`<p class="notice" role="alert">${words.problem({})}</p>` : html`<${Waiting} />`;
  };
}

export const Nothing = () => null;

const quietly = globalThis.requestIdleCallback ?? ((work) => work());
const STILL = 400; // milliseconds that what was just drawn has for itself

/** Once the first thing stands and nothing else is to be done: `work`, and fetch what may be wanted next. */
export function inQuiet(work = () => {}) {
  setTimeout(() => quietly(() => {
    work();
    for (const fetched of afterwards.splice(0)) fetched().catch(() => {}); // who shows the part asks again
  }), STILL);
}
