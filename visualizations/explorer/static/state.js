// The state of a view, how it stands behind the # of the address, and undo.
const LISTS = { h: "hidden", k: "offKinds", t: "offPredicates", a: "offArticles", y: "offStatuses", r: "offReviews" };
const VIEWS = ["network", "timeline", "table", "compare", "twins"];
export const GROUPINGS = ["", "country", "kind"];
const PINS = { p: "", pc: "country", pk: "kind" }; // letters → the grouping in which entities were moved
export const MOST = 1000; // entities in a picture
export const LONGEST = { title: 120, notes: 1000 };
export const isDay = (text) => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);

/** What a view is before anything is chosen; `batches` are entities in the order in which they were added. */
export function emptyView() {
  return {
    view: "network", batches: [], hidden: [], offKinds: [], offPredicates: [], offArticles: [],
    offStatuses: [], offReviews: [], group: "", asOf: "", title: "", notes: "",
    selected: null, path: null, compare: ["", ""], pair: ["", ""], pins: { "": {}, country: {}, kind: {} }, range: null, undated: true,
    leastSources: 1, leastConfidence: 0, labels: false,
  };
}

const written = (text) => encodeURIComponent(text).replaceAll("%2F", "/");
const list = (entries) => entries.map(written).join(",");
const read = (text) => (text ? text.split(",").map(decodeURIComponent) : []);

/** The part of an address that brings this view back. */
export function addressOf(state, language) {
  const parts = [];
  const put = (key, value) => value && parts.push(`${key}=${value}`);
  put("n", state.batches.map(list).join(";"));
  put("v", state.view === "network" ? "" : state.view);
  put("s", state.selected && written(state.selected));
  for (const [key, name] of Object.entries(LISTS)) put(key, list(state[name]));
  put("w", state.path && list(state.path));
  put("c", state.compare.some(Boolean) && list(state.compare));
  put("j", state.pair.some(Boolean) && list(state.pair));
  for (const [key, group] of Object.entries(PINS)) {
    put(key, Object.entries(state.pins[group]).map(([id, [x, y]]) => `${written(id)}@${x}@${y}`).join(","));
  }
  put("d", state.range && state.range.join("-"));
  put("u", state.undated ? "" : "0");
  put("m", state.leastSources > 1 ? String(state.leastSources) : "");
  put("q", state.leastConfidence > 0 ? String(state.leastConfidence) : "");
  put("b", state.labels ? "1" : "");
  put("x", state.group);
  put("e", state.asOf);
  put("i", written(state.title));
  put("o", written(state.notes));
  put("l", language);
  return `#${parts.join("&")}`;
}

/** Entity → its place, as an address has them. */
function pinsIn(text) {
  const found = (text ? text.split(",") : []).map((pin) => pin.split("@")).map(([id, x, y]) => [decodeURIComponent(id), [Number(x), Number(y)]]);
  return Object.fromEntries(found.filter(([, place]) => place.every(Number.isFinite)));
}

/** Entity → where it was put by hand: on the canvas, or in its box where entities are grouped. */
export const pinsOf = (state) => state.pins[state.group];

/** The view with other pins where it stands, free or grouped. */
export const withPins = (state, pins) => ({ ...state, pins: { ...state.pins, [state.group]: pins } });

/** The view and language of an address; what cannot be read is left out. */
export function fromAddress(hash) {
  const parts = {};
  for (const part of hash.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) parts[part.slice(0, cut)] = part.slice(cut + 1);
  }
  const state = emptyView();
  try {
    state.batches = parts.n ? parts.n.split(";").map(read).filter((batch) => batch.length) : [];
    state.selected = parts.s ? decodeURIComponent(parts.s) : null;
    for (const [key, name] of Object.entries(LISTS)) state[name] = read(parts[key]);
    state.path = read(parts.w).length === 2 ? read(parts.w) : null;
    for (const [key, name] of [["c", "compare"], ["j", "pair"]]) state[name] = [...read(parts[key]), "", ""].slice(0, 2);
    for (const [key, name] of [["i", "title"], ["o", "notes"]]) {
      state[name] = decodeURIComponent(parts[key] ?? "").slice(0, LONGEST[name]);
    }
    for (const [key, group] of Object.entries(PINS)) state.pins[group] = pinsIn(parts[key]);
  } catch {
    return { state: emptyView(), language: parts.l };
  }
  const years = /^(\d{4})-(\d{4})$/.exec(parts.d ?? "");
  state.view = VIEWS.includes(parts.v) ? parts.v : "network";
  state.range = years ? [Number(years[1]), Number(years[2])] : null;
  state.undated = parts.u !== "0";
  state.leastSources = Math.max(1, Number.parseInt(parts.m ?? "1", 10) || 1);
  state.leastConfidence = Math.min(99, Math.max(0, Number.parseInt(parts.q ?? "0", 10) || 0));
  state.labels = parts.b === "1";
  state.group = GROUPINGS.includes(parts.x) ? parts.x : "";
  state.asOf = isDay(parts.e ?? "") ? parts.e : "";
  const open = parts.g && !state.batches.length ? read(parts.g) : null; // from a page: begin around these
  return { state, open, language: ["en", "vi"].includes(parts.l) ? parts.l : null };
}

/** The view with entities that are others now under the ids that these have. */
export function renamed(state, merged) {
  const to = (id) => merged[id] ?? id;
  const pins = Object.fromEntries(Object.entries(state.pins).map(([group, found]) =>
    [group, Object.fromEntries(Object.entries(found).map(([id, place]) => [to(id), place]))]));
  const batches = state.batches.map((batch) => [...new Set(batch.map(to))]);
  return { ...state, batches, pins, hidden: state.hidden.map(to), selected: state.selected && to(state.selected),
    path: state.path && state.path.map(to), compare: state.compare.map(to) };
}

/** All entities that a view names, shown or hidden. */
export const named = (state) => [...new Set(state.batches.flat())];

const KEPT = ["batches", "hidden", "path", "pins", "offKinds", "offPredicates", "offArticles", "offStatuses", "offReviews", "group", "asOf"];

/** Views before and after; only what changes the picture counts as a step. */
export class Steps {
  constructor() {
    this.before = [];
    this.after = [];
  }
  note(old, next) {
    if (KEPT.every((key) => old[key] === next[key])) return;
    this.before.push(old);
    this.after = [];
    if (this.before.length > 100) this.before.shift();
  }
  undo(current) {
    if (!this.before.length) return null;
    this.after.push(current);
    return this.before.pop();
  }
  redo(current) {
    if (!this.after.length) return null;
    this.before.push(current);
    return this.after.pop();
  }
}
