// Two items side by side: what relates them, their frames and shots, and every answer that was given about them.
import {
  compilationIn,
  filmOf,
  nearestFrame,
  pairKey,
  pairOf,
  refuse,
  type Held,
  type InboxPair,
  type ItemRow,
  type PairRelation,
  type showPair,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { ptsFromBlob } from "../item/blob.ts";
import { listTiles } from "../item/list.ts";
import { headerOf } from "../item/show.ts";
import { shotsFrom } from "../match/prints.ts";
import { answeredAt, presenter } from "./list.ts";
import { loadBetween } from "./load.ts";

type Shown = z.infer<typeof showPair.answer>;
type At = { readonly desk: Pick<Desk, "db">; readonly investigation: string };
type Side = Shown["sides"]["a"];

export async function showOnePair(
  desk: Pick<Desk, "db">,
  { investigation, a: one, b: other }: z.infer<typeof showPair.params>,
) {
  const { held, tiles } = await listTiles(desk, investigation);
  if (held.investigation.size === 0)
    return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const [first, second] = [held.item.get(one), held.item.get(other)];
  if (!first || !second) {
    return refuse("no-such-item", `This investigation holds no item ${first ? other : one}.`);
  }
  if (first === second) return refuse("one-item", `A pair is about two items, and both are ${first.name}.`);
  const pair = await pairBetween(desk, held, first, second);
  const [a, b] = [held.item.get(pair.a) ?? first, held.item.get(pair.b) ?? second];
  const present = await presenter(desk.db, held, tiles);
  const value: Shown = {
    pair: present(pair),
    sides: {
      a: await sideOf({ desk, investigation }, a, pair.relation, "a"),
      b: await sideOf({ desk, investigation }, b, pair.relation, "b"),
    },
    history: await historyOf(desk, investigation, held, [a.id, b.id]),
  };
  return { ok: true as const, value };
}

/** `a` and `b` as the relation has them; without one, or between equal bytes, the lesser id first. */
async function pairBetween(
  desk: Pick<Desk, "db">,
  held: Held,
  one: ItemRow,
  other: ItemRow,
): Promise<InboxPair> {
  const found = await loadBetween(desk.db, one.sha256, other.sha256);
  const asNamed = found === null || found.a === found.b ? one.id < other.id : found.a === one.sha256;
  return asNamed ? pairOf(held, one, other, found) : pairOf(held, other, one, found);
}

async function sideOf(
  { desk, investigation }: At,
  item: ItemRow,
  relation: PairRelation | null,
  side: "a" | "b",
): Promise<Side> {
  const row = await desk.db
    .selectFrom("inspection")
    .leftJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["header", "ptsUs", "shotsUs"])
    .where("inspection.sha256", "=", item.sha256)
    .executeTakeFirst();
  const ptsUs = row?.ptsUs ? ptsFromBlob(row.ptsUs) : [];
  return {
    sha256: item.sha256,
    header: row?.header ? headerOf(row.header) : null,
    ptsUs: ptsUs as Side["ptsUs"],
    shotsUs: shotsFrom(row?.shotsUs ?? null, ptsUs) as Side["shotsUs"],
    match: relation && matchIn(relation, side, ptsUs),
    film:
      item.kind === "video" && ptsUs[0] !== undefined
        ? { url: filmOf(investigation, item.id), startUs: ptsUs[0] as Side["ptsUs"][number] }
        : null,
  };
}

/** The match in the item's own time, from frame to frame. */
function matchIn(relation: PairRelation, side: "a" | "b", ptsUs: readonly number[]): Side["match"] {
  const { fromUs, toUs, offsetUs, speed } = relation;
  const ends = side === "a" ? [fromUs, toUs] : [(fromUs - offsetUs) / speed, (toUs - offsetUs) / speed];
  const [start, end] = ends.map((at) => nearestFrame(ptsUs, at));
  return start === undefined || end === undefined ? null : ([start, end] as NonNullable<Side["match"]>);
}

async function historyOf(
  desk: Pick<Desk, "db">,
  investigation: string,
  held: Held,
  [a, b]: readonly [string, string],
): Promise<Shown["history"]> {
  const at = await answeredAt(desk.db, investigation);
  return [...held.decision.values()]
    .filter((decision) => pairKey(decision.a, decision.b) === pairKey(a, b))
    .reverse()
    .map((decision) => {
      const { id, answer, by, reason } = decision;
      return { answer, compilation: compilationIn(decision), by, at: at.get(id) ?? "", reason };
    });
}
