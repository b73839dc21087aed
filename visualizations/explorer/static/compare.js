// Two entities beside each other: what only one has, what both have, by kind.
import { html } from "/explore/vendor/preact-htm.mjs";
import { useAnswer } from "./loading.js";
import { EntityButton, Glyph, Loading, useAll } from "./parts.js";
import { Search } from "./search.js";
import * as server from "./server.js";

const ORDER = ["Agreement", "Programme", "Event", "Forum", "Official", "Agency", "Place", "Topic"]; // what is agreed comes first

/** Entity → the words for its ties to `id`. */
function neighborsOf(id, statements, words) {
  const found = new Map();
  for (const one of statements) {
    if (!one.object) continue;
    const inverse = one.object.id === id;
    const other = inverse ? one.subject : one.object;
    const entry = found.get(other.id) ?? { entity: other, ties: new Set() };
    entry.ties.add(words.predicate(one.predicate, inverse));
    found.set(other.id, entry);
  }
  return found;
}

export function Compare() {
  const { state, words, does } = useAll();
  const [one, other] = state.compare;
  const both = Boolean(one && other);
  const key = both ? `${one} ${other}` : null;
  const [answer, problem] = useAnswer(key, () =>
    Promise.all([server.network([one, other]), server.statements(one), server.statements(other)]));
  const names = Object.fromEntries((answer?.[0].entities ?? []).map((entity) => [entity.id, words.name(entity)]));
  return html`<section class="sheet" aria-label=${words.say("compare")}>
    <div class="bar two">
      <${Search} id="compare-one" label=${words.say("one side")} value=${names[one] ?? ""} onPick=${(found) => does.compare(found.id, other)} />
      <${Search} id="compare-other" label=${words.say("other side")} value=${names[other] ?? ""} onPick=${(found) => does.compare(one, found.id)} />
    </div>
    ${!both && html`<p class="quiet">${words.say("choose two")}</p>`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    ${both && !answer && !problem && html`<${Loading} />`}
    ${answer && html`<${Columns} one=${one} other=${other} names=${names} answer=${answer} />`}
  </section>`;
}

function Columns({ one, other, names, answer }) {
  const { words, does } = useAll();
  const [here, there] = [neighborsOf(one, answer[1].statements, words), neighborsOf(other, answer[2].statements, words)];
  const shared = [...here.keys()].filter((id) => there.has(id));
  const parts = [
    [words.say("only one", { one: names[one] }), [...here.values()].filter((entry) => !there.has(entry.entity.id) && entry.entity.id !== other)],
    [words.say("both"), shared.map((id) => ({ entity: here.get(id).entity, ties: new Set([...here.get(id).ties, ...there.get(id).ties]) }))],
    [words.say("only one", { one: names[other] }), [...there.values()].filter((entry) => !here.has(entry.entity.id) && entry.entity.id !== one)],
  ];
  const kinds = ORDER.filter((kind) => parts.some(([, entries]) => entries.some((entry) => entry.entity.kind === kind)));
  const cut = answer.slice(1).some((side) => side.statements.length < side.total);
  return html`
    ${cut && html`<p class="notice">${words.say("compare cut", { count: words.number(Math.max(...answer.slice(1).map((side) => side.statements.length))) })}</p>`}
    <button onClick=${() => does.open([one, other, ...shared], false)}>${words.say("draw both")}</button>
    <div class="scroll" tabindex="0" role="region" aria-label=${`${names[one]} – ${names[other]}`}><table class="compared"><thead><tr><th scope="col"><span class="unseen">${words.say("kinds")}</span></th>
      ${parts.map(([title]) => html`<th scope="col" key=${title}>${title}</th>`)}</tr></thead>
    <tbody>${kinds.map((kind) => html`<tr key=${kind}><th scope="row"><${Glyph} kind=${kind} /> ${words.kind(kind)}</th>
      ${parts.map(([title, entries]) => html`<td key=${title} data-title=${title}><${Entries} entries=${entries.filter((entry) => entry.entity.kind === kind)} /></td>`)}
    </tr>`)}</tbody></table></div>`;
}

function Entries({ entries }) {
  const { words } = useAll();
  if (!entries.length) return html`<span class="quiet">${words.say("nothing shared")}</span>`;
  return html`<ul>${entries.map((entry) => html`<li key=${entry.entity.id}><${EntityButton} entity=${entry.entity} />
    <span class="quiet">${[...entry.ties].join(", ")}</span></li>`)}</ul>`;
}
