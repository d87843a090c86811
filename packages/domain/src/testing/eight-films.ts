// Eight films, and drawn answers about pairs of them, names of footage and answers taken back; for tests.
import * as fc from "fast-check";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { SEED } from "./any-change.ts";
import { OPENED, freshHeld, play, signed } from "./play.ts";

export const IDS = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
export const runs = { seed: SEED, numRuns: 150 };

export const collected = IDS.map((id, n) =>
  signed(
    changeSchema.parse({
      verb: "item.collect",
      subject: id,
      payload: {
        sha256: n.toString(16).repeat(64),
        bytes: 1,
        name: `${id}.mp4`,
        kind: "video",
        source: { path: null, url: null, account: null, credit: null },
      },
    }),
  ),
);
export const eight = (): Draft => {
  const held = freshHeld();
  play(held, [...OPENED, ...collected]);
  return held;
};

export const say = (one: string, other: string, answer: string): Signed =>
  signed(
    changeSchema.parse({
      verb: "pair.decide",
      subject: one,
      payload: { with: other, answer, evidence: null },
    }),
  );
export const reopen = (one: string, other: string): Signed =>
  signed({ verb: "pair.reopen", subject: one, payload: { with: other } });
export const name = (id: string, footage: string): Signed =>
  signed({ verb: "footage.confirm", subject: id, payload: { footage } } as Change);

export const item = fc.constantFrom(...IDS);
const anyAnswer = fc.oneof(
  fc
    .tuple(
      item,
      item,
      fc.constantFrom(
        "same-recording",
        "same-recording",
        "same-recording",
        "different",
        "cannot-say",
        "compilation",
      ),
    )
    .map(([one, other, answer]) => say(one, other, answer)),
  fc.tuple(item, item).map(([one, other]) => reopen(one, other)),
  // Names that are also ids of items: footage and items have no names in common.
  fc.tuple(item, fc.constantFrom("F", "G", "a", "c")).map(([id, footage]) => name(id, footage)),
);
export const anyWork = fc.array(anyAnswer, { minLength: 5, maxLength: 60, size: "max" });
