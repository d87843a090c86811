// Flagging a frame: people seen there are not side by side (a mirror, a split screen), or all of them are marked.
import type { Rule } from "../rule.ts";
import { rowsIn, type Informed } from "../investigation/held.ts";
import { frameFlagId } from "./frame.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import { firstFrom } from "../sorted.ts";

export const flagFrame: Rule<"frame.flag"> = (held, change) => {
  const { payload } = change;
  const there = held.frame.get(frameFlagId(payload));
  if (there && !there.withdrawn) return ok([]);
  const flagged = ok([there ? { ...change, verb: "frame.restore" as const } : change]);
  const missing = whyNotFrames(held, payload.item, "span" in payload ? [...payload.span] : [payload.at]);
  if (missing) return missing;
  if (!("coVisible" in payload)) return flagged;
  const [startUs, endUs] = payload.span;
  const inside = rowsIn(held, "headcount", payload.item).find(({ atUs }) => atUs >= startUs && atUs <= endUs);
  return inside
    ? refuse(
        "headcount-inside",
        `Headcount ${inside.id} counts people together inside this span; withdraw one of the two.`,
      )
    : flagged;
};

/** Refuses instants that are not frames of the item, where the decoders have said which frames it has. */
export function whyNotFrames(held: Informed, itemId: string, instants: readonly number[]): Refused | null {
  const item = held.item.get(itemId);
  if (!item) return refuse("no-such-item", `No item has the id ${itemId}; collect it first.`);
  if (item.kind === "other")
    return refuse("no-frames", `${item.name} is neither a photo nor a video: it has no frames.`);
  const frames = item.kind === "photo" ? [0] : held.seen.of(item.sha256)?.ptsUs;
  if (!frames) return null;
  const wrong = instants.find((at) => frames[firstFrom(frames, at)] !== at);
  if (wrong === undefined) return null;
  return refuse(
    "not-a-frame",
    `${item.name} has no frame at ${wrong} µs; give the presentation time of a real frame.`,
  );
}
