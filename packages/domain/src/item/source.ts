// Adding where else the bytes of an item were found, one item however many accounts post it; and taking such places back.
import { canonicalJson } from "../canonical.ts";
import { ok, refuse } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import type { ItemRow } from "./item.ts";
import { filledBy } from "../wanted/filled.ts";

/** Each entry says all of them: without an end, a ZIP of equal files would fill the journal. */
export const MOST_SOURCES = 200;

export const addSources: Rule<"item.source"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  if (change.payload.back) return takenBack(item, change);
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

/** What is left stands as it stood, in the same order: nothing new comes in this way. */
function takenBack(
  { name, alsoFound }: ItemRow,
  change: Proposed<"item.source">,
): ReturnType<Rule<"item.source">> {
  const left = change.payload.alsoFound.map(canonicalJson);
  const there = alsoFound.map(canonicalJson);
  let from = 0;
  for (const one of left) {
    const at = there.indexOf(one, from);
    if (at < 0)
      return refuse("item-changed", `Where else ${name} was found is not what it was; look at it again.`);
    from = at + 1;
  }
  return ok(left.length === there.length ? [] : [change]);
}
