// What an answer may rest on: other items that stand, frames of this one and a part of them, addresses.
import { whyNotFrames } from "../frame/flag.ts";
import type { Informed } from "../investigation/held.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { Proposed } from "../rule.ts";
import type { CheckEvidence } from "./check.ts";

/** Thinner than a thousandth of the picture is a slip of the hand. */
const LEAST = 0.001;

export function whyNotEvidence(
  held: Informed,
  { subject, payload }: Proposed<"check.answer">,
): Refused | null {
  for (const one of payload.evidence) {
    const wrong =
      one.kind === "item"
        ? whyNotItem(held, subject, one.item)
        : one.kind === "still"
          ? whyNotStill(held, subject, one)
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

type Still = Extract<CheckEvidence, { kind: "still" }>;

function whyNotStill(held: Informed, subject: string, { at, region }: Still): Refused | null {
  const missing = whyNotFrames(held, subject, [at]);
  if (missing) return missing;
  const item = held.item.get(subject);
  if (item?.kind === "video" && held.seen.of(item.sha256) === null)
    return refuse(
      "not-inspected",
      `${item.name} is not decoded, so nobody knows which frames it has; pin one when it is.`,
    );
  return region === null || isRegion(region)
    ? null
    : refuse("no-such-region", "A region lies inside the picture and has an area; draw it again.");
}

/** `[left, top, width, height]`: inside the picture, and thick enough to be seen. */
export const isRegion = ([left, top, width, height]: readonly [number, number, number, number]): boolean =>
  left >= 0 && top >= 0 && width >= LEAST && height >= LEAST && left + width <= 1 && top + height <= 1;
