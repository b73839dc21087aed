// What draws is large: it comes when the start screen stands, or at once where a link opens a picture.
const SCRIPTS = ["layout-base", "cose-base", "cytoscape-fcose"]; // each needs the one before

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = `/explore/vendor/${name}.js`;
    element.onload = resolve;
    element.onerror = () => reject(new Error(element.src));
    document.head.append(element);
  });
}

let asked = null;

/** The class of the network's view; fetched once. */
export function drawing() {
  asked ??= (async () => {
    const library = import("/explore/vendor/cytoscape.mjs");
    for (const name of SCRIPTS) await script(name);
    await library;
    return (await import("./network.js")).NetworkView;
  })();
  asked.catch(() => {
    asked = null;
  });
  return asked;
}
