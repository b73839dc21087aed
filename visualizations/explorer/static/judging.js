// Judging a statement beside its passages: confirm, reject or correct it, or take that back.
import { html, useEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { known } from "./known.js";
import { useAnswer } from "./loading.js";
import { useAll } from "./parts.js";
import { Search } from "./search.js";
import * as server from "./server.js";
import { token, TokenField } from "./token.js";

const VERDICTS = ["accept", "reject", "correct"];
const LONGEST = 2000;
const DAY = "\\d{4}(-\\d{2}(-\\d{2})?)?";
const TIME = `${DAY}|(${DAY}|\\.\\.)/(${DAY}|\\.\\.)`;

let justJudged = null; // whatever stands there then has the focus

/** What people said of a statement, and the buttons to say more; `many` tells which of several it is. */
export function Judging({ statement, many }) {
  const { words, does, version } = useAll();
  const [verdict, setVerdict] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const untouched = many && statement.review === "unreviewed" && !version; // a line may hold dozens
  const [history] = useAnswer(untouched ? null : statement.id, () => server.judgments(statement.id), version);
  const last = history?.judgments.at(-1);
  const place = useRef(null);
  useEffect(() => {
    if (justJudged === statement.id) place.current.focus();
    justJudged = null;
  }, [last?.id]);
  const close = () => {
    setVerdict(null);
    setProblem(null);
    place.current?.focus();
  };
  const send = async (said) => {
    setBusy(true);
    setProblem(null);
    try {
      justJudged = statement.id;
      await does.judge(statement.id, said, token());
      close();
    } catch (error) {
      setVerdict(said.verdict);
      setProblem(error);
    }
    setBusy(false);
  };
  const takeBack = () => (token() ? send({ verdict: "unsure" }) : setVerdict("unsure"));
  const judged = last && last.verdict !== "unsure";
  return html`<section class="judging" aria-label=${words.say("judge")} tabindex="-1" ref=${place}>
    ${many && html`<p class="quiet">${[statement.role && words.post(statement.role), statement.when ? words.date(statement.when) : words.say("undated")].filter(Boolean).join(", ")}</p>`}
    ${last && html`<${Said} last=${last} />`}
    <div class="actions">${judged ? html`<button disabled=${busy} onClick=${takeBack}>${words.say("judge unsure")}</button>`
      : VERDICTS.map((one) => html`<button key=${one} aria-expanded=${verdict === one} disabled=${busy}
        onClick=${() => { setProblem(null); setVerdict(verdict === one ? null : one); }}>${words.say(`judge ${one}`)}</button>`)}</div>
    ${verdict && html`<${Form} key=${verdict} verdict=${verdict} statement=${statement} busy=${busy} problem=${problem} onSend=${send} onClose=${close} />`}
  </section>`;
}

/** The last word on a statement, whose it is, when and why. */
function Said({ last }) {
  const { words, does } = useAll();
  return html`<p class="verdict" data-verdict=${last.verdict}><b>${words.say(`judged ${last.verdict}`)}</b>
    ${" "}<span class="quiet">${words.say("judged by", { by: last.by, date: words.date(last.at.slice(0, 10)) })}</span>
    ${last.reason && html`<span class="line">${last.reason}</span>`}
    ${last.instead && html`<button class="link" onClick=${() => does.chooseStatement(last.instead)}>${words.say("judged instead")}</button>`}</p>`;
}

function Form({ verdict, statement, busy, problem, onSend, onClose }) {
  const { words } = useAll();
  const [reason, setReason] = useState("");
  const [right, setRight] = useState({ object: null, value: statement.value ?? "", when: statement.when ?? "" });
  const [same, setSame] = useState(false);
  const [asksToken] = useState(!token());
  const form = useRef(null);
  useEffect(() => form.current.querySelector("input, textarea, select, button")?.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    const changed = verdict === "correct" ? changes(right, statement) : {};
    const nothing = verdict === "correct" && !Object.keys(changed).length;
    setSame(nothing);
    if (!nothing) onSend({ verdict, ...(reason.trim() ? { reason: reason.trim() } : {}), ...changed });
  };
  const press = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return html`<form class="fields" ref=${form} onSubmit=${submit} onKeyDown=${press}>
    <p class="quiet">${words.say(`judge ${verdict} means`)}</p>
    ${verdict === "correct" && html`<${Right} statement=${statement} right=${right} setRight=${setRight} />`}
    <label>${words.say(["reject", "correct"].includes(verdict) ? "judge reason" : "judge reason optional")}
      <textarea rows="2" maxlength=${LONGEST} required=${["reject", "correct"].includes(verdict)} value=${reason}
        onInput=${(event) => setReason(event.target.value)}></textarea></label>
    ${(asksToken || [401, 403].includes(problem?.status)) && html`<${TokenField} />`}
    ${same && html`<p class="notice" role="alert">${words.say("judge correct nothing")}</p>`}
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    <div class="actions"><button class="main" disabled=${busy}>${words.say(`judge ${verdict}`)}</button>
      <button type="button" onClick=${onClose}>${words.say("judge cancel")}</button></div>
  </form>`;
}

/** What of a statement is to be otherwise: only that is sent. */
function changes({ object, value, when }, statement) {
  const changed = {};
  if (object && object.id !== statement.object?.id) changed.object = object.id;
  if (value.trim() && value.trim() !== statement.value) changed.value = value.trim();
  if (when.trim() && when.trim() !== statement.when) changed.when = when.trim();
  return changed;
}

/** The fields in which a statement is put right: to whom, which status or day, when. */
function Right({ statement, right, setRight }) {
  const { words } = useAll();
  const set = (name) => (event) => setRight({ ...right, [name]: event.target.value });
  if (statement.predicate === "status") {
    return html`<label>${words.say("status")} <select value=${right.value} onChange=${set("value")}>
      ${Object.keys(known.statuses).map((one) => html`<option key=${one} value=${one}>${words.status(one)}</option>`)}</select></label>`;
  }
  if (!statement.object) {
    return html`<label>${words.say("date")} <input value=${right.value} pattern=${TIME} placeholder="2025-07-09" onInput=${set("value")} /></label>`;
  }
  return html`<div><${Search} id="right" label=${words.say("judge object")} value=${right.object ? words.name(right.object) : ""}
      onPick=${(object) => setRight({ ...right, object })} /></div>
    <label>${words.say("judge when")} <input value=${right.when} pattern=${TIME} placeholder="2025-07 · 2018/2023" onInput=${set("when")} /></label>`;
}
