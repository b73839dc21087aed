// Where entities stand: batch after batch, so that what is there keeps its place and a link gives one picture.
const { forceLink, forceSimulation, forceX, forceY } = window.d3; // its chance is seeded: always the same

const ROOM = { width: 128, height: 94 }; // what an entity takes up with its name, in any language
const LOOSE = 1.25; // so much more room than names take up
const TURN = 2.399963; // the golden angle: points along it spread evenly
const WORK = 18000; // steps times entities; large pictures get fewer steps and stand as soon
const [LEAST_STEPS, MOST_STEPS] = [45, 150];
const RESTING = 0.001;
const [PUSH, FAR] = [1400, 1400]; // how strongly entities push each other off, and up to which distance
const [FINE, COARSE] = [22, 64]; // how far apart places are tried where few or many are sought
const MANY = 300; // entities at once

/** Remembers where the entities of earlier batches stand. */
class Places {
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
    const starts = startsOf(added, lines, this.places);
    const old = [...this.places].map(([id, { x, y }]) => ({ id, x, y, fx: x, fy: y })); // these push and pull, and stay
    const nodes = [...old, ...added.map((id) => ({ id, ...starts.get(id) }))];
    settle(nodes, lines.map((line) => ({ source: line.subject.id, target: line.object.id })), added.length);
    const moved = nodes.slice(old.length);
    if (!old.length) spread(moved);
    const taken = new Taken(added.length > MANY ? COARSE : FINE);
    for (const place of this.places.values()) taken.add(place);
    for (const node of moved) {
      const place = taken.freeNextTo(node);
      this.places.set(node.id, place);
      taken.add(place);
    }
  }
}

/** Of this page: whoever draws again finds them worked out. */
export const places = new Places();

/** New entities begin around what they are tied to and already has a place. */
function startsOf(added, lines, places) {
  const near = new Map(added.map((id) => [id, []]));
  for (const line of lines) {
    near.get(line.subject.id)?.push(line.object.id);
    near.get(line.object.id)?.push(line.subject.id);
  }
  const starts = new Map();
  added.forEach((id, number) => {
    const around = near.get(id).map((other) => places.get(other) ?? starts.get(other)).filter(Boolean);
    const middle = (axis) => around.reduce((sum, place) => sum + place[axis], 0) / (around.length || 1);
    const away = number || places.size ? 90 + 26 * Math.sqrt(number) : 0;
    starts.set(id, { x: middle("x") + away * Math.cos(number * TURN), y: middle("y") + away * Math.sin(number * TURN) });
  });
  return starts;
}

/** Ties pull, all push each other off, and what is tied to nothing stays in reach. */
function settle(nodes, links, moving) {
  const steps = Math.round(Math.max(LEAST_STEPS, Math.min(MOST_STEPS, WORK / nodes.length)));
  const middle = (axis) => nodes.reduce((sum, node) => sum + node[axis], 0) / nodes.length;
  const pull = moving === nodes.length ? 0.06 : 0.01;
  forceSimulation(nodes)
    .stop()
    .alphaDecay(1 - RESTING ** (1 / steps))
    .force("ties", forceLink(links).id((node) => node.id).distance(120))
    .force("room", pushing())
    .force("across", forceX(middle("x")).strength(pull))
    .force("down", forceY(middle("y")).strength(pull * 1.7)) // a screen is wider than high
    .tick(steps);
}

/** The push of d3's `forceManyBody`, pair by pair: exact, and up to a thousand entities sooner done than by its tree. */
function pushing() {
  let nodes = [];
  const force = (alpha) => {
    for (let first = 0; first < nodes.length; first += 1) {
      const one = nodes[first];
      for (let second = first + 1; second < nodes.length; second += 1) {
        const other = nodes[second];
        const x = other.x - one.x || 1e-6; // what stands on one spot goes apart
        const y = other.y - one.y;
        const square = x * x + y * y;
        if (square >= FAR * FAR) continue;
        const push = (PUSH * alpha) / Math.max(square, Math.sqrt(square));
        one.vx -= x * push;
        one.vy -= y * push;
        other.vx += x * push;
        other.vy += y * push;
      }
    }
  };
  force.initialize = (given) => {
    nodes = given;
  };
  return force;
}

/** Make room for all names at once where the forces left too little. */
function spread(nodes) {
  const span = (axis) => Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis]));
  const wanted = LOOSE * nodes.length * ROOM.width * ROOM.height;
  const there = (span("x") + ROOM.width) * (span("y") + ROOM.height);
  const factor = Math.max(1, Math.sqrt(wanted / there));
  for (const node of nodes) [node.x, node.y] = [node.x * factor, node.y * factor];
}

const rounded = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) });
const fieldOf = (right, down) => right * 100003 + down;

/** Places that are taken, found again by where they are. */
class Taken {
  constructor(step) {
    this.step = step;
    this.full = new Map(); // field → the ring up to which the search from there found nothing
    this.fields = new Map();
  }
  add(place) {
    const field = fieldOf(Math.floor(place.x / ROOM.width), Math.floor(place.y / ROOM.height));
    if (this.fields.has(field)) this.fields.get(field).push(place);
    else this.fields.set(field, [place]);
  }
  isFree({ x, y }) {
    const [right, down] = [Math.floor(x / ROOM.width), Math.floor(y / ROOM.height)];
    for (let column = right - 1; column <= right + 1; column += 1) {
      for (let row = down - 1; row <= down + 1; row += 1) {
        for (const other of this.fields.get(fieldOf(column, row)) ?? []) {
          if (Math.abs(x - other.x) < ROOM.width && Math.abs(y - other.y) < ROOM.height) return false;
        }
      }
    }
    return true;
  }
  /** The nearest place, on rings around the wanted one, where an entity and its name cover no other. */
  freeNextTo(wanted) {
    const center = rounded(wanted);
    if (this.isFree(center)) return center;
    const field = fieldOf(Math.floor(center.x / ROOM.width), Math.floor(center.y / ROOM.height));
    for (let ring = Math.max(1, (this.full.get(field) ?? 0) - 1); ring < 200; ring += 1) {
      const spots = 8 + 4 * ring;
      for (let spot = 0; spot < spots; spot += 1) {
        const turn = (2 * Math.PI * spot) / spots;
        const place = rounded({ x: center.x + this.step * ring * Math.cos(turn), y: center.y + this.step * ring * Math.sin(turn) });
        if (this.isFree(place)) {
          this.full.set(field, ring);
          return place;
        }
      }
    }
    return center;
  }
}
