// Bringing a case file in: each row becomes a proposed change, decided like any other; a bad row is refused, the rest goes on.
import type { z } from "zod";
import { verdictOf } from "@sightline/count";
import { decide } from "../decide.ts";
import { applyToHeld, type Held } from "../investigation/held.ts";
import { namedBy } from "../investigation/names.ts";
import type { Change, Signed } from "../journal/entry.ts";
import type { Refusal } from "../refusal.ts";
import {
  caseFileSchema,
  factRowSchema,
  frameRowSchema,
  groupRowSchema,
  headcountRowSchema,
  itemRowSchema,
  sightingRowSchema,
  type FactInFile,
  type ItemInFile,
} from "./file.ts";
import { resolveItem } from "./resolve.ts";
import { closest, refusalOf } from "./row-refusal.ts";
import { whyNotText } from "../text.ts";

/** What an import would do: the changes in order, the rows refused with their paths, how many rows were so already. */
export type ImportPlan = { changes: Signed[]; refusals: Refusal[]; rows: number; unchanged: number };

/**
 * Plans the import of a case file into `held`, which is a copy of the investigation and is changed as rows are accepted.
 * Members that the file names and the investigation lacks are added as reviewers, in the name of `as`.
 */
export function planImport(held: Held, json: unknown, as: string): ImportPlan {
  const plan: ImportPlan = { changes: [], refusals: [], rows: 0, unchanged: 0 };
  const file = caseFileSchema.safeParse(json);
  if (!file.success) {
    plan.refusals.push(...file.error.issues.map((issue) => refusalOf(issue, "")));
    return plan;
  }
  const notText = whyNotText(file.data.criteria, "criteria");
  if (notText) {
    plan.refusals.push(notText.refusal);
    return plan;
  }
  const importing = new Importing(held, as, plan);
  const { criteria, items, frames, sightings, headcounts, groups, facts } = file.data;
  importing.criteria(criteria);
  importing.each("items", items, itemRowSchema, (row) => importing.item(row));
  importing.each("frames", frames, frameRowSchema, (row) => importing.frame(row));
  importing.each("sightings", sightings, sightingRowSchema, (row) => importing.sighting(row));
  importing.each("headcounts", headcounts, headcountRowSchema, (row) => importing.headcount(row));
  importing.groups(groups);
  importing.each("facts", facts, factRowSchema, (row) => importing.fact(row));
  return plan;
}

class Importing {
  readonly #held: Held;
  readonly #as: string;
  readonly #plan: ImportPlan;
  /** The file's name for an item → our id. */
  readonly #items = new Map<string, string>();
  #path = "";

  constructor(held: Held, as: string, plan: ImportPlan) {
    this.#held = held;
    this.#as = as;
    this.#plan = plan;
  }

  each<T>(list: string, rows: unknown[], schema: z.ZodType<T>, take: (row: T) => void): void {
    for (const [index, raw] of rows.entries()) this.row(`${list}[${index}]`, raw, schema, take);
  }

