// The time slider: how many lines begin in which year, from and to, play; what has no date is said.
import { html, useEffect, useState } from "/explore/vendor/preact-htm.mjs";
import { useAll } from "./parts.js";
import { isDay } from "./state.js";
import { histogram } from "./visible.js";

const LABELS = 6; // years that are named below the bars, so that they stand apart on phones
const STEP = 900; // milliseconds a year while playing

export function TimeSlider() {
  const { words, state, does, graph, ids } = useAll();
  const [playing, setPlaying] = useState(false);
  const hidden = new Set(state.hidden);
  const { years, undated } = histogram(graph, ids.filter((id) => !hidden.has(id)));
  const found = [...years.keys()];
  const first = Math.min(...found);
  const last = Math.max(...found);
  const [from, to] = state.range ?? [first, last];
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      const next = to >= last ? null : to + 1;
      if (next === null) setPlaying(false);
      does.set({ range: next === null ? null : [from, next] });
    }, STEP);
    return () => clearTimeout(timer);
  }, [playing, to]);
  if (!found.length) return null;
  const one = first === last;
  const play = () => {
    if (!playing) does.set({ range: [first, first] });
    setPlaying(!playing);
  };
  const move = (low, high) => {
    setPlaying(false);
    does.set({ range: low <= first && high >= last ? null : [Math.min(low, high), Math.max(low, high)] });
  };
  const most = Math.max(...years.values());
  const span = Array.from({ length: last - first + 1 }, (_, number) => first + number);
  const wide = 100 / span.length;
  const every = Math.ceil(span.length / LABELS);
  return html`<section class="time" aria-label=${words.say("time")}>
    ${!one && html`<button onClick=${play} aria-pressed=${playing}>${playing ? "❚❚" : "▶"} ${words.say(playing ? "stop" : "play")}</button>
    <div class="track">
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">${span.map((at, number) => years.has(at) && html`<rect
        x=${number * wide + wide * 0.12} width=${wide * 0.76} y=${30 - (28 * years.get(at)) / most} height=${(28 * years.get(at)) / most}
        class=${at >= from && at <= to ? "on" : ""} />`)}</svg>
      <input type="range" min=${first} max=${last} value=${from} aria-label=${words.say("from year")} onInput=${(event) => move(Number(event.target.value), to)} />
      <input type="range" min=${first} max=${last} value=${to} aria-label=${words.say("to year")} onInput=${(event) => move(from, Number(event.target.value))} />
      <div class="years" aria-hidden="true">${span.map((at, number) => html`<span key=${at}>${number % every ? "" : at}</span>`)}</div>
    </div>`}
    <div class="range">${!one && html`<b>${state.range ? `${from} – ${to}` : words.say("all dates")}</b>`}
      <${AsOf} />
      <label><input type="checkbox" checked=${state.undated} onChange=${() => does.set({ undated: !state.undated })} />
        ${words.say("include undated", { count: undated })}</label></div>
  </section>`;
}

/** The day as of which the view stands: what began later, or was over by then, is left out and counted. */
function AsOf() {
  const { words, state, does, visible } = useAll();
  const set = (text) => (text === "" || isDay(text)) && does.set({ asOf: text });
  return html`<label class="asof">${words.say("as of")} <input type="date" value=${state.asOf.length === 10 ? state.asOf : ""}
      onChange=${(event) => set(event.target.value)} />
    ${state.asOf && html`<button onClick=${(event) => { event.preventDefault(); set(""); }}>${words.say("any day")}</button>`}</label>
    ${state.asOf && html`<span role="status">${words.date(state.asOf)}: ${words.say("away", { count: words.number(visible.away) })}</span>`}`;
}
