// What stands where on the screen, and the keys that work everywhere.
import { html, useEffect, useState } from "/explore/vendor/preact-htm.mjs";
import { Compare } from "./compare.js";
import { known } from "./known.js";
import { Legend } from "./legend.js";
import { Panel } from "./panel.js";
import { Everything, useAll } from "./parts.js";
import { Picture } from "./picture.js";
import { Search } from "./search.js";
import { Start } from "./start.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { useExplorer } from "./using.js";

const VIEWS = ["network", "timeline", "table", "compare"];

export function App() {
  const all = useExplorer();
  const { state, words, does, message } = all;
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const press = (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      } else if (event.key === "?") setHelp((open) => !open);
      else if (event.key === "Escape") does.choose(null);
      else if (event.key.toLowerCase() === "z") does.undo();
      else if (event.key.toLowerCase() === "y") does.redo();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  const started = state.batches.length > 0 || state.path || state.view === "compare";
  return html`<${Everything.Provider} value=${all}>
    <a class="skip" href="#content" onClick=${(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>${words.say("skip")}</a>
    <${Top} started=${started} onHelp=${() => setHelp(!help)} help=${help} />
    ${help && html`<${Help} onClose=${() => setHelp(false)} />`}
    ${started ? html`<${Work} />` : html`<${Start} />`}
    <p class="unseen" role="status">${message.said}</p>
    ${message.shown && html`<p class="toast" aria-hidden="true">${message.shown}</p>`}
  <//>`;
}

function Top({ started, onHelp, help }) {
  const { state, words, does, dark } = useAll();
  return html`<header class="top">
    <a class="brand" href=${`/?lang=${words.language}`}>${known.title}</a>
    ${started && html`<${Search} id="search" label=${words.say("search label")} onPick=${(one) => does.add([one.id], one.id)} />`}
    ${started && html`<nav aria-label=${words.say("views")}>${VIEWS.map((view) => html`<button key=${view}
      aria-current=${state.view === view ? "page" : null} onClick=${() => does.set({ view })}>${words.say(view)}</button>`)}</nav>`}
    <span class="space"></span>
    <div class="languages" role="group" aria-label=${words.say("language")}>${[["en", "English"], ["vi", "Tiếng Việt"]].map(([code, name]) => html`<button
      key=${code} lang=${code} aria-pressed=${words.language === code} onClick=${() => does.speak(code)}>${name}</button>`)}</div>
    <button onClick=${does.darken}>${words.say(dark ? "light" : "dark")}</button>
    <button aria-expanded=${help} onClick=${onHelp}>${words.say("help")}</button>
  </header>`;
}

function Help({ onClose }) {
  const { words } = useAll();
  return html`<section class="help" aria-labelledby="help-title"><h2 id="help-title">${words.say("help")}</h2>
    <p>${words.say("help text")}</p><h3>${words.say("keys title")}</h3><p>${words.say("keys")}</p>
    <p><a href=${`/questions?lang=${words.language}`}>${words.say("questions")}</a></p>
    <button onClick=${onClose}>${words.say("close")}</button></section>`;
}

function Work() {
  const { state, words, problem, loaded, does } = useAll();
  const View = { network: Picture, timeline: Timeline, table: Table, compare: Compare }[state.view];
  const wide = state.view === "compare";
  return html`<main id="content" class=${wide ? "work wide" : "work"} tabindex="-1">
    <h1 class="unseen">${words.say("explorer")}: ${words.say(state.view)}</h1>
    ${!wide && html`<${Legend} />`}
    <div class="middle">
      ${problem && html`<p class="notice" role="alert">${words.say("problem", { why: problem.message || words.say("offline") })}
        <button onClick=${does.again}>${words.say("try again")}</button></p>`}
      <${View} key=${state.view} />
      ${!loaded && !problem && html`<p class="veil quiet">${words.say("loading")}</p>`}
    </div>
    ${!wide && html`<aside class="panel" aria-label=${words.say("evidence")}><${Panel} /></aside>`}
  </main>`;
}
