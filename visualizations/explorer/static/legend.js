// The legend: says what shapes, colors and lines mean, and filters by them.
import { html } from "/explore/vendor/preact-htm.mjs";
import { KINDS } from "./known.js";
import { Glyph, useAll } from "./parts.js";

const toggled = (list, one) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

export function Legend() {
  const { words, state, does, graph, ids } = useAll();
  const hidden = new Set(state.hidden);
  const named = new Set(ids.filter((id) => !hidden.has(id)));
  const kinds = counted([...named].map((id) => graph.entities.get(id)?.kind).filter(Boolean));
  const lines = [...graph.lines.values()].filter((line) => named.has(line.subject.id) && named.has(line.object.id));
  const predicates = counted(lines.map((line) => line.predicate));
  const articles = counted(lines.flatMap((line) => line.articles));
  const most = Math.max(1, ...lines.map((line) => line.articles.length));
  const filtered = state.offKinds.length || state.offPredicates.length || state.offArticles.length
    || state.leastSources > 1 || state.leastConfidence > 0 || state.hidden.length;
  return html`<aside class="legend" aria-label=${words.say("legend")}>
    <section><h2>${words.say("kinds")}</h2>
      <ul>${KINDS.filter((kind) => kinds.has(kind)).map((kind) => html`<li key=${kind}><label>
        <input type="checkbox" checked=${!state.offKinds.includes(kind)} onChange=${() => does.set({ offKinds: toggled(state.offKinds, kind) })} />
        <${Glyph} kind=${kind} /> <span>${words.kind(kind)}</span> <em>${kinds.get(kind)}</em></label></li>`)}</ul>
    </section>
    <section><h2>${words.say("line key")}</h2>
      <p class="key"><span class="stroke"></span> ${words.say("line solid")}</p>
      <p class="key"><span class="stroke dashed"></span> ${words.say("line dashed")}</p>
      <p class="key"><span class="stroke thick"></span> ${words.say("line thick")}</p>
    </section>
    <details open><summary>${words.say("ties")}</summary>
      <ul>${[...predicates].sort((one, other) => other[1] - one[1]).map(([name, count]) => html`<li key=${name}><label>
        <input type="checkbox" checked=${!state.offPredicates.includes(name)} onChange=${() => does.set({ offPredicates: toggled(state.offPredicates, name) })} />
        <span>${words.predicate(name)}</span> <em>${count}</em></label></li>`)}</ul>
    </details>
    <details><summary>${words.say("sources")}</summary>
      ${most > 1 && html`<label class="range">${words.say("least sources")} ${words.articles(state.leastSources)}
        <input type="range" min="1" max=${most} value=${state.leastSources} onInput=${(event) => does.set({ leastSources: Number(event.target.value) })} /></label>`}
      <label class="range">${words.say("least confidence", { percent: state.leastConfidence })}
        <input type="range" min="0" max="95" step="5" value=${state.leastConfidence} onInput=${(event) => does.set({ leastConfidence: Number(event.target.value) })} /></label>
      <ul>${[...articles].sort((one, other) => other[1] - one[1]).map(([key, count]) => html`<li key=${key}><label title=${graph.articles.get(key).title ?? key}>
        <input type="checkbox" checked=${!state.offArticles.includes(key)} onChange=${() => does.set({ offArticles: toggled(state.offArticles, key) })} />
        <span class="title">${graph.articles.get(key).title ?? key}</span> <em>${count}</em></label></li>`)}</ul>
    </details>
    ${filtered ? html`<button onClick=${does.showEverything}>${words.say("everything")}</button>` : null}
  </aside>`;
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
