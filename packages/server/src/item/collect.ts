// Collecting: the bytes are stored and synced, then the entry is committed, and only then is the item acknowledged.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import {
  ok,
  shortId,
  type Change,
  type Held,
  type ItemRow,
  type Refusal,
  type Source,
  unseenBy,
  withoutUnseen,
} from "@sightline/domain";
import { type FilmInside, sniffFile } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { heldOf } from "../investigation/open.ts";
import type { Tx } from "../journal/append.ts";
import { enqueue, enqueueAgain } from "../jobs/enqueue.ts";
import { isRefusedForGood } from "../jobs/inspect.ts";

export type CollectOrder = {
  readonly investigation: string;
  readonly as: string;
  /** Where it was found, as text. */
  readonly path: string;
  /** Where it lies, when that is no text; `path` when left out. */
  readonly at?: string | Buffer;
  /** Only so many bytes of what lies there, from so many on: a file that was taken out of a ZIP. */
  readonly part?: { readonly at: number; readonly bytes: number };
  readonly source: Omit<Source, "path" | "pathBytes" | "foundIn">;
  /** A film inside the original of an item, in place of the file at the path; `path` is that item's. */
  readonly inside?: FilmInside & {
    readonly name: string;
    readonly item: string;
    readonly sha256: string;
  };
  /** What opens the investigation with the first item that is safe; empty, or left out, where it is open. */
  readonly opening?: readonly Change[];
  /** What is done with bytes that the investigation holds already, from another place; "item" when left out. */
  readonly again?: Again | AskAgain;
  readonly signal?: AbortSignal;
};

/** They are an item of their own, or another place where the item that is held was found. */
export type Again = "item" | "source";
export type AskAgain = (found: { readonly path: string; readonly held: ItemRow }) => Promise<Again>;

export type Collected = {
  readonly ok: true;
  readonly item: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: "photo" | "video" | "other";
  /** True when this very item was held before: nothing was added. */
  readonly held: boolean;
  /** True when the bytes were held, and this is one more place where they were found. */
  readonly added: boolean;
};

/** Returns only when the original, its directory and the database are on disk. */
export async function collect(
  desk: Desk,
  order: CollectOrder,
): Promise<Collected | { ok: false; refusal: Refusal }> {
  const { inside } = order;
  const given = inside ? bytesInside(desk, inside) : bytesAt(order);
  const stored = await desk.originals.put(given, order.signal ? { signal: order.signal } : {});
  if (!stored.ok) return stored;
  const { sha256, bytes } = stored.original;
  const { kind } = await sniffFile(desk.originals.path(sha256));
  const pathBytes = Buffer.isBuffer(order.at) ? { pathBytes: order.at.toString("hex") } : {};
  const foundIn = inside ? { foundIn: inside.item } : {};
  const source: Source = { path: order.path, ...pathBytes, ...foundIn, ...order.source };
  const name = inside ? `${basename(order.path)} (${inside.name})` : basename(order.path);
  const { investigation, as: by } = order;
  const standing = desk.investigations.standing(investigation)?.held ?? (await heldOf(desk, investigation));
  const seen = seenBy(standing, by);
  const own = heldBefore(seen, sha256, source) ?? itemId(sha256, source);
  // Held already, and not shown to whoever brings it: nothing tells them so, and what they bring is an item of its own.
  const item = standing.item.has(own) && !seen.item.has(own) ? itemId(sha256, source, by) : own;
  const change: Change = {
    verb: "item.collect",
    subject: item,
    payload: { sha256, bytes, name, kind, source },
  };
  const twin = await twinToAddTo(desk, order, { item, sha256 });
  const adding: Change | null = twin && {
    verb: "item.source",
    subject: twin.id,
    payload: { alsoFound: [source] },
  };
  const wanted = (held: Held) => ok([...(held.seq === 0 ? (order.opening ?? []) : []), adding ?? change]);
  const decided = await propose(desk, { investigation, by }, wanted, {
    after: (tx) => enqueueLooks(tx, { investigation, sha256 }),
  });
  if (!decided.ok) return decided;
  const held = decided.value.changes.length === 0;
  return { ok: true, item: twin?.id ?? item, sha256, bytes, kind, held, added: twin !== null && !held };
}

function bytesAt({ path, at = path, part }: CollectOrder) {
  if (part === undefined) return at;
  // A stream of no bytes would read to the end.
  return part.bytes === 0
    ? Readable.from([])
    : createReadStream(at, { start: part.at, end: part.at + part.bytes - 1 });
}

function bytesInside(desk: Desk, { sha256, at, bytes }: NonNullable<CollectOrder["inside"]>) {
  return createReadStream(desk.originals.path(sha256), { start: at, end: at + bytes - 1 });
}

function seenBy(held: Held, member: string): Held {
  const unseen = unseenBy(held, member);
  return unseen === null ? held : withoutUnseen(held, unseen);
}

/** The item of the same bytes that this is one more source of; null where it is an item of its own. */
async function twinToAddTo(
  desk: Desk,
  { investigation, as: by, path, again = "item" }: CollectOrder,
  { item, sha256 }: { readonly item: string; readonly sha256: string },
): Promise<ItemRow | null> {
  if (again === "item") return null;
  const held = seenBy(await heldOf(desk, investigation), by);
  if (held.item.has(item)) return null;
  const twin = (held.itemsNamed.get(sha256) ?? [])
    .flatMap((id) => held.item.get(id) ?? [])
    .find((one) => one.sha256 === sha256 && !one.withdrawn);
  if (!twin) return null;
  const isSource = again === "source" || (await again({ path, held: twin })) === "source";
  return isSource ? twin : null;
}

/** What is left to be done by machines for a content, whether it was held before or not. */
async function enqueueLooks(
  tx: Tx,
  { investigation, sha256 }: { investigation: string; sha256: string },
): Promise<void> {
  // What is no photo and no video is looked at too: that says by name what it is.
  await enqueueLook(tx, investigation, sha256);
  const read = await tx
    .selectFrom("metadata")
    .select("sha256")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (read === undefined) await enqueue(tx, "metadata", { sha256 });
}

async function enqueueLook(tx: Tx, investigation: string, sha256: string): Promise<void> {
  const seen = await tx
    .selectFrom("inspection")
    .select(["state", "code", "refusedBy"])
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (seen?.state === "done") await enqueueAgain(tx, investigation, sha256);
  else if (!seen || !(await isRefusedForGood(seen))) await enqueue(tx, "inspect", { sha256 });
}

/**
 * The same bytes from the same place are the same item, in every investigation and at every run. It names content, so
 * nobody may be able to make two that share one: 130 bits of SHA-256.
 */
export function itemId(sha256: string, source: Source, broughtBy?: string): string {
  const place = [source.pathBytes ?? source.path, source.url, source.account];
  const text = ["sightline.item/1", sha256, ...place, ...(broughtBy === undefined ? [] : [broughtBy])]
    .map((part) => part ?? "")
    .join("\n");
  const digest = createHash("sha256").update(text).digest();
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return `i${[...digest.subarray(0, 26)].map((byte) => letters[byte % 32]).join("")}`;
}

/** Until November 2026 an id was the first 55 bits of what it is now: what was collected then keeps its own. */
function heldBefore(held: Held, sha256: string, { pathBytes: _, ...source }: Source): string | null {
  const short = shortId(itemId(sha256, source)) ?? "";
  const row = held.item.get(short);
  const same =
    row?.sha256 === sha256 &&
    row.source.path === source.path &&
    row.source.url === source.url &&
    row.source.account === source.account;
  return same ? short : null;
}
