// Naming the footage of an item: it shows the same recording as all others of that name, and as what those were paired with.
import type { Rule } from "../rule.ts";
import { afterChange } from "../investigation/held.ts";
import { compilationsOf, contradiction, followingFootage } from "../pair/footage.ts";
import { ok, refuse } from "../refusal.ts";

export const confirmFootage: Rule<"footage.confirm"> = (held, change) => {
  const { subject, payload } = change;
  const item = held.item.get(subject);
  if (!item) return refuse("no-such-item", `No item has the id ${subject}; collect it first.`);
  if (payload.follows !== undefined || payload.footage === null) {
    return refuse(
      "footage-follows",
      "Only a decision about a pair takes an item out of its footage; decide the pair.",
    );
  }
  if (item.footage === payload.footage || item.namedFootage === payload.footage) return ok([]);
  if (item.namedFootage !== null) {
    return refuse(
      "footage-differs",
      `${item.name} is already in footage ${item.namedFootage}, not ${payload.footage}.`,
    );
  }
  if (compilationsOf(held).has(subject)) {
    return refuse(
      "compilation",
      `${item.name} was called a compilation: its parts show several recordings, so it belongs to no footage. Reopen that answer first.`,
    );
  }
  // While nobody has decided a pair, the names are all there is.
  if (held.decisionOf.size === 0) return ok([change]);
  const next = afterChange(held, change);
  const torn = contradiction(next);
  if (torn) {
    const [a, b] = [torn.a, torn.b].map((id) => held.item.get(id)?.name ?? id);
    return refuse(
      "decided-different",
      `Footage ${payload.footage} would hold both ${a} and ${b}, which were decided different; reopen that pair first.`,
    );
  }
  return ok([change, ...followingFootage(next, change)]);
};
