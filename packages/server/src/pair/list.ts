// The inbox of pairs, and two items side by side.
import {
  compilationIn,
  refuse,
  type Held,
  type InboxPair,
  type listPairs,
  type Pair,
  type Tile,
} from "@sightline/domain";
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { listTiles } from "../item/list.ts";
import { loadInbox, loadMatching, type InboxOptions } from "./load.ts";

type Params = z.infer<typeof listPairs.params>;
const LIMIT = 50;

export async function listAllPairs(
  desk: Pick<Desk, "db">,
  { investigation, which, limit }: Params,
  options: InboxOptions = {},
) {
  const { held, tiles } = await listTiles(desk, investigation);
  const [opened] = held.investigation.values();
  if (!opened) return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const all = await loadInbox(desk.db, investigation, held, options);
  const asked = all.filter((pair) => pair.asked);
  const decided = all.filter((pair) => pair.decision !== null);
  const wanted = which === "all" ? all : which === "decided" ? decided : asked;
  const shown = wanted.slice(0, limit ?? LIMIT);
  const present = await presenter(desk.db, held, tiles);
  return {
    ok: true as const,
    value: {
      name: opened.name,
      pairs: shown.map(present),
      undecided: asked.length,
      decided: decided.length,
      matching: await loadMatching(desk.db, investigation),
    },
  };
}

/** Makes pairs as the contract shows them, with the time of each answer from the journal. */
export async function presenter(
  db: Pick<Kysely<Tables>, "selectFrom">,
  held: Held,
  tiles: readonly Tile[],
): Promise<(pair: InboxPair) => Pair> {
  const [investigation = ""] = held.investigation.keys();
  const at = await answeredAt(db, investigation);
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  const tileOf = (id: string): Tile => {
    const tile = byId.get(id);
    if (!tile) throw new Error(`Expected a tile of item ${id}, got none.`);
    return tile;
  };
  return (pair) => {
    const { a, b, relation, evidence, score, oneFootage } = pair;
    const decision = decisionOf(pair, at);
    return { a: tileOf(a), b: tileOf(b), relation, evidence, score, decision, oneFootage };
  };
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

/** When each answer was given, by the number of its entry. */
export async function answeredAt(
  db: Pick<Kysely<Tables>, "selectFrom">,
  investigation: string,
): Promise<Map<string, string>> {
  const entries = await db
    .selectFrom("journal")
    .select(["seq", "at"])
    .where("investigation", "=", investigation)
    .where("verb", "in", ["pair.decide", "pair.reopen"])
    .execute();
  return new Map(entries.map(({ seq, at }) => [String(seq), at.toISOString()]));
}
