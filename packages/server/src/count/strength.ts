// How strong a number is: counted again many times, so in a thread of its own, and kept while the case stays the same.
import { Worker } from "node:worker_threads";
import { caseHashOf } from "@sightline/count";
import type { Strength } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { caseOf } from "./count.ts";

/** The last few answers, by case hash: a page that is opened again waits for nothing. */
const KEPT = 8;
const kept = new Map<string, Promise<Strength>>();

export async function strengthOf(desk: Pick<Desk, "db">, investigation: string) {
  const file = await caseOf(desk, investigation);
  if (!file.ok) return file;
  const hash = caseHashOf(file.value);
  const strength = kept.get(hash) ?? inThread(file.value);
  kept.delete(hash);
  kept.set(hash, strength);
  // A failed attempt is not kept: the next page tries again.
  strength.catch(() => kept.delete(hash));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return { ok: true as const, value: await strength };
}

function inThread(file: unknown): Promise<Strength> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("strength-thread.ts", import.meta.url), { workerData: file });
    // A desk that is told to stop does not wait for it.
    thread.unref();
    thread.once("message", resolve).once("error", reject);
    thread.once("exit", (code) =>
      reject(new Error(`Expected an answer from the thread, got its exit ${code}.`)),
    );
  });
}
