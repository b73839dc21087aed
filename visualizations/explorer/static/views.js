// The dialog of saved views, and what a view says of itself when it is shared.
import { html, useState } from "/explore/vendor/preact-htm.mjs";
import { drop, keep, keepFile, keptViews, stateOf, viewsFile } from "./kept.js";
import { known } from "./known.js";
import { Dialog, useAll } from "./parts.js";
import { save } from "./save.js";
import { addressOf, LONGEST, pinsOf, withPins } from "./state.js";

/** One line that cites a view. */
export function citation({ state, visible, words }) {
  const articles = new Set(visible.lines.flatMap((line) => line.articles)).size;
  const parts = [
    state.title && `“${state.title}”`, known.title, words.shown(visible), words.articles(articles),
    state.asOf && `${words.say("as of")} ${words.date(state.asOf)}`, words.date(new Date().toISOString().slice(0, 10)),
  ];
  return `${parts.filter(Boolean).join(". ")}. ${location.origin}/explore${addressOf(state, words.language)}`;
}

const quoted = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** What another page writes to show this view in a frame. */
export function embedCode({ state, words }) {
  const address = `${location.origin}/explore/embed${addressOf(state, words.language)}`;
  const title = state.title || `${known.title}: ${words.say("network")}`;
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" width="800" height="600" loading="lazy"></iframe>`;
}

/** Save this view, open a saved one, bring them to and from files; `placed` gives the places of all entities. */
export function Views({ placed, onClose }) {
  const { words, state, does } = useAll();
  const [views, setViews] = useState(keptViews);
  const [said, setSaid] = useState("");
  const [text, setText] = useState({ title: state.title, notes: state.notes });
  const [fixed, setFixed] = useState(true);
  const submit = (event) => {
    event.preventDefault();
    const title = text.title.trim();
    if (!title) return;
    const next = { ...(fixed && !state.group ? withPins(state, { ...pinsOf(state), ...placed() }) : state), title, notes: text.notes };
    does.set({ title, notes: text.notes });
    setSaid(words.say(keep(next) ? "view saved" : "view not saved", { title }));
    setViews(keptViews());
  };
  const read = async (file) => {
    const text = await file?.text().catch(() => ""); // a file may go, or change, while it is read
    const found = text && keepFile(text);
    setSaid(found ? words.say("views read", { count: found.length }) : words.say("no views file"));
    setViews(keptViews());
  };
  const remove = (view) => {
    drop(view.title);
    setSaid(words.say("view removed", { title: view.title }));
    setViews(keptViews());
  };
  return html`<${Dialog} title=${words.say("saved views")} onClose=${onClose}>
    <form onSubmit=${submit} class="fields">
      <label>${words.say("view title")} <input required maxlength=${LONGEST.title} value=${text.title}
        onInput=${(event) => setText({ ...text, title: event.target.value })} /></label>
      <label>${words.say("view notes")} <textarea rows="3" maxlength=${LONGEST.notes} value=${text.notes}
        onInput=${(event) => setText({ ...text, notes: event.target.value })}></textarea></label>
      ${!state.group && html`<label class="check"><input type="checkbox" checked=${fixed} onChange=${() => setFixed(!fixed)} /> ${words.say("view places")}</label>`}
      <div class="actions"><button class="main">${words.say("save view")}</button>
        <span role="status">${said}</span></div>
    </form>
    ${views.length > 0 && html`<ul class="kept">${views.map((view) => html`<li key=${view.title}>
      <div><button class="link" onClick=${() => { does.show(stateOf(view)); onClose(); }}><b>${view.title}</b></button>
        <span class="quiet">${words.date(view.saved)}</span>${view.notes && html`<p class="notes">${view.notes}</p>`}</div>
      <button aria-label=${`${words.say("view file")}: ${view.title}`} onClick=${() => save(viewsFile([view]), "ipcoop-view.json")}>${words.say("view file")}</button>
      <button aria-label=${`${words.say("remove")}: ${view.title}`} onClick=${() => remove(view)}>${words.say("remove")}</button></li>`)}</ul>`}
    ${!views.length && html`<p class="quiet">${words.say("no views")}</p>`}
    <div class="actions">${views.length > 1 && html`<button onClick=${() => save(viewsFile(views), "ipcoop-views.json")}>${words.say("views file")}</button>`}
      <label class="button file">${words.say("open views")} <input type="file" accept=".json,application/json"
        onChange=${(event) => { read(event.target.files[0]); event.target.value = ""; }} /></label></div>
  <//>`;
}
