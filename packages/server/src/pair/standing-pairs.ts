// The pairs that machines suggest, as they stand in this process: read once, then only what is newer.
import {
  inbox,
  pairKey,
  sharedIn,
  type Held,
  type Inbox,
  type PairRelation,
  type Suggested,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** All pairs of an investigation, best first, and how many of them wait for an answer, or have one. */
export type Counted = {
  readonly pairs: Inbox;
  readonly asked: number;
  readonly leads: number;
  readonly decided: number;
};

type Worked = {
  readonly decision: object;
  readonly until: string;
  readonly counted: Counted;
};

export class StandingPairs {
  /** By the two contents, whichever is named first. */
  readonly #suggested = new Map<string, Suggested>();
  /** The `nr` of the newest suggestion that was read. */
  #until = 0;
  /** It changes when rows are lost. */
  #epoch = 0;
  /** By the items: those of an investigation, as somebody sees them. */
  readonly #worked = new WeakMap<object, Worked>();

  /** The inbox as `held` and what was read make it; worked out again only when one of them changed. */
  inboxOf(held: Held): Counted {
    const { item, decision } = held;
    const known = this.#worked.get(item);
    if (known?.decision === decision && known.until === this.#stand) return known.counted;
    const pairs = inbox(held, this.#within(held));
    const asked = pairs.filter((pair) => pair.asked && !pair.lead).length;
    const leads = pairs.filter((pair) => pair.asked && pair.lead).length;
    const decided = pairs.filter((pair) => pair.decision !== null).length;
    const counted = { pairs, asked, leads, decided };
    this.#worked.set(item, { decision, until: this.#stand, counted });
    return counted;
  }

  /** What machines suggest of two contents. */
  between(one: string, other: string): Suggested | null {
    return this.#suggested.get(pairKey(one, other)) ?? null;
  }

  /** Reads what is newer: a pair that is found anew gets a higher number, and numbers are given in the order of commits. */
  async keepUp(db: Pick<Kysely<Tables>, "selectFrom">): Promise<void> {
    const rows = await readAfter(db, this.#until);
    const [{ epoch = 0 } = {}] = rows;
    const isLost = epoch !== this.#epoch && this.#suggested.size > 0;
    if (isLost) {
      this.#suggested.clear();
      this.#until = 0;
    }
    this.#epoch = epoch;
    for (const { a, b, evidence, score, nr, lead, relation } of isLost ? await readAfter(db, 0) : rows) {
      if (a === null || b === null || evidence === null || score === null || nr === null) continue;
      if (nr <= this.#until) continue;
      this.#until = nr;
      const shared = relation === null ? null : { shared: sharedIn(relation) };
      this.#suggested.set(pairKey(a, b), {
        a,
        b,
        evidence,
        score,
        ...shared,
        ...(lead === true && { lead }),
      });
    }
  }

  /** Another text for another set of suggestions. */
  get #stand(): string {
    return `${this.#epoch} ${this.#until}`;
  }

  *#within({ itemsNamed }: Held): Generator<Suggested> {
    for (const suggested of this.#suggested.values())
      if (itemsNamed.has(suggested.a) && itemsNamed.has(suggested.b)) yield suggested;
  }
}

/** Those with a higher number, in order; one row without a pair where there are none. */
const readAfter = (db: Pick<Kysely<Tables>, "selectFrom">, nr: number) =>
  db
    .selectFrom("pairEpoch")
    .leftJoin("pair", (join) => join.on("pair.nr", ">", nr))
    .select(["epoch", "sha256A as a", "sha256B as b", "evidence", "score", "nr"])
    // Thousands of pairs weigh little without what is drawn for them.
    .select(
      sql<PairRelation | null>`case relation ->> 'relation' when 'shared-part' then relation - 'evidence' end`.as(
        "relation",
      ),
    )
    .select(sql<boolean | null>`relation ->> 'relation' = 'same-thing'`.as("lead"))
    .orderBy("nr")
    .execute();
