// What is at the right: the entity or line that is chosen, the paths, or a summary of the view.
import { html, useState } from "/explore/vendor/preact-htm.mjs";
import { Evidence, PathPanel, StatementPanel } from "./evidence.js";
import { known } from "./known.js";
import { useAnswer } from "./loading.js";
import { EntityButton, Glyph, later, Loading, Nothing, pageAddress, Status, useAll } from "./parts.js";
import { Search } from "./search.js";
import * as server from "./server.js";
import { pinsOf } from "./state.js";
import { lineWith } from "./visible.js";

const SameAs = later(async () => (await import("./pairs.js")).SameAs, Nothing);

export function Panel() {
  const { state, graph, paths, loaded } = useAll();
  const entity = graph.entities.get(state.selected);
  const line = !entity && state.selected ? lineWith(graph, state.selected) : null;
  const statement = line || (loaded && state.selected?.startsWith("statement/")) ? state.selected : null;
  return html`
    ${state.path && html`<${PathPanel} found=${paths} />`}
    ${entity && html`<${EntityPanel} key=${entity.id} entity=${entity} />`}
    ${statement && html`<${StatementPanel} key=${statement} id=${statement} line=${line} />`}
    ${!entity && !statement && !state.path && html`<${Summary} />`}`;
}

function EntityPanel({ entity }) {
  const { words, state, version } = useAll();
  const [detail, problem] = useAnswer(entity.id, () => server.entity(entity.id), version);
  const other = words.otherName(entity);
  return html`<section class="panel-part" aria-labelledby="chosen">
    <p class="kind"><${Glyph} kind=${entity.kind} /> ${words.kind(entity.kind)}</p>
    <h2 id="chosen">${words.name(entity)}</h2>
    ${other && html`<p class="other" lang=${words.language === "vi" ? "en" : "vi"}>${other}</p>`}
    <dl class="properties">
      ${entity.country && html`<dt>${words.say("country")}</dt><dd>${words.country(entity.country)}</dd>`}
      ${entity.date && html`<dt>${words.say("date")}</dt><dd>${words.date(entity.date)}</dd>`}
      ${entity.status && html`<dt>${words.say("status")}</dt><dd><${Status} status=${entity.status} /></dd>`}
    </dl>
    ${!known.embed && html`<${Actions} entity=${entity} pinned=${entity.id in pinsOf(state)} />`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    ${detail?.replaces.length > 0 && !known.embed && html`<${SameAs} detail=${detail} />`}
    ${detail ? html`<${Said} detail=${detail} />` : !problem && html`<${Loading} />`}
  </section>`;
}

function Actions({ entity, pinned }) {
  const { words, does, visible } = useAll();
  const [asking, setAsking] = useState(null);
  const shown = visible.entities.map((one) => one.id);
  const [answer] = useAnswer(`${entity.id} ${shown.length} ${shown.at(-1)}`, () => server.hidden(entity.id, shown));
  const hidden = Object.entries(answer?.hidden ?? {});
  const pick = (one) => (asking === "path" ? does.findPath(entity.id, one.id) : does.compare(entity.id, one.id));
  return html`<div class="actions">
      <button class="main" disabled=${answer && !hidden.length} onClick=${() => does.grow(entity.id)}>${words.say("grow")}</button>
      <button onClick=${() => does.focus(entity.id)}>${words.say("focus")}</button>
      <button onClick=${() => does.hide(entity.id)}>${words.say("hide")}</button>
      ${pinned && html`<button onClick=${() => does.unpin(entity.id)}>${words.say("unpin")}</button>`}
      <button aria-expanded=${asking === "path"} onClick=${() => setAsking(asking === "path" ? null : "path")}>${words.say("path to")}</button>
      <button aria-expanded=${asking === "compare"} onClick=${() => setAsking(asking === "compare" ? null : "compare")}>${words.say("compare with")}</button>
      <button onClick=${() => does.pair(entity.id, "")}>${words.say("same as")}</button>
      <a class="button" href=${pageAddress(entity.id, words.language)}>${words.say("open page")}</a>
      <a class="button" href=${pageAddress(entity.id, words.language).replace("/entity/", "/render/")}>${words.say("offline picture")}</a>
    </div>
    ${asking && html`<${Search} key=${asking} id="second" onPick=${pick}
      label=${words.say(asking === "path" ? "path to" : "compare with")} />`}
    ${hidden.length > 0 && html`<p class="add"><span>${words.say("add kinds")}</span> ${hidden.map(([kind, count]) => html`<button
      key=${kind} onClick=${() => does.grow(entity.id, [kind])}><${Glyph} kind=${kind} size=${13} /> ${words.kind(kind)} <em>+${count}</em></button>`)}</p>`}`;
}

