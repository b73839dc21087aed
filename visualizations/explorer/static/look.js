// How the network looks: kinds by shape and color, as in the offline pictures.
import { known } from "./known.js";

const SHAPES = {
  square: "round-rectangle", dot: "ellipse", diamond: "diamond", hexagon: "hexagon", triangle: "triangle",
  star: "star", triangleDown: "polygon",
};
const FONT = '"Noto Sans", "Segoe UI", system-ui, sans-serif';

export const shapeOf = (kind) => SHAPES[known.kinds[kind].shape] ?? "ellipse";

const badges = new Map();

/** A small picture of "+29"; drawn here, so nothing is fetched. */
function badge(count) {
  const text = count > 99 ? "99+" : `+${count}`;
  if (!badges.has(text)) {
    const width = text.length > 2 ? 30 : 24;
    const drawing =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20">` +
      `<rect x="1" y="1" width="${width - 2}" height="18" rx="9" fill="#fff" stroke="#44525e" stroke-width="1.5"/>` +
      `<text x="${width / 2}" y="14.3" font-family="Noto Sans,Segoe UI,sans-serif" font-size="12" font-weight="bold" ` +
      `text-anchor="middle" fill="#1d2730">${text}</text></svg>`;
    badges.set(text, URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" })));
  }
  return badges.get(text);
}

/** Cytoscape's style sheet for a light or a dark ground, few or many lines, and names of these sizes. */
export function look({ dark, many, sizes }) {
  const ink = dark ? "#e6eaee" : "#1b232c";
  const ground = dark ? "#13171c" : "#fdfdfc";
  const rule = dark ? "#5b6a78" : "#a9b5c0";
  const near = dark ? "#a5b8c9" : "#5f7384";
  const box = dark ? "#1b222a" : "#f1f4f6";
  const accent = dark ? "#ffb454" : "#c04a00";
  return [
    { selector: "node", style: {
      shape: "data(shape)", width: "data(size)", height: "data(size)", "background-color": "data(color)",
      "border-width": 0, label: "data(label)", color: ink, "font-family": FONT, "font-size": sizes.name,
      "text-wrap": "wrap", "text-max-width": sizes.wide, "text-valign": "bottom", "text-margin-y": sizes.below,
      "text-background-color": ground, "text-background-opacity": 0.85, "text-background-padding": 1,
      "overlay-opacity": 0, "z-index": 10, "bounds-expansion": 26,
    } },
    { selector: "node.box", style: {
      shape: "round-rectangle", width: "data(width)", height: "data(height)", "background-color": box,
      "border-width": 1, "border-color": dark ? "#3d4955" : "#cbd3da", "text-valign": "top", "text-margin-y": 30,
      "font-size": sizes.box, "font-weight": "bold", "text-background-opacity": 0, "text-wrap": "ellipsis", "text-max-width": "data(width)", "z-index": 0,
      "z-index-compare": "manual", events: "no", "bounds-expansion": 0, "background-image": "none",
    } },
    { selector: "node[shape = 'polygon']", style: { "shape-polygon-points": "-1 -0.85 1 -0.85 0 0.95" } },
    { selector: "node[?ring]", style: { "background-color": ground, "border-width": 5, "border-color": "data(color)" } },
    { selector: "node.badged[?more]", style: {
      "background-image": (node) => badge(node.data("more")), "background-fit": "none", "background-clip": "none",
      "background-image-containment": "over", "background-width": 26, "background-height": 18,
      "background-position-x": "100%", "background-position-y": "0%", "background-offset-x": 14, "background-offset-y": -9,
    } },
    { selector: "node.pinned", style: { "border-width": 3, "border-color": ink } },
    { selector: "node.boxed", style: { "text-background-color": box, "text-background-opacity": 0.8 } },
    { selector: "node.unnamed", style: { label: "" } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": rule, "target-arrow-color": rule, "target-arrow-shape": "triangle",
      "curve-style": many ? "haystack" : "bezier", "haystack-radius": 0, opacity: many ? 0.5 : 1,
      "control-point-step-size": 30, "font-size": sizes.line, "font-family": FONT, color: ink,
      "text-rotation": "autorotate", "text-background-color": ground, "text-background-opacity": 0.9,
      "text-background-padding": 1, "overlay-opacity": 0, "z-index": 1,
    } },
    { selector: "edge[?symmetric]", style: { "target-arrow-shape": "none" } },
    { selector: "edge[?proposed]", style: { "line-style": "dashed", "line-dash-pattern": [6, 5] } },
    { selector: "edge.worded, edge.hovered, edge.chosen, edge.way", style: { label: "data(label)", "curve-style": "bezier" } },
    { selector: "edge.near", style: { "curve-style": "bezier" } },
    { selector: "edge.grouped", style: { opacity: 0.45, "z-index-compare": "manual" } },
    { selector: ".faded", style: { opacity: 0.18 } },
    { selector: "node.faded", style: { "text-opacity": 0, "text-background-opacity": 0 } },
    { selector: "edge.near", style: { opacity: 1, "line-color": near, "target-arrow-color": near, "z-index": 5 } },
    { selector: "edge.hovered, edge.chosen, edge.way", style: {
      opacity: 1, "line-color": accent, "target-arrow-color": accent, width: (edge) => edge.data("width") + 1.2, "z-index": 20,
    } },
    { selector: "node.chosen", style: {
      "border-width": 5, "border-color": accent, "font-weight": "bold", "z-index": 30, "text-opacity": 1,
    } },
    { selector: "node.hovered, node.way", style: { "text-opacity": 1, "text-background-opacity": 0.95, "z-index": 29 } },
  ];
}
