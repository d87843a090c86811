// Leads by scene: each is asked about in exactly one, and what is not joined by leads is in none together.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeSchema } from "../journal/entry.ts";
import { SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { footagesOf } from "./footage.ts";
import type { InboxPair } from "./inbox.ts";
import { mostInScene, scenesOf } from "./scenes.ts";

const pairOf = (a: string, b: string, over: Partial<InboxPair> = {}): InboxPair => ({
  a,
  b,
  found: { a, b, evidence: "e", score: 0.1, lead: true },
  decision: null,
  evidenceChanged: false,
  oneFootage: false,
  asked: true,
  lead: true,
  sharedBy: 0,
  setAside: false,
  ...over,
});

const node = fc.integer({ min: 0, max: 40 }).map((n) => `i${String(n).padStart(2, "0")}`);
const edge = fc
  .tuple(node, node, fc.boolean(), fc.boolean())
  .filter(([a, b]) => a !== b)
  .map(([a, b, asked, lead]) => pairOf(a, b, { asked, lead }));

test("scenes are what leads join, the largest first, none of more than are shown, and every lead is asked in one", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 120 }), (pairs) => {
      const scenes = scenesOf(pairs);
      const leads = pairs.filter(({ asked, lead }) => asked && lead);
      const told = scenes.flatMap(({ asked }) => asked);
      expect(told).toHaveLength(leads.length);
      expect(new Set(told)).toEqual(new Set(leads));
      for (const { items, asked } of scenes) {
        expect(items.length).toBeLessThanOrEqual(mostInScene);
        for (const { a, b } of asked) expect(items).toEqual(expect.arrayContaining([a, b]));
        // Best first, as they were given.
        expect(asked).toEqual(leads.filter((pair) => asked.includes(pair)));
        // Walking along the leads from any item of a scene reaches all of it.
        const reached = new Set(items.slice(0, 1));
        for (const id of reached)
          for (const { a, b } of asked) if (a === id || b === id) reached.add(a).add(b);
        expect([...reached].sort()).toEqual(items);
      }
      const sizes = scenes.map(({ items }) => items.length);
      expect(sizes).toEqual([...sizes].sort((p, q) => q - p));
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("a place that was answered counts as one, however many items show it", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  play(held, [say("same-place", "a", "b")]);
  const decision = held.decisionOf.values().next().value ?? null;
  const chain = Array.from({ length: 30 }, (_, n) =>
    pairOf(`p${n}`, `p${n + 1}`, { asked: false, decision }),
  );
  const scenes = scenesOf([...chain, pairOf("p0", "q"), pairOf("q", "p30")]);
  expect(scenes).toHaveLength(1);
  expect(scenes[0]?.items).toHaveLength(32);
});

const say = (answer: string, a: string, b: string) =>
  signed(
    changeSchema.parse({ verb: "pair.decide", subject: a, payload: { with: b, answer, evidence: null } }),
  );

test("“same place” holds a scene together, moves no footage and stands against none", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const before = footagesOf(held);
  expect(play(held, [say("same-place", "a", "b")]).map(({ verb }) => verb)).toEqual(["pair.decide"]);
  expect(footagesOf(held)).toEqual(before);
  const decision = held.decisionOf.values().next().value ?? null;
  const scenes = scenesOf([pairOf("a", "b", { asked: false, decision }), pairOf("b", "c")]);
  expect(scenes.map(({ items }) => items)).toEqual([["a", "b", "c"]]);
  // The two may still be one recording, and then are one footage.
  play(held, [say("same-recording", "a", "b")]);
  expect(footagesOf(held).get("a")).toBe(footagesOf(held).get("b"));
  play(held, [say("same-place", "a", "b")]);
  expect(footagesOf(held)).toEqual(before);
});
