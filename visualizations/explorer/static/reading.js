// Watching an article being read: what it says is marked in its text before it joins the graph.
import { html, useEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { Dialog, Named, useAll } from "./parts.js";
import * as server from "./server.js";
import { token, TokenField } from "./token.js";

const LARGEST = 2_000_000; // bytes that the server takes
const MOST_DRAWN = 60; // entities
const STEPS = ["sent", "extracting", "marked", "joined"];

/** The article in a drop or a file: text, or a web page as HTML. */
export async function articleIn(transfer) {
  const file = transfer.files?.[0];
  if (!file) return { text: transfer.getData("text/plain") };
  if (file.size > LARGEST) return { refused: ["too large", file.name] };
  const isPage = file.type === "text/html" || /\.html?$/i.test(file.name);
  const text = await file.text().catch(() => null); // a folder, or a file that has gone
  if (text === null) return { refused: ["unreadable file", file.name] };
  return { [isPage ? "html" : "text"]: text, title: isPage ? "" : file.name.replace(/\.[^.]*$/, ""), name: file.name };
}

export function Reading({ given, onClose }) {
  const { words, does } = useAll();
  const [article, setArticle] = useState({ text: "", title: "", publisher: "", published: "", ...given });
  const [job, setJob] = useState(null);
  const [problem, setProblem] = useState(given.refused ? words.say("problem", { why: words.say(given.refused[0], { name: given.refused[1] }) }) : "");
  const alive = useRef(true);
  useEffect(() => () => { alive.current = false; }, []);
  const run = async (preview) => {
    setProblem("");
    if (preview) setJob({ step: "sent" });
    else setJob({ ...job, state: "running", step: "marked" });
    try {
      const done = await server.read(bodyOf(article), token(), preview, (now) => alive.current && preview
        && setJob({ ...now, step: now.state === "running" ? now.step : "sent", result: null }));
      if (alive.current) setJob({ ...done, step: preview ? "marked" : "joined" });
    } catch (error) {
      if (!alive.current) return;
      setProblem(words.problem(error));
      setJob(preview ? null : job);
    }
  };
  const draw = () => {
    const ids = job.result.article.statements.flatMap((one) => [one.subject.id, one.object?.id]).filter(Boolean);
    does.open([...new Set(ids)].slice(0, MOST_DRAWN), false);
    onClose();
  };
  return html`<${Dialog} title=${words.say("add article")} onClose=${onClose} wide>
    ${job && html`<${Progress} at=${job.step} />`}
    ${problem && html`<p class="notice" role="alert">${problem}</p>`}
    ${!job && html`<${Form} article=${article} setArticle=${setArticle} onSubmit=${() => run(true)} />`}
    ${job?.result && html`<${Result} result=${job.result} />
      <div class="actions">${job.step === "joined" ? html`<button class="main" onClick=${draw}>${words.say("draw article")}</button>`
        : html`<button class="main" disabled=${job.state === "running"} onClick=${() => run(false)}>${words.say("join")}</button>
          <button onClick=${() => setJob(null)}>${words.say("back")}</button>`}</div>`}
  <//>`;
}

function bodyOf({ text, html: page, title, publisher, published }) {
  const described = Object.entries({ title, publisher, published }).filter(([, value]) => value);
  return { ...(page ? { html: page } : { text }), ...Object.fromEntries(described) };
}

function Progress({ at }) {
  const { words } = useAll();
  const here = STEPS.indexOf(at === "writing" ? "marked" : at);
  return html`<ol class="steps" aria-label=${words.say("progress")}>${STEPS.map((step, number) => html`<li key=${step}
    class=${number < here ? "done" : ""} aria-current=${number === here ? "step" : null}>${words.say(`step ${step}`)}</li>`)}</ol>
    <p class="unseen" role="status">${words.say(`step ${STEPS[Math.max(0, here)]}`)}</p>`;
}

function Form({ article, setArticle, onSubmit }) {
  const { words } = useAll();
  const field = (name, rest = {}) => html`<label>${words.say(`article ${name}`)} <input maxlength="500" value=${article[name]} ...${rest}
    onInput=${(event) => setArticle({ ...article, [name]: event.target.value })} /></label>`;
  const take = async (transfer) => setArticle({ ...article, text: "", html: undefined, ...(await articleIn(transfer)) });
  const address = !article.html && addressIn(article.text);
  return html`<form class="fields" onSubmit=${(event) => { event.preventDefault(); onSubmit(); }}>
    <p class="quiet">${words.say("add article hint")}</p>
    ${article.html ? html`<p><b>${article.name}</b> <button type="button" onClick=${() => setArticle({ ...article, html: undefined })}>${words.say("remove")}</button></p>`
      : html`<label>${words.say("article text")} <textarea rows="9" required value=${article.text}
        onInput=${(event) => setArticle({ ...article, text: event.target.value })}></textarea></label>`}
    ${address && html`<${Address} address=${address} />`}
    <div class="pair">${field("title")} ${field("publisher")} ${field("published", { type: "date" })}
      <${TokenField} /></div>
    <div class="actions"><button class="main" disabled=${Boolean(address)}>${words.say("read article")}</button>
      <label class="button file">${words.say("choose file")} <input type="file" accept=".txt,.md,.html,.htm,text/plain,text/html"
        onChange=${(event) => take(event.target)} /></label></div>
  </form>`;
}

/** The address that somebody gave in place of a text, or null. */
const addressIn = (text) => /^\s*(https?:\/\/[^\s'"\\`]+)\s*$/i.exec(text)?.[1] ?? null;

/** What to do with an address, since the server asks nobody: copy the text, or load it on the server. */
function Address({ address }) {
  const { words, does } = useAll();
  const command = `ipcoop load '${address}'`;
  return html`<div class="notice" role="alert"><p>${words.say("address given")}</p>
    <p>${words.say("address on server")} <code>${command}</code> <button type="button"
      onClick=${() => does.copy(() => command, "command copied")}>${words.say("copy command")}</button></p></div>`;
}

/** Pieces of a text, each with the statements whose passages cover it; places count code points. */
export function piecesOf(text, statements) {
  const letters = [...text];
  const passages = statements.flatMap((one) => one.evidence.map(({ start, end }) => ({ start, end, id: one.id })));
  const cuts = [...new Set([0, letters.length, ...passages.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= letters.length).sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, number) => {
    const to = cuts[number + 1];
    const ids = passages.filter(({ start, end }) => start <= from && end >= to).map(({ id }) => id);
    return { text: letters.slice(from, to).join(""), ids: [...new Set(ids)] };
  });
}

function Result({ result }) {
  const { words } = useAll();
  const [chosen, setChosen] = useState(null);
  const { article, known, refused, joined } = result;
  const text = useRef(null);
  const before = new Set(known);
  const fresh = article.statements.filter((one) => !before.has(one.id)).length;
  const choose = (id) => {
    setChosen(id);
    text.current.querySelector(`[data-ids~="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  };
  const counts = { all: words.number(article.statements.length), fresh: words.number(fresh), refused: words.number(refused.length) };
  return html`<p><b>${words.say(joined ? "article joined" : "article marked", counts)}</b>
      ${refused.length > 0 && html` <span class="quiet">${words.say("article refused", counts)}</span>`}</p>
    <div class="read">
      <div class="text" ref=${text} lang=${article.language} tabindex="0" role="region" aria-label=${words.say("article text")}>${piecesOf(article.text, article.statements).map((piece) => (piece.ids.length
        ? html`<mark class=${piece.ids.includes(chosen) ? "on" : ""} data-ids=${piece.ids.join(" ")} onClick=${() => setChosen(piece.ids[0])}>${piece.text}</mark>` : piece.text))}</div>
      <ol class="found" tabindex="0" aria-label=${words.say("ties")}>${article.statements.map((one) => html`<li key=${one.id} class=${chosen === one.id ? "on" : ""}>
        <button class="link" aria-pressed=${chosen === one.id} onClick=${() => choose(one.id)}><${Named} entity=${one.subject} />
          <span class="predicate">${words.predicate(one.predicate)}</span>
          ${one.object ? html`<${Named} entity=${one.object} />` : html`<b>${one.predicate === "status" ? words.status(one.value) : words.date(one.value)}</b>`}</button>
        <span class=${before.has(one.id) ? "status" : "status fresh"}>${words.say(before.has(one.id) ? "known before" : "new to graph")}</span></li>`)}</ol>
    </div>`;
}
