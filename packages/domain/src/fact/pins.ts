// What a fact may pin: parts of pictures in which one of the two whom it is about is marked.
import { whyNotPart } from "../frame/region.ts";
import type { Informed } from "../investigation/held.ts";
import { whyNoItem } from "../item/find.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { Assertion } from "./fact.ts";
import type { Pin } from "./pin.ts";

/**
 * A pin is never of another item than those of the two: whoever does not see one of these does not see the fact, and so no
 * pin of it (`unseenBy`). That neither was taken out is asked of all that the fact speaks of.
 */
export function whyNotPins(held: Informed, assertion: Assertion, pins: readonly Pin[]): Refused | null {
  if (pins.length === 0) return null;
  if (!("between" in assertion))
    return refuse(
      "nothing-to-pin",
      `A ${assertion.kind} fact is about no two people who could be compared; take its pins out.`,
    );
  const items = new Set(assertion.between.map((id) => held.sighting.get(id)?.item));
  for (const pin of pins) {
    const item = held.item.get(pin.item);
    if (!item) return whyNoItem(held, pin.item);
    if (!items.has(item.id))
      return refuse(
        "pin-elsewhere",
        `Neither of the two is marked in ${item.name}; pin a part of a picture in which one of them is.`,
      );
    const wrong = whyNotPart(held, item.id, pin);
    if (wrong) return wrong;
  }
  return null;
}
