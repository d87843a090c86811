// Collecting an item: the same bytes from the same place are one item; from another place they are another.
import type { Rule } from "../rule.ts";
import { idIsTaken } from "../investigation/names.ts";
import { ok } from "../refusal.ts";
import { filledBy } from "../wanted/filled.ts";

export const collectItem: Rule<"item.collect"> = (held, change) =>
  held.item.has(change.subject)
    ? ok([])
    : (idIsTaken(held, change.subject) ??
      ok([change, ...filledBy(held, change, { item: change.subject, urls: [change.payload.source.url] })]));
