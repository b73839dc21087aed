// A statement in words with every sentence that says so, Vietnamese and English side by side.
import { html, useRef } from "/explore/vendor/preact-htm.mjs";
import { known } from "./known.js";
import { useAnswer } from "./loading.js";
import { articleAddress, EntityButton, later, Loading, Named, Nothing, safeAddress, Status, useAll } from "./parts.js";
import { sentences } from "./sentences.js";
import * as server from "./server.js";

const Judging = later(async () => (await import("./judging.js")).Judging, Nothing);

export function Evidence({ ids }) {
  const { words, version } = useAll();
  const [found, problem] = useAnswer(ids.join(" "), () => server.evidence(ids), version);
  if (problem) return html`<p class="notice" role="alert">${words.problem(problem)}</p>`;
  if (!found) return html`<${Loading} />`;
  const passages = found.flatMap((statement) => sentences(statement.evidence).map((one) => ({ ...one, statement })));
  const columns = ["vi", "en"].map((language) => passages.filter((one) => one.article.language === language));
  const other = passages.filter((one) => !["vi", "en"].includes(one.article.language));
  const order = words.language === "en" ? [columns[1], columns[0]] : columns;
  return html`<h3>${words.say("evidence of", { count: passages.length })}</h3>
    <div class=${order.every((column) => column.length) ? "passages two" : "passages"}>
      ${[...order, other].filter((column) => column.length).map((column) => html`<div>
        ${column.map((one) => html`<${Passage} key=${one.id} one=${one} many=${found.length > 1} />`)}</div>`)}
    </div>
    ${!known.embed && found.map((statement) => html`<${Judging} key=${statement.id} statement=${statement} many=${found.length > 1} />`)}`;
}

function Passage({ one, many }) {
  const { words } = useAll();
  const { article, statement } = one;
  const source = safeAddress(article.source);
  const language = ["vi", "en"].includes(article.language) ? article.language : null;
  const facts = [
    article.publisher, article.published && words.say("published", { date: words.date(article.published) }),
  ].filter(Boolean);
  return html`<figure class="passage">
    <blockquote lang=${language}><p>${one.parts.map(([text, marked]) => (marked ? html`<mark>${text}</mark>` : text))}</p></blockquote>
    <figcaption>
      ${language && html`<span class="tongue">${language.toUpperCase()}</span> `}
      <cite lang=${language}>${article.title ?? article.key}</cite>${facts.length > 0 && html`, ${facts.join(", ")}`}
      ${one.role && html`<span class="line">${words.say("post")}: ${one.role}</span>`}
      ${many && statement.when && html`<span class="line">${words.say("when")}: ${words.date(statement.when)}</span>`}
      ${words.basis(one.basis) && html`<span class="line">${words.basis(one.basis)}</span>`}
      <span class="line">${words.say("rule", { rule: one.rule, percent: Math.round(one.confidence * 100) })}</span>
      <span class="line"><a href=${articleAddress(article, one.quote, words.language)}>${words.say("open at quote")}</a>
        ${source && html` · <a href=${source} rel="noopener noreferrer" target="_blank">${words.say("original")}</a>`}</span>
    </figcaption>
  </figure>`;
}

/** What is said, as a sentence of two entities. */
export function Sentence({ line }) {
  const { words } = useAll();
  return html`<div class="sentence">
    <${EntityButton} entity=${line.subject} />
    <span class="predicate">${words.predicate(line.predicate)}</span>
    ${line.object ? html`<${EntityButton} entity=${line.object} />` : html`<b>${line.predicate === "status" ? words.status(line.value) : words.date(line.value)}</b>`}
  </div>`;
}

const inWords = ({ subject, predicate, object, value }, words) =>
  `${words.name(subject)} ${words.predicate(predicate)} ${object ? words.name(object) : predicate === "status" ? words.status(value) : words.date(value)}`;

