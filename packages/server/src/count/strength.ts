// How strong a number is: counted again many times, so in a thread of its own, told part by part, and kept for the same case.
import { Worker } from "node:worker_threads";
import { caseHashOf } from "@sightline/count";
import { refuse, strengthPartSchema, type Strength, type StrengthPart } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { loadTracks } from "../investigation/load.ts";
import { boxesOf } from "./boxes.ts";
import { caseOf } from "./count.ts";
import type { StrengthMessage } from "./strength-thread.ts";

type Parts = ReadonlyMap<StrengthPart, Promise<Partial<Strength>>>;
export type StrengthAsked = {
  readonly investigation: string;
  readonly part: StrengthPart;
  /** Of the case whose number is on the page. */
  readonly caseHash: string;
};

/** The last few answers, by investigation and case: a page that is opened again waits for nothing. */
const KEPT = 8;
const kept = new Map<string, Parts>();

/** Answers when that part is worked out. The other parts are worked out meanwhile, each once. */
export async function strengthOf(desk: Pick<Desk, "db">, { investigation, part, caseHash }: StrengthAsked) {
  const key = `${investigation} ${caseHash}`;
  if (!kept.has(key)) {
    const file = await caseOf(desk, investigation);
    if (!file.ok) return file;
    if (caseHashOf(file.value) !== caseHash)
      return refuse("evidence-changed", "The facts changed since this number was counted; reload the page.");
    // Another request may have begun the same work while this one read the case.
    if (!kept.has(key)) keep(key, inThread(file.value));
  }
  const strength = (await kept.get(key)?.get(part)) ?? {};
  return { ok: true as const, value: { strength, boxes: await boxesFor(desk, investigation, strength) } };
}

function keep(key: string, parts: Parts): void {
  kept.set(key, parts);
  // A failed attempt is not kept: the next request tries again.
  for (const part of parts.values()) part.catch(() => kept.get(key) === parts && kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** Of the sightings that the worklist asks to compare. Boxes are no part of the case, so each answer looks them up. */
async function boxesFor(desk: Pick<Desk, "db">, investigation: string, { worklist }: Partial<Strength>) {
  const steps = worklist?.steps ?? [];
  const open = steps.flatMap(({ kind, ids }) => (kind.startsWith("settle-") ? ids : []));
  const facts = steps.flatMap(({ kind, ids }) => (kind === "review-fact" ? ids : []));
  const sightings = [...new Set([...open, ...(await pairsIn(desk, investigation, facts))])];
  if (sightings.length === 0) return [];
  const places = sightings.map((sighting) => ({ sighting, atUs: null }));
  const rows = await desk.db
    .selectFrom("sighting")
    .select(["id", "item"])
    .where("investigation", "=", investigation)
    .where("id", "=", (eb) => eb.fn.any(eb.val(sightings)))
    .execute();
  const items = new Map(rows.map(({ id, item }) => [id, item]));
  return boxesOf((id) => items.get(id), places, await loadTracks(desk.db, investigation, sightings));
}

/** The sightings that facts compare. */
async function pairsIn(desk: Pick<Desk, "db">, investigation: string, facts: readonly string[]) {
  if (facts.length === 0) return [];
  const rows = await desk.db
    .selectFrom("fact")
    .select("assertion")
    .where("investigation", "=", investigation)
    .where("id", "=", (eb) => eb.fn.any(eb.val([...facts])))
    .execute();
  return rows.flatMap(({ assertion }) => ("between" in assertion ? assertion.between : []));
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
