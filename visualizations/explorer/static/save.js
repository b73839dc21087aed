// Files from a view: handed to the browser, and CSV that spreadsheets open right.

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
  return new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" });
}
