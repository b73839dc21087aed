// The explorer: one state, one address, four ways to look at it.
import { html, render } from "/explore/vendor/preact-htm.mjs";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("app"));
