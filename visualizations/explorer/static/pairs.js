// What people decided about whether two entities are one, and how that is taken back.
import { html, useEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { useAnswer } from "./loading.js";
import { Named, useAll } from "./parts.js";
import * as server from "./server.js";
import { token, TokenField } from "./token.js";

/** Send a judgment on two entities: [what to do for it, whether it is under way, what went wrong]. */
export function usePairJudging() {
  const { does } = useAll();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const send = async (said) => {
    setBusy(true);
    setProblem(null);
    const failed = await does.judgePair(said, token()).then(() => null, (one) => one);
    setProblem(failed);
    setBusy(false);
    return !failed;
  };
  return [send, busy, problem];
}

/** A pair with who judged it, when and why, and the way back. */
export function JudgedPair({ pair, onDone = () => {} }) {
  const { words } = useAll();
  const { one, other, judgment } = pair;
  const [asking, setAsking] = useState(false);
  const [send, busy, problem] = usePairJudging();
  const form = useRef(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), [asking]);
  const takeBack = async (event) => {
    event.preventDefault();
    if (!token()) setAsking(true);
    else if (await send({ one: one.id, other: other.id, verdict: "unsure" })) onDone();
  };
  return html`<div class="verdict" data-verdict=${judgment.verdict}>
    <span class="both"><${Named} entity=${one} /> <b aria-hidden="true">${judgment.verdict === "same" ? "=" : "≠"}</b> <${Named} entity=${other} /></span>
    <p><b>${words.say(`judged ${judgment.verdict}`)}</b> <span class="quiet">${words.say("judged by", { by: judgment.by, date: words.date(judgment.at.slice(0, 10)) })}</span>
      ${judgment.reason && html`<span class="line">${judgment.reason}</span>`}</p>
    <form ref=${form} onSubmit=${takeBack} class=${asking ? "fields" : ""}>
      ${(asking || [401, 403].includes(problem?.status)) && html`<${TokenField} />`}
      ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
      <button disabled=${busy} aria-label=${`${words.say("judge unsure")}: ${words.name(one)}, ${words.name(other)}`}>${words.say("judge unsure")}</button>
    </form></div>`;
}

/** With which entities people made this one one, where they did. */
export function SameAs({ detail }) {
  const { words, version } = useAll();
  const ids = [detail.id, ...detail.replaces].slice(0, 50);
  const [found, problem] = useAnswer(`pairs ${ids.join(" ")}`, () => server.pairs(ids), version);
  if (problem) return html`<p class="notice" role="alert">${words.problem(problem)}</p>`;
  const same = (found?.pairs ?? []).filter((pair) => pair.judgment.verdict === "same");
  return same.length > 0 && html`<section aria-label=${words.say("made of")}><h3>${words.say("made of")}</h3>
    ${same.map((pair) => html`<${JudgedPair} key=${pair.judgment.target} pair=${pair} />`)}</section>`;
}
