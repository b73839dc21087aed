// The network as drawn by Cytoscape: follows the state, reports what people do with it.
import cytoscape from "/explore/vendor/cytoscape.mjs";
import { boxName, grouped, placeInBox } from "./grouping.js";
import { known } from "./known.js";
import { places } from "./layout.js";
import { look, shapeOf } from "./look.js";
import { pinsOf } from "./state.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)").matches;
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const LONGEST_NAME = 48;
const [MARGIN, BESIDE] = [46, 70]; // names stand below, and are wider than what they name
const [FARTHEST, NEAREST] = [0.03, 3]; // zoom
const MANY = 1500; // lines; so many are drawn straight, without arrows, until something is chosen
const NAMES = 220; // that are tried at once, those of the most tied entities in sight
const READABLE = 0.5; // zoom; below it, the numbers of hidden neighbors are specks

/** A long name without its middle: agreements begin alike, and differ in the last party and the date. */
function shortened(name) {
  if (name.length <= LONGEST_NAME) return name;
  const head = name.slice(0, LONGEST_NAME / 2).replace(/\s+\S*$/, "");
  const tail = name.slice(-LONGEST_NAME / 2).replace(/^\S*\s+/, "");
  return `${head} … ${tail}`;
}
/** How large what is read is in the picture, so that it is as large as ever on the screen. */
const sizesAt = (zoom) => ({
  name: clamped(7, 12.5 / zoom, 90), wide: clamped(90, 128 / zoom, 900), below: 4 / zoom,
  line: clamped(6, 10.5 / zoom, 26), box: clamped(14, 15 / zoom, 90),
});
const pointAt = (place) => (Array.isArray(place) ? { x: place[0], y: place[1] } : { ...place });
const squareAt = ({ x, y }, size) => ({ x, y, width: size, height: size });
const overlap = (one, other) => one.x1 < other.x2 && one.x2 > other.x1 && one.y1 < other.y2 && one.y2 > other.y1;

function bodyOf(node) {
  const [{ x, y }, half] = [node.position(), node.data("size") / 2];
  return { x1: x - half, x2: x + half, y1: y - half, y2: y + half };
}

/** Give an element what is new about it; what is as it was costs no drawing. */
function renew(element, data) {
  const now = element.data();
  return Object.keys(data).some((key) => now[key] !== data[key]) ? element.data(data) : element;
}
const clamped = (least, value, most) => Math.max(least, Math.min(most, value));

