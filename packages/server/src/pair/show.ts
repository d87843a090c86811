// Two items side by side: what relates them, their frames and shots, and every answer that was given about them.
import {
  compilationIn,
  filmOf,
  mayRead,
  nearestFrame,
  noItem,
  ok,
  pairKey,
  pairOf,
  refuse,
  type Held,
  type InboxPair,
  type ItemRow,
  type PairRelation,
  type Result,
  type showPair,
  type Suggested,
} from "@sightline/domain";
import type { z } from "zod";
import type { StoredHeader } from "../db/schema.ts";
import { tokensOfEntries } from "../account/tokens.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { ptsFromBlob } from "../item/blob.ts";
import { headerOf } from "../item/show.ts";
import { shotsFrom } from "../match/prints.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { presentPairs } from "./list.ts";
import { contentsKey, relatedBetween, type Relations } from "./load.ts";

type Shown = z.infer<typeof showPair.answer>;
type Side = Shown["sides"]["a"];

export async function showOnePair(
  desk: Pick<Desk, "db" | "pairs">,
  { investigation, held, role }: Pick<Caller, "investigation" | "held" | "role">,
  { a: one, b: other }: { readonly a: string; readonly b: string },
): Promise<Result<Shown>> {
  const [first, second] = [held.item.get(one), held.item.get(other)];
  if (!first || !second) return noItem(first ? other : one);
  if (first === second) return refuse("one-item", `A pair is about two items, and both are ${first.name}.`);
  const related = await relatedBetween(desk.db, first.sha256, second.sha256);
  await desk.pairs.keepUp(desk.db);
  const key = pairKey(one, other);
  const told = desk.pairs.inboxOf(held).pairs.find((each) => pairKey(each.a, each.b) === key);
  const { sharedBy = 0, setAside = false } = told ?? {};
  const pair = { ...pairAsNamed(held, first, second, related?.found ?? null), sharedBy, setAside };
  const [a, b] = pair.a === first.id ? [first, second] : [second, first];
  const relation = related?.relation ?? null;
  const relations: Relations = new Map(related ? [[contentsKey(related.found), related.relation]] : []);
  const [shown] = await presentPairs(desk, { investigation, held }, [pair], relations);
  if (!shown) throw new Error(`Expected the pair of ${a.id} and ${b.id} to be presented, it was not.`);
  const films = await filmsOf(desk, [a.sha256, b.sha256]);
  return ok({
    pair: shown,
    sides: {
      a: sideOf(investigation, { item: a, relation, film: films.get(a.sha256) }, "a"),
      b: sideOf(investigation, { item: b, relation, film: films.get(b.sha256) }, "b"),
    },
    history: await historyOf(desk, { investigation, held, role }, [a.id, b.id]),
  });
}

/** `a` and `b` as the relation has them; without one, or between equal bytes, the lesser id first. */
function pairAsNamed(held: Held, one: ItemRow, other: ItemRow, found: Suggested | null): InboxPair {
  const asNamed = found === null || found.a === found.b ? one.id < other.id : found.a === one.sha256;
  return asNamed ? pairOf(held, one, other, found) : pairOf(held, other, one, found);
}

type Film = {
  readonly header: StoredHeader | null;
  readonly ptsUs: Buffer | null;
  readonly shotsUs: Buffer | null;
};

async function filmsOf(desk: Pick<Desk, "db">, contents: readonly string[]): Promise<Map<string, Film>> {
  const rows = await desk.db
    .selectFrom("inspection")
    .leftJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["inspection.sha256", "header", "ptsUs", "shotsUs"])
    .where("inspection.sha256", "in", [...contents])
    .execute();
  return new Map(rows.map(({ sha256, ...film }) => [sha256, film]));
}

type OnSide = {
  readonly item: ItemRow;
  readonly relation: PairRelation | null;
  readonly film: Film | undefined;
};

function sideOf(investigation: string, { item, relation, film }: OnSide, side: "a" | "b"): Side {
  const ptsUs = film?.ptsUs ? ptsFromBlob(film.ptsUs) : [];
  return {
    sha256: item.sha256,
    header: film?.header ? headerOf(film.header) : null,
    ptsUs: ptsUs as Side["ptsUs"],
    shotsUs: shotsFrom(film?.shotsUs ?? null, ptsUs) as Side["shotsUs"],
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
  { investigation, held, role }: Pick<Caller, "investigation" | "held" | "role">,
  [a, b]: readonly [string, string],
): Promise<Shown["history"]> {
  const answers = [...held.decision.values()]
    .filter((decision) => pairKey(decision.a, decision.b) === pairKey(a, b))
    .reverse();
  const at = await answeredAt(
    desk,
    investigation,
    answers.map(({ id }) => id),
  );
  const tokens = await tokensOfEntries(
    desk.db,
    investigation,
    // A token is named by whoever made it.
    mayRead(role, "work") ? answers.map(({ id }) => id) : [],
  );
  return answers.map((decision) => {
    const { id, answer, by, reason } = decision;
    const token = tokens.get(id) ?? null;
    return { answer, compilation: compilationIn(decision), by, token, at: at.get(id) ?? "", reason };
  });
}
