// Counts footage, not people: in how many distinct recordings somebody carries an attribute.
import type { Case } from "../case/shape.ts";
import { count } from "../result/count.ts";
import type { Count } from "../result/shape.ts";

export interface FootageAsked {
  /** Carried by the sighting itself: what this footage shows or lets hear. */
  readonly attribute: string;
  /** The count of this case, where there is one already. */
  readonly result?: Pick<Count, "counted">;
}

export interface FootageFound {
  /** The footage's id, or the id of an item that has none. */
  readonly id: string;
  readonly items: readonly string[];
  readonly sightings: readonly string[];
}

export interface FootageCount {
  readonly attribute: string;
  readonly atLeast: number;
  /** In file order. */
  readonly footage: readonly FootageFound[];
  /** Items counted as footage of their own because no footage is recorded: a copy among them would be counted twice. */
  readonly ungrouped: readonly string[];
  readonly sentence: string;
}

/** "In at least n distinct pieces of footage somebody …": by sightings that count under the criteria of the case. */
export function footageWith(file: Case, { attribute, result = count(file) }: FootageAsked): FootageCount {
  const out = new Set(result.counted.leftOut.map(({ id }) => id));
  const itemOf = new Map(file.items.map((item) => [item.id, item]));
  const found = new Map<string, { id: string; items: Set<string>; sightings: string[] }>();
  const ungrouped = new Set<string>();
  for (const sighting of file.sightings) {
    const item = itemOf.get(sighting.item);
    if (!item || out.has(item.id) || out.has(sighting.id) || !sighting.attributes.includes(attribute))
      continue;
    if (item.footage === null) ungrouped.add(item.id);
    // An item and a footage may bear one id without being the same thing.
    const key = item.footage === null ? `item ${item.id}` : `footage ${item.footage}`;
    const entry = found.get(key) ?? { id: item.footage ?? item.id, items: new Set(), sightings: [] };
    entry.items.add(item.id);
    entry.sightings.push(sighting.id);
    found.set(key, entry);
  }
  const n = found.size;
  const pieces = n === 1 ? "piece" : "pieces";
  const caution =
    ungrouped.size === 0
      ? ""
      : ` ${ungrouped.size} of them ${ungrouped.size === 1 ? "has" : "have"} no footage recorded: look for copies before this is printed.`;
  return {
    attribute,
    atLeast: n,
    footage: [...found.values()].map((entry) => ({ ...entry, items: [...entry.items] })),
    ungrouped: [...ungrouped],
    sentence: `In at least ${n} distinct ${pieces} of footage somebody carries "${attribute}".${caution}`,
  };
}
