// The legend: says what shapes, colors and lines mean, and filters by them.
import { html } from "/explore/vendor/preact-htm.mjs";
import { KINDS, known } from "./known.js";
import { Glyph, useAll } from "./parts.js";

const toggled = (list, one) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
const REVIEWS = ["accepted", "unreviewed"];

export function Legend() {
  const { words, state, does, graph, ids } = useAll();
  const hidden = new Set(state.hidden);
  const named = new Set(ids.filter((id) => !hidden.has(id)));
  const entities = [...named].map((id) => graph.entities.get(id)).filter(Boolean);
  const kinds = counted(entities.map((one) => one.kind));
  const statuses = counted(entities.map((one) => one.status).filter(Boolean));
  const lines = [...graph.lines.values()].filter((line) => named.has(line.subject.id) && named.has(line.object.id));
  const predicates = counted(lines.map((line) => line.predicate));
  const articles = counted(lines.flatMap((line) => line.articles));
  const reviews = counted(lines.map((line) => line.review));
  const most = Math.max(1, ...lines.map((line) => line.articles.length));
  const filtered = ["offKinds", "offPredicates", "offArticles", "offStatuses", "offReviews", "hidden"].some((list) => state[list].length)
    || state.leastSources > 1 || state.leastConfidence > 0 || state.asOf || state.range || !state.undated;
  return html`<aside class="legend" aria-label=${words.say("legend")}>
    <section><h2>${words.say("kinds")}</h2>
      <${Choices} off="offKinds" found=${KINDS.filter((kind) => kinds.has(kind)).map((kind) => [kind, kinds.get(kind)])}
        shown=${(kind) => html`<${Glyph} kind=${kind} /> <span>${words.kind(kind)}</span>`} /></section>
    <section><h2>${words.say("line key")}</h2>
      <p class="key"><span class="stroke"></span> ${words.say("line solid")}</p>
      <p class="key"><span class="stroke dashed"></span> ${words.say("line dashed")}</p>
      <p class="key"><span class="stroke thick"></span> ${words.say("line thick")}</p></section>
    ${statuses.size > 0 && html`<details open><summary>${words.say("status")}</summary>
      <${Choices} off="offStatuses" found=${Object.keys(known.statuses).filter((one) => statuses.has(one)).map((one) => [one, statuses.get(one)])}
        shown=${(status) => html`<span class=${known.proposed.includes(status) ? "stroke short dashed" : "stroke short"}></span>
          <span>${words.status(status)}</span>`} /></details>`}
    <details open><summary>${words.say("ties")}</summary>
      <${Choices} off="offPredicates" found=${byCount(predicates)} shown=${(name) => html`<span>${words.predicate(name)}</span>`} /></details>
    <details><summary>${words.say("sources")}</summary>
      ${most > 1 && html`<label class="range">${words.say("least sources")} ${words.articles(state.leastSources)}
        <input type="range" min="1" max=${most} value=${state.leastSources} onInput=${(event) => does.set({ leastSources: Number(event.target.value) })} /></label>`}
      <label class="range">${words.say("least confidence", { percent: state.leastConfidence })}
        <input type="range" min="0" max="95" step="5" value=${state.leastConfidence} onInput=${(event) => does.set({ leastConfidence: Number(event.target.value) })} /></label>
      <${Choices} off="offArticles" found=${byCount(articles)} titled=${(key) => graph.articles.get(key).title ?? key}
        shown=${(key) => html`<span class="title">${graph.articles.get(key).title ?? key}</span>`} /></details>
    ${lines.length > 0 && html`<details><summary>${words.say("review")}</summary>
      <${Choices} off="offReviews" found=${REVIEWS.map((one) => [one, reviews.get(one) ?? 0])}
        shown=${(one) => html`<span>${words.say(`review ${one}`)}</span>`} /></details>`}
    ${filtered ? html`<button onClick=${does.showEverything}>${words.say("everything")}</button>` : null}
  </aside>`;
}

/** What is found, each with a box to leave it out and how many there are. */
function Choices({ off, found, shown, titled = () => null }) {
  const { state, does } = useAll();
  return html`<ul>${found.map(([one, count]) => html`<li key=${one}><label title=${titled(one)}>
    <input type="checkbox" checked=${!state[off].includes(one)} onChange=${() => does.set({ [off]: toggled(state[off], one) })} />
    ${shown(one)} <em>${count}</em></label></li>`)}</ul>`;
}

const byCount = (counts) => [...counts].sort((one, other) => other[1] - one[1]);

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
