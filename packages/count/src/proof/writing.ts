// People whose reasons are being written, and where each of them can be seen.
import { isVisibleAt } from "../model/evidence.ts";
import type { Draft } from "./draft.ts";
import type { Pairs } from "./pairs.ts";
import type { Reason, Seen } from "./shape.ts";

export interface Writing {
  readonly draft: Draft;
  readonly units: readonly number[];
  readonly pairs: Pairs;
  readonly reasons: Reason[];
}

export function itemsOf({ draft, units }: Writing): string[] {
  const seenBy = new Map<string, number>();
  for (const u of units) {
    const { sightings, headcount } = draft.unit(u);
    const items = headcount
      ? [headcount.item]
      : sightings.flatMap((s) => draft.model.evidence.sightings[s]?.item ?? []);
    for (const item of new Set(items)) seenBy.set(item, (seenBy.get(item) ?? 0) + 1);
  }
  return [...seenBy]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([item]) => item);
}

export interface Look {
  readonly person: number;
  readonly sighting: number | undefined;
  readonly id: string;
  readonly isAt: (at: number) => boolean;
}

export function looksAt({ draft, units }: Writing, item: string): Look[] {
  const { sightings } = draft.model.evidence;
  return units.flatMap((u, person): Look[] => {
    const { headcount, sightings: own } = draft.unit(u);
    if (headcount)
      return headcount.item === item
        ? [{ person, sighting: undefined, id: headcount.id, isAt: (at) => at === headcount.at }]
        : [];
    return own.flatMap((s): Look[] => {
      const sighting = sightings[s];
      return sighting?.item === item
        ? [{ person, sighting: s, id: sighting.id, isAt: (at) => isVisibleAt(sighting, at) }]
        : [];
    });
  });
}

export function need({ draft, units }: Writing, { person, sighting, id }: Look): Seen {
  if (sighting !== undefined) draft.needsOf(units[person] ?? -1).add(sighting);
  return [person, id];
}
