// What confirmed footage would carry to an item, and accepting one carried sighting in a member's name.
import {
  decide,
  applyToHeld,
  proposalsFor,
  refuse,
  type Change,
  type Copy,
  type Held,
  type ItemRow,
  type listProposals,
  type Proposals,
  type Signed,
} from "@sightline/domain";
import { relate } from "@sightline/match";
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { loadForReading, loadHeld, loadTracks } from "../investigation/load.ts";
import { ptsFromBlob } from "../item/blob.ts";
import { write } from "../journal/write.ts";
import { loadPrints } from "../match/prints.ts";
import { loadBetween } from "./load.ts";

type Reader = Pick<Kysely<Tables>, "selectFrom" | "getExecutor">;
type Listed = z.infer<typeof listProposals.answer>;

export async function listItemProposals(desk: Pick<Desk, "db">, investigation: string, id: string) {
  const held = await loadForReading(desk.db, investigation);
  if (held.investigation.size === 0)
    return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const item = held.item.get(id);
  if (!item) return refuse("no-such-item", `This investigation holds no item ${id}.`);
  const copies = await copiesOf(desk.db, held, item);
  await addTracks(desk.db, investigation, held, copies);
  const proposals = proposalsFor(held, { item: id, ptsUs: await framesOf(desk.db, item.sha256) }, copies);
  return { ok: true as const, value: present(held, item, proposals) };
}

export type Accepting = {
  readonly investigation: string;
  readonly by: string;
  readonly item: string;
  readonly sighting: string;
};

/** Marks the sighting and states the fact that links it: two entries of one member, or none. */
export async function acceptCarried(desk: Desk, order: Accepting) {
  const { investigation, by } = order;
  let frames: readonly number[] = [];
  let copies: Copy[] = [];
  const written = await write(desk.db, {
    investigation,
    load: async (tx) => {
      const held = await loadHeld(tx, investigation);
      const item = held.item.get(order.item);
      if (item) {
        frames = await framesOf(tx, item.sha256);
        copies = await copiesOf(tx, held, item);
      }
      return held;
    },
    decide: (held) => {
      if (!held.item.has(order.item))
        return refuse("no-such-item", `This investigation holds no item ${order.item}.`);
      const { sightings } = proposalsFor(held, { item: order.item, ptsUs: frames }, copies);
      const wanted = sightings.find(({ sighting }) => sighting.id === order.sighting);
      if (!wanted) {
        return refuse(
          "no-such-proposal",
          `No sighting ${order.sighting} is proposed for this item now; it may be marked already.`,
        );
      }
      const { id, ...payload } = wanted.sighting;
      const { id: fact, assertion, basis } = wanted.fact;
      return decideAll(held, by, [
        { verb: "sighting.mark", subject: id, payload },
        { verb: "fact.state", subject: fact, payload: { assertion, basis } },
      ]);
    },
    now: desk.now(),
  });
  if (!written.ok) return written;
  const stated = written.changes.find((change) => change.verb === "fact.state");
  return { ok: true as const, value: { sighting: order.sighting, fact: stated?.subject ?? "" } };
}

/** Each change is decided on what the ones before it left; the first refusal refuses all. */
function decideAll(held: Held, by: string, changes: readonly Change[]) {
  const accepted: Signed[] = [];
  for (const change of changes) {
    const decided = decide(held, { ...change, by, via: null, reason: null });
    if (!decided.ok) return decided;
    for (const entry of decided.value) applyToHeld(held, entry);
    accepted.push(...decided.value);
  }
  return { ok: true as const, changes: accepted };
}

/** The other items of the same footage that a machine relates to this one, in order of id. */
async function copiesOf(db: Reader, held: Held, item: ItemRow): Promise<Copy[]> {
  if (item.footage === null) return [];
  const others = [...held.item.values()].filter(
    ({ id, footage }) => footage === item.footage && id !== item.id,
  );
  const copies: Copy[] = [];
  for (const other of others.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const found = await loadBetween(db, item.sha256, other.sha256);
    if (!found) continue;
    const { relation } = found;
    const placed = relation.evidence.by !== "hashes" || (await areWholesAlike(db, found));
    copies.push({ item: other.id, relation, to: found.a === item.sha256 ? "a" : "b", placed });
  }
  return copies;
}

/** Whether the whole frames relate, too: where only what bars surround does, hashes do not tell what lies where. */
async function areWholesAlike(db: Reader, { a, b }: { readonly a: string; readonly b: string }) {
  const prints = new Map((await loadPrints(db, [a, b])).map((one) => [one.sha256, one.prints]));
  const [one, other] = [prints.get(a), prints.get(b)];
  if (!one || !other) return false;
  if (!one.trimmed && !other.trimmed) return true;
  return relate({ ...one, trimmed: null }, { ...other, trimmed: null })?.relation === "same-recording";
}

async function framesOf(db: Reader, sha256: string): Promise<number[]> {
  const row = await db
    .selectFrom("fingerprint")
    .select("ptsUs")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row ? ptsFromBlob(row.ptsUs) : [];
}

async function addTracks(db: Reader, investigation: string, held: Held, copies: readonly Copy[]) {
  const items = new Set(copies.map((copy) => copy.item));
  const marked = [...held.sighting.values()].filter((sighting) => items.has(sighting.item));
  const tracks = await loadTracks(
    db,
    investigation,
    marked.map((sighting) => sighting.id),
  );
  for (const sighting of marked) {
    const track = tracks.get(sighting.id);
    if (track) held.sighting.set(sighting.id, { ...sighting, track: [...track] });
  }
}

function present(held: Held, item: ItemRow, { reviews, sightings }: Proposals): Listed {
  const named = (id: string) => ({ id, name: held.item.get(id)?.name ?? id });
  return {
    footage: item.footage,
    reviews: reviews.map(({ from, verdict, reviews: given }) => ({
      from: named(from),
      verdict,
      reviews: given.map(({ by, verdict: judged, reason }) => ({ by, verdict: judged, reason })),
    })),
    sightings: sightings.map(({ from, of, sighting: { item: _, ...sighting }, fact }) => ({
      from: named(from),
      of,
      sighting,
      fact,
    })),
  };
}
