// What stands where on the screen, and the keys that work everywhere.
import { html, useEffect, useLayoutEffect, useState } from "/explore/vendor/preact-htm.mjs";
import { known } from "./known.js";
import { Legend } from "./legend.js";
import { Panel } from "./panel.js";
import { Everything, later, Nothing, useAll } from "./parts.js";
import { Picture } from "./picture.js";
import { Search } from "./search.js";
import { useExplorer } from "./using.js";

const Compare = later(async () => (await import("./compare.js")).Compare);
const Embedded = later(async () => (await import("./embedded.js")).Embedded);
const Merging = later(async () => (await import("./merging.js")).Merging);
const Reading = later(async () => (await import("./reading.js")).Reading, Nothing);
const Start = later(async () => (await import("./start.js")).Start);
const Table = later(async () => (await import("./table.js")).Table);
const Timeline = later(async () => (await import("./timeline.js")).Timeline);
const Tour = later(async () => (await import("./tour.js")).Tour, Nothing);
const VIEWS = ["network", "timeline", "table", "compare"];

export function App() {
  const all = useExplorer();
  const { state, words, does, message } = all;
  const [help, setHelp] = useState(false);
  const [article, setArticle] = useState(null);
  const [tour, setTour] = useState(null);
  // As soon as the page stands: a browser leaves it for a file that nobody takes.
  useLayoutEffect(() => (known.embed ? undefined : takeDrops(setArticle)), []);
  useEffect(() => {
    const press = (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      } else if (event.key === "?") setHelp((open) => !open);
      else if (event.key === "Escape") help ? setHelp(false) : does.choose(null);
      else if (event.key.toLowerCase() === "z") does.undo();
      else if (event.key.toLowerCase() === "y") does.redo();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  if (known.embed) return html`<${Everything.Provider} value=${all}><${Embedded} /><//>`;
  const started = state.batches.length > 0 || state.path || ["compare", "twins"].includes(state.view);
  return html`<${Everything.Provider} value=${all}>
    <a class="skip" href="#content" onClick=${(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>${words.say("skip")}</a>
    <${Top} started=${started} onHelp=${() => setHelp(!help)} help=${help} onRead=${() => setArticle({})} />
    ${help && html`<${Help} onClose=${() => setHelp(false)} onTour=${() => { setHelp(false); setTour(0); }} />`}
    ${started ? html`<${Work} />` : html`<${Start} onTour=${() => setTour(0)} touring=${tour !== null} />`}
    ${article && html`<${Reading} given=${article} onClose=${() => setArticle(null)} />`}
    ${tour !== null && html`<${Tour} at=${tour} onMove=${setTour} />`}
    <p class="unseen" role="status">${message.said}</p>
    ${message.shown && html`<p class="toast" aria-hidden="true">${message.shown}</p>`}
  <//>`;
}

/** Files and texts that are dropped on the page are articles to read; fields keep what is dropped on them. */
function takeDrops(give) {
  const over = (event) => {
    if (!event.target.closest?.("input, textarea") && event.dataTransfer.types.includes("Files")) event.preventDefault();
  };
  const drop = (event) => {
    if (event.target.closest?.("input, textarea") || !event.dataTransfer.files.length) return;
    event.preventDefault();
    const { dataTransfer } = event; // read at once: it is empty when the event is over
    const given = { files: [...dataTransfer.files], getData: () => "" };
    import("./reading.js").then(({ articleIn }) => articleIn(given)).then(give);
  };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
  };
}

function Top({ started, onHelp, help, onRead }) {
  const { state, words, does, dark } = useAll();
  return html`<header class="top">
    <a class="brand" href=${`/?lang=${words.language}`}>${known.title}</a>
    ${started && html`<${Search} id="search" label=${words.say("search label")} hint=${words.say("search")} onPick=${(one) => does.add([one.id], one.id)} />`}
    ${started && html`<nav aria-label=${words.say("views")}>${VIEWS.map((view) => html`<button key=${view}
      aria-current=${state.view === view ? "page" : null} onClick=${() => does.set({ view })}>${words.say(view)}</button>`)}</nav>`}
    <span class="space"></span>
    <button aria-haspopup="dialog" onClick=${onRead}>${words.say("add article")}</button>
    <div class="languages" role="group" aria-label=${words.say("language")}>${[["en", "English"], ["vi", "Tiếng Việt"]].map(([code, name]) => html`<button
      key=${code} lang=${code} aria-pressed=${words.language === code} onClick=${() => does.speak(code)}><${Short}
        text=${name} sign=${code.toUpperCase()} /></button>`)}</div>
    <button onClick=${does.darken}><${Short} text=${words.say(dark ? "light" : "dark")} sign="◐" /></button>
    <button aria-expanded=${help} onClick=${onHelp}><${Short} text=${words.say("help")} sign="?" /></button>
  </header>`;
}

/** A word; where the screen is small a sign stands for it, and the word is only spoken. */
const Short = ({ text, sign }) => html`<span class="word">${text}</span><span class="sign" aria-hidden=${sign.length === 1}>${sign}</span>`;

function Help({ onClose, onTour }) {
  const { words, does } = useAll();
  return html`<section class="help" aria-labelledby="help-title"><h2 id="help-title">${words.say("help")}</h2>
    <p>${words.say("help text")}</p><h3>${words.say("keys title")}</h3><p>${words.say("keys")}</p>
    <p><a href=${`/help?lang=${words.language}`}>${words.say("help page")}</a> · <a
      href=${`/questions?lang=${words.language}`}>${words.say("questions")}</a> · <a href=${`/gaps?lang=${words.language}`}>${words.say("gaps page")}</a> · <button
      class="link" onClick=${() => { onClose(); does.pair("", ""); }}>${words.say("twins page")}</button></p>
    <button class="main" onClick=${onTour}>${words.say("take tour")}</button> <button onClick=${onClose}>${words.say("close")}</button></section>`;
}

function Work() {
  const { state, words, problem, loaded, does } = useAll();
  const View = { network: Picture, timeline: Timeline, table: Table, compare: Compare, twins: Merging }[state.view];
  const wide = ["compare", "twins"].includes(state.view);
  return html`<main id="content" class=${wide ? "work wide" : "work"} tabindex="-1">
    <h1 class="unseen">${words.say("explorer")}: ${words.say(state.view)}</h1>
    ${!wide && html`<${Legend} />`}
    <div class="middle">
      ${problem && html`<p class="notice" role="alert">${words.problem(problem)}
        ${" "}<button onClick=${does.again}>${words.say("try again")}</button></p>`}
      <${View} key=${state.view} />
      ${!loaded && !problem && html`<p class="veil quiet">${words.say("loading")}</p>`}
    </div>
    ${!wide && html`<aside class="panel" aria-label=${words.say("evidence")}><${Panel} /></aside>`}
  </main>`;
}