export class NetworkView {
  /** `does` has choose(id or null), grow(id), pin(id, x, y), and whether all is fixed. */
  constructor(container, does) {
    this.container = container;
    this.fixed = does.fixed;
    this.cy = cytoscape({
      container, style: [], minZoom: FARTHEST, maxZoom: NEAREST, boxSelectionEnabled: false, autounselectify: true, textureOnViewport: true,
      layout: { name: "null" },
    });
    const { cy } = this;
    cy.on("onetap", (event) => does.choose(event.target === cy ? null : event.target.id()));
    cy.on("dbltap", "node", (event) => does.grow(event.target.id()));
    cy.on("dragfree", "node", (event) => {
      const place = event.target.position();
      const box = this.boxes?.find(({ ids }) => ids.has(event.target.id()));
      does.pin(event.target.id(), ...(box ? placeInBox(box, place) : [Math.round(place.x), Math.round(place.y)]));
    });
    cy.on("mouseover", "node, edge", (event) => this.#hover(event.target, true));
    cy.on("mouseout", "node, edge", (event) => this.#hover(event.target, false));
    cy.on("zoom pan position", () => this.#tidySoon());
  }
  destroy() {
    clearTimeout(this.waiting);
    this.cy.destroy();
  }
  /** The entities that are drawn; the boxes around them are none. */
  entities() {
    return this.cy.nodes().not(".box");
  }
  #hover(element, on) {
    element.toggleClass("hovered", on);
    this.container.classList.toggle("pointing", on);
    if (element.isNode()) this.#tidySoon();
  }

  /** Draw a state: its visible part, in words, marked by what is chosen and which way is shown. */
  show({ state, graph, visible, words, dark, way }) {
    const { clientWidth, clientHeight } = this.container;
    if (this.cy.width() !== clientWidth || this.cy.height() !== clientHeight) this.cy.resize(); // the time slider takes room
    const boxed = state.group ? grouped(state, graph) : null;
    const standing = boxed?.places ?? places.of(state.batches, graph);
    this.boxes = boxed?.boxes;
    const before = this.entities().length;
    const added = [];
    const placeOf = (id) => pointAt((boxed ? null : pinsOf(state)[id]) ?? standing.get(id));
    if (!before) this.zoomed = this.#viewOf([...visible.entities.map((one) => squareAt(placeOf(one.id), 50)), ...(this.boxes ?? [])]).zoom;
    this.#dress(dark, visible.lines.length > MANY);
    this.cy.autoungrabify(this.fixed);
    this.cy.batch(() => {
      this.#boxes(boxed?.boxes ?? [], words);
      this.#entities(visible, words, placeOf, added);
      this.#lines(visible, words);
      this.#mark(state, way);
    });
    const from = this.batches ?? [];
    const regrouped = this.group !== state.group;
    this.group = state.group;
    const grew = !boxed && from.length && from.every((batch, number) => batch.join() === state.batches[number]?.join());
    this.batches = state.batches;
    if (added.length && before && grew) this.#enter(added, standing, state);
    else if (added.length || !before || regrouped) this.fit(false);
    if (before) this.#tidySoon();
    else this.tidy(); // so that what is seen first is right
  }
  /** The style sheet follows the ground, the zoom at the beginning, and how many lines there are. */
  #dress(dark, many) {
    if (this.dark === dark && this.many === many) return;
    [this.dark, this.many] = [dark, many];
    this.cy.style(look({ dark, many, sizes: sizesAt(this.zoomed ?? 1) }));
  }
  #boxes(boxes, words) {
    const wanted = new Set(boxes.map((box) => `box ${box.key}`));
    this.cy.nodes(".box").filter((node) => !wanted.has(node.id())).remove();
    for (const box of boxes) {
      const data = { id: `box ${box.key}`, label: `${boxName(box.key, words)} (${box.ids.size})`, width: box.width, height: box.height };
      const position = { x: box.x, y: box.y };
      const node = this.cy.getElementById(data.id);
      if (node.empty()) this.cy.add({ group: "nodes", data, position, classes: "box", grabbable: false });
      else renew(node, data).position(position);
    }
  }
  #entities(visible, words, placeOf, added) {
    const wanted = new Set(visible.entities.map((one) => one.id));
    this.entities().filter((node) => !wanted.has(node.id())).remove();
    for (const one of visible.entities) {
      const { color, ring } = known.kinds[one.kind];
      const data = {
        id: one.id, kind: one.kind, color, ring: ring ? 1 : 0, shape: shapeOf(one.kind),
        label: shortened(words.name(one)), size: 24 + Math.min(26, 4.5 * Math.sqrt(one.neighbors)),
        rank: one.neighbors, more: this.fixed ? 0 : (visible.more.get(one.id) ?? 0),
      };
      const position = placeOf(one.id);
      const node = this.cy.getElementById(one.id);
      if (node.empty()) {
        this.cy.add({ group: "nodes", data, position, classes: this.zoomed < READABLE ? "unnamed" : "unnamed badged" });
        added.push(one.id);
      } else {
        renew(node, data);
        const now = node.position();
        if (!node.grabbed() && (now.x !== position.x || now.y !== position.y)) node.position(position);
      }
    }
  }
  #lines(visible, words) {
    const wanted = new Set(visible.lines.map((line) => line.id));
    this.cy.edges().filter((edge) => !wanted.has(edge.id())).remove();
    for (const line of visible.lines) {
      const data = {
        id: line.id, source: line.subject.id, target: line.object.id, label: words.predicate(line.predicate),
        width: 1.3 + Math.min(4, 1.4 * (line.articles.length - 1)),
        symmetric: line.symmetric ? 1 : 0, proposed: line.proposed ? 1 : 0,
      };
      const edge = this.cy.getElementById(line.id);
      if (edge.empty()) this.cy.add({ group: "edges", data });
      else renew(edge, data);
    }
  }
  #mark(state, way) {
    const { cy } = this;
    cy.elements().removeClass("chosen faded near way worded pinned");
    cy.edges().toggleClass("grouped", Boolean(state.group));
    this.entities().toggleClass("boxed", Boolean(state.group));
    cy.edges().toggleClass("worded", state.labels);
    for (const id of Object.keys(pinsOf(state))) cy.getElementById(id).addClass("pinned");
    const chosen = state.selected ? cy.getElementById(state.selected) : cy.collection();
    chosen.addClass("chosen");
    if (way) {
      const along = cy.elements().filter((element) => way.has(element.id()));
      along.addClass("way");
      cy.elements().not(along).not(chosen).not(".box").addClass("faded");
    } else if (chosen.nonempty()) {
      const near = chosen.isNode() ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
      cy.elements().not(near).not(".box").addClass("faded");
      near.edges().addClass("near");
      if (chosen.isNode() && near.edges().length <= 8) near.edges().addClass("worded");
    }
  }
  /** New entities come out of what they are tied to; then all is in sight. */
  #enter(added, standing, state) {
    if (!CALM) {
      for (const id of added) {
        const node = this.cy.getElementById(id);
        const old = node.neighborhood("node").filter((one) => !added.includes(one.id()));
        const [x, y] = pinsOf(state)[id] ?? [standing.get(id).x, standing.get(id).y];
        if (old.nonempty()) {
          const near = old[0].position();
          node.position({ x: near.x + (x - near.x) * 0.5, y: near.y + (y - near.y) * 0.5 });
          node.animate({ position: { x, y } }, { duration: 350, easing: "ease-out" });
        }
      }
    }
    this.fit(!CALM, added.map((id) => pinsOf(state)[id] ?? [standing.get(id).x, standing.get(id).y]));
  }
  /** Bring everything into sight; `extra` are places that entities are still on their way to. */
  fit(animated = !CALM, extra = []) {
    const { cy } = this;
    if (!cy.nodes().length) return;
    const squares = cy.nodes().map((node) => (node.hasClass("box") ? { ...node.position(), ...node.data() } : squareAt(node.position(), node.data("size"))));
    const { zoom, pan } = this.#viewOf([...squares, ...extra.map((place) => squareAt(pointAt(place), 40))]);
    if (animated) cy.animate({ zoom, pan }, { duration: 350 });
    else cy.viewport({ zoom, pan });
  }
  /** Zoom and pan that bring rectangles into sight. */
  #viewOf(rectangles) {
    const { cy } = this;
    const least = (axis, side) => Math.min(...rectangles.map((one) => one[axis] - one[side] / 2));
    const most = (axis, side) => Math.max(...rectangles.map((one) => one[axis] + one[side] / 2));
    const [left, right, top, bottom] = [least("x", "width"), most("x", "width"), least("y", "height"), most("y", "height")];
    const [width, height] = [cy.width() - 2 * Math.min(BESIDE, cy.width() / 9), cy.height() - 2 * MARGIN];
    const zoom = clamped(FARTHEST, Math.min(width / (right - left), height / (bottom - top)), 1.25);
    return { zoom, pan: { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: cy.height() / 2 - (zoom * (top + bottom)) / 2 - 8 } };
  }
  zoomBy(factor) {
    const { cy } = this;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }
  /** The neighbor of the chosen entity that lies most in the direction of an arrow key. */
  neighborTowards(key, selected) {
    const node = this.cy.getElementById(selected ?? "");
    if (node.empty() || !node.isNode()) return this.entities().max((one) => one.data("rank")).ele?.id() ?? null;
    const here = node.position();
    const [right, down] = ARROWS[key];
    let best = null;
    let most = 0.3;
    node.neighborhood("node").forEach((one) => {
      const [x, y] = [one.position("x") - here.x, one.position("y") - here.y];
      const far = Math.hypot(x, y) || 1;
      const fits = (x * right + y * down) / far - far / 4000;
      if (fits > most) [best, most] = [one.id(), fits];
    });
    return best;
  }
  /** Entity → its place, as pins are kept. */
  placed() {
    return Object.fromEntries(this.entities().map((node) => [node.id(), [Math.round(node.position("x")), Math.round(node.position("y"))]]));
  }

  #tidySoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.tidy(), 60);
  }
  /** Names keep their size on the screen; where they would cover each other, the most tied keep theirs. */
  tidy() {
    const { cy } = this;
    clearTimeout(this.waiting); // what would come soon is done now
    if (!cy.container() || !cy.nodes().length) return;
    this.#resize(cy.zoom());
    const must = (node) => node.hasClass("chosen") || node.hasClass("hovered") || node.hasClass("way");
    const rank = (node) => (node.hasClass("chosen") ? 1e6 : 0) + (must(node) ? 1e5 : 0) + node.data("rank");
    const { x1, x2, y1, y2 } = cy.extent();
    const seen = this.entities().toArray().filter((node) => !node.hasClass("faded") && overlap(bodyOf(node), { x1, x2, y1, y2 }));
    const nodes = seen.sort((one, other) => rank(other) - rank(one)).slice(0, NAMES);
    const named = new Set(nodes);
    cy.batch(() => this.entities().forEach((node) => node.toggleClass("unnamed", !named.has(node))));
    const bodies = seen.map(bodyOf);
    const taken = [];
    const over = nodes.filter((node, number) => {
      const box = node.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
      const name = { ...box, y1: box.y1 + 1, y2: box.y2 - 1 };
      const covers = taken.some((other) => overlap(name, other)) || (number > 12 && bodies.some((body, at) => at !== number && overlap(name, body)));
      if (!covers || must(node)) taken.push(box);
      return covers && !must(node);
    });
    cy.batch(() => over.forEach((node) => node.addClass("unnamed")));
  }
  /** Give names the size that is read at this zoom, where they have another. */
  #resize(zoom) {
    const { cy } = this;
    const changed = Math.abs(Math.log(this.zoomed / zoom)) > 0.04;
    if (!changed && (!this.resized || this.counted === cy.elements().length)) return;
    [this.zoomed, this.counted, this.resized] = [zoom, cy.elements().length, true];
    const { name, wide, below, line, box } = sizesAt(zoom);
    cy.batch(() => {
      cy.nodes(".box").style({ "font-size": box });
      this.entities().style({ "font-size": name, "text-max-width": wide, "text-margin-y": below }).toggleClass("badged", zoom >= READABLE);
      if (!this.many) cy.edges().style({ "font-size": line });
    });
  }
}
