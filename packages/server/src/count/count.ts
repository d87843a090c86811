// The count of an investigation: its case file, counted, with what a page needs to draw the proof.
import { checkProof, count, funnel, readCase, type Proof } from "@sightline/count";
import { exportCase, refuse, type Held, type Tile } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { loadForReading, loadTracks } from "../investigation/load.ts";
import { listTiles } from "../item/list.ts";
import { presentFact } from "../item/show.ts";
import { boxesOf, placesOfProof } from "./boxes.ts";

/** The case file as data, or why there is none. */
export async function caseOf(desk: Pick<Desk, "db">, investigation: string) {
  const held = await loadForReading(desk.db, investigation);
  if (held.investigation.size === 0)
    return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  return { ok: true as const, value: exportCase(held) };
}

export async function countInvestigation(desk: Pick<Desk, "db">, investigation: string) {
  const { held, tiles } = await listTiles(desk, investigation);
  const [opened] = held.investigation.values();
  if (!opened) return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const last = await lastProof(desk, investigation);
  const { result, flow, proofChecked } = countHeld(held, last ? [last] : []);
  const isNews = result.caseHash !== last?.caseHash || result.atLeast !== last.atLeast;
  if (proofChecked && isNews) await keepProof(desk, investigation, result.proof);
  const places = placesOfProof(result.proof);
  const tracks = await loadTracks(
    desk.db,
    investigation,
    places.map(({ sighting }) => sighting),
  );
  return {
    ok: true as const,
    value: {
      name: opened.name,
      result,
      funnel: flow,
      proofChecked,
      items: tiles.filter((tile: Tile) => tile.kind !== "other"),
      facts: [...held.fact.values()].filter((fact) => !fact.withdrawn).map(presentFact),
      boxes: boxesOf(held, places, tracks),
      otherFiles: tiles.filter((tile: Tile) => tile.kind === "other").length,
    },
  };
}

/** Counts what is held. A case of ours that `readCase` refuses is a fault of ours. */
function countHeld(held: Held, floor: readonly Proof[]) {
  const read = readCase(exportCase(held));
  if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
  const result = count(read.case, { floor });
  const checked = checkProof(read.case, result.proof);
  return {
    result,
    flow: funnel(read.case, result),
    proofChecked: checked.ok && checked.atLeast === result.atLeast,
  };
}

/** The proof printed last: while it still checks against the case as it is now, the number does not fall below it. */
async function lastProof(desk: Pick<Desk, "db">, investigation: string): Promise<Proof | undefined> {
  const row = await desk.db
    .selectFrom("cachedProof")
    .select("proof")
    .where("investigation", "=", investigation)
    .executeTakeFirst();
  return row?.proof;
}

async function keepProof(desk: Pick<Desk, "db">, investigation: string, proof: Proof): Promise<void> {
  const row = { proof: JSON.stringify(proof) };
  await desk.db
    .insertInto("cachedProof")
    .values({ investigation, ...row })
    .onConflict((conflict) => conflict.column("investigation").doUpdateSet(row))
    .execute();
}
