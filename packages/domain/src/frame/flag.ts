// Flagging a frame: people seen there are not side by side (a mirror, a split screen), or all of them are marked.
import type { Rule } from "../rule.ts";
import { rowsIn, type Informed } from "../investigation/held.ts";
import { whyNoItem } from "../item/find.ts";
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
  if (!item) return whyNoItem(held, itemId);
  if (item.kind === "other")
    return refuse("no-frames", `${item.name} is neither a photo nor a video: it has no frames.`);
  const frames = item.kind === "photo" ? [0] : held.seen.of(item.sha256)?.ptsUs;
  if (!frames) return null;
  const wrong = instants.find((at) => frames[firstFrom(frames, at)] !== at);
  if (wrong === undefined) return null;
  return refuse("not-a-frame", `${item.name} has no frame at ${wrong} µs; ${nearestTo(frames, wrong)}.`);
}

const US = 1_000_000;

/** Where the nearest frame is; and where it would be if the time was given in seconds, as people think of it. */
function nearestTo(frames: readonly number[], at: number): string {
  const nearest = closestOf(frames, at);
  if (nearest === undefined) return "it has no frames at all";
  const last = frames.at(-1) ?? 0;
  const inSeconds = at > 0 && at * US <= last ? closestOf(frames, at * US) : undefined;
  const meant = inSeconds === undefined ? "" : `; for ${at} s, ${inSeconds}`;
  return `the nearest is at ${nearest}${meant}`;
}

function closestOf(frames: readonly number[], at: number): number | undefined {
  const next = firstFrom(frames, at);
  const [before, after] = [frames[next - 1], frames[next]];
  if (before === undefined || after === undefined) return before ?? after;
  return at - before < after - at ? before : after;
}
