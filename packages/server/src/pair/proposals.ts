// What confirmed footage would carry to an item, and accepting one carried sighting in a member's name.
import {
  noItem,
  ok,
  proposalsFor,
  refuse,
  rowsIn,
  type Change,
  type Copy,
  type Held,
  type ItemRow,
  type listProposals,
  type Proposals,
  type Result,
} from "@sightline/domain";
import { relate } from "@sightline/match";
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { command, decideAll, type Order } from "../investigation/command.ts";
import { askedFor } from "../investigation/outside.ts";
import { ptsFromBlob } from "../item/blob.ts";
import { loadPrints } from "../match/prints.ts";
import { relatedBetween } from "./load.ts";

type From = Pick<Kysely<Tables>, "selectFrom" | "getExecutor">;
type Listed = z.infer<typeof listProposals.answer>;

export async function listItemProposals(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  id: string,
): Promise<Result<Listed>> {
  const item = held.item.get(id);
  if (!item) return noItem(id);
  const copies = await copiesOf(desk.db, held, item);
  const outside = await askedFor(desk.db, investigation, { seen: [], tracks: markedIn(held, copies) });
  const ptsUs = await framesOf(desk.db, item.sha256);
  return ok(present(held, item, proposalsFor({ ...held, ...outside }, { item: id, ptsUs }, copies)));
}

const markedIn = (held: Held, copies: readonly Copy[]): string[] =>
  copies.flatMap(({ item }) => rowsIn(held, "sighting", item).map(({ id }) => id));

export type Accepting = Order & { readonly item: string; readonly sighting: string };

/** Marks the sighting and states the fact that links it: two entries of one member, or none. */
export async function acceptCarried(desk: Desk, order: Accepting) {
  let frames: readonly number[] = [];
  let copies: Copy[] = [];
  const done = await command(desk, order, {
    before: async (tx, held) => {
      const item = held.item.get(order.item);
      if (!item) return noItem(order.item);
      frames = await framesOf(tx, item.sha256);
      copies = await copiesOf(tx, held, item);
      return null;
    },
    needs: (held) => ({
      seen: [held.item.get(order.item)?.sha256 ?? ""],
      tracks: markedIn(held, copies),
    }),
    decide: (draft) => {
      const { sightings } = proposalsFor(draft, { item: order.item, ptsUs: frames }, copies);
      const wanted = sightings.find(({ sighting }) => sighting.id === order.sighting);
      if (!wanted) {
        return refuse(
          "no-such-proposal",
          `No sighting ${order.sighting} is proposed for this item now; it may be marked already.`,
        );
      }
      const { id, ...payload } = wanted.sighting;
      const { id: fact, assertion, basis } = wanted.fact;
      const marking: Change = { verb: "sighting.mark", subject: id, payload };
      const linking: Change = { verb: "fact.state", subject: fact, payload: { assertion, basis } };
      return decideAll(draft, [marking, linking], { by: order.by, via: null, reason: null });
    },
  });
  if (!done.ok) return done;
  const stated = done.value.changes.find((change) => change.verb === "fact.state");
  return ok({ sighting: order.sighting, fact: stated?.subject ?? "" });
}

/** The other items of the same footage, and those that share a part with this one, where a machine relates them; in order of id. */
async function copiesOf(db: From, held: Held, item: ItemRow): Promise<Copy[]> {
  const footage = item.footage === null ? [] : (held.itemsOfFootage.get(item.footage) ?? []);
  const others = new Set([...footage, ...sharingPart(held, item.id)].filter((id) => id !== item.id));
  const copies: Copy[] = [];
  for (const other of [...others].sort().flatMap((id) => held.item.get(id) ?? [])) {
    const related = await relatedBetween(db, item.sha256, other.sha256);
    if (!related) continue;
    const { relation, found } = related;
    const placed = relation.evidence.by !== "hashes" || (await areWholesAlike(db, found));
    const oneFootage = item.footage !== null && other.footage === item.footage;
    copies.push({ item: other.id, oneFootage, relation, to: found.a === item.sha256 ? "a" : "b", placed });
  }
  return copies;
}

/** The items of which a member said that they share a part with this one. */
const sharingPart = (held: Held, id: string): string[] =>
  [...held.decisionOf.values()].flatMap(({ a, b, answer }) =>
    answer !== "shared-part" ? [] : a === id ? [b] : b === id ? [a] : [],
  );

/** Whether the whole frames relate, too: where only what bars surround does, hashes do not tell what lies where. */
async function areWholesAlike(db: From, { a, b }: { readonly a: string; readonly b: string }) {
  const prints = new Map((await loadPrints(db, [a, b])).map((one) => [one.sha256, one.prints]));
  const [one, other] = [prints.get(a), prints.get(b)];
  if (!one || !other) return false;
  if (!one.trimmed && !other.trimmed) return true;
  const relation = relate({ ...one, trimmed: null }, { ...other, trimmed: null })?.relation;
  return relation === "same-recording" || relation === "shared-part";
}

async function framesOf(db: From, sha256: string): Promise<number[]> {
  const row = await db
    .selectFrom("fingerprint")
    .select("ptsUs")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row ? ptsFromBlob(row.ptsUs) : [];
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
