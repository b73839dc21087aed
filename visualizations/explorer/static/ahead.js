// Where an address names entities, ask for them and for what draws them before the page's own scripts are here.
import { drawing } from "./drawing.js";
import { askAhead } from "./server.js";
import { fromAddress, MOST, named } from "./state.js";

const { state, open } = fromAddress(location.hash);
const ids = named(state);
if (ids.length) askAhead(ids.slice(0, MOST));
if (ids.length || open || state.path) drawing().catch(() => {}); // the picture asks again, and says what is wrong
