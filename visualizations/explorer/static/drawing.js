// What draws is large: it comes when the start screen stands, or at once where a link opens a picture.
const SCRIPTS = ["d3-force"];
const MODULES = ["network", "layout", "look", "grouping", "visible"];

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.async = false; // all are fetched at once, and run in order
    element.fetchPriority = "high"; // before what is not seen yet
    element.src = `/explore/vendor/${name}.js`;
    element.onload = resolve;
    element.onerror = () => reject(new Error(element.src));
    document.head.append(element);
  });
}

function preload(address) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: address }));
}

let asked = null;

/** The class of the network's view; fetched once. */
export function drawing() {
  asked ??= (async () => {
    const library = import("/explore/vendor/cytoscape.mjs");
    const scripts = SCRIPTS.map(script);
    for (const name of MODULES) preload(`/explore/static/${name}.js`);
    await Promise.all([library, ...scripts]);
    return (await import("./network.js")).NetworkView;
  })();
  asked.catch(() => {
    asked = null;
  });
  return asked;
}
