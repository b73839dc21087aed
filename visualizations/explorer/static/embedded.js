// A view in a frame of another page: to be looked at and read, with a way to the explorer.
import { html, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { Panel } from "./panel.js";
import { Glyph, inQuiet, useAll } from "./parts.js";
import { Canvas } from "./picture.js";
import { KINDS, known } from "./known.js";
import { addressOf } from "./state.js";
import { TableTwin } from "./table.js";

export function Embedded() {
  const { state, words, visible, problem, loaded, does } = useAll();
  const view = useRef(null);
  const [rests, setRests] = useState(false);
  const kinds = KINDS.filter((kind) => visible.entities.some((one) => one.kind === kind));
  return html`<main id="content" class="embed">
    <header><h1>${state.title || `${known.title}: ${words.say("network")}`}</h1>
      <a class="button" href=${`/explore${addressOf(state, words.language)}`} target="_blank" rel="noopener">${words.say("open explorer")}</a></header>
    ${state.notes && html`<p class="notes">${state.notes}</p>`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    <div class="beside"><div class="middle"><${Canvas} view=${view} fixed onDrawn=${() => inQuiet(() => setRests(true))} />
      ${!loaded && !problem && html`<p class="veil quiet">${words.say("loading")}</p>`}</div>
    ${state.selected && html`<aside class="panel" aria-label=${words.say("evidence")} tabindex="0">
      <button class="close" onClick=${() => does.choose(null)}>${words.say("close")}</button><${Panel} /></aside>`}</div>
    ${rests && html`<${TableTwin} />`}
    <footer>${kinds.map((kind) => html`<span key=${kind}><${Glyph} kind=${kind} size=${13} /> ${words.kind(kind)}</span>`)}
      <span><span class="stroke short dashed"></span> ${words.say("line dashed")}</span>
      <span class="counts">${words.shown(visible)}</span></footer>
  </main>`;
}
