// Collecting: the bytes are stored and synced, then the entry is committed, and only then is the item acknowledged.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Change, Refusal, Source } from "@sightline/domain";
import { sniff } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import type { Tx } from "../journal/append.ts";
import { enqueue, enqueueAgain } from "../jobs/enqueue.ts";

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
  const { investigation, as: by } = order;
  const change: Change = {
    verb: "item.collect",
    subject: item,
    payload: { sha256, bytes, name, kind, source },
  };
  const decided = await propose(desk, { investigation, by }, change, {
    after: async (tx) => {
      if (kind !== "other") await enqueueLooks(tx, investigation, sha256);
    },
  });
  if (!decided.ok) return decided;
  return { ok: true, item, sha256, bytes, kind, held: decided.value.changes.length === 0 };
}

/** What is left to be done by machines for a content, whether it was held before or not. */
async function enqueueLooks(tx: Tx, investigation: string, sha256: string): Promise<void> {
  const seen = await tx
    .selectFrom("inspection")
    .select("state")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (seen === undefined || seen.state === "failed") await enqueue(tx, "inspect", { sha256 });
  else if (seen.state === "done") await enqueueAgain(tx, investigation, sha256);
  const read = await tx
    .selectFrom("metadata")
    .select("sha256")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (read === undefined) await enqueue(tx, "metadata", { sha256 });
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