/** The statement that is chosen: as a `line` of the picture, or by itself where that holds it no longer or only a date is said. */
export function StatementPanel({ id, line }) {
  const { words, version } = useAll();
  const last = useRef(null); // what is rejected here stays in sight, to be taken back
  if (line) last.current = { ...line, ids: [...new Set([...(last.current?.ids ?? []), ...line.ids])] };
  const [found, problem] = useAnswer(line ? null : id, () => server.evidence([id]), version);
  const [alone] = found ?? [];
  if (last.current) return html`<${LinePanel} line=${{ ...last.current, review: line?.review ?? alone?.review ?? last.current.review }} />`;
  if (alone) return html`<${LinePanel} line=${{ ...alone, ids: [id], roles: alone.role ? [alone.role] : [] }} />`;
  if (found) return html`<p class="notice">${words.say("gone", { count: 1 })}</p>`;
  return problem ? html`<p class="notice" role="alert">${words.problem(problem)}</p>` : html`<${Loading} />`;
}

/** The statement as a sentence with its passages and where they stand, to be pasted into a report. */
function cited(line, found, words) {
  const said = inWords(line, words);
  const passages = found.flatMap((one) => one.evidence).map(({ quote, article }) => {
    const where = [article.publisher, article.published && words.date(article.published), safeAddress(article.source)];
    return `“${quote}” (${[article.title ?? article.key, ...where].filter(Boolean).join(", ")})`;
  });
  return `${said}${line.when ? ` (${words.date(line.when)})` : ""}: ${passages.join("; ")}. ${location.href}`;
}

function LinePanel({ line }) {
  const { words, does } = useAll();
  const cite = () => does.copy(async () => cited(line, await server.evidence(line.ids), words));
  const status = line.object?.status ?? line.subject.status;
  return html`<section class="panel-part" aria-labelledby="chosen">
    <h2 id="chosen" class="unseen">${inWords(line, words)}</h2>
    <${Sentence} line=${line} />
    <dl class="properties">
      ${line.roles.length > 0 && html`<dt>${words.say("post")}</dt><dd>${line.roles.map((role) => words.post(role)).join(", ")}</dd>`}
      <dt>${words.say("when")}</dt><dd>${line.when ? words.date(line.when) : words.say("undated")}
        ${line.whenFrom && html` <span class="quiet">(${words.say("from object", { kind: words.kind(line.whenFrom.kind).toLowerCase() })})</span>`}</dd>
      ${status && html`<dt>${words.say("status")}</dt><dd><${Status} status=${status} /></dd>`}
      <dt>${words.say("review")}</dt><dd>${words.say(`review ${line.review}`)}</dd>
    </dl>
    <p><button onClick=${cite}>${words.say("cite")}</button></p>
    <${Evidence} ids=${line.ids} />
  </section>`;
}

/** The ways between two entities, step by step, each with its sentences. */
export function PathPanel({ found }) {
  const { words, does, state } = useAll();
  const [paths, problem] = found;
  if (problem) return html`<p class="notice" role="alert">${words.problem(problem)}</p>`;
  if (!paths) return html`<${Loading} />`;
  const ends = paths.paths[0]?.entities;
  return html`<section class="panel-part" aria-labelledby="chosen">
    <h2 id="chosen">${ends ? words.say("paths between", { one: words.name(ends[0]), other: words.name(ends.at(-1)) })
      : words.say("no path")}</h2>
    <p><button onClick=${() => does.set({ path: null })}>${words.say("leave path")}</button></p>
    ${paths.paths.map((path, number) => html`<details open=${number === 0} key=${number}>
      <summary>${words.say("way", { number: number + 1, steps: words.counted("step", path.steps.length) })}</summary>
      <ol class="way">${path.steps.map((step) => html`<li key=${step.id}>
        <button class=${state.selected === step.id ? "link on" : "link"} onClick=${() => does.chooseStatement(step.id)}>
          <${Named} entity=${step.subject} /> <span class="predicate">${words.predicate(step.predicate)}</span> <${Named} entity=${step.object} />
        </button>
        ${sentences(step.evidence).slice(0, 1).map((one) => html`<${Passage} one=${{ ...one, statement: step }} many=${false} />`)}
      </li>`)}</ol>
    </details>`)}
  </section>`;
}
