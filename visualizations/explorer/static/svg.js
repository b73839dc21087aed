// The picture as a file: lines, shapes, names, with title, legend, date and sources; SVG, and PNG made from it.
import { KINDS, known } from "./known.js";

const FONT = "Noto Sans, Segoe UI, sans-serif";
const LINE = 14;
const ROW = 17;
const LEAST_WIDTH = 860;
const MOST_SOURCES = 10;
const LETTERS = 118; // in a row of the smallest picture
const MOST_PIXELS = 8000; // a side of a PNG
const GREY = "#8b99a6";

const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one])
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

function lettered(text, x, y, extra = "", size = 12) {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="#1b232c" ${extra}>${escaped(text)}</text>`;
}

function wrapped(text, most = 24, rows = 4) {
  const found = [""];
  for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${Math.max(most, 60)}}`, "gu")) ?? [])) {
    if (found.at(-1) && found.at(-1).length + word.length >= most) found.push("");
    found[found.length - 1] = `${found.at(-1)} ${word}`.trim();
  }
  return found.slice(0, rows);
}

function drawnLine(edge) {
  const [from, to, [bend]] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.controlPoints() ?? [undefined]];
  const way = bend ? `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const dashes = edge.data("proposed") ? ' stroke-dasharray="6 5"' : "";
  const arrow = edge.data("symmetric") ? "" : ' marker-end="url(#arrow)"';
  return `<path d="${way}" fill="none" stroke="${GREY}" stroke-width="${edge.data("width")}"${dashes}${arrow}><title>${escaped(edge.data("label"))}</title></path>`;
}

function drawnEntity(node) {
  const { x, y } = node.position();
  const size = node.width();
  const name = wrapped(node.data("label")).map((row, number) =>
    lettered(row, x, y + size / 2 + LINE + number * LINE, 'text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke"'));
  return shape(node.data("kind"), x - size / 2, y - size / 2, size) + name.join("");
}

function drawnBox(node) {
  const { x, y } = node.position();
  const [width, height] = [node.data("width"), node.data("height")];
  return `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="8" fill="#f1f4f6" stroke="#cbd3da"/>`
    + lettered(node.data("label"), x, y - height / 2 + 24, 'text-anchor="middle" font-weight="bold"');
}

function shape(kind, x, y, size) {
  const { outline, color } = known.kinds[kind];
  return `<path transform="translate(${x} ${y}) scale(${size / 20})" d="${outline}" fill="${color}" fill-rule="evenodd"/>`;
}

/** Shapes of the kinds and strokes of the lines, in rows that are no longer than the picture is wide. */
function legend(kinds, words, left, top, width) {
  const strokes = { "line solid": "", "line dashed": ' stroke-dasharray="6 5"', "line thick": "" };
  const entries = [
    ...kinds.map((kind) => [words.kind(kind), 21, (x, y) => shape(kind, x, y - 12, 15)]),
    ...Object.entries(strokes).map(([name, dashes]) => [words.say(name), 37, (x, y) =>
      `<path d="M${x} ${y - 4}h30" stroke="${GREY}" stroke-width="${name === "line thick" ? 4.1 : 1.3}"${dashes}/>`]),
  ];
  const drawn = [];
  let [x, y] = [left, top];
  for (const [text, indent, sign] of entries) {
    const wide = indent + 20 + text.length * 7;
    if (x > left && x + wide > left + width) [x, y] = [left, y + 22];
    drawn.push(sign(x, y), lettered(text, x + indent, y));
    x += wide;
  }
  return [drawn, y];
}

/** What stands below: notes, citation, and the articles that say so. */
function below(shown, letters) {
  const { state, visible, graph, words, cited } = shown;
  const keys = [...new Set(visible.lines.flatMap((line) => line.articles))];
  const articles = keys.slice(0, MOST_SOURCES).map((key) => graph.articles.get(key)).map((one) =>
    `– ${[one.title ?? one.key, one.publisher, one.published && words.date(one.published)].filter(Boolean).join(", ")}`);
  const more = keys.length - articles.length;
  const sources = keys.length ? [`${words.say("sources")}:`, ...articles, ...(more ? [`… +${more}`] : [])] : [];
  return [state.notes, cited, ...sources].filter(Boolean).flatMap((text) => wrapped(text, letters, 14));
}

/** `shown` has view, state, visible, graph, words, cited (the line that cites the view). */
export function pictureSvg(shown) {
  const { view, state, visible, words } = shown;
  const box = view.cy.elements().boundingBox();
  const title = state.title ? wrapped(state.title, 90, 2) : [];
  const [left, top] = [box.x1 - 40, box.y1 - 30 - 26 * title.length];
  const width = Math.max(box.w + 80, LEAST_WIDTH);
  const kinds = KINDS.filter((kind) => visible.entities.some((one) => one.kind === kind));
  const [signs, end] = legend(kinds, words, left + 20, box.y2 + 40, width - 40);
  const rows = below(shown, Math.floor((LETTERS * width) / LEAST_WIDTH));
  const height = end + 30 + rows.length * ROW - top;
  const drawn = [
    ...title.map((row, number) => lettered(row, left + 20, top + 34 + number * 26, 'font-weight="bold"', 19)),
    ...view.cy.nodes(".box").map(drawnBox), ...view.cy.edges().map(drawnLine), ...view.entities().map(drawnEntity), ...signs,
    ...rows.map((row, number) => lettered(row, left + 20, end + 28 + number * ROW)),
  ];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}">`;
  return { width, height, text: [
    head, `<title>${escaped(state.title || words.say("explorer"))}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto"><path d="M0 0L10 5L0 10z" fill="${GREY}"/></marker></defs>`,
    ...drawn, "</svg>",
  ].join("") };
}

export const svgFile = (shown) => new Blob([pictureSvg(shown).text], { type: "image/svg+xml" });

/** The same as pixels, twice as fine as a screen where that is not too large. */
export async function pngFile(shown) {
  const { width, height, text } = pictureSvg(shown);
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, MOST_PIXELS / Math.max(width, height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
