// The table says in words what the picture shows; it sorts, filters, and leaves as CSV.
import { html, useState } from "/explore/vendor/preact-htm.mjs";
import { EntityButton, useAll } from "./parts.js";
import { folded, save, tableCsv } from "./save.js";

const SHOWN = 500;

export function Table() {
  const { words, state, does, visible } = useAll();
  const [text, setText] = useState("");
  const [[by, down], setOrder] = useState(["subject", false]);
  const columns = {
    subject: (line) => words.name(line.subject),
    predicate: (line) => words.predicate(line.predicate),
    object: (line) => words.name(line.object),
    when: (line) => line.when ?? "",
    sources: (line) => line.articles.length,
    quote: (line) => line.quote ?? "",
  };
  const wanted = folded(text).split(" ").filter(Boolean);
  const found = visible.lines.filter((line) => {
    const row = folded(Object.values(columns).map((value) => value(line)).join(" "));
    return wanted.every((word) => row.includes(word));
  });
  const compare = new Intl.Collator(words.language, { numeric: true }).compare;
  found.sort((one, other) => compare(String(columns[by](one)), String(columns[by](other))) * (down ? -1 : 1) || (one.id < other.id ? -1 : 1));
  return html`<section class="sheet" aria-label=${words.say("table")}>
    <div class="bar"><input type="search" aria-label=${words.say("filter rows")} placeholder=${words.say("filter rows")} value=${text}
        onInput=${(event) => setText(event.target.value)} />
      <span role="status">${words.say("rows", { shown: words.number(found.length), all: words.number(visible.lines.length) })}</span>
      <button onClick=${() => save(tableCsv(found, words), "ipcoop-ties.csv")}>${words.say("csv")}</button></div>
    ${!found.length && html`<p class="quiet">${words.say("no rows")}</p>`}
    ${found.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label=${words.say("table twin")}><table>
      <thead><tr>${Object.keys(columns).map((name) => html`<th scope="col" key=${name}
        aria-sort=${by === name ? (down ? "descending" : "ascending") : null}>
        <button onClick=${() => setOrder([name, by === name && !down])}>${words.say(name)}<span aria-hidden="true">${by === name ? (down ? " ↓" : " ↑") : ""}</span></button></th>`)}</tr></thead>
      <tbody>${found.slice(0, SHOWN).map((line) => html`<tr key=${line.id} class=${state.selected === line.id ? "on" : ""}>
        <td><${EntityButton} entity=${line.subject} /></td>
        <td>${words.predicate(line.predicate)}${line.roles.length > 0 && html` <span class="quiet">(${line.roles.map((role) => words.post(role)).join(", ")})</span>`}</td>
        <td><${EntityButton} entity=${line.object} /></td>
        <td class="short">${line.when ? words.date(line.when) : words.say("undated")}</td>
        <td><button class="sources" onClick=${() => does.choose(line.id)} aria-label=${`${words.say("evidence")}: ${words.articles(line.articles.length)}`}>❝ ${line.articles.length}</button></td>
        <td class="quoted">${line.quote}</td></tr>`)}</tbody>
    </table></div>`}
  </section>`;
}

/** For screen readers beside the picture: the same lines, without anything to operate. */
export function TableTwin() {
  const { words, visible } = useAll();
  return html`<div class="unseen"><table><caption>${words.say("table twin")}</caption>
    <thead><tr>${["subject", "predicate", "object", "when"].map((name) => html`<th scope="col">${words.say(name)}</th>`)}</tr></thead>
    <tbody>${visible.lines.slice(0, SHOWN).map((line) => html`<tr key=${line.id}><td>${words.name(line.subject)}</td>
      <td>${words.predicate(line.predicate)}</td><td>${words.name(line.object)}</td>
      <td>${line.when ? words.date(line.when) : words.say("undated")}</td></tr>`)}</tbody></table></div>`;
}
