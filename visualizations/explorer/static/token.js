// The token of who writes: known for the life of the page, kept nowhere else.
import { html } from "/explore/vendor/preact-htm.mjs";
import { useAll } from "./parts.js";

let given = "";
export const token = () => given;

export function TokenField() {
  const { words } = useAll();
  return html`<label>${words.say("token")} <input type="password" required autocomplete="off" value=${given}
    onInput=${(event) => { given = event.target.value.trim(); }} /></label>`;
}
