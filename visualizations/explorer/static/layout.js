// Where entities stand: batch after batch, so that what is there keeps its place and a link gives one picture.
import cytoscape from "/explore/vendor/cytoscape.mjs";

cytoscape.use(window.cytoscapeFcose);

const MANY = 300; // entities; beyond, forces take many seconds and the rough places must do
const ROOM = { width: 128, height: 94 }; // what an entity takes up with its name, in any language

/** Run with every source of chance starting from the same place. */
function seeded(run) {
  const random = Math.random;
  let seed = 42;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const own = window.layoutBase?.RandomSeed;
  if (own) [own.seed, own.x] = [1, 0];
  try {
    run();
  } finally {
    Math.random = random;
  }
}

/** Remembers where the entities of earlier batches stand. */
export class Places {
  constructor() {
    this.clear();
  }
  clear() {
    this.done = [];
    this.places = new Map();
  }
  /** Entity → place, for all batches; only batches that are new are worked out. */
  of(batches, graph) {
    const known = batches.map((batch) => batch.filter((id) => graph.entities.has(id)));
    const keys = known.map((batch) => batch.join(","));
    const same = this.done.length <= keys.length && this.done.every((key, number) => key === keys[number]);
    if (!same) this.clear();
    for (const batch of known.slice(this.done.length)) {
      this.#place(batch.filter((id) => !this.places.has(id)), graph);
      this.done.push(batch.join(","));
    }
    return this.places;
  }
  #place(added, graph) {
    if (!added.length) return;
    const fresh = new Set(added);
    const stands = (id) => fresh.has(id) || this.places.has(id);
    const lines = [...graph.lines.values()]
      .filter((line) => fresh.has(line.subject.id) || fresh.has(line.object.id))
      .filter((line) => stands(line.subject.id) && stands(line.object.id))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const ends = new Set(lines.flatMap((line) => [line.subject.id, line.object.id]));
    const old = [...this.places.keys()].filter((id) => ends.has(id)); // the rest neither pulls nor moves
    const ids = [...old, ...added];
    const start = this.#starts(added, lines);
    const cy = cytoscape({
      headless: true, styleEnabled: true,
      style: [{ selector: "node", style: { shape: "rectangle", ...ROOM } }],
      elements: [
        ...ids.map((id) => ({ data: { id }, position: { ...(this.places.get(id) ?? start.get(id)) } })),
        ...lines.map((line) => ({ data: { id: line.id, source: line.subject.id, target: line.object.id } })),
      ],
    });
    const fixed = old.map((nodeId) => ({ nodeId, position: { ...this.places.get(nodeId) } }));
    seeded(() => cy.layout(options(fixed, ids.length)).run());
    for (const id of added) this.places.set(id, rounded(cy.getElementById(id).position()));
    cy.destroy();
    this.#separate(added);
  }
  /** New entities begin around what they are tied to. */
  #starts(added, lines) {
    const starts = new Map();
    added.forEach((id, number) => {
      const near = lines
        .filter((line) => line.subject.id === id || line.object.id === id)
        .map((line) => this.places.get(line.subject.id === id ? line.object.id : line.subject.id))
        .filter(Boolean);
      const turn = number * 2.399963;
      const away = 90 + 26 * Math.sqrt(number);
      const middle = (axis) => near.reduce((sum, place) => sum + place[axis], 0) / (near.length || 1);
      starts.set(id, { x: middle("x") + away * Math.cos(turn), y: middle("y") + away * Math.sin(turn) });
    });
    return starts;
  }
  /** Each new entity takes the free place next to where the forces put it; what was there stays. */
  #separate(added) {
    const fresh = new Set(added);
    const taken = new Taken();
    for (const [id, place] of this.places) if (!fresh.has(id)) taken.add(place);
    for (const id of added) {
      const place = freePlace(this.places.get(id), taken);
      this.places.set(id, place);
      taken.add(place);
    }
  }
}

/** Places that are taken, found again by where they are. */
class Taken {
  constructor() {
    this.fields = new Map();
  }
  #field = (place, right = 0, down = 0) => `${Math.floor(place.x / ROOM.width) + right} ${Math.floor(place.y / ROOM.height) + down}`;
  add(place) {
    const field = this.#field(place);
    this.fields.set(field, [...(this.fields.get(field) ?? []), place]);
  }
  isFree(place) {
    const near = [-1, 0, 1].flatMap((right) => [-1, 0, 1].flatMap((down) => this.fields.get(this.#field(place, right, down)) ?? []));
    return near.every((other) => Math.abs(place.x - other.x) >= ROOM.width || Math.abs(place.y - other.y) >= ROOM.height);
  }
}

/** The nearest place, on rings around the wanted one, where an entity and its name cover no other. */
function freePlace(wanted, taken) {
  const center = rounded(wanted);
  if (taken.isFree(center)) return center;
  for (let ring = 1; ring < 200; ring += 1) {
    const spots = 8 + 4 * ring;
    for (let spot = 0; spot < spots; spot += 1) {
      const turn = (2 * Math.PI * spot) / spots;
      const place = rounded({ x: center.x + 22 * ring * Math.cos(turn), y: center.y + 22 * ring * Math.sin(turn) });
      if (taken.isFree(place)) return place;
    }
  }
  return center;
}

const rounded = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });

function options(fixed, count) {
  return {
    name: "fcose", quality: count > MANY ? "draft" : "default", animate: false, fit: false, randomize: !fixed.length,
    nodeDimensionsIncludeLabels: false, uniformNodeDimensions: true, packComponents: false, tile: true,
    nodeRepulsion: () => 12000, idealEdgeLength: () => 90, edgeElasticity: () => 0.35,
    gravity: 0.35, gravityRange: 3, nodeSeparation: 100, numIter: 1200,
    fixedNodeConstraint: fixed.length ? fixed : undefined,
  };
}
