// Ask while a part is shown; what comes late for something else is dropped.
import { useEffect, useState } from "/explore/vendor/preact-htm.mjs";

/** [answer or null, problem or null] of `question`, asked again whenever `key` changes; with another `version` the answer stays till the next. */
export function useAnswer(key, question, version = 0) {
  const [found, setFound] = useState({ key: null });
  useEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    question().then(
      (answer) => wanted && setFound({ key, answer }),
      (problem) => wanted && setFound({ key, problem }),
    );
    return () => {
      wanted = false;
    };
  }, [key, version]);
  const current = found.key === key ? found : {};
  return [current.answer ?? null, current.problem ?? null];
}
