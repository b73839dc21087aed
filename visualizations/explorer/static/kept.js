// Saved views: a title, notes and places in this browser; files carry them to others.
import { addressOf, fromAddress, LONGEST } from "./state.js";

const PLACE = "ipcoop views";
export const FORMAT = "ipcoop-views/1";
const MOST = 200; // views
const LARGEST = 4_000_000; // characters of a file

const short = (text, most) => (typeof text === "string" ? text.slice(0, most) : "");

/** A view as it is kept, or null where it is none; whatever it holds is read as an address is. */
function checked(one) {
  if (!one || typeof one !== "object" || typeof one.address !== "string" || !one.address.startsWith("#")) return null;
  const { state } = fromAddress(one.address);
  state.title = short(one.title, LONGEST.title).trim();
  state.notes = short(one.notes, LONGEST.notes);
  if (!state.title || !(state.batches.length || state.path || state.compare.some(Boolean))) return null;
  const saved = /^\d{4}-\d\d-\d\d$/.test(one.saved) ? one.saved : "";
  return { title: state.title, notes: state.notes, saved, address: addressOf(state, "") };
}

/** All saved views, the newest first. */
export function keptViews() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(found) ? found.map(checked).filter(Boolean) : [];
  } catch {
    return [];
  }
}

/** Keep these; false where the browser keeps nothing. */
function store(views) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(views.slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}

/** Keep a view; one of the same title gives way. */
export function keep(state) {
  const saved = new Date().toISOString().slice(0, 10);
  const view = { title: state.title, notes: state.notes, saved, address: addressOf(state, "") };
  return store([view, ...keptViews().filter((one) => one.title !== view.title)]);
}

export const drop = (title) => store(keptViews().filter((one) => one.title !== title));

export const viewsFile = (views) => new Blob([JSON.stringify({ format: FORMAT, views }, null, 1)], { type: "application/json" });

/** The views in a file, kept from now on; null where it is no file of views. */
export function keepFile(text) {
  if (text.length > LARGEST) return null;
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (found?.format !== FORMAT || !Array.isArray(found.views)) return null;
  const views = found.views.slice(0, MOST).map(checked).filter(Boolean);
  const titles = new Set(views.map((one) => one.title));
  return store([...views, ...keptViews().filter((one) => !titles.has(one.title))]) ? views : null;
}

export const stateOf = (view) => ({ ...fromAddress(view.address).state, title: view.title, notes: view.notes });
