// Files from a view: CSV that spreadsheets open right, pictures with legend, date and sources.
import { KINDS, known } from "./known.js";

export const folded = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** Hand a file to the browser. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value) {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

export function tableCsv(lines, words) {
  const head = ["subject", "predicate", "object", "when", "status", "sources", "quote"].map((name) => words.say(name));
  const rows = lines.map((line) => [
    words.name(line.subject), words.predicate(line.predicate), words.name(line.object), line.when,
    line.object.status ?? "", line.articles.join("; "), line.quote,
  ]);
  const text = [[...head, "subject id", "object id", "statement"], ...rows.map((row, number) => [
    ...row, lines[number].subject.id, lines[number].object.id, lines[number].ids.join("; "),
  ])].map((row) => row.map(cell).join(",")).join("\r\n");
  save(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }), "ipcoop-ties.csv");
}

const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);
const FONT = "Noto Sans, Segoe UI, sans-serif";
const LINE = 14;

function lettered(text, x, y, extra = "") {
  return `<text x="${x}" y="${y}" font-size="12" fill="#1b232c" ${extra}>${escaped(text)}</text>`;
}

function wrapped(text, most = 24) {
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    if (rows.at(-1) && rows.at(-1).length + word.length >= most) rows.push("");
    rows[rows.length - 1] = `${rows.at(-1)} ${word}`.trim();
  }
  return rows.slice(0, 4);
}

function drawnLine(edge) {
  const [from, to, [bend]] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.controlPoints() ?? [undefined]];
  const way = bend ? `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const dashes = edge.data("proposed") ? ' stroke-dasharray="6 5"' : "";
  const arrow = edge.data("symmetric") ? "" : ' marker-end="url(#arrow)"';
  return `<path d="${way}" fill="none" stroke="#8b99a6" stroke-width="${edge.data("width")}"${dashes}${arrow}><title>${escaped(edge.data("label"))}</title></path>`;
}

function drawnEntity(node) {
  const { x, y } = node.position();
  const size = node.width();
  const name = wrapped(node.data("label")).map((row, number) =>
    lettered(row, x, y + size / 2 + LINE + number * LINE, 'text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke"'));
  return shape(node.data("kind"), x - size / 2, y - size / 2, size) + name.join("");
}

function shape(kind, x, y, size) {
  const { outline, color } = known.kinds[kind];
  return `<path transform="translate(${x} ${y}) scale(${size / 20})" d="${outline}" fill="${color}" fill-rule="evenodd"/>`;
}

/** The picture as an SVG file: lines, shapes, names, a legend, and where it comes from. */
export function pictureSvg(view, visible, words, address) {
  const box = view.cy.elements().boundingBox();
  const [left, top] = [box.x1 - 40, box.y1 - 30];
  const [width, height] = [Math.max(box.w + 80, 820), box.h + 130 + 16 * Math.ceil(address.length / 100)];
  const drawn = [...view.cy.edges().map(drawnLine), ...view.cy.nodes().map(drawnEntity)];
  const kinds = KINDS.filter((kind) => visible.entities.some((one) => one.kind === kind));
  let at = left + 20;
  const y = box.y2 + 40;
  for (const kind of kinds) {
    drawn.push(shape(kind, at, y - 12, 15), lettered(words.kind(kind), at + 21, y));
    at += 40 + words.kind(kind).length * 7;
  }
  const articles = new Set(visible.lines.flatMap((line) => line.articles)).size;
  const today = words.date(new Date().toISOString().slice(0, 10));
  const dashes = `<path d="M${at} ${y - 4}h30" stroke="#8b99a6" stroke-width="2" stroke-dasharray="6 5"/>`;
  drawn.push(dashes, lettered(words.say("line dashed"), at + 36, y));
  const sources = [words.say("made by", { date: today, articles }), ...address.match(/.{1,100}/g)];
  sources.forEach((row, number) => drawn.push(lettered(row, left + 20, y + 24 + number * 16)));
  return new Blob([
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto"><path d="M0 0L10 5L0 10z" fill="#8b99a6"/></marker></defs>',
    ...drawn, "</svg>",
  ], { type: "image/svg+xml" });
}
