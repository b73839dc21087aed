// The search box: names in both languages, accents and short forms forgiven by the server.
import { html, useEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { Glyph, useAll } from "./parts.js";
import * as server from "./server.js";

const PAUSE = 130; // milliseconds after the last key

export function Search({ id, label, onPick, hint = label, large = false, value = "" }) {
  const { words } = useAll();
  const [text, setText] = useState(value);
  const [found, setFound] = useState(null);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const asked = useRef(0);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    const number = (asked.current += 1);
    if (!text.trim() || text === value) {
      setFound(null);
      return undefined;
    }
    const timer = setTimeout(async () => {
      const results = await server.search(text.trim()).then((answer) => answer.results, () => []);
      if (asked.current !== number) return;
      setFound(results);
      setAt(0);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const pick = (result) => {
    setOpen(false);
    setText("");
    onPick(result);
  };
  const keys = async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found?.length) setAt((at + step + found.length) % found.length);
      event.preventDefault();
    } else if (event.key === "Enter" && text.trim()) {
      event.preventDefault();
      if (found?.[at]) return pick(found[at]);
      const results = await server.search(text.trim()).then((answer) => answer.results, () => []);
      if (results[0]) pick(results[0]);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
    return undefined;
  };
  const shown = open && found !== null;
  const said = !shown ? "" : found.length
    ? words.say("found count", { count: found.length }) : words.say("nothing found", { text: text.trim() });
  return html`<div class=${large ? "search large" : "search"} role=${id === "search" ? "search" : null}>
    <input id=${id} type="search" autocomplete="off" spellcheck="false" maxlength="200" role="combobox" aria-label=${label}
      placeholder=${hint} aria-expanded=${shown && found.length > 0} aria-controls=${`${id}-list`} aria-autocomplete="list"
      aria-activedescendant=${shown && found[at] ? `${id}-${at}` : null} value=${text} onKeyDown=${keys}
      onInput=${(event) => { setText(event.target.value); setOpen(true); }} onFocus=${() => setOpen(true)}
      onBlur=${(event) => event.relatedTarget?.closest(".nothing") ?? setTimeout(() => setOpen(false), 150)} />
    <span class="unseen" role="status">${said}</span>
    <ul id=${`${id}-list`} role="listbox" aria-label=${words.say("search")} hidden=${!shown || !found.length}>
      ${shown && found.map((result, number) => html`<li id=${`${id}-${number}`} role="option" key=${result.id}
          aria-selected=${number === at} class=${number === at ? "on" : ""}
          onMouseDown=${(event) => { event.preventDefault(); pick(result); }}>
        <${Glyph} kind=${result.kind} />
        <span><b>${words.name(result)}</b>
          <small>${[words.kind(result.kind), result.country && words.country(result.country),
            result.matched !== words.name(result) && words.say("found as", { name: result.matched })].filter(Boolean).join(" · ")}</small>
        </span><em>${result.statements || ""}</em>
      </li>`)}
    </ul>
    ${shown && !found.length && html`<p class="nothing" onMouseDown=${(event) => event.preventDefault()}>${said} ${/\s/.test(text.trim()) && html`<a href=${`/ask?${new URLSearchParams({ q: text.trim(), lang: words.language })}`}>${words.say("ask this")}</a>`}</p>`}
  </div>`;
}
