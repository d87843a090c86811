// Collecting: the bytes are stored and synced, then the entry is committed, and only then is the item acknowledged.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { decide, type Refusal, type Signed, type Source } from "@sightline/domain";
import { sniff } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { loadForCollect } from "../investigation/load.ts";
import { enqueue, enqueueAgain } from "../jobs/enqueue.ts";
import { write } from "../journal/write.ts";

export type CollectOrder = {
  readonly investigation: string;
  readonly as: string;
  /** Where it was found, as text. */
  readonly path: string;
  /** Where it lies, when that is no text; `path` when left out. */
  readonly at?: string | Buffer;
  readonly source: Omit<Source, "path">;
  readonly signal?: AbortSignal;
};

export type Collected = {
  readonly ok: true;
  readonly item: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: "photo" | "video" | "other";
  /** True when this very item was held before: nothing was added. */
  readonly held: boolean;
};

/** Returns only when the original, its directory and the database are on disk. */
export async function collect(
  desk: Desk,
  order: CollectOrder,
): Promise<Collected | { ok: false; refusal: Refusal }> {
  const stored = await desk.originals.put(
    order.at ?? order.path,
    order.signal ? { signal: order.signal } : {},
  );
  if (!stored.ok) return stored;
  const { sha256, bytes, head } = stored.original;
  const { kind } = sniff(head);
  const source: Source = { path: order.path, ...order.source };
  const item = itemId(sha256, source);
  const name = basename(order.path);
  const change: Signed = {
    verb: "item.collect",
    subject: item,
    payload: { sha256, bytes, name, kind, source },
    by: order.as,
    via: null,
    reason: null,
  };
  const decided = await write(desk.db, {
    investigation: order.investigation,
    load: (tx) => loadForCollect(tx, order.investigation, item),
    decide: (held) => {
      const result = decide(held, change);
      return result.ok ? { ok: true as const, changes: result.value } : result;
    },
    enqueue: async (tx) => {
      if (kind === "other") return;
      const seen = await tx
        .selectFrom("inspection")
        .select("state")
        .where("sha256", "=", sha256)
        .executeTakeFirst();
      if (seen === undefined || seen.state === "failed") await enqueue(tx, "inspect", { sha256 });
      else if (seen.state === "done") await enqueueAgain(tx, order.investigation, sha256);
      const read = await tx
        .selectFrom("metadata")
        .select("sha256")
        .where("sha256", "=", sha256)
        .executeTakeFirst();
      if (read === undefined) await enqueue(tx, "metadata", { sha256 });
    },
    now: desk.now(),
  });
  if (!decided.ok) return decided;
  return { ok: true, item, sha256, bytes, kind, held: decided.changes.length === 0 };
}

/** The same bytes from the same place are the same item, in every investigation and at every run. */
export function itemId(sha256: string, source: Source): string {
  const text = ["sightline.item/1", sha256, source.path, source.url, source.account]
    .map((part) => part ?? "")
    .join("\n");
  const digest = createHash("sha256").update(text).digest();
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return `i${[...digest.subarray(0, 11)].map((byte) => letters[byte % 32]).join("")}`;
}
