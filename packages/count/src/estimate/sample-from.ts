// Makes the sample of an estimate from a case: one list of people for each source, as far as the facts tell who is who.
import type { Case } from "../case/shape.ts";
import { evidenceOf } from "../model/evidence.ts";
import { modelOf, unitOf } from "../model/units.ts";
import type { Count } from "../result/shape.ts";
import type { Capture, Sample } from "./shape.ts";

export interface SampleAsked {
  /** The count of this case: which facts are in force, and whether everybody is told apart. */
  readonly result: Pick<Count, "suspended" | "atLeast" | "maximumShown">;
  /** The answer of whoever asks: did nobody join or leave between the first and the last list? Null without one; no case can tell. */
  readonly isClosed: boolean | null;
}

/**
 * People are the classes of marked sightings; people of a headcount who are not marked are on no list, because nothing
 * tells who they are. Items without a source make one list that names none, so that it cannot pass for an independent one.
 */
export function sampleFrom(file: Case, { result, isClosed }: SampleAsked): Sample {
  const evidence = evidenceOf(file);
  const suspended = new Set(result.suspended);
  const model = modelOf(
    evidence,
    evidence.facts.filter(({ id }) => !suspended.has(id)),
  );
  const sourceOf = new Map(file.items.map(({ id, source }) => [id, source ?? ""]));
  const footage = new Map<string, Set<string>>();
  for (const { item } of evidence.shown.values()) {
    const own = footage.get(item.source ?? "") ?? new Set<string>();
    footage.set(item.source ?? "", own.add(item.footage ?? item.id));
  }
  const seenBy = new Map<number, string[]>();
  for (const [s, { item }] of evidence.sightings.entries()) {
    const unit = unitOf(model, s);
    if (unit !== undefined) seenBy.set(unit, [...(seenBy.get(unit) ?? []), sourceOf.get(item) ?? ""]);
  }
  const { atLeast: minimum, maximumShown: maximum } = result;
  return {
    lists: [...footage].map(([source, shown]) => ({
      id: source || "without a source",
      sources: source === "" ? [] : [source],
      footage: [...shown],
    })),
    captures: [...seenBy.values()].map((sources): Capture => ({
      lists: [...new Set(sources)].map((source) => source || "without a source"),
      n: 1,
      sightings: sources.length,
    })),
    matching: { minimum, maximum },
    isClosed,
  };
}
