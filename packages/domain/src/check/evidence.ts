// What an answer may rest on: other items that stand, frames of this one and a part of them, addresses.
import { whyNotPart } from "../frame/region.ts";
import type { Informed } from "../investigation/held.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { Proposed } from "../rule.ts";

export function whyNotEvidence(
  held: Informed,
  { subject, payload }: Proposed<"check.answer">,
): Refused | null {
  for (const one of payload.evidence) {
    const wrong =
      one.kind === "item"
        ? whyNotItem(held, subject, one.item)
        : one.kind === "still"
          ? whyNotPart(held, subject, one)
          : null;
    if (wrong) return wrong;
  }
  return null;
}

function whyNotItem(held: Informed, subject: string, id: string): Refused | null {
  const item = held.item.get(id);
  if (!item) return refuse("no-such-item", `No item has the id ${id}; collect it first.`);
  if (id === subject)
    return refuse("evidence-is-itself", `${item.name} is no evidence of itself; pin a still of it instead.`);
  if (item.withdrawn)
    return refuse(
      "item-withdrawn",
      `${item.name} was taken out of this investigation, so that no answer rests on it; take it in again first.`,
    );
  return null;
}
