// Every odd string at every verb, one after the other on a real desk: each is taken as it is or refused by name, none is a
// fault, and the desk that is left is whole.
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, isText, whereNotText, type Change } from "@sightline/domain";
import { anyChange, MEMBERS, SEED } from "../../../domain/src/testing/any-change.ts";
import { VERBS } from "../../../domain/src/journal/nouns.ts";
import { asSeen, COLLECTED } from "../../../domain/src/testing/play.ts";
import { fsck } from "../fsck/fsck.ts";
import { propose } from "../investigation/command.ts";
import { heldOf } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { rebuild } from "./rebuild.ts";

let at: TestDesk;
beforeAll(async () => {
  at = await testDesk();
});
afterAll(() => at.end());

const NO_TEXT = ["\uD800", "\uDC00", "\uDE42\uD83D", "\0", "a\0b", "\uDBFF\uDBFF"];
const ODD = [
  "",
  " ",
  "\u0001",
  "\u001B[2J",
  "\r\n",
  "\t",
  "\u007F",
  "\u0085",
  "\u202E",
  "\u2028",
  "\uFEFF",
  "\uFFFE",

  "\uFFFF",
  "\u{10FFFF}",
  "\u{1F9D1}\u200D\u{1F692}",
  "e\u0301",
  "é",
  "ﬀ",
  "İ",
  "ß",
  "𠮷",
  "شارع",
  "磨坊路",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "1e400",
  "-0",

  "'; drop table journal; --",
  "$1",
  "\\u0000",
  "\\",
  '"',
  "{}",
  "[]",
  "%00",
  "../..",
  "<b>",
  "=1+1",
  "x".repeat(5000),
];

type Spot = { readonly holder: Record<string, unknown>; readonly name: string; readonly text: string };
const spotsOf = (value: unknown): Spot[] =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([name, field]: [string, unknown]) =>
        typeof field === "string"
          ? [{ holder: value as Record<string, unknown>, name, text: field }]
          : spotsOf(field),
      );

/** A copy with one of its strings replaced, or lengthened, by an odd one; the verb stays. */
function spoilt(change: Change, odd: string, { spot, whole }: { spot: number; whole: boolean }): Change {
  const copy = structuredClone(change);
  const spots = spotsOf(copy).filter(({ name }) => name !== "verb");
  const { holder, name, text } = spots[spot % spots.length] as Spot;
  holder[name] = whole ? odd : text + odd;
  return copy;
}

test("odd strings at every verb are taken or refused, and what is left is whole", async () => {
  const order = { investigation: "inv", by: "owner" };
  for (const { by: _, via: __, reason: ___, ...change } of COLLECTED)
    expect(await propose(at.desk, order, change as Change)).toMatchObject({ ok: true });
  const seen = { verbs: new Set<string>(), refused: new Set<string>(), taken: 0, noText: 0 };
  const drawn = fc.record({
    change: anyChange,
    odd: fc.constantFrom(...ODD, ...NO_TEXT, ...NO_TEXT),
    by: fc.constantFrom(...MEMBERS, "owner", "owner"),
    place: fc.record({ spot: fc.nat(40), whole: fc.boolean() }),
    // Where the odd string goes: into the change, into the reason, into the name of who acts.
    into: fc.constantFrom("change", "change", "change", "reason", "by"),
  });
  await fc.assert(
    fc.asyncProperty(drawn, async ({ change, odd, by, place, into }) => {
      const proposed = into === "change" ? spoilt(change, odd, place) : change;
      const who = into === "by" ? by + odd : by;
      const reason = into === "reason" ? odd : "seen";
      const asked = { ...order, by: who, reason };
      seen.verbs.add(change.verb);
      const read = changeSchema.safeParse(proposed);
      if (!isText(odd)) {
        seen.noText += 1;
        const refused = await propose(at.desk, asked, proposed);
        // Told apart here, so that what is expected is the same for all.
        if (
          read.success !== (into === "change") &&
          !refused.ok &&
          refused.refusal.code === "text-not-unicode"
        )
          return;
        throw new Error(`${JSON.stringify([asked, proposed])} was not refused as no text.`);
      }
      if (!read.success) return void seen.refused.add("shape");
      const held = await heldOf(at.desk, "inv");
      const {
        by: _,
        via: __,
        reason: ___,
        ...wanted
      } = asSeen(held, { ...read.data, by, via: null, reason });
      const done = await propose(at.desk, asked, wanted as Change);
      if (done.ok) seen.taken += done.value.changes.length;
      else seen.refused.add(done.refusal.code);
    }),
    { seed: SEED, numRuns: 4500 },
  );
  expect([...seen.verbs].sort()).toEqual(Object.keys(VERBS).sort());
  expect(seen.noText).toBeGreaterThan(150);
  expect(seen.taken).toBeGreaterThan(50);
  const rows = await at.desk.db.selectFrom("journal").selectAll().execute();
  expect(rows.map((row) => whereNotText(row)).filter((where) => where !== null)).toEqual([]);
  const { problems, entries } = await fsck(at.desk);
  // Nothing was stored of these items.
  expect(problems.filter(({ sentence }) => !sentence.startsWith("The original of"))).toEqual([]);
  expect(entries).toBe(rows.length);
  const { before, after, differed } = await rebuild(at.desk.db);
  expect([after, differed]).toEqual([before, []]);
});