const LATE = new Set(["concerns", "date", "status"]); // who is in it comes before what it is about
const isLate = ({ predicate }) => Number(LATE.has(predicate));

/** Words for a predicate and its direction → how many statements there are, and those that came along. */
function groupsOf(detail, words) {
  const groups = new Map();
  const group = (predicate, inverse) => {
    const name = words.predicate(predicate, inverse);
    if (!groups.has(name)) groups.set(name, { predicate, total: 0, found: [] });
    return groups.get(name);
  };
  for (const { predicate, as_subject: here, as_object: there } of detail.predicates) {
    if (here) group(predicate, false).total += here;
    if (there) group(predicate, true).total += there;
  }
  for (const one of detail.statements) {
    const inverse = one.subject.id !== detail.id;
    group(one.predicate, inverse).found.push({ ...one, other: inverse ? one.subject : one.object });
  }
  return groups;
}

/** Statements of an entity by predicate and direction; of many, some, and the way to the rest. */
function Said({ detail }) {
  const { words } = useAll();
  const groups = groupsOf(detail, words);
  if (!groups.size) return html`<p class="quiet">${words.say("nothing said")}</p>`;
  return html`<h3>${words.say("what is said")}</h3>
    ${[...groups].sort(([, one], [, other]) => isLate(one) - isLate(other)).map(([name, { predicate, total, found }]) => html`<details open=${total < 9} key=${name} class="said">
      <summary>${name} <em>${words.number(total)}</em></summary>
      <ul>${found.map((one) => html`<${SaidLine} key=${one.id} one=${one} />`)}</ul>
      ${found.length < total && html`<p><a href=${`${pageAddress(detail.id, words.language)}&predicate=${predicate}`}>${words.say("more on page")}</a></p>`}
    </details>`)}`;
}

function SaidLine({ one }) {
  const { words } = useAll();
  const [open, setOpen] = useState(false);
  const value = one.predicate === "status" ? words.status(one.value) : words.date(one.value);
  return html`<li>
    <div class="row">${one.other ? html`<${EntityButton} entity=${one.other} />` : html`<b>${value}</b>`}
      ${one.role && html`<span class="quiet">${words.post(one.role)}</span>`}
      ${one.when && html`<span class="quiet">${words.date(one.when)}</span>`}
      <button class="sources" aria-expanded=${open} onClick=${() => setOpen(!open)}
        aria-label=${`${words.say("evidence")}: ${words.articles(one.sources)}`}>❝ ${one.sources}</button></div>
    ${open && html`<${Evidence} ids=${[one.id]} />`}
  </li>`;
}

function Summary() {
  const { words, visible, graph, missing, state } = useAll();
  const years = visible.lines.map((line) => line.when?.slice(0, 4)).filter(Boolean).sort();
  const [first, last] = [years[0], years.at(-1)];
  const degrees = new Map();
  for (const line of visible.lines) {
    for (const end of [line.subject, line.object]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  const most = [...degrees].sort((one, other) => other[1] - one[1]).slice(0, 6);
  const articles = [...new Set(visible.lines.flatMap((line) => line.articles))];
  return html`<section class="panel-part" aria-labelledby="chosen">
    <h2 id="chosen">${state.title || words.say("summary")}</h2>
    ${state.notes && html`<p class="notes">${state.notes}</p>`}
    <p>${words.shown(visible)}; ${words.articles(articles.length)}.
      ${first && ` ${first === last ? first : words.say("span", { from: first, to: last })}.`}</p>
    ${missing > 0 && html`<p class="notice">${words.say("gone", { count: missing })}</p>`}
    <p class="quiet">${words.say("hint")}</p>
    ${most.length > 0 && html`<h3>${words.say("most tied")}</h3>
      <ul class="said">${most.map(([entity, count]) => html`<li key=${entity.id}><div class="row"><${EntityButton} entity=${entity} /> <em>${count}</em></div></li>`)}</ul>`}
    ${articles.length > 0 && html`<h3>${words.say("sources")}</h3>
      <ul class="said">${articles.slice(0, 12).map((key) => graph.articles.get(key)).map((article) => html`<li key=${article.key}>
        <a href=${`/article/${article.key.split("/").map(encodeURIComponent).join("/")}?lang=${words.language}`}>${article.title ?? article.key}</a>
        ${article.published && html` <span class="quiet">${words.date(article.published)}</span>`}</li>`)}</ul>`}
  </section>`;
}
