// The number in another window after an act, at newsroom size, over HTTP; anchor: a bare `recount` of the same act in the same run.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCase, recount, type Case, type Memo } from "../packages/count/src/index.ts";
import { changeSchema, exportCase, type Change } from "../packages/domain/src/index.ts";
import { importCase } from "../packages/server/src/case/import.ts";
import type { Desk } from "../packages/server/src/desk.ts";
import { propose } from "../packages/server/src/investigation/command.ts";
import { findOrOpenInvestigation, heldOf } from "../packages/server/src/investigation/open.ts";
import { caseOf } from "./cases.ts";
import { opened, shaOf } from "./large-desk.ts";
import { median, ms, type Bench } from "./measure.ts";
import { end, serving, type Served } from "./serving.ts";

const NEWSROOM = { events: 13, items: 130, sightings: 3_000, crowd: 40, pairFacts: 499 };
const ACTS = 60;
/** One every six seconds makes an hour. */
const HOUR = 600;

export const live: Bench = async (say, scratch) => {
  const dataDir = join(scratch, "data");
  const desk = await opened(dataDir);
  try {
    const investigation = await newsroom(desk);
    const acts = await actsOn(desk, investigation);
    const bare = await recounting(desk, investigation, acts);
    const served = await serving(dataDir, "owner");
    try {
      const window = await watching(served, investigation);
      // In turns, so that what else the machine does falls on both alike.
      const costs: number[] = [];
      const recounts: number[] = [];
      for (let n = 0; n < ACTS; n++) {
        recounts.push(bare(n));
        costs.push(await window.after(acts(n)));
      }
      const ratio = median(costs) / median(recounts);
      say({
        what: `from an act to its number in another window, ${NEWSROOM.items} items, ${NEWSROOM.sightings} sightings, ${NEWSROOM.pairFacts} facts`,
        anchor: "a bare recount of the act",
        ratio,
        target: { atMost: 2 },
        seen: `median ${ms(median(costs))} against ${ms(median(recounts))} of ${ACTS}`,
      });
      // What it keeps ready for the next act is there after an hour; what grows, grows in the next.
      for (let n = ACTS; n < ACTS + HOUR; n++) await window.after(acts(n));
      const before = await residentBytes(served);
      for (let n = ACTS + HOUR; n < ACTS + 2 * HOUR; n++) await window.after(acts(n));
      const after = await residentBytes(served);
      say({
        what: `memory of the desk over the second ${HOUR} acts, each counted`,
        anchor: "its memory after the first",
        ratio: after / before,
        target: { atMost: 1.1 },
        seen: `${(after / 1e6).toFixed(0)} MB after ${(before / 1e6).toFixed(0)} MB`,
      });
      window.close();
    } finally {
      await end(served.child);
    }
  } finally {
    await desk.close();
  }
};

const hands = { statedBy: "m1", reviewedBy: "m2" };

/** The case of the count’s own bench, of photos alone: nothing has to be decoded for them. */
async function newsroom(desk: Desk): Promise<string> {
  const found = await findOrOpenInvestigation(desk, "Newsroom", "owner");
  if (!found.ok) throw new Error(found.refusal.sentence);
  const { id: investigation } = found;
  const file = caseOf(NEWSROOM);
  const collected = file.items.map(({ id, name }, n) =>
    changeSchema.parse({
      verb: "item.collect",
      subject: id,
      payload: {
        sha256: shaOf(n),
        bytes: 400_000,
        name,
        kind: "photo",
        source: { path: `/card/${name}`, url: null, account: `account-${n % 17}`, credit: null },
      },
    }),
  );
  const done = await propose(desk, { investigation, by: "owner" }, collected);
  if (!done.ok) throw new Error(done.refusal.sentence);
  const imported = await importCase(
    desk,
    { investigation, as: "owner" },
    {
      ...file,
      items: file.items.map((item, n) => ({
        ...item,
        kind: "photo",
        footage: null,
        source: `account-${n % 17}`,
        sha256: shaOf(n),
        marks: hands,
      })),
      sightings: file.sightings.map((sighting) => ({ ...sighting, spans: [[0, 0]] })),
      groups: file.groups.map((group) => ({ ...group, ...hands })),
    },
  );
  if (!imported.ok) throw new Error(imported.refusal.sentence);
  const [refused] = imported.plan.refusals;
  if (refused) throw new Error(refused.sentence);
  return investigation;
}

/** By turns the review of a difference is taken back and given again: each moves what has to be solved. */
async function actsOn(desk: Desk, investigation: string): Promise<(n: number) => Change> {
  const held = await heldOf(desk, investigation);
  const facts = [...held.fact.values()].filter(({ assertion }) => assertion.kind === "different");
  return (n) => {
    const fact = facts[(n >> 1) % facts.length];
    if (!fact) throw new Error("Expected a difference in the case, got none.");
    return n % 2 === 0
      ? { verb: "fact.withdraw", subject: fact.id, payload: { only: "review" } }
      : { verb: "fact.review", subject: fact.id, payload: {} };
  };
}

/** In this process, on cases that share all that the act left alone. */
async function recounting(
  desk: Desk,
  investigation: string,
  acts: (n: number) => Change,
): Promise<(n: number) => number> {
  const read = readCase(exportCase(await heldOf(desk, investigation)));
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  const whole = read.case;
  let memo: Memo = recount(whole).memo;
  return (n) => {
    const { verb, subject } = acts(n);
    const file: Case =
      verb === "fact.review" ? whole : { ...whole, facts: whole.facts.filter(({ id }) => id !== subject) };
    const start = performance.now();
    ({ memo } = recount(file, memo));
    return performance.now() - start;
  };
}

/** A window that watches: it hears that something changed, and asks for the number. */
async function watching({ url, session }: Served, investigation: string) {
  const base = `${url}/api/investigations/${investigation}`;
  const headers = { ...session, origin: url, "x-sightline": "1", "content-type": "application/json" };
  const closing = new AbortController();
  const stream = await fetch(`${base}/events`, { headers, signal: closing.signal });
  const heardOf = { newest: 0, tell: (): void => undefined };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const piece of stream.body ?? []) {
      const seqs = [...decoder.decode(piece as Uint8Array, { stream: true }).matchAll(/^id: (\d+)$/gm)];
      heardOf.newest = Math.max(heardOf.newest, ...seqs.map(([, seq]) => Number(seq)));
      heardOf.tell();
    }
  })().catch(() => undefined);
  const heard = async (seq: number): Promise<void> => {
    if (heardOf.newest >= seq) return;
    await new Promise<void>((resolve) => {
      heardOf.tell = () => {
        if (heardOf.newest >= seq) resolve();
      };
    });
  };
  const number = async (): Promise<void> => {
    const answer = await fetch(`${base}/counts`, { headers });
    const { counts } = (await answer.json()) as { counts: { atLeast: number | null }[] };
    if (counts[0]?.atLeast == null) throw new Error("Expected a number, got none.");
  };
  await number();
  return {
    /** Milliseconds from the act to its number. */
    async after(change: Change): Promise<number> {
      const body = JSON.stringify({ changes: [change], reason: "looked at again" });
      const start = performance.now();
      const answer = await fetch(`${base}/changes`, { method: "POST", headers, body });
      const { seq } = (await answer.json()) as { seq?: number };
      if (seq === undefined) throw new Error(`Expected the act to be kept, got ${answer.status}.`);
      await heard(seq);
      await number();
      return performance.now() - start;
    },
    close: () => closing.abort(),
  };
}

async function residentBytes({ child }: Served): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
