// Which doubts stand: those about what is stated now. Once it is stated anew they are about something that nobody says any more.
import { sha256 } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Held, HeldRow } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { refuse, type Refused } from "../refusal.ts";
import { doubtKey, type Doubted, type DoubtRow } from "./doubt.ts";

type Stated = HeldRow<"fact"> | HeldRow<"headcount">;

/** Rows never change, so what one hashes to is worked out once. */
const hashes = new WeakMap<Stated, string>();

/** The hash of what a fact or headcount says, and of who stated it: what a doubt is about. */
export function statedHash(row: Stated): string {
  const known = hashes.get(row);
  if (known !== undefined) return known;
  const { reviewedBy: _, withdrawn: __, ...stated } = row;
  // What pins nothing has the hash that it had before there were pins: what was doubted then is doubted still.
  const isBare = "pins" in stated && stated.pins.length === 0;
  const hash = sha256(canonicalJson(isBare ? { ...stated, pins: undefined } : stated));
  hashes.set(row, hash);
  return hash;
}

export const statedOf = (held: Held, about: Doubted, thing: string): Stated | undefined =>
  about === "fact" ? held.fact.get(thing) : held.headcount.get(thing);

const NO_DOUBTS: readonly DoubtRow[] = [];

/** Oldest first. */
export function doubtsOn(held: Held, about: Doubted, row: Stated): readonly DoubtRow[] {
  const said = held.doubtsOn.get(doubtKey({ about, thing: row.id }));
  if (said === undefined) return NO_DOUBTS;
  return said.filter(({ says, evidence }) => says !== null && evidence === statedHash(row));
}

/** Nothing is confirmed against a member who says that it is not so. */
export function whyNotDisputed(held: Held, about: Doubted, row: Stated): Refused | null {
  const against = doubtsOn(held, about, row).find(({ says }) => says === "not so");
  if (!against) return null;
  return refuse(
    "disputed",
    `${called(held, against.by)} says that ${about} ${row.id} is not so; it waits until it is stated anew or withdrawn, or they take that back.`,
  );
}
