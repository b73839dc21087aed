// A tour of five steps for those who are here for the first time; the browser remembers that it was seen.
import { html, useEffect, useRef } from "/explore/vendor/preact-htm.mjs";
import { useAll } from "./parts.js";
import * as server from "./server.js";

const PLACE = "ipcoop tour";
const STEPS = [["#search"], [".questions", "#search"], [".canvas"], [".panel"], [".legend", ".bar"]];
const AWAY = 12; // pixels between what is shown and what is said of it

/** Whether the tour was taken or declined in this browser. */
export function wasSeen() {
  try {
    return localStorage.getItem(PLACE) !== null;
  } catch {
    return true;
  }
}

export function remember() {
  try {
    localStorage.setItem(PLACE, "seen");
  } catch {
    // a browser that keeps nothing offers the tour again
  }
}

/** Where the words go: below what is shown, else above it, beside it or over it; always on the screen. */
function placed(spot, box) {
  const below = spot.bottom + AWAY;
  const above = spot.top - AWAY - box.height;
  const beside = [spot.right + AWAY, spot.left - AWAY - box.width].find((x) => x > 0 && x + box.width < innerWidth);
  if (below + box.height >= innerHeight && above < 0 && beside) return [beside, Math.max(AWAY, spot.top) + 5 * AWAY];
  const top = below + box.height < innerHeight ? below : above > 0 ? above : innerHeight - box.height - 3 * AWAY;
  const left = Math.max(AWAY, Math.min(spot.left, innerWidth - box.width - AWAY));
  return [left, Math.max(AWAY, top)];
}

/** Step `at` of the tour; `onMove` is told the next step, or null at the end. */
export function Tour({ at, onMove }) {
  const { words, does, state, visible } = useAll();
  const [box, spot] = [useRef(null), useRef(null)];
  const last = at === STEPS.length - 1;
  const end = () => { remember(); onMove(null); };
  const go = async (next) => {
    if (next >= 2 && !(state.batches.length && state.view === "network")) {
      const { top } = await server.start().catch(() => ({ top: {} }));
      const first = (top.Agency ?? Object.values(top)[0] ?? [])[0];
      if (!first) return end();
      await does.open([first.id]);
    }
    return onMove(next);
  };
  useEffect(() => {
    const target = STEPS[at].map((one) => document.querySelector(one)).find(Boolean);
    target?.scrollIntoView({ block: "nearest" });
    const move = () => {
      if (!box.current) return;
      const found = (target ?? document.body).getBoundingClientRect();
      const [left, top] = placed(found, box.current.getBoundingClientRect());
      Object.assign(box.current.style, { left: `${left}px`, top: `${top}px` });
      Object.assign(spot.current.style, { left: `${found.left - 4}px`, top: `${found.top - 4}px`, width: `${found.width + 8}px`, height: `${found.height + 8}px` });
    };
    move();
    box.current.focus();
    addEventListener("resize", move);
    addEventListener("scroll", move, true);
    return () => {
      removeEventListener("resize", move);
      removeEventListener("scroll", move, true);
    };
  }, [at, words.language, visible.entities.length > 0]);
  const press = (event) => {
    if (event.key === "Escape") end();
    else if (event.key === "ArrowRight" && !last) go(at + 1);
    else if (event.key === "ArrowLeft" && at) go(at - 1);
    else if (event.key === "Enter" && event.target === box.current) last ? end() : go(at + 1);
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  return html`<div class="spot" ref=${spot} aria-hidden="true"></div>
    <section class="tour" ref=${box} tabindex="-1" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" onKeyDown=${press}>
      <p class="quiet">${words.say("tour step", { number: at + 1, all: STEPS.length })}</p>
      <h2 id="tour-title">${words.say(`tour title ${at + 1}`)}</h2>
      <p id="tour-text">${words.say(`tour text ${at + 1}`)}</p>
      <div class="actions">${at > 0 && html`<button onClick=${() => go(at - 1)}>${words.say("back")}</button>`}
        <button class="main" onClick=${() => (last ? end() : go(at + 1))}>${words.say(last ? "tour end" : "tour next")}</button>
        ${!last && html`<button class="link" onClick=${end}>${words.say("tour leave")}</button>`}</div>
    </section>`;
}
