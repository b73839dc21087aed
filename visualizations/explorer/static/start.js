// The start screen: a search, questions, partners, and what most is said about; never a whole graph.
import { html, useEffect, useState } from "/explore/vendor/preact-htm.mjs";
import { drawing } from "./drawing.js";
import { useAnswer } from "./loading.js";
import { inQuiet, Loading, Named, useAll } from "./parts.js";
import { Search } from "./search.js";
import * as server from "./server.js";
import { remember, wasSeen } from "./tour.js";

export function Start({ onTour, touring }) {
  const { words, does } = useAll();
  const [start, problem] = useAnswer("start", server.start);
  const [offered, setOffered] = useState(() => !wasSeen());
  useEffect(() => {
    if (start) inQuiet(() => drawing().catch(() => {})); // the picture asks again, and says what is wrong
  }, [start]);
  return html`<main id="content" class="start" tabindex="-1"><div>
    <h1>${words.say("start title")}</h1>
    <p class="lead">${words.say("start text")}</p>
    <${Search} id="search" label=${words.say("search label")} large onPick=${(one) => does.open([one.id])} />
    <p class="quiet">${words.say("search hint")}</p>
    ${offered && !touring && start?.statistics.articles > 0 && html`<p class="offer"><span>${words.say("tour offer")}</span>
      <button onClick=${() => { setOffered(false); onTour(); }}>${words.say("take tour")}</button>
      <button class="link" onClick=${() => { setOffered(false); remember(); }}>${words.say("no tour")}</button></p>`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    ${!start && !problem && html`<${Loading} />`}
    ${start && html`<${Beginnings} start=${start} />`}
  </div></main>`;
}

function Beginnings({ start }) {
  const { words, does } = useAll();
  const { articles, entities, statements } = start.statistics;
  if (!articles) return html`<p class="notice">${words.say("empty store")}</p>`;
  const counts = { articles, entities, statements };
  for (const key of Object.keys(counts)) counts[key] = words.number(counts[key]);
  const most = Math.max(...start.partners.map((one) => one.ties), 1);
  return html`
    <h2>${words.say("questions to begin")}</h2>
    <ul class="questions">${questionsOf(start, words, does).map(([text, act]) => html`<li key=${text}>
      <button onClick=${act}>${text}</button></li>`)}</ul>
    ${start.partners.length > 0 && html`<h2>${words.say("partners of", { country: words.country(start.home) })}</h2>
      <ul class="tiles">${start.partners.map((one) => html`<li key=${one.bodies[0].id}>
        <button data-share=${Math.ceil((4 * one.ties) / most)} onClick=${() => does.open(one.bodies.map((body) => body.id))}>
          <b>${one.country ? words.country(one.country) : words.name(one.bodies[0])}</b>
          <small>${words.counted("tie", one.ties)}</small>
        </button></li>`)}</ul>`}
    <h2>${words.say("most said")}</h2>
    <ul class="chips">${Object.values(start.top).flatMap((found) => found.slice(0, 3)).map((one) => html`<li key=${one.id}>
      <button onClick=${() => does.open([one.id])}><${Named} entity=${one} /> <em>${words.number(one.statements)}</em></button></li>`)}</ul>
    <p class="quiet">${words.say("counts", counts)}</p>`;
}

/** Questions about what this store holds, each with what answers it. */
function questionsOf(start, words, does) {
  const { Agency = [], Agreement = [], Forum = [] } = start.top;
  const speaker = ({ bodies }) => bodies.find((one) => one.kind === "Agency") ?? bodies[0];
  const foreign = start.partners.flatMap((partner) => partner.bodies.slice(0, 1)).filter((one) => one.kind === "Agency").at(1);
  const found = [];
  const ask = (key, values, act) => found.push([words.say(key, values), act]);
  if (Agency[0]) ask("question around", { one: words.name(Agency[0]) }, () => does.open([Agency[0].id]));
  if (Agency[0] && foreign && foreign.id !== Agency[0].id) {
    const names = { one: words.name(Agency[0]), other: words.name(foreign) };
    ask("question path", names, () => does.findPath(Agency[0].id, foreign.id));
  }
  if (Agreement[0]) ask("question agreement", { one: words.name(Agreement[0]) }, () => does.open([Agreement[0].id]));
  ask("question proposed", {}, does.openProposed);
  if (Forum[0]) ask("question forum", { one: words.name(Forum[0]) }, () => does.open([Forum[0].id]));
  const [one, other] = start.partners.map(speaker);
  if (one && other) {
    const names = { one: words.name(one), other: words.name(other) };
    ask("question compare", names, () => does.compare(one.id, other.id));
  }
  return found;
}
