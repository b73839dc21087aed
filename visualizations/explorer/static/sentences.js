// Passages each within its sentence: those that lie in a sentence shown before are marked there.

const letters = (text) => [...text]; // offsets count code points
const shown = (one) => letters(one.before + one.quote + one.after);
const begin = (one) => one.start - letters(one.before).length;

/** The evidence of one statement by sentences: the first passage of each, and its text as [text, whether marked]. */
export function sentences(evidence) {
  const found = [];
  for (const one of evidence) {
    const there = found.find(({ first }) => first.article.key === one.article.key && begin(first) <= one.start && one.end <= begin(first) + shown(first).length);
    if (there) there.spans.push([one.start, one.end]);
    else found.push({ first: one, spans: [[one.start, one.end]] });
  }
  return found.map(({ first, spans }) => ({ ...first, parts: partsOf(first, spans) }));
}

/** The text of a sentence cut where a passage begins or ends. */
function partsOf(first, spans) {
  const text = shown(first);
  const places = spans.map(([start, end]) => [start - begin(first), end - begin(first)]);
  const cuts = [...new Set([0, text.length, ...places.flat()])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, number) => [
    text.slice(cuts[number], end).join(""), places.some(([start, last]) => start <= cuts[number] && end <= last),
  ]);
}
