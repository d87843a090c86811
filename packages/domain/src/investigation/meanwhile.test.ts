// Whatever two members do at once: the later one is told exactly where the first put something in the same place.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry, Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { project } from "../journal/project.ts";
import { anyChange, SEED } from "../testing/any-change.ts";
import { meanwhileOf, subjectsOf } from "./meanwhile.ts";

const by = (member: string, change: Change): Signed => ({ ...change, by: member, via: null, reason: null });
const entry = (member: string, change: Change): Entry => ({
  ...by(member, change),
  investigation: "mill",
  seq: 9,
  at: "2031-04-09T10:00:00.000Z",
  previous: "0".repeat(64),
  hash: "0".repeat(64),
});

/** What an entry writes, field by field: what another one that writes the same field would put in its place. */
const written = (change: Entry): string[] =>
  project(change).flatMap((row) =>
    "patch" in row
      ? Object.entries(row.patch).map(([field, value]) => JSON.stringify([row.table, row.id, field, value]))
      : [JSON.stringify([row.table, row.put])],
  );
const fieldsOf = (change: Entry): string[] =>
  project(change).flatMap((row) =>
    "patch" in row ? Object.keys(row.patch).map((field) => [row.table, row.id, field].join(" ")) : [],
  );

/** Marks, groups, sightings and the like name the version that was seen, or follow from something else. */
const OTHERWISE = /^(marks|footage|review)\.|^item\.source$/;

test("two who set the same field to different values are told, whatever else each of them set", () => {
  let met = 0;
  fc.assert(
    fc.property(anyChange, anyChange, (first, second) => {
      fc.pre(!OTHERWISE.test(first.verb) && !OTHERWISE.test(second.verb));
      const [ann, ben] = [entry("ann", first), entry("ben", second)];
      const both = fieldsOf(ann).filter((field) => fieldsOf(ben).includes(field));
      const differs = written(ann).some((one) => !written(ben).includes(one));
      if (both.length === 0 || !differs) return;
      met += 1;
      expect(meanwhileOf([by("ben", second)], [ann])).toEqual([ann]);
      expect(subjectsOf([second], "mill")).toContain(ann.subject);
    }),
    { seed: SEED, numRuns: 30_000 },
  );
  expect(met).toBeGreaterThan(100);
});

test("what is only added is in nobody’s way, and no member in their own", () => {
  fc.assert(
    fc.property(anyChange, anyChange, (first, second) => {
      expect(meanwhileOf([by("ben", second)], [entry("ben", first)])).toEqual([]);
      const adds = /^(comment|review)\.|^item\.(source|collect)$/.test(second.verb);
      const told = meanwhileOf([by("ben", second)], [entry("ann", first)]);
      expect(adds && told.length > 0).toBe(false);
    }),
    { seed: SEED },
  );
});

const triage = (payload: object): Change => ({ verb: "item.triage", subject: "a", payload }) as Change;
const answer = (item: string, question: string): Change => ({
  verb: "check.answer",
  subject: item,
  payload: { question, result: "passed", basis: "seen", evidence: [] },
});

test("two warnings of one item meet; a warning and who looks after it do not", () => {
  const warned = entry("ann", triage({ warnings: ["injury"] }));
  expect(meanwhileOf([by("ben", triage({ warnings: ["children"] }))], [warned])).toEqual([warned]);
  expect(meanwhileOf([by("ben", triage({ assignee: "ben" }))], [warned])).toEqual([]);
});

test("answers meet by question, whatever a question is called", () => {
  for (const question of ["checks", "check", "withdrawn", '"]', "a,b"]) {
    const ann = entry("ann", answer("a", question));
    expect(meanwhileOf([by("ben", answer("a", question))], [ann])).toEqual([ann]);
    expect(meanwhileOf([by("ben", answer("a", "other"))], [ann])).toEqual([]);
    expect(meanwhileOf([by("ben", answer("b", question))], [ann])).toEqual([]);
  }
});

test("a verdict is told of an answer that came since, and of other questions; not of another member’s verdict", () => {
  const verdict: Change = {
    verb: "item.review",
    subject: "a",
    payload: { verdict: "verified", reason: "so" },
  };
  const ann = entry("ann", answer("a", "place"));
  expect(meanwhileOf([by("ben", verdict)], [ann, entry("ann", answer("b", "place"))])).toEqual([ann]);
  expect(meanwhileOf([by("ben", verdict)], [entry("ann", verdict)])).toEqual([]);
  const asked = entry("ann", { verb: "checks.set", subject: "mill", payload: { questions: [] } } as never);
  expect(meanwhileOf([by("ben", verdict)], [asked])).toEqual([asked]);
  expect(subjectsOf([verdict], "mill")).toContain("mill");
});

const pair = (a: string, b: string): Change =>
  ({ verb: "pair.decide", subject: a, payload: { with: b, answer: "different", evidence: null } }) as Change;

test("a pair is one, whichever of the two is named first", () => {
  const ann = entry("ann", pair("a", "b"));
  expect(meanwhileOf([by("ben", pair("b", "a"))], [ann])).toEqual([ann]);
  expect(subjectsOf([pair("b", "a")], "mill")).toContain("a");
});
