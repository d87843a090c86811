// Confirming that an item shows the same recording as the others of its footage.
import type { Rule } from "../decide.ts";
import { ok, refuse } from "../refusal.ts";

export const confirmFootage: Rule<"footage.confirm"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  if (item.footage === change.payload.footage) return ok([]);
  if (item.footage !== null) {
    return refuse(
      "footage-differs",
      `${item.name} is already in footage ${item.footage}, not ${change.payload.footage}.`,
    );
  }
  return ok([change]);
};
