// The picture with its tools, keys and time slider.
import { html, useEffect, useRef } from "/explore/vendor/preact-htm.mjs";
import { drawing } from "./drawing.js";
import { useAnswer } from "./loading.js";
import { useAll } from "./parts.js";
import { pictureSvg, save, tableCsv } from "./save.js";
import { TableTwin } from "./table.js";
import { TimeSlider } from "./time.js";

export function Picture() {
  const all = useAll();
  const { state, words, does, visible, graph, dark, way, loaded } = all;
  const container = useRef(null);
  const view = useRef(null);
  const latest = useRef(does);
  latest.current = does;
  const [NetworkView, problem] = useAnswer("drawing", async () => ({ of: await drawing() }));
  useEffect(() => {
    if (!NetworkView) return undefined;
    view.current = new NetworkView.of(container.current, {
      choose: (id) => latest.current.choose(id),
      grow: (id) => latest.current.grow(id),
      pin: (id, x, y) => latest.current.pin(id, x, y),
    });
    return () => view.current.destroy();
  }, [NetworkView]);
  useEffect(() => {
    if (loaded && view.current) view.current.show({ state, graph, visible, words, dark, way });
  }, [state, graph, words.language, dark, way, loaded, NetworkView]);
  const press = (event) => {
    if (!view.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key.startsWith("Arrow")) does.choose(view.current.neighborTowards(key, state.selected) ?? state.selected);
    else if (key === "Enter" && graph.entities.has(state.selected)) does.grow(state.selected);
    else if (key === "Delete" && graph.entities.has(state.selected)) does.hide(state.selected);
    else if (key.toLowerCase() === "f") view.current.fit();
    else if (key === "+" || key === "=") view.current.zoomBy(1.25);
    else if (key === "-") view.current.zoomBy(0.8);
    else return;
    event.preventDefault();
  };
  const counts = { entities: words.number(visible.entities.length), ties: words.number(visible.lines.length) };
  return html`
    <${Tools} view=${view} counts=${counts} />
    ${problem && html`<p class="notice" role="alert">${words.say("problem", { why: problem.message })}</p>`}
    <div class="canvas" ref=${container} tabindex="0" role="group" aria-label=${words.say("picture")} onKeyDown=${press}></div>
    <${TableTwin} />
    <${TimeSlider} />`;
}

function Tools({ view, counts }) {
  const { words, state, does, visible } = useAll();
  const files = {
    "picture svg": () => save(pictureSvg(view.current, visible, words, location.href), "ipcoop-network.svg"),
    "picture png": () => save(view.current.png(), "ipcoop-network.png"),
    csv: () => tableCsv(visible.lines, words),
  };
  const formats = { GraphML: ["graphml", "graphml"], GEXF: ["gexf", "gexf"], Turtle: ["turtle", "ttl"] };
  const fetched = ([format, ending]) => does.saveFile(format, `ipcoop-view.${ending}`);
  return html`<div class="bar" role="group" aria-label=${words.say("tools")}>
    <button onClick=${does.undo} disabled=${!does.canUndo}>${words.say("undo")}</button>
    <button onClick=${does.redo} disabled=${!does.canRedo}>${words.say("redo")}</button>
    <button onClick=${() => view.current?.fit()}>${words.say("fit")}</button>
    <label><input type="checkbox" checked=${state.labels} onChange=${() => does.set({ labels: !state.labels })} /> ${words.say("link labels")}</label>
    <button onClick=${does.clear}>${words.say("new view")}</button>
    <button onClick=${does.copyLink}>${words.say("copy link")}</button>
    <details class="menu"><summary>${words.say("export")}</summary><div>
      ${Object.entries(files).map(([name, act]) => html`<button key=${name} onClick=${act}>${words.say(name)}</button>`)}
      ${Object.entries(formats).map(([name, format]) => html`<button key=${name} onClick=${() => fetched(format)}>${name}</button>`)}</div></details>
    <span class="counts">${words.say("shown count", counts)}</span>
  </div>`;
}
