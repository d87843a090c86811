// Arbitrary small cases: all of them are case files, and whatever the format can say is in enough of them to matter.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case } from "../case/shape.ts";
import { namedBy } from "./oracle-groups.ts";
import { evidenceOf, impossible, minimalConflicts, truthOf } from "./oracle.ts";
import type { Impossible } from "./oracle.ts";
import { smallCase } from "./small-cases.ts";

const sample = (size: Parameters<typeof smallCase>[0]) =>
  fc.sample(smallCase(size), { numRuns: 600, seed: 1 });
const usual = sample({});
const conflicted = sample("conflicted");

const share = (cases: readonly Case[], isSo: (file: Case) => boolean) =>
  cases.filter(isSo).length / cases.length;
const isImpossible = (kind: Impossible) => (file: Case) => {
  const evidence = evidenceOf(file);
  return impossible(evidence, evidence.facts).includes(kind);
};
const sames = ({ facts }: Case) =>
  facts.flatMap((fact) => (fact.kind === "same" ? [fact.between.toSorted().join()] : []));
const repeats = (list: readonly unknown[]) => new Set(list).size < list.length;
const letters = (name: string | null | undefined) =>
  name
    ?.normalize("NFC")
    .replaceAll(/[\s\u200B]/gu, "")
    .toUpperCase();
const alike = (a: string, b: string | null | undefined) => a !== b && letters(a) === letters(b);
const sets = new Map(conflicted.map((file) => [file, minimalConflicts(file) ?? []]));

describe("arbitrary small cases", () => {
  it("are read without a refusal", () => {
    expect([...usual, ...conflicted].flatMap((file) => readCase(file)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it.each<[string, (file: Case) => boolean]>([
    ["somebody is proved", (file) => truthOf(file, []) > 0],
    ["more than facts is confirmed", (file) => (file.criteria.confirmed?.length ?? 0) > 1],
    ["an empty list of what is confirmed", (file) => file.criteria.confirmed?.length === 0],
    ["a date until which", (file) => file.criteria.until !== null],
    ["attributes asked for", (file) => file.criteria.attributes.length > 0],
    ["reviews", ({ items }) => items.some(({ reviews }) => reviews)],
    [
      "one reviewer under two names",
      ({ items }) => items.some(({ reviews = [] }) => reviews.some(({ by }) => alike(by, reviews[0]?.by))),
    ],
    [
      "a fact that one member stands behind twice",
      ({ facts }) => facts.some((one) => alike(one.statedBy, one.reviewedBy)),
    ],
    ["unsigned marks", ({ items }) => items.some(({ marks }) => !marks)],
    ["items of one footage", ({ items }) => repeats(items.flatMap(({ footage }) => footage ?? []))],
    [
      "a group that names a headcount",
      ({ groups, headcounts }) =>
        headcounts.some(({ id }) => groups.some((group) => group.members.includes(id))),
    ],
    [
      "nested groups",
      ({ groups }) => groups.some(({ members }) => groups.some(({ id }) => members.includes(id))),
    ],
    [
      "headcounts of one frame",
      ({ headcounts }) => repeats(headcounts.map(({ item, at }) => `${at} ${item}`)),
    ],
    [
      "headcounts of two subjects",
      ({ headcounts }) => new Set(headcounts.map(({ subject }) => subject)).size > 1,
    ],
    [
      "exhaustive spans that join",
      ({ frames }) => frames.some((one) => one.span?.[0] === 5 && one.exhaustive),
    ],
    ["`same` facts of one pair", (file) => repeats(sames(file))],
    ["ids with blanks and in other scripts", ({ items }) => items.some(({ id }) => /^\P{ASCII}/u.test(id))],
    ["a stated tier", ({ facts }) => facts.some(({ tier }) => tier !== undefined)],
  ])("often have it: %s", (_, isSo) => {
    expect(share(usual, isSo)).toBeGreaterThan(0.02);
  });

  it.each<[string, (file: Case) => boolean]>([
    ["a frame", isImpossible("frame")],
    ["a difference", isImpossible("different")],
    ["a shot", isImpossible("continuous")],
    ["a separation", isImpossible("separate")],
    ["a footage", isImpossible("footage")],
    ["a fully marked group", isImpossible("fully-marked")],
    ["two sets", (file) => (sets.get(file)?.length ?? 0) > 1],
    ["a set of three", (file) => sets.get(file)?.some((set) => set.length > 2) === true],
    [
      "groups within each other",
      (file) =>
        file.groups.some(({ id }) =>
          file.facts.some(
            (one) =>
              one.kind === "within" &&
              one.outer === id &&
              namedBy(evidenceOf(file), one.inner, file.facts).has(id),
          ),
        ),
    ],
    [
      "a group separate from its own",
      (file) =>
        file.facts.some(
          (one) =>
            one.kind === "separate" &&
            one.groups.some((a) =>
              one.groups.some((b) => a !== b && namedBy(evidenceOf(file), a, []).has(b)),
            ),
        ),
    ],
  ])("contradict themselves, when they should, by %s", (_, isSo) => {
    expect(share(conflicted, isSo)).toBeGreaterThan(0.02);
  });

  it("are small enough for brute force where conflicts are asked for", () => {
    expect(Math.max(...conflicted.map(({ facts }) => facts.length))).toBe(8);
    expect(share(conflicted, (file) => sets.get(file)?.length === 0)).toBeLessThan(0.3);
  });
});
