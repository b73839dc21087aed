// Everything that the parts of the page use: the state, what the server knows of it, and what can be done.
import { useEffect, useMemo, useRef, useState } from "/explore/vendor/preact-htm.mjs";
import { Words } from "./known.js";
import { useAnswer } from "./loading.js";
import * as server from "./server.js";
import { addressOf, emptyView, fromAddress, MOST, named, pinsOf, renamed, Steps, withPins } from "./state.js";
import { indexed, lineWith, visibleOf } from "./visible.js";

const EMPTY = indexed({ entities: [], statements: [], articles: [] });
const MESSAGE = 3500;
const AT_ONCE = 14; // what a view begins with around one entity

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function rememberedTheme() {
  try {
    return localStorage.getItem("ipcoop theme");
  } catch {
    return null;
  }
}

export function useExplorer() {
  const begun = useMemo(() => fromAddress(location.hash), []);
  const [state, setState] = useState(begun.state);
  const [language, setLanguage] = useState(begun.language ?? document.documentElement.lang);
  const [graph, setGraph] = useState(EMPTY);
  const [problem, setProblem] = useState(null);
  const [turn, setTurn] = useState(0);
  const [version, setVersion] = useState(0); // of the graph, as far as it is changed here
  const [dark, setDark] = useDark();
  const [message, tell] = useMessage();
  const steps = useRef(new Steps());
  const words = useMemo(() => new Words(language), [language]);
  const [paths, pathProblem] = useAnswer(state.path ? state.path.join(" ") : null, () => server.paths(...state.path));
  const asked = useMemo(() => named(state), [state.batches]);
  const ids = useMemo(() => asked.slice(0, MOST), [asked]);

  const change = (next) => {
    steps.current.note(state, next);
    setState(next);
    return next;
  };
  useEffect(() => {
    const address = addressOf(state, language);
    if (address !== location.hash) history.replaceState(null, "", address);
    document.documentElement.lang = words.language;
    document.title = document.title.replace(/^.*?(?= · )/, words.say("explorer"));
  }, [state, language]);
  useEffect(() => {
    const follow = () => {
      const found = fromAddress(location.hash);
      setState(found.state);
      if (found.language) setLanguage(found.language);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const unknown = ids.filter((id) => !graph.entities.has(id) && !graph.gone?.has(id));
  useEffect(() => {
    if (!unknown.length) return;
    load(ids).catch(setProblem);
  }, [unknown.join(" "), turn]);
  useEffect(() => {
    if (paths?.paths.length) addWay(paths);
  }, [paths]);

  /** Ask for a network and keep it; all that is asked for at once is known at once. */
  async function load(wanted, grow = [], kinds = [], limit = 12) {
    setProblem(null);
    const answer = await server.network(wanted, grow, kinds, limit);
    const next = indexed(answer);
    next.gone = new Set(wanted.filter((id) => !next.entities.has(id) && !(id in answer.merged)));
    setGraph(next);
    if (Object.keys(answer.merged).length) setState((current) => renamed(current, answer.merged));
    return answer.added;
  }
  function addWay(found) {
    const missing = [...new Set(found.paths.flatMap((path) => path.entities.map((one) => one.id)))].filter((id) => !ids.includes(id));
    if (missing.length) setState((current) => ({ ...current, batches: [...current.batches, missing] }));
  }
  const visible = useMemo(() => visibleOf(graph, state, ids), [graph, state, ids]);
  const does = actions({ state, change, setState, load, tell, words, ids, graph, visible, setProblem, setLanguage, language,
    setDark, dark, steps: steps.current, setTurn, setVersion });
  useEffect(() => {
    if (begun.open) does.open(begun.open);
  }, []);
  const way = useMemo(() => wayOf(paths, graph, state.path), [paths, graph, state.path]);
  return {
    state, words, graph, visible, does, dark, message, problem, ids, way, paths: [state.path ? paths : null, pathProblem],
    loaded: unknown.length === 0, version, missing: graph.gone?.size ?? 0,
    tooMany: tooMany(words, asked.length, graph),
  };
}

/** What to say where a picture does not hold all that it should, or null. */
function tooMany(words, asked, graph) {
  if (asked > MOST) return words.say("left out", { all: words.number(asked), count: words.number(MOST) });
  return graph.cut ? words.say("ties left out", { count: words.number(graph.statements) }) : null;
}

/** The entities and lines of the ways shown, or null. */
function wayOf(paths, graph, path) {
  if (!path || !paths) return null;
  const found = new Set();
  for (const one of paths.paths) {
    one.entities.forEach((entity) => found.add(entity.id));
    one.steps.forEach((step) => found.add(lineWith(graph, step.id)?.id ?? step.id));
  }
  return found;
}

function actions(all) {
  const { state, change, load, tell, words, ids, graph, visible, setProblem, steps, setState } = all;
  const attempt = (work) => work().catch((problem) => tell(words.problem(problem)));
  const does = {
    canUndo: steps.before.length > 0, canRedo: steps.after.length > 0,
    set: (part) => change({ ...state, ...part }),
    choose: (id) => setState((current) => ({ ...current, selected: id })),
    chooseStatement: (id) => does.choose(lineWith(graph, id)?.id ?? id),
    undo: () => { const old = steps.undo(state); if (old) setState(old); },
    redo: () => { const next = steps.redo(state); if (next) setState(next); },
    again: () => all.setTurn((turn) => turn + 1),
    /** Judge a statement; picture and panel then show what holds. */
    judge: async (id, said, token) => {
      await server.judge(id, said, token);
      if (ids.length) await load(ids);
      all.setVersion((version) => version + 1);
      if (graph.entities.has(state.selected) && said.verdict !== "accept") does.choose(id); // it leaves the list of the entity
      tell(words.say(`judged ${said.verdict}`));
    },
    speak: (code) => all.setLanguage(code),
    darken: () => all.setDark(!all.dark),
    show: (view) => { setProblem(null); change({ ...emptyView(), ...view }); },
    clear: () => { setProblem(null); change(emptyView()); },
    hide: (id) => change({ ...state, hidden: [...state.hidden, id], selected: state.selected === id ? null : state.selected }),
    showEverything: () => change({ ...state, hidden: [], offKinds: [], offPredicates: [], offArticles: [], offStatuses: [], offReviews: [],
      leastSources: 1, leastConfidence: 0, asOf: "", range: null, undated: true }),
    pin: (id, x, y) => change(withPins(state, { ...pinsOf(state), [id]: [x, y] })),
    unpin: (id) => change(withPins(state, Object.fromEntries(Object.entries(pinsOf(state)).filter(([one]) => one !== id)))),
    focus: (id) => {
      const near = visible.lines.filter((line) => line.subject.id === id || line.object.id === id)
        .map((line) => (line.subject.id === id ? line.object.id : line.subject.id));
      change({ ...state, batches: [[id, ...new Set(near)]], hidden: [], pins: emptyView().pins, path: null, selected: id });
    },
    pair: (one, other) => change({ ...state, view: "twins", pair: [one ?? "", other ?? ""] }),
    /** Judge whether two entities are one; where one went, the view goes on with the other. */
    judgePair: async (said, token) => {
      await server.judgePair(said, token);
      if (ids.length) await load(ids);
      all.setVersion((version) => version + 1);
      tell(words.say(said.verdict === "unsure" ? "judged unsure" : `judged ${said.verdict}`));
    },
    compare: (one, other) => change({ ...state, view: "compare", compare: [one ?? "", other ?? ""] }),
    findPath: (one, other) => change({ ...state, view: "network", path: [one, other], selected: null,
      batches: state.batches.length ? state.batches : [[one, other]] }),
    /** A new view: some entities, and what is most telling around them. */
    open: (wanted, grow = true) => attempt(async () => {
      const added = await load(wanted, grow ? wanted : [], [], Math.max(3, Math.round(AT_ONCE / wanted.length)));
      const alone = grow && wanted.length === 1;
      change({ ...emptyView(), batches: [[...wanted, ...added]], selected: alone ? wanted[0] : null });
    }),
    openProposed: () => attempt(async () => {
      const found = await Promise.all(["proposed", "negotiating"].map((status) => server.question("agreements_by_status", [["status", status], ["limit", 20]])));
      const wanted = found.flatMap((answer) => answer.rows.map((row) => row.agreement_id)).slice(0, 20);
      const added = wanted.length ? await load(wanted, wanted, ["Agency", "Place", "Forum"], 4) : [];
      if (wanted.length) change({ ...emptyView(), batches: [[...wanted, ...added]] });
      else tell(words.say("no rows"));
    }),
    add: (wanted, selected) => attempt(async () => {
      const fresh = wanted.filter((id) => !ids.includes(id));
      if (fresh.length && ids.length + fresh.length > MOST) return tell(words.say("too many", { count: words.number(MOST) }));
      const lone = !ids.length;
      const added = fresh.length ? await load([...ids, ...fresh], lone ? fresh : [], [], AT_ONCE) : [];
      const batches = fresh.length ? [...state.batches, [...fresh, ...added]] : state.batches;
      const view = ["compare", "twins"].includes(state.view) ? "network" : state.view;
      return change({ ...state, view, batches, hidden: state.hidden.filter((id) => !wanted.includes(id)), selected });
    }),
    grow: (id, kinds = []) => attempt(async () => {
      if (ids.length >= MOST) return tell(words.say("too many", { count: words.number(MOST) }));
      const back = state.hidden.filter((one) => isNear(graph, id, one) && (!kinds.length || kinds.includes(graph.entities.get(one)?.kind)));
      const added = await load(ids, [id], kinds, Math.min(12, MOST - ids.length));
      if (!added.length && !back.length) return tell(words.say("grown nothing"));
      const batches = added.length ? [...state.batches, added] : state.batches;
      change({ ...state, batches, hidden: state.hidden.filter((one) => !back.includes(one)), selected: id });
      return tell(words.say("grown", { count: added.length + back.length, entities: ids.length + added.length }));
    }),
    copy: (text, done = "text copied") => attempt(async () => {
      await navigator.clipboard.writeText(await text());
      tell(words.say(done));
    }),
    save: (file, name) => attempt(async () => {
      const { save } = await import("./save.js");
      save(await file(), name);
    }),
    saveFile: (format, name) => does.save(
      () => server.file(format, visible.entities.map((one) => one.id), visible.lines.flatMap((line) => line.ids)), name),
    copyLink: () => navigator.clipboard.writeText(location.href).then(() => tell(words.say("copied")), () => tell(words.say("link here"))),
  };
  return does;
}

const isNear = (graph, id, other) => [...graph.lines.values()].some((line) =>
  (line.subject.id === id && line.object.id === other) || (line.object.id === id && line.subject.id === other));

/** Whether the ground is dark: as chosen before, else as the system prefers. */
function useDark() {
  const [chosen, setChosen] = useState(rememberedTheme());
  const [prefers, setPrefers] = useState(prefersDark.matches);
  useEffect(() => {
    const follow = () => setPrefers(prefersDark.matches);
    prefersDark.addEventListener("change", follow);
    return () => prefersDark.removeEventListener("change", follow);
  }, []);
  const dark = chosen ? chosen === "dark" : prefers;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return [dark, (next) => {
    setChosen(next ? "dark" : "light");
    try {
      localStorage.setItem("ipcoop theme", next ? "dark" : "light");
    } catch {
      // a browser that keeps nothing forgets the choice with the page
    }
  }];
}

/** What was just done, said to screen readers and shown for a moment. */
function useMessage() {
  const [message, setMessage] = useState({ said: "", shown: "" });
  const timer = useRef(0);
  return [message, (text) => {
    clearTimeout(timer.current);
    setMessage({ said: text, shown: text });
    timer.current = setTimeout(() => setMessage({ said: text, shown: "" }), MESSAGE);
  }];
}
