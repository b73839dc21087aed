// From what the server answered and what is filtered to what a view shows.
import { isProposed, known } from "./known.js";

const year = (text) => (text ? Number(text.slice(0, 4)) : null);

/** Statements of one subject, predicate and object as one line; it is known by its first statement. */
function lineOf(found, entities) {
  const [first] = found;
  const subject = entities.get(first.subject);
  const object = entities.get(first.object);
  const own = found.map((one) => one.when).filter(Boolean).sort()[0] ?? null;
  const dated = [object, subject].find((entity) => entity.date);
  return {
    id: first.id, ids: found.map((one) => one.id), subject, object, predicate: first.predicate,
    roles: [...new Set(found.map((one) => one.role).filter(Boolean))],
    when: own ?? dated?.date ?? null, whenFrom: own ? null : (dated ?? null),
    articles: [...new Set(found.flatMap((one) => one.articles))], quote: first.quote,
    confidence: Math.max(...found.map((one) => one.confidence)),
    proposed: isProposed(object.status) || isProposed(subject.status),
    symmetric: known.predicates[first.predicate].symmetric, review: found.find((one) => one.review !== "unreviewed")?.review ?? "unreviewed",
  };
}

/** A network as maps: entities by id, lines by id, lines of each entity. */
export function indexed(network) {
  const entities = new Map(network.entities.map((entity) => [entity.id, entity]));
  const together = Map.groupBy
    ? Map.groupBy(network.statements, keyOf)
    : network.statements.reduce((map, one) => map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one]), new Map());
  const lines = new Map();
  for (const found of together.values()) {
    const line = lineOf(found, entities);
    lines.set(line.id, line);
  }
  const { statements, is_cut: cut = false } = network;
  return { entities, lines, cut, statements: statements.length, articles: new Map(network.articles.map((article) => [article.key, article])) };
}

const keyOf = (one) => `${one.subject}\n${one.predicate}\n${one.object}`;

/** The line that a statement belongs to. */
export function lineWith(graph, statement) {
  return [...graph.lines.values()].find((line) => line.ids.includes(statement)) ?? null;
}

/** Whether a time lies in the years asked for. */
function inRange(when, state) {
  if (!state.range) return true;
  if (!when) return state.undated;
  const [from, to] = state.range;
  const [first, last] = when.includes("/") ? when.split("/") : [when, when];
  return (year(last) ?? 9999) >= from && (year(first) ?? 0) <= to;
}

/** Whether something had not begun by a day, or was over then; what has no date never is. */
export function isAway(when, day, ends = true) {
  if (!day || !when) return false;
  const [first, last] = when.includes("/") ? when.split("/") : [when, ""];
  const cut = (text, other) => text.slice(0, Math.min(text.length, other.length));
  const known = (text) => /^\d{4}/.test(text);
  return (known(first) && cut(first, day) > cut(day, first)) || (ends && known(last) && cut(last, day) < cut(day, last));
}

/** The entities and lines that are left after hiding and filtering, and how many neighbors are hidden. */
export function visibleOf(graph, state, ids) {
  const hidden = new Set(state.hidden);
  const offKinds = new Set(state.offKinds);
  const offStatuses = new Set(state.offStatuses);
  const offReviews = new Set(state.offReviews);
  const wanted = ids
    .map((id) => graph.entities.get(id))
    .filter((one) => one && !hidden.has(one.id) && !offKinds.has(one.kind) && !offStatuses.has(one.status)
      && inRange(one.date, { ...state, undated: true }));
  const entities = wanted.filter((one) => !isAway(one.date, state.asOf, false));
  const shown = new Set(entities.map((one) => one.id));
  const offPredicates = new Set(state.offPredicates);
  const offArticles = new Set(state.offArticles);
  const there = [...graph.lines.values()].filter(
    (line) =>
      shown.has(line.subject.id) && shown.has(line.object.id) && !offPredicates.has(line.predicate) &&
      line.articles.some((key) => !offArticles.has(key)) && line.articles.length >= state.leastSources &&
      line.confidence * 100 >= state.leastConfidence && !offReviews.has(line.review) && inRange(line.when, state),
  );
  const lines = there.filter((line) => !isAway(line.when, state.asOf));
  const away = wanted.length - entities.length + there.length - lines.length;
  return { entities, lines, away, more: hiddenCounts(graph, entities) };
}

/** Entity → how many of its neighbors are not in the picture. */
function hiddenCounts(graph, entities) {
  const shown = new Set(entities.map((one) => one.id));
  const near = new Map(entities.map((one) => [one.id, new Set()]));
  for (const line of graph.lines.values()) {
    if (shown.has(line.subject.id) && shown.has(line.object.id)) {
      near.get(line.subject.id).add(line.object.id);
      near.get(line.object.id).add(line.subject.id);
    }
  }
  return new Map(entities.map((one) => [one.id, Math.max(0, one.neighbors - near.get(one.id).size)]));
}

/** Year → how many lines begin then, and how many lines have no time. */
export function histogram(graph, ids) {
  const shown = new Set(ids);
  const years = new Map();
  let undated = 0;
  for (const line of graph.lines.values()) {
    if (!shown.has(line.subject.id) || !shown.has(line.object.id)) continue;
    const at = year(line.when);
    if (at) years.set(at, (years.get(at) ?? 0) + 1);
    else undated += 1;
  }
  return { years, undated };
}
