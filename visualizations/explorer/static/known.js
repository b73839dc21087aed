// What the page brought along: words in both languages, kinds, predicates, statuses, looks.
export const known = JSON.parse(document.getElementById("known").textContent);
export const KINDS = Object.keys(known.kinds);
const PROPOSED = new Set(known.proposed);

export const isProposed = (status) => PROPOSED.has(status);

/** The wording of everything in one language. */
export class Words {
  constructor(language) {
    this.language = language === "vi" ? "vi" : "en";
  }
  /** Names and days by the rules of the language; made when they are first wanted, since making them takes long. */
  #formats = {};
  #format(name, make) {
    return (this.#formats[name] ??= make());
  }
  get #locale() {
    return this.language === "vi" ? "vi-VN" : "en-GB";
  }
  /** A wording with its gaps filled. */
  say(key, values = {}) {
    const text = known.words[this.language][key];
    if (text === undefined) throw new Error(`no wording for ${key}`);
    return text.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
  }
  name(entity) {
    return (this.language === "vi" ? entity.name_vi : entity.name_en) || entity.name;
  }
  otherName(entity) {
    const other = this.language === "vi" ? entity.name_en : entity.name_vi;
    return other && other !== this.name(entity) ? other : null;
  }
  kind(kind) {
    return known.kinds[kind][this.language];
  }
  predicate(predicate, inverse = false) {
    const entry = known.predicates[predicate];
    return entry ? entry[inverse ? `${this.language}_inverse` : this.language] : this.say(predicate);
  }
  status(status) {
    return known.statuses[status]?.[this.language] ?? status;
  }
  basis(basis) {
    return basis === "stated" ? "" : (known.bases[basis]?.[this.language] ?? basis);
  }
  post(role) {
    return known.posts[role]?.[this.language] ?? role.replaceAll("-", " ");
  }
  country(code) {
    const own = known.countries[code];
    if (own) return own[this.language] ?? own.en;
    try {
      return this.#format("country", () => new Intl.DisplayNames([this.language], { type: "region", fallback: "code" })).of(code);
    } catch {
      return code;
    }
  }
  /** An ISO date of any precision, or an interval of two. */
  date(text) {
    if (!text) return "";
    return text.split("/").map((part) => this.#day(part)).join(" – ");
  }
  #day(text) {
    const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
    if (!parts) return text === ".." ? "…" : text;
    const [, year, month, day] = parts;
    if (!month) return year;
    if (this.language === "vi") return day ? `${day}/${month}/${year}` : `tháng ${Number(month)} năm ${year}`;
    const shown = { year: "numeric", month: "short", timeZone: "UTC" };
    if (day) shown.day = "numeric";
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day || 1)));
    return this.#format(day ? "day" : "month", () => new Intl.DateTimeFormat(this.#locale, shown)).format(at);
  }
  number(count) {
    return this.#format("number", () => new Intl.NumberFormat(this.#locale)).format(count);
  }
  /** "1 tie", "7 ties": how many of an article, entity, step or tie. */
  counted(what, count) {
    return count === 1 ? this.say(`one ${what}`) : this.say(`number of ${what}`, { count: this.number(count) });
  }
  articles(count) {
    return this.counted("article", count);
  }
  /** What went wrong: in the server's words; where it says them in another language, by its status first. */
  problem({ message, status, language }) {
    const foreign = this.language !== (language ?? "en");
    const meaning = foreign || status === 401 ? known.words[this.language][`status ${status}`] : null;
    const said = status === 401 || !message ? null : message;
    const why = meaning && said ? `${meaning} (${said})` : (meaning ?? said ?? this.say("offline"));
    return this.say("problem", { why });
  }
  /** How much a view shows. */
  shown({ entities, lines }) {
    return `${this.counted("entity", entities.length)}, ${this.counted("tie", lines.length)}`;
  }
}
