// How strong a number is: counted again many times, so in a thread of its own, told part by part, and kept for the same case.
import { Worker } from "node:worker_threads";
import { caseHashOf } from "@sightline/count";
import {
  exportCase,
  mayRead,
  refuse,
  strengthPartSchema,
  type Strength,
  type StrengthPart,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { tracksOf } from "../investigation/outside.ts";
import { boxesOf } from "./boxes.ts";
import { criteriaOf } from "./case-of.ts";
import type { StrengthMessage } from "./strength-thread.ts";

type Parts = ReadonlyMap<StrengthPart, Promise<Partial<Strength>>>;
export type StrengthAsked = {
  readonly count?: string | undefined;
  readonly part: StrengthPart;
  /** Of the case whose number is on the page. */
  readonly caseHash: string;
};

/** The last few answers, by investigation and case: a page that is opened again waits for nothing. */
const KEPT = 8;
const kept = new Map<string, Parts>();

/** Answers when that part is worked out. The other parts are worked out meanwhile, each once. */
export async function strengthOf(
  desk: Pick<Desk, "db">,
  { investigation, held, role, unseen }: Pick<Caller, "investigation" | "held" | "role" | "unseen">,
  { part, caseHash, count }: StrengthAsked,
) {
  // What was worked out for others may name whom this caller may not know, or what they do not see.
  const seen = [...(unseen?.things ?? [])].sort().join(" ");
  const key = `${investigation} ${mayRead(role, "work") ? "named" : "numbered"} ${caseHash} ${seen}`;
  if (!kept.has(key)) {
    const criteria = criteriaOf(held, count);
    if (!criteria.ok) return criteria;
    const file = exportCase(held, criteria.value);
    if (caseHashOf(file) !== caseHash)
      return refuse("evidence-changed", "The facts changed since this number was counted; reload the page.");
    keep(key, inThread(file));
  }
  const strength = (await kept.get(key)?.get(part)) ?? {};
  return {
    ok: true as const,
    value: { strength, boxes: await boxesFor(desk, { investigation, held }, strength) },
  };
}

function keep(key: string, parts: Parts): void {
  kept.set(key, parts);
  // A failed attempt is not kept: the next request tries again.
  for (const part of parts.values()) part.catch(() => kept.get(key) === parts && kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** Of the sightings that the worklist asks to compare. Boxes are no part of the case, so each answer looks them up. */
async function boxesFor(
  desk: Pick<Desk, "db">,
  { investigation, held }: Pick<Caller, "investigation" | "held">,
  { worklist }: Partial<Strength>,
) {
  const steps = worklist?.steps ?? [];
  const open = steps.flatMap(({ kind, ids }) => (kind.startsWith("settle-") ? ids : []));
  const facts = steps.flatMap(({ kind, ids }) => (kind === "review-fact" ? ids : []));
  const compared = facts.flatMap((id) => {
    const assertion = held.fact.get(id)?.assertion;
    return assertion && "between" in assertion ? assertion.between : [];
  });
  const sightings = [...new Set([...open, ...compared])];
  if (sightings.length === 0) return [];
  const places = sightings.map((sighting) => ({ sighting, atUs: null }));
  const tracks = await tracksOf(desk.db, investigation, sightings);
  return boxesOf((id) => held.sighting.get(id)?.item, places, tracks);
}

function inThread(file: unknown): Parts {
  const thread = new Worker(new URL("strength-thread.ts", import.meta.url), { workerData: file });
  // A desk that is told to stop does not wait for it.
  thread.unref();
  const waiting = new Map(
    strengthPartSchema.options.map((part) => [part, Promise.withResolvers<Partial<Strength>>()]),
  );
  const fail = (fault: unknown) => waiting.forEach(({ reject }) => reject(fault));
  thread.on("message", ({ part, strength }: StrengthMessage) => waiting.get(part)?.resolve(strength));
  thread.once("error", fail);
  thread.once("exit", (code) =>
    fail(new Error(`Expected every part from the thread, got its exit ${code}.`)),
  );
  return new Map([...waiting].map(([part, { promise }]) => [part, promise]));
}
