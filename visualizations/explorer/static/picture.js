// The picture with its tools, keys and time slider.
import { html, useEffect, useLayoutEffect, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { drawing } from "./drawing.js";
import { useAnswer } from "./loading.js";
import { inQuiet, later, Nothing, useAll } from "./parts.js";
import { GROUPINGS } from "./state.js";
import { TimeSlider } from "./time.js";

const TableTwin = later(async () => (await import("./table.js")).TableTwin, Nothing);
const Views = later(async () => (await import("./views.js")).Views, Nothing);

export function Picture() {
  const view = useRef(null);
  const [rests, setRests] = useState(false); // the picture comes before what is only heard
  const drawn = () => inQuiet(() => setRests(true));
  return html`<${Tools} view=${view} /><${Canvas} view=${view} onDrawn=${drawn} />${rests && html`<${TableTwin} />`}<${TimeSlider} />`;
}

/** The drawing with its keys; `view` is given what draws it. */
export function Canvas({ view, fixed = false, onDrawn }) {
  const all = useAll();
  const { state, words, does, visible, graph, dark, way, loaded, tooMany } = all;
  const container = useRef(null);
  const latest = useRef(does);
  latest.current = does;
  const [NetworkView, problem] = useAnswer("drawing", async () => ({ of: await drawing() }));
  useLayoutEffect(() => {
    if (!NetworkView) return undefined;
    view.current = new NetworkView.of(container.current, {
      choose: (id) => latest.current.choose(id),
      grow: (id) => !fixed && latest.current.grow(id),
      pin: (id, x, y) => latest.current.pin(id, x, y),
      fixed,
    });
    if (fixed) view.current.cy.on("resize", () => view.current.fit(false)); // the evidence takes room and gives it back
    return () => view.current.destroy();
  }, [NetworkView]);
  useLayoutEffect(() => {
    if (!loaded || !view.current) return;
    view.current.show({ state, graph, visible, words, dark, way });
    onDrawn();
  }, [state, graph, words.language, dark, way, loaded, NetworkView]);
  const press = (event) => {
    if (!view.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key.startsWith("Arrow")) does.choose(view.current.neighborTowards(key, state.selected) ?? state.selected);
    else if (fixed) return;
    else if (key === "Enter" && graph.entities.has(state.selected)) does.grow(state.selected);
    else if (key === "Delete" && graph.entities.has(state.selected)) does.hide(state.selected);
    else if (key.toLowerCase() === "f") view.current.fit();
    else if (key === "+" || key === "=") view.current.zoomBy(1.25);
    else if (key === "-") view.current.zoomBy(0.8);
    else return;
    event.preventDefault();
  };
  return html`
    ${problem && html`<p class="notice" role="alert">${words.problem(problem)}</p>`}
    ${tooMany && html`<p class="notice" role="status">${tooMany}</p>`}
    ${loaded && !visible.entities.length && graph.entities.size > 0 && html`<p class="veil"><span>${words.say("nothing left")}</span>
      ${!fixed && html` <button onClick=${does.showEverything}>${words.say("everything")}</button>`}</p>`}
    <div class="canvas" ref=${container} tabindex="0" role="group" aria-label=${words.say("picture")} onKeyDown=${press}></div>`;
}

function Tools({ view }) {
  const all = useAll();
  const { words, state, does, visible } = all;
  const [open, setOpen] = useState(false);
  const cited = async () => (await import("./views.js")).citation(all);
  const shown = async () => ({ ...all, view: view.current, cited: await cited() });
  const files = {
    "picture svg": () => does.save(async () => (await import("./svg.js")).svgFile(await shown()), "ipcoop-network.svg"),
    "picture png": () => does.save(async () => (await import("./svg.js")).pngFile(await shown()), "ipcoop-network.png"),
    csv: () => does.save(async () => (await import("./save.js")).tableCsv(visible.lines, words), "ipcoop-ties.csv"),
  };
  const formats = { GraphML: ["graphml", "graphml"], GEXF: ["gexf", "gexf"], Turtle: ["turtle", "ttl"] };
  const fetched = ([format, ending]) => does.saveFile(format, `ipcoop-view.${ending}`);
  const shares = {
    "copy link": does.copyLink, "copy citation": () => does.copy(cited),
    "copy embed": () => does.copy(async () => (await import("./views.js")).embedCode(all), "code copied"),
  };
  return html`<div class="bar" role="group" aria-label=${words.say("tools")}>
    <button onClick=${does.undo} disabled=${!does.canUndo} aria-label=${words.say("undo")} title=${words.say("undo")}>↶</button>
    <button onClick=${does.redo} disabled=${!does.canRedo} aria-label=${words.say("redo")} title=${words.say("redo")}>↷</button>
    <button onClick=${() => view.current?.fit()}>${words.say("fit")}</button>
    <label><input type="checkbox" checked=${state.labels} onChange=${() => does.set({ labels: !state.labels })} /> ${words.say("link labels")}</label>
    <select aria-label=${words.say("group")} value=${state.group} onChange=${(event) => does.set({ group: event.target.value })}>
      ${GROUPINGS.map((by) => html`<option key=${by} value=${by}>${words.say(by ? `group ${by}` : "group none")}</option>`)}</select>
    <button onClick=${does.clear}>${words.say("new view")}</button>
    <button onClick=${() => setOpen(true)} aria-haspopup="dialog">${words.say("views kept")}</button>
    <${Menu} name="share" entries=${Object.entries(shares)} />
    <${Menu} name="export" entries=${[...Object.entries(files), ...Object.entries(formats).map(([name, format]) => [name, () => fetched(format)])]} />
    <span class="counts">${words.shown(visible)}</span>
  </div>
  ${open && html`<${Views} placed=${() => view.current?.placed() ?? {}} onClose=${() => setOpen(false)} />`}`;
}

/** A button that opens a list of things to do; doing one closes it, and so does Escape. */
function Menu({ name, entries }) {
  const { words } = useAll();
  const close = (event) => {
    const menu = event.currentTarget.closest("details");
    menu.open = false;
    menu.querySelector("summary").focus();
  };
  const leave = (event) => !event.currentTarget.contains(event.relatedTarget) && event.relatedTarget && (event.currentTarget.open = false);
  return html`<details class="menu" onFocusOut=${leave} onKeyDown=${(event) => event.key === "Escape" && close(event)}>
    <summary>${words.say(name)}</summary><div>${entries.map(([key, act]) => html`<button key=${key}
      onClick=${(event) => { act(); close(event); }}>${/^[A-Z]/.test(key) ? key : words.say(key)}</button>`)}</div></details>`;
}
