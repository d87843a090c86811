// The count of an investigation: its case file, counted, with what a page needs to draw the proof and the conflicts.
import { conflicts, funnel, readCase, type Case, type Proof } from "@sightline/count";
import { exportCase, loweredIn, mayRead, type ConflictStory, type Held, type Tile } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { heldOf } from "../investigation/open.ts";
import { tracksOf } from "../investigation/outside.ts";
import { allTiles, nameOf } from "../item/list.ts";
import { presentFact } from "../item/show.ts";
import { boxesOf, placesOfProof, type Place } from "./boxes.ts";
import { meetingOf, storyOf } from "./conflict-story.ts";
import { countWithFloor } from "./with-floor.ts";

export async function countInvestigation(desk: Pick<Desk, "db" | "investigations">, caller: Counting) {
  const { investigation, held, role, unseen } = caller;
  const tiles = await allTiles(desk, held);
  const file = ownCase(held);
  const { result, proofChecked } = await countWithFloor(desk, investigation, file, {
    // A case in which members are numbers, or items are not shown, is another one: its proof is kept for nobody.
    keep: mayRead(role, "work") && unseen === null,
  });
  return {
    name: nameOf(held),
    result,
    funnel: funnel(file, result),
    proofChecked,
    items: tiles.filter((tile: Tile) => tile.kind !== "other"),
    facts: [...held.fact.values()].filter((fact) => !fact.withdrawn).map(presentFact),
    members: [...held.member.values()].map(({ id, name }) => ({ id, name })),
    ...(await drawn(desk, { investigation, held, file, proof: result.proof })),
    otherFiles: tiles.filter((tile: Tile) => tile.kind === "other").length,
    // The number with a first count and the one without tell that count.
    ofAll: unseen === null || unseen.blind.size > 0 ? null : await countOfAll(desk, investigation),
    blind: [...(unseen?.blind ?? [])],
    lowered: [...loweredIn(held)],
  };
}

/** The number that owners see, for those who see less: nobody is shown less without being told. */
async function countOfAll(desk: Pick<Desk, "db" | "investigations">, investigation: string) {
  const file = ownCase(await heldOf(desk, investigation));
  const { result, proofChecked } = await countWithFloor(desk, investigation, file);
  return { atLeast: proofChecked ? result.atLeast : null };
}

/** The investigation, and what is held of it. */
type Counting = Pick<Caller, "investigation" | "held" | "role" | "unseen">;

/** A case of ours that `readCase` refuses is a fault of ours. */
export function ownCase(held: Held): Case {
  const read = readCase(exportCase(held));
  if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
  return read.case;
}

type Counted = Pick<Counting, "investigation" | "held"> & {
  readonly file: Case;
  readonly proof: Proof;
};

/** The conflicts, each with what it looks like, and the boxes of everybody whom they or the proof name. */
async function drawn(desk: Pick<Desk, "db">, { investigation, held, file, proof }: Counted) {
  const told = conflicts(file).map((conflict) => ({ ...conflict, ...storyOf(file, conflict) }));
  const places: Place[] = [
    ...placesOfProof(proof),
    ...told.flatMap(({ chain }) => chain.map((sighting) => ({ sighting, atUs: null }))),
  ];
  const marked = [...new Set(places.map(({ sighting }) => sighting))];
  const tracks = await tracksOf(desk.db, investigation, marked);
  const stories: ConflictStory[] = told.map((one) => ({
    ...one,
    meeting: one.kind === "frame" ? meetingOf(file, one.chain, tracks) : null,
  }));
  const met = stories.flatMap(({ meeting }) =>
    (meeting?.sightings ?? []).map((sighting) => ({ sighting, atUs: meeting?.atUs ?? null })),
  );
  return {
    conflicts: stories,
    boxes: boxesOf((id) => held.sighting.get(id)?.item, [...places, ...met], tracks),
  };
}
