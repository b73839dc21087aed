// Questions to the server of this page; an error says what went wrong in the server's own words.
export class Problem extends Error {
  constructor(message, status = null, language = null) {
    super(message);
    this.status = status;
    this.language = language; // of the message
  }
}

const refused = (answer, body) => new Problem(body.detail ?? String(answer.status), answer.status, answer.headers.get("Content-Language"));
const wanted = () => ({ Accept: "application/json", "Accept-Language": document.documentElement.lang });

function ask(path, parameters = []) {
  const query = new URLSearchParams(parameters.filter(([, value]) => value !== null && value !== undefined));
  return told(fetch(query.size ? `${path}?${query}` : path, { headers: wanted() }));
}

/** A question that may be longer than an address. */
function send(path, body, token = null) {
  const headers = { "Content-Type": "application/json", ...wanted(), ...(token && { Authorization: `Bearer ${token}` }) };
  return told(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function told(asked) {
  let answer;
  try {
    answer = await asked;
  } catch {
    throw new Problem("");
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw refused(answer, body);
  return body;
}

/** A view as a file for other programs. */
export async function file(format, entities, statements) {
  const answer = await fetch(`/api/explorer/files/${format}`, {
    method: "POST", headers: { ...wanted(), "Content-Type": "application/json" }, body: JSON.stringify({ entities, statements }),
  }).catch(() => {
    throw new Problem("");
  });
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => ({})));
  return answer.blob();
}

const PAUSE = 300; // milliseconds between looks at a job

/** Have an article read, shown only or taken into the graph; `tell` hears how far that is. */
export async function read(article, token, preview, tell) {
  let job = await send(`/api/v1/articles${preview ? "?preview=true" : ""}`, article, token);
  const { url } = job;
  while (job.state !== "done" && job.state !== "failed") {
    tell(job);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    job = await ask(url);
  }
  if (job.state === "failed") throw new Problem(job.problem);
  if (!preview) kept.clear();
  return job;
}

const all = (name, values) => values.map((value) => [name, value]);
const entityPath = (id) => `/api/v1/entities/${id.split("/").map(encodeURIComponent).join("/")}`;
const kept = new Map();

/** The same question is asked once in the life of a page, while it does not fail. */
function once(key, question) {
  if (!kept.has(key)) {
    const answer = question();
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
  }
  return kept.get(key);
}

export const start = () => ask("/api/explorer/start");
export const search = (text, limit = 9) => ask("/api/v1/search", [["q", text], ["limit", limit]]);
let ahead = {}; // what was asked before anybody wanted to know
export function network(ids, grow = [], kinds = [], limit = 12) {
  const asked = { ids, grow, kinds: kinds.length ? kinds : null, limit };
  const { key, answer } = ahead;
  ahead = {};
  return key === JSON.stringify(asked) ? answer : send("/api/explorer/network", asked);
}

/** Ask for a network that the page will want as soon as it is there. */
export function askAhead(ids) {
  const answer = network(ids);
  answer.catch(() => {}); // whoever wants it hears it
  ahead = { key: JSON.stringify({ ids, grow: [], kinds: null, limit: 12 }), answer };
  return answer;
}
export const entity = (id) => once(`entity ${id}`, () => ask(entityPath(id)));
export const hidden = (id, shown) => send("/api/explorer/hidden", { of: id, ids: shown });
export const evidence = (ids) => once(`evidence ${ids.join(" ")}`, () => ask("/api/explorer/evidence", all("id", ids.slice(0, 50))));
export const paths = (one, other) =>
  once(`paths ${one} ${other}`, () => ask("/api/explorer/ways", [["from", one], ["to", other], ["limit", 5]]));
export const statements = (id) => once(`statements ${id}`, () => ask(`${entityPath(id)}/statements`, [["limit", 1000]]));
const judgmentsPath = (id) => `/api/v1/statements/${encodeURIComponent(id.replace(/^statement\//, ""))}/judgments`;
export const judgments = (id) => once(`judgments ${id}`, () => ask(judgmentsPath(id)));

/** Say whether a statement is right; all that was asked before may be otherwise now. */
export async function judge(id, said, token) {
  const answer = await send(judgmentsPath(id), said, token);
  kept.clear();
  return answer;
}
export const twins = (kind) => once(`twins ${kind}`, () => ask("/api/v1/review/twins", [["kind", kind || null], ["limit", 200]]));
export const pairs = (of = []) => once(`pairs ${of.join(" ")}`, () => ask("/api/explorer/pairs", all("of", of)));

/** Say whether two entities are one. */
export async function judgePair(said, token) {
  const answer = await send("/api/v1/judgments", said, token);
  kept.clear();
  return answer;
}
export const question = (name, parameters = []) => ask(`/api/v1/queries/${name}`, parameters);
