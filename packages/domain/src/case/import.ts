// Bringing a case file in: each row becomes a proposed change, decided like any other; a bad row is refused, the rest goes on.
import type { z } from "zod";
import { verdictOf } from "@sightline/count";
import type { Draft } from "../investigation/held.ts";
import { canonicalJson } from "../canonical.ts";
import { factsOn } from "../fact/about.ts";
import type { Assertion } from "../fact/fact.ts";
import { saidKey } from "../fact/same-said.ts";
import { isDefined } from "../group/define.ts";
import { whyNotMembers } from "../group/members.ts";
import { namedBy } from "../investigation/names.ts";
import type { Change } from "../journal/nouns.ts";
import { isLowered, unlowered } from "../blind/lowered.ts";
import { marksVersion } from "../marks/version.ts";
import type { Refusal } from "../refusal.ts";
import {
  caseFileSchema,
  factRowSchema,
  frameRowSchema,
  groupRowSchema,
  headcountRowSchema,
  itemRowSchema,
  sightingRowSchema,
  signOffSchema,
  type FactInFile,
  type ItemInFile,
  type SignOff,
} from "./file.ts";
import { MarksInFile } from "./marks-in-file.ts";
import { Proposing, type ImportPlan } from "./proposing.ts";
import { resolveItem } from "./resolve.ts";
import { inWords } from "./in-words.ts";
import { refusalOf } from "./row-refusal.ts";
import { whyNotText } from "../text.ts";

/**
 * Plans the import of a case file into `held`, a draft of the investigation that is changed as rows are accepted.
 * Members that the file names and the investigation lacks are added as reviewers, in the name of `as`.
 * With `replacing`, the reason, sightings, headcounts, groups and facts that say something else here are corrected to what
 * the file says, and wait for a second member again; what the file does not name stays as it is.
 */
export function planImport(
  held: Draft,
  json: unknown,
  { as, replacing = null }: { readonly as: string; readonly replacing?: string | null | undefined },
): ImportPlan {
  const plan: ImportPlan = { changes: [], refusals: [], rows: 0, unchanged: 0 };
  const file = caseFileSchema.safeParse(json, { error: inWords });
  if (!file.success) {
    plan.refusals.push(...file.error.issues.map((issue) => refusalOf(issue, "")));
    return plan;
  }
  const notText = whyNotText(file.data.criteria, "criteria");
  if (notText) {
    plan.refusals.push(notText.refusal);
    return plan;
  }
  const importing = new Importing(held, as, plan, replacing);
  const { criteria, items, frames, sightings, headcounts, groups, facts } = file.data;
  const { confirmed: _, ...asked } = criteria;
  importing.criteria(asked);
  importing.each("items", items, itemRowSchema, (row) => importing.item(row));
  importing.marks("frames", frames, frameRowSchema, (row) => importing.frame(row));
  importing.marks("sightings", sightings, sightingRowSchema, (row) => importing.sighting(row));
  importing.signOffs();
  importing.each("headcounts", headcounts, headcountRowSchema, (row) => importing.headcount(row));
  importing.groups(groups);
  importing.exchanged(facts);
  importing.each("facts", facts, factRowSchema, (row) => importing.fact(row));
  return plan;
}

class Importing extends Proposing {
  /** The file's name for an item → our id. */
  readonly #items = new Map<string, string>();
  readonly #marks = new MarksInFile();
  /** Sign-offs wait until all marks are in: a later mark would take them away. */
  readonly #signOffs: { path: string; item: string; name: string; signed: SignOff }[] = [];

  criteria(criteria: Extract<Change, { verb: "criteria.set" }>["payload"]): void {
    this.path = "criteria";
    const [subject] = this.held.investigation.keys();
    if (subject !== undefined) this.propose({ verb: "criteria.set", subject, payload: criteria });
  }

  item(row: ItemInFile): void {
    const found = resolveItem(this.held, row);
    if (!found.ok) return this.refuse(found.refusal);
    const item = found.value;
    this.#items.set(row.id, item.id);
    const reviews = row.reviews ?? [];
    const held = this.held.reviewsOf.get(item.id) ?? [];
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
    if (row.marks)
      this.#signOffs.push({ path: `${this.path}.marks`, item: item.id, name: row.id, signed: row.marks });
    // Each member's reviews must come to stand here in the file's order; after a member's first new one, all are new.
    const from = new Map<string, number>();
    for (const [index, { by: name, verdict, reason }] of reviews.entries()) {
      const by = this.member(name);
      const start = from.get(by) ?? 0;
      const at = held.findIndex(
        (one, i) => i >= start && one.by === by && one.verdict === verdict && one.reason === reason,
      );
      from.set(by, at >= 0 ? at : Infinity);
      // What this member judged otherwise since would stand in place of what the file ends with.
      const isLast = !reviews.slice(index + 1).some((later) => this.member(later.by) === by);
      const isOvertaken = isLast && held.findLast((one) => one.by === by)?.verdict !== verdict;
      if (at < 0 || isOvertaken)
        this.propose({ verb: "item.review", subject: item.id, payload: { verdict, reason } }, by);
    }
  }

  frame(row: z.infer<typeof frameRowSchema>): void {
    const payload = { ...row, item: this.itemId(row.item) };
    this.#marks.addFlag(payload);
    this.propose({ verb: "frame.flag", subject: payload.item, payload });
  }

