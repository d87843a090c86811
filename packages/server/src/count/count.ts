// The count of an investigation: its case file, counted, with what a page needs to draw the proof and the conflicts.
import type { Case, Proof } from "@sightline/count";
import { loweredIn, mayRead, ok, type ConflictStory, type Tile } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { heldOf } from "../investigation/open.ts";
import { tracksOf } from "../investigation/outside.ts";
import { allTiles, nameOf } from "../item/list.ts";
import { presentFact } from "../item/show.ts";
import { boxesOf, placesOfProof, type Place } from "./boxes.ts";
import { criteriaOf, numberOf } from "./case-of.ts";
import { meetingOf } from "./conflict-story.ts";
import { told, type ToldInThread } from "./counter.ts";

/** `count` is the id of a named one. */
export async function countInvestigation(
  desk: Pick<Desk, "db" | "investigations">,
  caller: Counting,
  count?: string,
) {
  const { held, unseen } = caller;
  const criteria = criteriaOf(held, count);
  if (!criteria.ok) return criteria;
  const tiles = await allTiles(desk, held);
  const number = await numberOf(desk, { ...caller, count, line: lineOf(caller) }, criteria.value);
  const { file, result, proofChecked } = number;
  const { funnel, told: conflicts } = await told(file, result);
  return ok({
    name: nameOf(held),
    count: count === undefined ? null : (held.count.get(count)?.name ?? null),
    result,
    funnel,
    proofChecked,
    items: tiles.filter((tile: Tile) => tile.kind !== "other"),
    facts: [...held.fact.values()].filter((fact) => !fact.withdrawn).map(presentFact),
    members: [...held.member.values()].map(({ id, name }) => ({ id, name })),
    ...(await drawn(desk, caller, { file, proof: result.proof, told: conflicts })),
    otherFiles: tiles.filter((tile: Tile) => tile.kind === "other").length,
    // The number with a first count and the one without tell that count.
    ofAll: unseen === null || unseen.blind.size > 0 ? null : await countOfAll(desk, caller, count),
    blind: [...(unseen?.blind ?? [])],
    lowered: [...loweredIn(held)],
  });
}

/** What a caller is shown less, or otherwise, than all; null where nothing. */
export const lineOf = ({ role, unseen }: Pick<Counting, "role" | "unseen">): string | null =>
  mayRead(role, "work") && unseen === null
    ? null
    : JSON.stringify([mayRead(role, "work"), [...(unseen?.things ?? [])].sort()]);

/** The number that owners see, for those who see less: nobody is shown less without being told. */
async function countOfAll(
  desk: Pick<Desk, "db" | "investigations">,
  { investigation }: Counting,
  count: string | undefined,
) {
  const held = await heldOf(desk, investigation);
  const criteria = criteriaOf(held, count);
  if (!criteria.ok) return { atLeast: null };
  const { result, proofChecked } = await numberOf(
    desk,
    { investigation, held, count, line: null },
    criteria.value,
  );
  return { atLeast: proofChecked ? result.atLeast : null };
}

/** The investigation, and what is held of it. */
export type Counting = Pick<Caller, "investigation" | "held" | "role" | "unseen">;

type Counted = Pick<ToldInThread, "told"> & { readonly file: Case; readonly proof: Proof };

/** The conflicts, each with what it looks like, and the boxes of everybody whom they or the proof name. */
async function drawn(
  desk: Pick<Desk, "db">,
  { investigation, held }: Counting,
  { file, proof, told }: Counted,
) {
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