  row<T>(path: string, raw: unknown, schema: z.ZodType<T>, take: (row: T) => void): void {
    this.#path = path;
    this.#plan.rows += 1;
    const notText = whyNotText(raw, path);
    if (notText) return this.refuse(notText.refusal);
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      this.#plan.refusals.push(
        ...parsed.error.issues.flatMap(closest).map((issue) => refusalOf(issue, path)),
      );
      return;
    }
    const { changes, refusals } = this.#plan;
    const before = [changes.length, refusals.length];
    take(parsed.data);
    if (changes.length === before[0] && refusals.length === before[1]) this.#plan.unchanged += 1;
  }

  criteria(criteria: Extract<Change, { verb: "criteria.set" }>["payload"]): void {
    this.#path = "criteria";
    const [subject] = this.#held.investigation.keys();
    if (subject !== undefined) this.propose({ verb: "criteria.set", subject, payload: criteria });
  }

  item(row: ItemInFile): void {
    const found = resolveItem(this.#held, row);
    if (!found.ok) return this.refuse(found.refusal);
    const item = found.value;
    this.#items.set(row.id, item.id);
    const reviews = row.reviews ?? [];
    const held = this.#held.reviewsOf.get(item.id) ?? [];
    const follows = verdictOf(row.reviews ? reviews : held);
    if (follows !== row.verdict) {
      return this.refuse({
        code: "verdict-needs-reviews",
        sentence: `${row.id} is given as ${row.verdict}, but ${row.reviews ? "its reviews add up to" : "the reviews held here say"} ${follows}; list the members' reviews that make it so.`,
      });
    }
    const account = row.source ?? item.account;
    const capturedAt = row.capturedAt ?? item.capturedAt;
    const payload = { ...(account !== null && { account }), ...(capturedAt !== null && { capturedAt }) };
    this.propose({ verb: "item.describe", subject: item.id, payload });
    if (row.footage != null)
      this.propose({ verb: "footage.confirm", subject: item.id, payload: { footage: row.footage } });
    // Each member's reviews must come to stand here in the file's order; after a member's first new one, all are new.
    const from = new Map<string, number>();
    for (const { by, verdict, reason } of reviews) {
      const start = from.get(by) ?? 0;
      const at = held.findIndex(
        (one, i) => i >= start && one.by === by && one.verdict === verdict && one.reason === reason,
      );
      from.set(by, at >= 0 ? at : Infinity);
      if (at < 0) this.propose({ verb: "item.review", subject: item.id, payload: { verdict, reason } }, by);
    }
  }

  frame(row: z.infer<typeof frameRowSchema>): void {
    const item = this.itemId(row.item);
    this.propose({ verb: "frame.flag", subject: item, payload: { ...row, item } });
  }

  sighting({ id, ...row }: z.infer<typeof sightingRowSchema>): void {
    this.propose({
      verb: "sighting.mark",
      subject: id,
      payload: { ...row, item: this.itemId(row.item), track: null },
    });
  }

  headcount({ id, ...row }: z.infer<typeof headcountRowSchema>): void {
    const payload = { ...row, item: this.itemId(row.item), atMost: row.atMost ?? null };
    this.propose({ verb: "headcount.state", subject: id, payload });
  }

  /** Groups may name groups that come later in the file: those whose members are all known go first. */
  groups(rows: unknown[]): void {
    const read = rows.map((raw, index) => ({
      raw,
      path: `groups[${index}]`,
      group: groupRowSchema.safeParse(raw).data,
    }));
    const later = new Set(read.map((row) => row.group?.id));
    const blocked = ({ group }: (typeof read)[number]): boolean =>
      group !== undefined && group.members.some((member) => member !== group.id && later.has(member));
    for (let waiting = read; waiting.length > 0;) {
      const ready = new Set(waiting.filter((row) => !blocked(row)));
      for (const row of ready) {
        this.row(row.path, row.raw, groupRowSchema, (group) => this.group(group));
        later.delete(row.group?.id);
      }
      waiting = waiting.filter((row) => !ready.has(row));
      if (ready.size > 0) continue;
      for (const row of waiting)
        this.row(row.path, row.raw, groupRowSchema, (group) => this.refuse(cycleOf(group.id)));
      return;
    }
  }

  group({ id, name, members }: z.infer<typeof groupRowSchema>): void {
    const payload = { name: name ?? null, members: members.map((member) => this.memberId(member)) };
    this.propose({ verb: "group.define", subject: id, payload });
  }

  fact({ id, statedBy, reviewedBy, basis, ...row }: FactInFile): void {
    const assertion = row.kind === "continuous" ? { ...row, item: this.itemId(row.item) } : row;
    const by = statedBy ?? this.#as;
    const stated = this.propose(
      { verb: "fact.state", subject: id, payload: { assertion, basis: basis ?? "" } },
      by,
    );
    if (stated && reviewedBy != null)
      this.propose({ verb: "fact.review", subject: id, payload: {} }, reviewedBy);
  }

  /** A sighting, headcount or group goes before an item that only has such a file name. */
  memberId(name: string): string {
    return this.#items.get(name) ?? (namedBy(this.#held, name) === null ? this.itemId(name) : name);
  }

  itemId(name: string): string {
    const known = this.#items.get(name);
    if (known !== undefined) return known;
    const found = resolveItem(this.#held, { id: name });
    return found.ok ? found.value.id : name;
  }

  /** Decides a change in the name of `by`; false when it was refused. */
  propose(change: Change, by = this.#as): boolean {
    if (by !== this.#as && !this.#held.member.has(by)) {
      const joined = this.propose({
        verb: "member.add",
        subject: by,
        payload: { id: by, name: by, role: "reviewer" },
      });
      if (!joined) return false;
    }
    const via = by === this.#as ? null : this.#as;
    const decided = decide(this.#held, { ...change, by, via, reason: null });
    if (!decided.ok) {
      this.refuse(decided.refusal);
      return false;
    }
    for (const accepted of decided.value) {
      applyToHeld(this.#held, accepted);
      this.#plan.changes.push(accepted);
    }
    return true;
  }

  refuse(refusal: Refusal): void {
    this.#plan.refusals.push({ path: this.#path, ...refusal });
  }
}

const cycleOf = (id: string): Refusal => ({
  code: "group-cycle",
  sentence: `Group ${id} contains itself, or a group that does; take one of them out of the other.`,
});
