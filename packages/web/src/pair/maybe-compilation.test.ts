// When the pair page asks whether an item is a compilation.
import type { Pair } from "@sightline/domain";
import { expect, test } from "vitest";
import { maybeCompilation } from "./maybe-compilation.ts";

type Over = {
  from: number;
  to: number;
  offset?: number;
  relation?: string;
  decision?: object;
  kind?: string;
};

const pair = (a: string, b: string, { from, to, offset = 0, relation, decision, kind }: Over): Pair =>
  ({
    a: { id: a, name: `${a}.mp4`, kind: kind ?? "video", footage: null },
    b: { id: b, name: `${b}.mp4`, kind: kind ?? "video", footage: null },
    relation: { relation: relation ?? "same-recording", fromUs: from, toUs: to, offsetUs: offset, speed: 1 },
    decision: decision ?? null,
  }) as unknown as Pair;

const shown = ({ item, parts }: NonNullable<ReturnType<typeof maybeCompilation>>) => [
  item.id,
  ...parts.map(({ of, fromUs, toUs }) => `${of.id} ${fromUs} ${toUs}`),
];

test("two other items at spans that do not overlap are asked about, in the order of their time", () => {
  const here = pair("news", "road", { from: 60, to: 90 });
  const maybe = maybeCompilation(here, [here, pair("news", "gate", { from: 0, to: 50 })]);
  expect(maybe && shown(maybe)).toEqual(["news", "gate 0 50", "road 60 90"]);
});

test("the spans are the item’s own, also where it is the second of a pair", () => {
  const here = pair("road", "news", { from: 500, to: 550, offset: 500 });
  const maybe = maybeCompilation(here, [here, pair("news", "gate", { from: 60, to: 90 })]);
  expect(maybe && shown(maybe)).toEqual(["news", "road 0 50", "gate 60 90"]);
});

test.each<[string, Over, Pair[]]>([
  ["overlap", { from: 60, to: 90 }, [pair("news", "gate", { from: 0, to: 60 })]],
  [
    "are a lead only",
    { from: 60, to: 90 },
    [pair("news", "gate", { from: 0, to: 50, relation: "same-thing" })],
  ],
  [
    "were answered different",
    { from: 60, to: 90 },
    [pair("news", "gate", { from: 0, to: 50, decision: { answer: "different", compilation: null } })],
  ],
  [
    "show one recording themselves",
    { from: 60, to: 90 },
    [pair("news", "gate", { from: 0, to: 50 }), pair("gate", "road", { from: 0, to: 9 })],
  ],
  [
    "are of an item that was called a compilation already",
    { from: 60, to: 90 },
    [
      pair("news", "gate", { from: 0, to: 50 }),
      pair("news", "yard", { from: 0, to: 50, decision: { answer: "compilation", compilation: "news" } }),
    ],
  ],
  ["are of photos", { from: 0, to: 0, kind: "photo" }, [pair("news", "gate", { from: 1, to: 1 })]],
])("spans that %s are not asked about", (_, over, others) => {
  const here = pair("news", "road", over);
  expect(maybeCompilation(here, [here, ...others])).toBeNull();
});
