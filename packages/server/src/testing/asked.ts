// What an investigation of a test's desk says, asked for as its first owner does.
import { countInvestigation } from "../count/count.ts";
import { exportCase, type Tile } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { callerIn, type Caller } from "../investigation/caller.ts";
import { allTiles } from "../item/list.ts";
import { listAllPairs } from "../pair/list.ts";

/** The first owner, and what stands now. */
export async function ownerIn(desk: Desk, investigation: string): Promise<Caller> {
  const caller = await callerIn(desk, investigation, { as: undefined, reading: "media" });
  if (!caller.ok) throw new Error(caller.refusal.sentence);
  return caller.value;
}

export async function tilesIn(
  desk: Desk,
  investigation: string,
): Promise<{ held: Caller["held"]; tiles: Tile[] }> {
  const { held } = await ownerIn(desk, investigation);
  return { held, tiles: await allTiles(desk, held) };
}

export const caseIn = async (desk: Desk, investigation: string) =>
  exportCase((await ownerIn(desk, investigation)).held);

export const pairsIn = async (
  desk: Desk,
  investigation: string,
  asked: Parameters<typeof listAllPairs>[2] = {},
) => listAllPairs(desk, await ownerIn(desk, investigation), asked);

/** The count of an investigation, or of a named one; refused is a failure. */
export async function countShown(...asked: Parameters<typeof countInvestigation>) {
  const shown = await countInvestigation(...asked);
  if (!shown.ok) throw new Error(shown.refusal.sentence);
  return shown.value;
}
