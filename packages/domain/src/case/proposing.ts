// Rows that become proposed changes, each decided like any other; what is refused is told by its path.
import type { z } from "zod";
import { decideInto } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import type { Signed } from "../journal/entry.ts";
import { isOneMember, type Hands } from "../member/hands.ts";
import type { Refusal } from "../refusal.ts";
import { whyNotText } from "../text.ts";
import { inWords } from "./in-words.ts";
import { closest, refusalOf } from "./row-refusal.ts";

/** What an import would do: the changes in order, the rows refused with their paths, how many rows were so already. */
export type ImportPlan = { changes: Signed[]; refusals: Refusal[]; rows: number; unchanged: number };

type InFile = { readonly [K in keyof Hands]?: string | null | undefined };

export class Proposing {
  protected readonly held: Draft;
  readonly #as: string;
  /** Why rows are replaced that say something else here; null where such rows are refused. */
  readonly #replacing: string | null;
  protected readonly plan: ImportPlan;
  protected path = "";

  constructor(held: Draft, as: string, plan: ImportPlan, replacing: string | null) {
    this.held = held;
    this.#as = as;
    this.plan = plan;
    this.#replacing = replacing;
  }

  each<T>(list: string, rows: unknown[], schema: z.ZodType<T>, take: (row: T) => void): void {
    for (const [index, raw] of rows.entries()) this.row(`${list}[${index}]`, raw, schema, take);
  }

  /** False when it could not be read: it is no text, or of another shape. */
  row<T>(path: string, raw: unknown, schema: z.ZodType<T>, take: (row: T) => void): boolean {
    this.path = path;
    this.plan.rows += 1;
    const notText = whyNotText(raw, path);
    if (notText) {
      this.refuse(notText.refusal);
      return false;
    }
    const parsed = schema.safeParse(raw, { error: inWords });
    if (!parsed.success) {
      this.plan.refusals.push(...parsed.error.issues.flatMap(closest).map((issue) => refusalOf(issue, path)));
      return false;
    }
    const { changes, refusals } = this.plan;
    const before = [changes.length, refusals.length];
    take(parsed.data);
    if (changes.length === before[0] && refusals.length === before[1]) this.plan.unchanged += 1;
    return true;
  }

  get replaces(): boolean {
    return this.#replacing !== null;
  }

  /** What one member stated, in their name or else the importing member's; then its review, in the other's. */
  byTwo(stating: Change, reviewing: Change | (() => Change), { statedBy, reviewedBy }: InFile): void {
    if (!this.replace(stating, statedBy ?? this.#as) || reviewedBy == null) return;
    this.propose(typeof reviewing === "function" ? reviewing() : reviewing, reviewedBy);
  }

  /** The member here whom this name means: another spelling of one name is no other member. */
  member(name: string): string {
    if (this.held.member.has(name)) return name;
    return [...this.held.member.keys()].find((id) => isOneMember(id, name)) ?? name;
  }

  /** Decides a change in the name of `by`; false when it was refused. */
  propose(change: Change, name = this.#as, reason: string | null = null): boolean {
    const by = this.member(name);
    if (by !== this.#as && !this.held.member.has(by)) {
      const joined = this.propose({
        verb: "member.add",
        subject: by,
        payload: { id: by, name: by, role: "reviewer" },
      });
      if (!joined) return false;
    }
    const via = by === this.#as ? null : this.#as;
    const decided = decideInto(this.held, { ...change, by, via, reason });
    if (!decided.ok) {
      this.refuse(decided.refusal);
      return false;
    }
    this.plan.changes.push(...decided.value);
    return true;
  }

  /** The same, with the reason why rows are replaced, where they are. */
  replace(change: Change, name?: string): boolean {
    return this.propose(change, name, this.#replacing);
  }

  refuse(refusal: Refusal): void {
    this.plan.refusals.push({ path: this.path, ...refusal });
  }
}
