// An investigation without who works on it: no name and no id of a member is left in any row, and nothing else changes.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { TABLES } from "../journal/nouns.ts";
import { LOOKED_UP, type Held } from "../investigation/held.ts";
import { SEED } from "../testing/any-change.ts";
import { closing, workBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { withoutNames } from "./hidden.ts";

const WORKING = ["quill-zelda", "quill-otto", "quill-ed"] as const;
const joining = WORKING.map((id) =>
  signed({ verb: "member.add", subject: id, payload: { id, name: `${id} Quill`, role: "editor" } }),
);
/** Who is not drawn works as one of them. */
const asThey = { owner: "quill-zelda", r1: "quill-otto", r2: "quill-ed" } as Readonly<Record<string, string>>;

/** What a data-only viewer has nothing of. */
const THEIRS: readonly string[] = [
  "membersSpelt",
  "comment",
  "commentsOf",
  "doubt",
  "doubtsOn",
  "wanted",
  "itemsAt",
];

const everything = (held: Held): string =>
  JSON.stringify(
    [...TABLES, ...LOOKED_UP].map((key) => [
      key,
      [...held[key].keys()].map((id) => [id, held[key].get(id)]),
      [...held[key].values()],
    ]),
  );

const worked = fc.tuple(workBy(...WORKING), closing).map(([work, last]) => {
  const held = freshHeld();
  play(held, [...COLLECTED, ...joining, ...work]);
  play(
    held,
    last.map((change) => ({ ...change, by: asThey[change.by] ?? change.by })),
  );
  return held;
});

const numbered = (held: Held, text: string): string =>
  [...held.member.keys()]
    .map((id, index) => [JSON.stringify(id), JSON.stringify(`member-${index + 1}`)] as const)
    .reduce((sofar, [id, number]) => sofar.replaceAll(id, number), text);

test("says neither who found something, nor where a closed source is", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const found = {
    path: "/home/quill/a.jpg",
    url: "https://quill.example",
    account: "@quill",
    credit: "Quill",
    foundBy: "Quill",
    note: "from Quill",
    zip: { name: "quill.zip", sha256: "a".repeat(64) },
  };
  const payload = { sha256: "f".repeat(64), bytes: 3, name: "f.jpg", kind: "photo" as const };
  const collected = (closed: boolean) => ({ ...payload, source: { ...found, ...(closed && { closed }) } });
  play(held, [
    signed({ verb: "item.collect", subject: "f", payload: collected(true) }),
    signed({ verb: "item.collect", subject: "g", payload: { ...collected(false), name: "g.jpg" } }),
  ]);
  expect(JSON.stringify(withoutNames(held).item.get("f"))).not.toMatch(/quill/i);
  expect(withoutNames(held).item.get("g")).toMatchObject({
    account: "@quill",
    source: { path: null, url: "https://quill.example", account: "@quill", credit: "Quill" },
  });
  expect(withoutNames(held).item.get("g")?.source.foundBy).toBeUndefined();
});

test("names nobody, whoever did what, and is the same in all else", () => {
  let named = 0;
  fc.assert(
    fc.property(worked, (held) => {
      const nameless = withoutNames(held);
      const shown = everything(nameless);
      expect(shown).not.toMatch(/quill/i);
      named += Number(/quill/i.test(everything(held)));
      for (const key of [...TABLES, ...LOOKED_UP].filter((key) => !THEIRS.includes(key)))
        expect([key, nameless[key].size]).toEqual([key, held[key].size]);
      expect(JSON.stringify(exportCase(nameless))).toBe(numbered(held, JSON.stringify(exportCase(held))));
      expect(withoutNames(held)).toBe(nameless);
    }),
    { seed: SEED, numRuns: 60 },
  );
  expect(named).toBe(60);
});
