// Looks up what ids of a proof stand for: names of items and groups, who is in which item, the headcounts, the facts.
import type { Case, Criteria, Headcount, Sighting } from "@sightline/count";
import { namesOfMembers, type Tile } from "@sightline/domain";
import type { FactShown } from "../fact/FactList.tsx";

export type Book = {
  readonly criteria: Criteria;
  readonly tile: (item: string) => Tile | undefined;
  readonly sighting: (id: string) => Sighting | undefined;
  readonly headcount: (id: string) => Headcount | undefined;
  /** With the members who stand behind it by name. */
  readonly fact: (id: string) => FactShown | undefined;
  readonly memberName: (id: string) => string;
  /** The item that an id speaks of: an item itself, the first of a footage, or where a sighting or headcount is. */
  readonly itemOf: (id: string) => string | undefined;
  /** What an id is called on screen. */
  readonly nameOf: (id: string) => string;
};

/** What a desk asks for, until its case file is there. */
const USUAL: Criteria = {
  verdicts: ["verified"],
  subjects: ["person"],
  attributes: [],
  until: null,
  confirmed: ["verdicts", "facts", "headcounts", "marks", "groups"],
};

const byId = <T extends { readonly id: string }>(list: readonly T[] | undefined): ReadonlyMap<string, T> =>
  new Map((list ?? []).map((one) => [one.id, one]));

type Named = { readonly id: string; readonly name: string };

/** `caseJson` undefined while the case file is on its way: names are then ids. It is our own server's, of the format's shape. */
export function bookOf(
  caseJson: unknown,
  shown: {
    readonly items: readonly Tile[];
    readonly facts: readonly FactShown[];
    readonly members: readonly Named[];
  },
): Book {
  const file = caseJson as Partial<Case> | undefined;
  const tiles = byId(shown.items);
  const sightings = byId(file?.sightings);
  const headcounts = byId(file?.headcounts);
  const groups = byId(file?.groups);
  const memberName = namesOfMembers(shown.members);
  const facts = byId(
    shown.facts.map((fact) => ({
      ...fact,
      statedBy: memberName(fact.statedBy),
      reviewedBy: fact.reviewedBy === null ? null : memberName(fact.reviewedBy),
    })),
  );
  const footage = new Map(shown.items.toReversed().map((tile) => [tile.footage ?? tile.id, tile.id]));
  return {
    criteria: file?.criteria ?? USUAL,
    tile: (item) => tiles.get(item),
    sighting: (id) => sightings.get(id),
    headcount: (id) => headcounts.get(id),
    fact: (id) => facts.get(id),
    memberName,
    itemOf: (id) =>
      tiles.has(id) ? id : (sightings.get(id)?.item ?? headcounts.get(id)?.item ?? footage.get(id)),
    nameOf: (id) => tiles.get(id)?.name ?? groups.get(id)?.name ?? id,
  };
}