  sighting({ id, ...row }: z.infer<typeof sightingRowSchema>): void {
    const payload = { ...row, item: this.itemId(row.item) };
    this.#marks.addSighting(id, { ...payload, track: null });
    const there = this.replaces ? this.held.sighting.get(id) : undefined;
    if (!there) {
      this.propose({ verb: "sighting.mark", subject: id, payload: { ...payload, track: null } });
      return;
    }
    const shows = ({ subject, spans }: typeof payload): string => canonicalJson([subject, spans]);
    // Facts were stated of what it showed before; those that the file has come back with its facts.
    if (shows(there) !== shows(payload))
      for (const fact of factsOn(this.held, [id]))
        if (!fact.withdrawn)
          this.replace({ verb: "fact.withdraw", subject: fact.id, payload: { only: "fact" } });
    this.replace({ verb: "sighting.correct", subject: id, payload });
  }

  /** A sign-off covers also the marks that are refused here, so those are noted too: less than was signed is not what was. */
  marks<T>(list: string, rows: unknown[], schema: z.ZodType<T>, take: (row: T) => void): void {
    for (const [index, raw] of rows.entries()) {
      const item = this.row(`${list}[${index}]`, raw, schema, take) ? null : itemNamedIn(raw);
      if (item !== null) this.#marks.addUnread(this.itemId(item));
    }
  }

  signOffs(): void {
    const isSame = this.#marks.sameAs(this.held);
    for (const { path, item: subject, name, signed } of this.#signOffs) {
      this.row(path, signed, signOffSchema, ({ statedBy, reviewedBy }) => {
        if (!isSame(subject)) {
          return this.refuse({
            code: "marks-differ",
            sentence: `${name} has other marks here than in this file, and its sign-off does not cover those; sign them off here.`,
          });
        }
        const payload = { version: marksVersion(this.held, subject) };
        this.byTwo(
          { verb: "marks.state", subject, payload },
          { verb: "marks.review", subject, payload },
          { statedBy, reviewedBy },
        );
      });
    }
  }

  headcount({ id, statedBy, reviewedBy, ...row }: z.infer<typeof headcountRowSchema>): void {
    const said = { ...row, item: this.itemId(row.item), atMost: row.atMost ?? null };
    if (isLowered(this.held, id, said)) return;
    const payload = { ...said, atLeast: unlowered(this.held, id, said) };
    const isThere = this.replaces && this.held.headcount.has(id);
    this.byTwo(
      { verb: isThere ? "headcount.correct" : "headcount.state", subject: id, payload },
      { verb: "headcount.review", subject: id, payload: {} },
      { statedBy, reviewedBy },
    );
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

  group({ id, name, members, ...hands }: z.infer<typeof groupRowSchema>): void {
    const payload = { name: name ?? null, members: members.map((member) => this.memberId(member)) };
    const there = this.replaces ? this.held.group.get(id) : undefined;
    const isOther = there !== undefined && (there.withdrawn || !isDefined(this.held, there, payload));
    // A correction may name who was withdrawn since; a file says who stands.
    const gone = isOther ? whyNotMembers(this.held, id, payload.members) : null;
    if (gone) return this.refuse(gone.refusal);
    const version = (): number => this.held.group.get(id)?.version ?? 0;
    this.byTwo(
      { verb: isOther ? "group.correct" : "group.define", subject: id, payload },
      () => ({ verb: "group.review", subject: id, payload: { version: version() } }),
      hands,
    );
  }

  /** A fact of which the file says something else makes room for the row that says what it said: nothing is said twice. */
  exchanged(rows: readonly unknown[]): void {
    const read = this.replaces ? rows.flatMap((raw) => factRowSchema.safeParse(raw).data ?? []) : [];
    const said = new Set(read.map((row) => saidKey(this.named(row))));
    for (const row of read) {
      const there = this.held.fact.get(row.id);
      const was = there && !there.withdrawn ? saidKey(there.assertion) : undefined;
      if (was !== undefined && was !== saidKey(this.named(row)) && said.has(was))
        this.replace({ verb: "fact.withdraw", subject: row.id, payload: { only: "fact" } });
    }
  }

  named(said: Assertion): Assertion {
    return said.kind === "continuous" ? { ...said, item: this.itemId(said.item) } : said;
  }

  fact({ id, statedBy, reviewedBy, basis, ...row }: FactInFile): void {
    const assertion = this.named(row);
    const isThere = this.replaces && this.held.fact.has(id);
    this.byTwo(
      {
        verb: isThere ? "fact.correct" : "fact.state",
        subject: id,
        payload: { assertion, basis: basis ?? "" },
      },
      { verb: "fact.review", subject: id, payload: {} },
      { statedBy, reviewedBy },
    );
  }

  /** A sighting, headcount or group goes before an item that only has such a file name. */
  memberId(name: string): string {
    return this.#items.get(name) ?? (namedBy(this.held, name) === null ? this.itemId(name) : name);
  }

  itemId(name: string): string {
    const known = this.#items.get(name);
    if (known !== undefined) return known;
    const found = resolveItem(this.held, { id: name });
    return found.ok ? found.value.id : name;
  }
}

const itemNamedIn = (raw: unknown): string | null =>
  typeof raw === "object" && raw !== null && "item" in raw && typeof raw.item === "string" ? raw.item : null;

const cycleOf = (id: string): Refusal => ({
  code: "group-cycle",
  sentence: `Group ${id} contains itself, or a group that does; take one of them out of the other.`,
});
