// What happened, year by year, the newest first: what is dated itself, and ties with a time of their own.
import { html } from "/explore/vendor/preact-htm.mjs";
import { EntityButton, Glyph, Status, useAll } from "./parts.js";
import { TimeSlider } from "./time.js";

export function Timeline() {
  const { words, visible } = useAll();
  const dated = visible.entities.filter((one) => one.date).map((entity) => ({ when: entity.date, entity }));
  const ties = visible.lines.filter((line) => line.when && !line.whenFrom).map((line) => ({ when: line.when, line }));
  const all = [...dated, ...ties].sort((one, other) => (one.when < other.when ? 1 : one.when > other.when ? -1 : 0));
  const years = new Map();
  for (const one of all) years.set(one.when.slice(0, 4), [...(years.get(one.when.slice(0, 4)) ?? []), one]);
  const undated = visible.entities.filter((one) => !one.date && ["Agreement", "Event", "Programme"].includes(one.kind));
  return html`<${TimeSlider} /><section class="sheet timeline" aria-label=${words.say("timeline")}>
    ${!all.length && html`<p class="quiet">${words.say("nothing dated")}</p>`}
    ${[...years].map(([year, found]) => html`<section key=${year}><h2>${year}</h2><ol>
      ${found.map((one) => (one.entity ? html`<${Dated} key=${one.entity.id} entity=${one.entity} />` : html`<${Tie} key=${one.line.id} line=${one.line} />`))}
    </ol></section>`)}
    ${undated.length > 0 && html`<section><h2>${words.say("undated entities")}</h2>
      <ol>${undated.map((entity) => html`<${Dated} key=${entity.id} entity=${entity} />`)}</ol></section>`}
  </section>`;
}

function Dated({ entity }) {
  const { words, state, visible } = useAll();
  const near = new Map();
  for (const line of visible.lines) {
    const inverse = line.object.id === entity.id;
    if (!inverse && line.subject.id !== entity.id) continue;
    const name = words.predicate(line.predicate, inverse);
    near.set(name, [...(near.get(name) ?? []), inverse ? line.subject : line.object]);
  }
  return html`<li class=${state.selected === entity.id ? "on" : ""}>
    <time>${entity.date ? words.date(entity.date) : ""}</time>
    <div><b><${EntityButton} entity=${entity} /></b> ${entity.status && html`<${Status} status=${entity.status} />`}
      ${[...near].map(([name, others]) => html`<p class="near" key=${name}><span class="quiet">${name}:</span>
        ${others.map((other) => html`<${EntityButton} key=${other.id} entity=${other} />`)}</p>`)}</div>
  </li>`;
}

function Tie({ line }) {
  const { words, does, state } = useAll();
  return html`<li class=${state.selected === line.id ? "on" : ""}><time>${words.date(line.when)}</time>
    <div><${EntityButton} entity=${line.subject} /> <span class="predicate">${words.predicate(line.predicate)}</span>
      <${EntityButton} entity=${line.object} />
      <button class="sources" onClick=${() => does.choose(line.id)} aria-label=${words.say("evidence")}>❝ ${line.articles.length}</button></div></li>`;
}
