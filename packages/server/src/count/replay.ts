// Replays one journal and notes, for each count, the acts that moved its number. What is noted is gone on from.
import { checkProof, readCase, recount, type Memo, type Proof } from "@sightline/count";
import {
  applyRow,
  Asked,
  emptyHeld,
  exportCase,
  GENESIS,
  IN_CASE,
  project,
  type Box,
  type Criteria,
  type Draft,
  type Entry,
} from "@sightline/domain";
import type { Db } from "../db/open.ts";
import { entriesOf } from "../journal/read.ts";
import { caseSaid, textOf, type CaseSaid } from "./case-text.ts";

/** Past so many sightings several acts are counted together, so that it ends. */
const MANY = 10_000;
const TOGETHER = 100;
/** So many acts, and what they came to, are noted at once. */
const NOTED_AT_ONCE = 50;

/** By its first entry. */
type Act = Pick<Entry, "seq" | "at"> & { entries: number };

/** Entries of one command have one time, one member and one hand. */
const isOneAct = (a: Entry, b: Entry): boolean => a.at === b.at && a.by === b.by && a.via === b.via;

type Step = { readonly count: string; readonly act: Act; readonly atLeast: number };

/** Boxes are in no case. */
class Nowhere extends Asked<readonly Box[]> {
  override note(): void {}
}

export class Replay {
  readonly #db: Db;
  readonly #investigation: string;
  #draft!: Draft;
  #head!: string;
  /** Up to this entry it is noted already. */
  #known = 0;
  /** By count, the number last noted. */
  #last = new Map<string, number>();
  #memos = new Map<string, { readonly memo: Memo; readonly said: CaseSaid }>();
  #proofs = new Map<string, Proof>();
  /** What was read and is not counted yet: an act, or several that are counted together. */
  #open: Act | null = null;
  #moves = false;
  #acts = 0;
  #steps: Step[] = [];

  readonly #many: number;

  /** Past so many sightings, `many`, acts are counted together. */
  constructor(db: Db, investigation: string, many = MANY) {
    this.#many = many;
    this.#db = db;
    this.#investigation = investigation;
    this.#begin();
  }

  #begin(): void {
    this.#draft = emptyHeld({
      seen: new Asked("frames"),
      tracks: new Nowhere("the track"),
      hands: new Asked("the hands"),
    });
    this.#head = GENESIS;
    this.#memos = new Map();
    this.#proofs = new Map();
    this.#open = null;
    this.#moves = false;
    this.#acts = 0;
    this.#steps = [];
  }

  async catchUp(): Promise<void> {
    await this.#findKnown();
    let last: Entry | null = null;
    for await (const entry of entriesOf(this.#db, this.#investigation, this.#draft.seq)) {
      if (entry.previous !== this.#head) {
        if (this.#draft.seq === 0)
          throw new Error("Expected the journal to begin with its first entry, it does not.");
        // The tables are those of another history now.
        this.#begin();
        return this.catchUp();
      }
      if (last !== null && !isOneAct(last, entry)) await this.#acted();
      last = entry;
      this.#open ??= { seq: entry.seq, at: entry.at, entries: 0 };
      this.#open.entries += 1;
      for (const row of project(entry)) {
        applyRow(this.#draft, row);
        this.#moves ||= IN_CASE.has(row.table);
      }
      this.#draft.seq = entry.seq;
      this.#head = entry.hash;
    }
    await this.#acted();
    if (this.#open) this.#count(this.#open);
    this.#open = null;
    await this.#note();
  }

  /** An act is read to its end. */
  async #acted(): Promise<void> {
    const act = this.#open;
    if (act === null) return;
    this.#acts += 1;
    const together = this.#draft.sighting.size > this.#many ? TOGETHER : 1;
    // What is noted up to here is not counted together with what comes.
    if (this.#acts % together !== 0 && this.#draft.seq !== this.#known) return;
    this.#count(act);
    this.#open = null;
    if (this.#acts % NOTED_AT_ONCE === 0) await this.#note();
  }

  #count(act: Act): void {
    const moves = this.#moves;
    this.#moves = false;
    if (!moves || this.#draft.seq <= this.#known || this.#draft.investigation.size === 0) return;
    const named = [...this.#draft.count.values()].filter(({ withdrawn }) => !withdrawn);
    for (const { id, criteria } of [{ id: "", criteria: undefined }, ...named]) {
      const atLeast = this.#number(id, criteria);
      if (atLeast === (this.#last.get(id) ?? 0)) continue;
      this.#last.set(id, atLeast);
      this.#steps.push({ count: id, act, atLeast });
    }
  }

  #number(count: string, criteria: Criteria | undefined): number {
    const read = readCase(exportCase(this.#draft, criteria));
    if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
    const earlier = this.#memos.get(count);
    const said = caseSaid(textOf(read.case), earlier?.said);
    const { file, caseHash } = said;
    // Rule 6, as for the number itself: an earlier proof that still holds is a floor.
    const proof = this.#proofs.get(count);
    const { count: result, memo } = recount(file, earlier?.memo, {
      floor: proof ? [proof] : [],
      caseHash,
    });
    this.#memos.set(count, { memo, said });
    this.#proofs.set(count, result.proof);
    const checked = checkProof(file, result.proof, caseHash);
    if (!checked.ok || checked.atLeast !== result.atLeast)
      throw new Error(`Expected a proof of ${result.atLeast} that checks, it does not.`);
    return result.atLeast;
  }

  /** Where it is noted up to an entry of another history, nothing is. */
  async #findKnown(): Promise<void> {
    const db = this.#db;
    const noted = await db
      .selectFrom("cachedHistory")
      .leftJoin("journal", (join) =>
        join
          .onRef("journal.investigation", "=", "cachedHistory.investigation")
          .onRef("journal.seq", "=", "cachedHistory.seq"),
      )
      .select(["cachedHistory.seq", "cachedHistory.hash", "journal.hash as now"])
      .where("cachedHistory.investigation", "=", this.#investigation)
      .executeTakeFirst();
    if (noted && noted.hash !== noted.now) await this.#forget();
    this.#known = noted && noted.hash === noted.now ? noted.seq : 0;
    const last = await db
      .selectFrom("cachedStep")
      .distinctOn("count")
      .select(["count", "atLeast"])
      .where("investigation", "=", this.#investigation)
      .orderBy("count")
      .orderBy("seq", "desc")
      .execute();
    this.#last = new Map(last.map(({ count, atLeast }) => [count, atLeast]));
    // What was read is not what is noted: another desk noted more, or less than this one read.
    if (this.#draft.seq > this.#known) this.#begin();
  }

  async #forget(): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      for (const table of ["cachedStep", "cachedHistory"] as const)
        await tx.deleteFrom(table).where("investigation", "=", this.#investigation).execute();
    });
  }

  /** Together with how far it goes, so that it is gone on from there whatever happens. */
  async #note(): Promise<void> {
    const [investigation, steps, upTo] = [this.#investigation, this.#steps, this.#draft.seq];
    this.#steps = [];
    if (upTo <= this.#known) return;
    this.#known = upTo;
    const row = { seq: upTo, hash: this.#head };
    await this.#db.transaction().execute(async (tx) => {
      if (steps.length > 0)
        await tx
          .insertInto("cachedStep")
          .values(
            steps.map(({ count, act, atLeast }) => {
              const { seq, entries, at } = act;
              return { investigation, count, seq, entries, at: new Date(at), atLeast };
            }),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      await tx
        .insertInto("cachedHistory")
        .values({ investigation, ...row })
        .onConflict((conflict) => conflict.column("investigation").doUpdateSet(row))
        .execute();
    });
  }
}
