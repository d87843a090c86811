// The inbox of pairs, and pairs as the contract shows them.
import { compilationIn, type InboxPair, type listPairs, type Pair, type Suggested } from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { nameOf, tilesOf } from "../item/list.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { contentsKey, loadMatching, relationsOf, type Relations } from "./load.ts";

type Asked = Omit<z.infer<typeof listPairs.params>, "investigation">;
const LIMIT = 50;

/** `drawn`: with all that can be drawn of the evidence. */
export async function listAllPairs(
  desk: Pick<Desk, "db" | "pairs">,
  { investigation, held, unseen }: Pick<Caller, "investigation" | "held" | "unseen">,
  { which, limit, drawn = false }: Asked & { readonly drawn?: boolean },
): Promise<z.infer<typeof listPairs.answer>> {
  await desk.pairs.keepUp(desk.db);
  const { pairs: all, asked, leads, decided } = desk.pairs.inboxOf(held);
  const wanted = {
    all: () => all,
    decided: () => all.filter((pair) => pair.decision !== null),
    undecided: () => all.filter((pair) => pair.asked && !pair.lead),
    leads: () => all.filter((pair) => pair.asked && pair.lead),
  }[which ?? "undecided"]();
  const shown = wanted.slice(0, limit ?? LIMIT);
  const relations = await relationsOf(desk.db, foundIn(shown), { drawn });
  return {
    name: nameOf(held),
    pairs: await presentPairs(desk, { investigation, held }, shown, relations),
    undecided: asked,
    leads,
    decided,
    matching: await loadMatching(desk.db, investigation, unseen),
  };
}

export const foundIn = (pairs: readonly InboxPair[]): Suggested[] =>
  pairs.flatMap(({ found }) => found ?? []);

/** Pairs as the contract shows them, with the time of each answer from the journal. */
export async function presentPairs(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  pairs: readonly InboxPair[],
  relations: Relations,
): Promise<Pair[]> {
  const at = await answeredAt(
    desk,
    investigation,
    pairs.flatMap(({ decision }) => decision?.id ?? []),
  );
  const tiles = await tilesOf(desk, held, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  return pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.a), byId.get(pair.b)];
    if (!a || !b) return [];
    const { found, oneFootage, sharedBy, setAside } = pair;
    const relation = found ? (relations.get(contentsKey(found)) ?? null) : null;
    const { evidence = null, score = 0 } = found ?? {};
    return [
      { a, b, relation, evidence, score, decision: decisionOf(pair, at), oneFootage, sharedBy, setAside },
    ];
  });
}

/** The answer that stands, with its time. */
export function decisionOf(
  { decision, evidenceChanged }: InboxPair,
  at: ReadonlyMap<string, string>,
): Pair["decision"] {
  if (decision === null || decision.answer === null) return null;
  const { id, answer, by, reason } = decision;
  const compilation = compilationIn(decision);
  const answered = at.get(id);
  if (answered === undefined) throw new Error(`Expected a journal entry ${id}, got none.`);
  return { answer, compilation, by, at: answered, reason, evidenceChanged };
}
