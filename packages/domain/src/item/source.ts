// Adding where else the bytes of an item were found: one item, however many accounts post it.
import { canonicalJson } from "../canonical.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { filledBy } from "../wanted/filled.ts";

/** Each entry says all of them: without an end, a ZIP of equal files would fill the journal. */
export const MOST_SOURCES = 200;

export const addSources: Rule<"item.source"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  const known = new Set([item.source, ...item.alsoFound].map(canonicalJson));
  const added = change.payload.alsoFound.filter((source) => {
    const text = canonicalJson(source);
    return known.has(text) ? false : known.add(text);
  });
  if (added.length === 0) return ok([]);
  if (item.alsoFound.length + added.length > MOST_SOURCES)
    return refuse(
      "too-many-sources",
      `${item.name} was found in ${item.alsoFound.length} other places already; at most ${MOST_SOURCES} are noted.`,
    );
  const urls = added.map(({ url }) => url);
  return ok([
    { ...change, payload: { alsoFound: [...item.alsoFound, ...added] } },
    ...filledBy(held, change, { item: item.id, urls }),
  ]);
};
