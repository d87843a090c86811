// Brings a file of subtitles into an item: all its cues that can be read in one act, or none.
import {
  decideInto,
  findItem,
  heardIn,
  NOTHING_NEEDED,
  ok,
  planCues,
  refuse,
  type CuesPlan,
  type CuesRead,
  type Draft,
  type Result,
  type Signed,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { command, type Order } from "../investigation/command.ts";
import { notInspected } from "../item/not-inspected.ts";

export type CuesOrder = {
  readonly investigation: string;
  readonly by: string;
  /** By id, SHA-256 or file name. */
  readonly item: string;
  /** What the words are in; when left out, as the head of the file says. */
  readonly language: string | null;
  readonly dryRun: boolean;
} & Pick<Order, "via" | "key">;

/** What became of the cues; sent again under the same key it is what was written then. */
export type Brought = Pick<CuesPlan, "findings" | "unchanged"> & { readonly segments: number };

export async function importCues(desk: Desk, order: CuesOrder, read: CuesRead): Promise<Result<Brought>> {
  let plan: CuesPlan | undefined;
  const { investigation, by, via, key, item, dryRun } = order;
  const done = await command(
    desk,
    { investigation, by, via, key },
    {
      dryRun,
      needs: (held) => {
        const found = findItem(held, item);
        return found.ok && found.value.kind === "video"
          ? { seen: [found.value.sha256], tracks: [] }
          : NOTHING_NEEDED;
      },
      decide: (draft) => {
        const planned = planIn(draft, order, read);
        if (!planned.ok) return planned;
        plan = planned.value;
        return decideAll(draft, plan, order);
      },
    },
  );
  if (!done.ok) return done;
  const { findings, unchanged } = plan ?? { findings: read.findings, unchanged: 0 };
  return ok({ segments: plan?.changes.length ?? done.value.changes.length, unchanged, findings });
}

function planIn(draft: Draft, { item: name, language }: CuesOrder, read: CuesRead): Result<CuesPlan> {
  const found = findItem(draft, name);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind !== "video")
    return refuse(
      "no-transcript",
      `${item.name} is no film: nothing is heard in it, and it has no transcript.`,
    );
  const heard = heardIn(draft, item);
  return heard ? ok(planCues(draft, read, { item: item.id, heard, language })) : notInspected(item.name);
}

/** One that is refused refuses them all, and is named by its line. */
function decideAll(
  draft: Draft,
  { changes, lines }: CuesPlan,
  { by, via }: CuesOrder,
): Result<readonly Signed[]> {
  const accepted: Signed[] = [];
  for (const [i, change] of changes.entries()) {
    const decided = decideInto(draft, { ...change, by, via: via ?? null, reason: null });
    if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, path: `line ${lines[i]}` } };
    accepted.push(...decided.value);
  }
  return ok(accepted);
}
