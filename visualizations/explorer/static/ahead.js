// Where an address names entities, ask for them, for what draws them, and work out where they stand, before the page's own
// scripts are here.
import { drawing } from "./drawing.js";
import { askAhead } from "./server.js";
import { fromAddress, MOST, named } from "./state.js";

const { state, open } = fromAddress(location.hash);
const ids = named(state);
if (ids.length || open || state.path) {
  const drawn = drawing();
  if (ids.length) place(drawn, askAhead(ids.slice(0, MOST)));
  drawn.catch(() => {}); // the picture asks again, and says what is wrong
} else if (state.view !== "compare") import("./start.js").catch(() => {});

async function place(drawn, asked) {
  try {
    const [answer] = await Promise.all([asked, drawn]);
    if (document.readyState === "loading" || state.group) return; // the page has not told its words yet
    const [{ places }, { indexed }] = await Promise.all([import("./layout.js"), import("./visible.js")]);
    places.of(state.batches, indexed(answer));
  } catch {
    // whoever shows the picture hears it
  }
}
