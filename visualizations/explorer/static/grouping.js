// Entities in boxes, by country or kind: worked out from the view alone, so a link gives one picture.
import { KINDS } from "./known.js";
import { pinsOf } from "./state.js";

const CELL = { width: 136, height: 104 };
const EDGE = 16; // between a box and what is in it
const HEAD = 40; // for the name of a box
const GAP = 34; // between boxes
const WIDE = 1.7; // a screen is wider than high

/** Official → the country of an agency where they hold a post. */
function homesOf(graph) {
  const posts = [...graph.lines.values()].filter((line) => line.predicate === "holdsPost" && line.object.country);
  return new Map(posts.map((line) => [line.subject.id, line.object.country]));
}

/** What an entity is put together with: its country or, where none is stated, its kind. */
function keyOf(entity, by, homes) {
  const country = by === "country" ? (entity.country ?? homes.get(entity.id)) : null;
  return country ? `country ${country}` : `kind ${entity.kind}`;
}

/** The boxes of a view, those of earlier batches first, then the largest; hidden entities keep their cells. */
function boxesOf(state, graph) {
  const boxes = new Map();
  const homes = homesOf(graph);
  state.batches.forEach((batch, number) => {
    for (const id of batch) {
      const entity = graph.entities.get(id);
      if (!entity) continue;
      const key = keyOf(entity, state.group, homes);
      if (!boxes.has(key)) boxes.set(key, { key, since: number, size: 0, ids: new Set() });
      const box = boxes.get(key);
      box.ids.add(id);
      if (box.since === number) box.size = box.ids.size;
    }
  });
  const rank = ({ key }) => (key.startsWith("country") ? -1 : KINDS.indexOf(key.slice(5)));
  return [...boxes.values()].sort((one, other) => one.since - other.since || other.size - one.size
    || rank(one) - rank(other) || (one.key < other.key ? -1 : 1));
}

const clamped = (least, value, most) => Math.max(least, Math.min(most, value));

/** A place counted from the corner of a box, kept inside of it. */
function inside(box, [right, down]) {
  return [clamped(EDGE, right, box.width - EDGE), clamped(HEAD, down, box.height - EDGE - CELL.height / 3)].map(Math.round);
}

/** Where in its box an entity was put, as its pin is kept. */
export function placeInBox(box, { x, y }) {
  return inside(box, [x - box.x + box.width / 2, y - box.y + box.height / 2]);
}

/** Boxes with their places and sizes, and a place for each entity. */
export function grouped(state, graph) {
  const boxes = boxesOf(state, graph).map((box) => {
    const across = Math.ceil(Math.sqrt(box.ids.size * 0.8));
    const down = Math.ceil(box.ids.size / across);
    return { ...box, across, width: across * CELL.width + 2 * EDGE, height: down * CELL.height + HEAD + EDGE };
  });
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  const widest = Math.max(Math.sqrt(area * WIDE), ...boxes.map((box) => box.width));
  const [places, pins] = [new Map(), pinsOf(state)];
  let [left, top, high] = [0, 0, 0];
  for (const box of boxes) {
    if (left && left + box.width > widest) [left, top, high] = [0, top + high + GAP, 0];
    [box.x, box.y] = [left + box.width / 2, top + box.height / 2];
    [...box.ids].forEach((id, number) => places.set(id, {
      x: Math.round(left + EDGE + CELL.width * ((number % box.across) + 0.5)),
      y: Math.round(top + HEAD + CELL.height * (Math.floor(number / box.across) + 0.3)),
    }));
    for (const id of box.ids) if (id in pins) places.set(id, pinned(box, pins[id]));
    left += box.width + GAP;
    high = Math.max(high, box.height);
  }
  return { boxes, places };
}

function pinned(box, place) {
  const [right, down] = inside(box, place);
  return { x: Math.round(box.x - box.width / 2 + right), y: Math.round(box.y - box.height / 2 + down) };
}

/** What stands on a box. */
export function boxName(key, words) {
  const cut = key.indexOf(" ");
  return key.slice(0, cut) === "country" ? words.country(key.slice(cut + 1)) : words.kind(key.slice(cut + 1));
}
