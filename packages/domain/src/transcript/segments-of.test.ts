// Cues become segments once, and go out as they came in; what is corrected meanwhile stays corrected.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { changeSchema } from "../journal/entry.ts";
import type { Draft } from "../investigation/held.ts";
import { SEED } from "../testing/any-change.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import type { Cue } from "./cues.ts";
import { cuesOf, planCues } from "./segments-of.ts";
import { segmentsIn } from "./standing.ts";
import { readVtt, writeVtt } from "./vtt.ts";

const into = { item: "c", heard: { startUs: 0, endUs: 270_000 }, language: null };
const marked = (): Draft => {
  const held = freshHeld();
  play(held, MARKED);
  return held;
};
const bring = (held: Draft, text: string) => {
  const plan = planCues(held, readVtt(text), into);
  const written = play(
    held,
    plan.changes.map((change) => signed(change, "ed")),
  );
  return { ...plan, written: written.length };
};
const out = (held: Draft, language: string | null = null) => cuesOf(held, "c", { startUs: 0, language });

const cue = fc
  .record({
    startUs: fc.nat(260_000),
    long: fc.integer({ min: 1, max: 10_000 }),
    text: fc.constantFrom("стій", "two\nlines", "a\n\nb", "<i>", "-->"),
    voice: fc.constantFrom(null, "Guard"),
    id: fc.constantFrom(null, "x"),
    settings: fc.constantFrom(null, "align:start"),
    note: fc.constantFrom(null, "by the gate"),
  })
  .map(({ long, ...rest }): Cue => ({ ...rest, endUs: rest.startUs + long, markup: null }));
const byTime = (cues: readonly Cue[]) => [...cues].sort((a, b) => a.startUs - b.startUs || a.endUs - b.endUs);
const timeOf = ({ startUs, endUs }: Cue): string => `${startUs} ${endUs}`;

test("a file comes in whole, goes out as it was, and brings nothing new however often it comes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(cue, { maxLength: 8, selector: timeOf }), (cues) => {
      const held = marked();
      const text = writeVtt(cues, "uk");
      expect(bring(held, text)).toMatchObject({ written: cues.length, unchanged: 0, findings: [] });
      expect(out(held)).toEqual({ cues: byTime(cues), left: 0 });
      expect(segmentsIn(held, "c").every(({ language }) => language === "uk")).toBe(true);
      expect(bring(held, text)).toMatchObject({ changes: [], unchanged: cues.length });
      expect(bring(held, writeVtt(out(held).cues, "uk"))).toMatchObject({ changes: [] });
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("what was corrected or withdrawn since is not brought in again, and two cues that say the same are two", () => {
  const held = marked();
  const one = "00:00.010 --> 00:00.020\nстій\n";
  const text = `WEBVTT\n\n${one}\n${one}\n00:00.030 --> 00:00.040\nні\n`;
  expect(bring(held, text).written).toBe(3);
  const [first, , third] = segmentsIn(held, "c");
  const { id: _, cue: __, statedBy: ___, version: ____, withdrawn: _____, ...said } = first ?? { id: "" };
  const payload = { ...said, text: "стояти" };
  play(held, [
    signed(changeSchema.parse({ verb: "segment.correct", subject: first?.id, payload }), "r1"),
    signed(
      changeSchema.parse({ verb: "segment.withdraw", subject: third?.id, payload: {} }),
      "r1",
      "not said",
    ),
  ]);
  expect(bring(held, text)).toMatchObject({ changes: [], unchanged: 3 });
  expect(
    out(held)
      .cues.map((each) => each.text)
      .sort(),
  ).toEqual(["стояти", "стій"]);
});

test("what goes on after the film is cut there, what begins after it is refused, each by its line", () => {
  const held = marked();
  const plan = bring(held, "WEBVTT\n\n00:00.200 --> 00:09.000\nlong\n\n00:00.270 --> 00:09.000\nlate\n");
  expect(plan.findings).toMatchObject([
    { line: 3, kind: "mended" },
    { line: 6, kind: "refused", says: "It begins after the film has ended." },
  ]);
  expect(out(held).cues).toMatchObject([{ startUs: 200_000, endUs: 270_000 }]);
});

test("in another language goes out what is translated into it of the words as they are, confirmed before all others", () => {
  const held = marked();
  bring(
    held,
    "WEBVTT\nLanguage: uk\n\n00:00.010 --> 00:00.020\n<i>стій</i>\n\n00:00.030 --> 00:00.040\nні\n",
  );
  const [{ id: segment = "", version: of = 0 } = {}] = segmentsIn(held, "c");
  const translate = (id: string, text: string) =>
    signed(
      changeSchema.parse({
        verb: "translation.state",
        subject: id,
        payload: { segment, language: "en", text, translator: null, of },
      }),
      "ed",
    );
  play(held, [translate("l1", "Halt!"), translate("l2", "Stop!")]);
  expect(out(held, "EN")).toMatchObject({ cues: [{ text: "Stop!", markup: null }], left: 1 });
  const version = held.translation.get("l1")?.version;
  play(held, [
    signed(changeSchema.parse({ verb: "translation.review", subject: "l1", payload: { version } }), "r1"),
  ]);
  expect(out(held, "en")).toMatchObject({ cues: [{ text: "Halt!" }], left: 1 });
  expect(out(held, "fr")).toEqual({ cues: [], left: 2 });
  expect(out(held, "uk")).toMatchObject({ cues: [{ text: "стій", markup: "<i>стій</i>" }, {}], left: 0 });
});
