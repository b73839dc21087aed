// Are two entities one? Pairs that may be, two side by side with all that is said of each, and what was decided.
import { html, useEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { Evidence } from "./evidence.js";
import { KINDS } from "./known.js";
import { useAnswer } from "./loading.js";
import { Glyph, Loading, Named, pageAddress, Status, useAll } from "./parts.js";
import { JudgedPair, usePairJudging } from "./pairs.js";
import { folded } from "./save.js";
import { Search } from "./search.js";
import * as server from "./server.js";
import { token, TokenField } from "./token.js";

const LONGEST = 2000;
const SHOWN = 30; // statements of each side, and pairs in a list

const isOf = (pair, one, other) => [pair.one.id, pair.other.id].includes(one) && [pair.one.id, pair.other.id].includes(other);

/** The view of pairs: one under judgment, else those that may be one and those that were judged. */
export function Merging() {
  const { state, words, does, version } = useAll();
  const [one, other] = state.pair;
  const [kind, setKind] = useState("");
  const [skipped, setSkipped] = useState([]);
  const [likely, problem] = useAnswer(`twins ${kind}`, () => server.twins(kind), version);
  const [judged] = useAnswer("pairs", () => server.pairs(), version);
  const waiting = (likely?.twins ?? []).filter((pair) => !skipped.includes(pair) && !isOf(pair, one, other));
  const next = () => {
    const now = likely?.twins.find((pair) => isOf(pair, one, other));
    if (now) setSkipped([...skipped, now]);
    does.pair(waiting[0]?.one.id, waiting[0]?.other.id);
  };
  return html`<section class="sheet twins" aria-label=${words.say("twins")}>
    <h2>${words.say("twins question")}</h2>
    ${one && other ? html`<${Pair} key=${`${one} ${other}`} one=${one} other=${other} judged=${judged} left=${waiting.length} onNext=${next} />`
      : html`<${Choose} one=${one} />
        ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
        ${likely ? html`<${Likely} likely=${likely} kind=${kind} setKind=${setKind} of=${one} />` : !problem && html`<${Loading} />`}`}
    ${!(one && other) && judged?.pairs.length > 0 && html`<details><summary>${words.say("pairs judged", { count: words.number(judged.total) })}</summary>
      ${judged.pairs.map((pair) => html`<${JudgedPair} key=${pair.judgment.target} pair=${pair} />`)}</details>`}
  </section>`;
}

/** The two fields in which entities are named. */
function Choose({ one }) {
  const { words, does } = useAll();
  const [found] = useAnswer(one || null, () => server.entity(one));
  return html`<p class="quiet">${words.say("twins hint")}</p>
    <div class="bar two"><${Search} id="pair-one" label=${words.say("pair one")} value=${found ? words.name(found) : ""} onPick=${(picked) => does.pair(picked.id, "")} />
      ${one && html`<${Search} id="pair-other" label=${words.say("pair other")} onPick=${(picked) => does.pair(one, picked.id)} />`}</div>`;
}

function Likely({ likely, kind, setKind, of }) {
  const { words, does } = useAll();
  const pairs = of ? likely.twins.filter((pair) => [pair.one.id, pair.other.id].includes(of)) : likely.twins;
  return html`<section aria-labelledby="likely"><h3 id="likely">${words.say("twins likely", { count: words.number(of ? pairs.length : likely.total) })}</h3>
    ${!of && html`<p><label>${words.say("kinds")} <select value=${kind} onChange=${(event) => setKind(event.target.value)}>
      <option value="">${words.say("every kind")}</option>
      ${KINDS.map((one) => html`<option key=${one} value=${one}>${words.kind(one)}</option>`)}</select></label></p>`}
    ${!pairs.length && html`<p class="quiet">${words.say("twins none")}</p>`}
    <ul class="found">${pairs.slice(0, SHOWN).map((pair) => html`<li key=${`${pair.one.id} ${pair.other.id}`}>
      <div><span class="both"><${Named} entity=${pair.one} /> <b aria-hidden="true">?</b> <${Named} entity=${pair.other} /></span>
        <span class="quiet">${words.say(`likeness ${pair.likeness}`)}</span></div>
      <button aria-label=${`${words.say("compare")}: ${words.name(pair.one)}, ${words.name(pair.other)}`}
        onClick=${() => does.pair(pair.one.id, pair.other.id)}>${words.say("compare")}</button></li>`)}</ul></section>`;
}

/** Two entities side by side, and the words that make them one or keep them two. */
function Pair({ one, other, judged, left, onNext }) {
  const { words, does, version } = useAll();
  const [answer, problem] = useAnswer(`${one} ${other}`, () => Promise.all([server.entity(one), server.entity(other)]), version);
  const title = useRef(null);
  useEffect(() => title.current?.focus(), [Boolean(answer)]);
  const said = judged?.pairs.find((pair) => isOf(pair, one, other));
  const united = answer && answer[0].id === answer[1].id;
  const others = answer && !united && answer[0].kind !== answer[1].kind;
  return html`
    <div class="actions"><button onClick=${() => does.pair("", "")}>${words.say("pair list")}</button>
      ${left > 0 && html`<button onClick=${onNext}>${words.say("pair next", { count: words.number(left) })}</button>`}</div>
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    ${!answer && !problem && html`<${Loading} />`}
    ${answer && html`<h3 tabindex="-1" ref=${title}>${united ? words.name(answer[0]) : `${words.name(answer[0])} – ${words.name(answer[1])}`}</h3>`}
    ${united && html`<p class="notice">${words.say("pair united")} <a href=${pageAddress(answer[0].id, words.language)}>${words.say("open page")}</a></p>`}
    ${said && html`<${JudgedPair} pair=${said} />`}
    ${others && html`<p class="notice">${words.say("pair kinds")}</p>`}
    ${answer && !united && !others && html`<${Decide} one=${answer[0].id} other=${answer[1].id} />`}
    ${answer && !united && html`<${Sides} sides=${answer} />`}`;
}

function Decide({ one, other }) {
  const { words } = useAll();
  const [reason, setReason] = useState("");
  const [asksToken] = useState(!token());
  const [send, busy, problem] = usePairJudging();
  const form = useRef(null);
  const decide = (verdict) => form.current.reportValidity() && send({ one, other, verdict, ...(reason.trim() && { reason: reason.trim() }) });
  return html`<form class="fields decide" ref=${form} onSubmit=${(event) => event.preventDefault()}>
    <p class="quiet">${words.say("judge same means")}</p>
    <label>${words.say("judge reason optional")} <textarea rows="2" maxlength=${LONGEST} value=${reason}
      onInput=${(event) => setReason(event.target.value)}></textarea></label>
    ${(asksToken || [401, 403].includes(problem?.status)) && html`<${TokenField} />`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    <div class="actions"><button type="button" class="main" disabled=${busy} onClick=${() => decide("same")}>${words.say("judge same")}</button>
      <button type="button" disabled=${busy} onClick=${() => decide("different")}>${words.say("judge different")}</button></div>
  </form>`;
}

const NAMES = 12; // of an entity

/** What else an entity is called; names that differ in accents or case only are one. */
function otherNames(one) {
  const seen = new Set([one.name_vi, one.name_en].filter(Boolean).map(folded));
  const found = [...one.names].sort((a, b) => Number(folded(b) !== b.toLowerCase()) - Number(folded(a) !== a.toLowerCase()))
    .filter((name) => !seen.has(folded(name)) && seen.add(folded(name)));
  return `${found.slice(0, NAMES).join(" · ")}${found.length > NAMES ? " …" : ""}`;
}

const PROPERTIES = [
  ["name vi", (one) => one.name_vi], ["name en", (one) => one.name_en],
  ["other names", otherNames],
  ["country", (one, words) => one.country && words.country(one.country)],
  ["date", (one, words) => one.date && words.date(one.date)],
  ["status", (one) => one.status && html`<${Status} status=${one.status} />`, (one) => one.status],
  ["identifiers", (one) => Object.entries(one.identifiers).map(([scheme, values]) => `${scheme} ${values.join(", ")}`).join(" · ")],
  ["sources", (one, words) => words.articles(one.articles)],
];

/** What is known of both, row by row: what differs stands out, what both are tied to comes first. */
function Sides({ sides }) {
  const { words } = useAll();
  const [one, other] = sides.map((side) => new Set(tiesOf(side, words).map((tie) => tie.words)));
  const shared = new Set([...one].filter((tie) => other.has(tie)));
  const rows = PROPERTIES.filter(([, value]) => sides.some((side) => value(side, words)));
  const plain = ([, value, compared = value]) => sides.map((side) => compared(side, words) || "");
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${sides.map((side) => words.name(side)).join(" – ")}><table class="compared pairs">
    <thead><tr><th scope="col"><span class="unseen">${words.say("property")}</span></th>${sides.map((side) => html`<th scope="col" key=${side.id}>
      <${Glyph} kind=${side.kind} /> <a href=${pageAddress(side.id, words.language)}>${words.name(side)}</a></th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row[0]} class=${plain(row)[0] === plain(row)[1] ? "" : "differs"}><th scope="row">${words.say(row[0])}</th>
      ${sides.map((side) => html`<td key=${side.id} data-title=${words.name(side)}>${row[1](side, words) || html`<span class="quiet">${words.say("not known")}</span>`}</td>`)}</tr>`)}
    <tr><th scope="row">${words.say("what is said")}</th>${sides.map((side) => html`<td key=${side.id} data-title=${words.name(side)}>
      <${Ties} side=${side} shared=${shared} /></td>`)}</tr></tbody></table></div>`;
}

/** What is said of an entity, in words, from its side. */
const tiesOf = (side, words) => side.statements.map((one) => {
  const inverse = one.subject.id !== side.id;
  const other = inverse ? one.subject : one.object;
  const value = one.predicate === "status" ? words.status(one.value) : words.date(one.value);
  return { ...one, other, words: `${words.predicate(one.predicate, inverse)} ${other ? other.id : value}`,
    predicate: words.predicate(one.predicate, inverse), value };
});

function Ties({ side, shared }) {
  const { words } = useAll();
  const ties = tiesOf(side, words).sort((a, b) => Number(shared.has(b.words)) - Number(shared.has(a.words)));
  if (!ties.length) return html`<span class="quiet">${words.say("nothing said")}</span>`;
  return html`<ul>${ties.slice(0, SHOWN).map((tie) => html`<${Tie} key=${tie.id} tie=${tie} both=${shared.has(tie.words)} />`)}</ul>
    ${side.statements_total > SHOWN && html`<p><a href=${pageAddress(side.id, words.language)}>${words.say("more on page")}</a></p>`}`;
}

function Tie({ tie, both }) {
  const { words } = useAll();
  const [open, setOpen] = useState(false);
  return html`<li><span class="predicate">${tie.predicate}</span> ${tie.other ? html`<${Named} entity=${tie.other} />` : html`<b>${tie.value}</b>`}
    ${tie.when && html` <span class="quiet">${words.date(tie.when)}</span>`} ${both && html`<span class="status fresh">${words.say("both")}</span> `}
    <button class="sources" aria-expanded=${open} aria-label=${`${words.say("evidence")}: ${words.articles(tie.sources)}`} onClick=${() => setOpen(!open)}>❝ ${tie.sources}</button>
    ${open && html`<${Evidence} ids=${[tie.id]} />`}</li>`;
}
