// The time line draws every span once, in its own row, and the hand finds in each row whoever is drawn there.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rowAt, rowPxOf, segmentsPath, type Row } from "./segments.ts";

const span = fc.tuple(fc.nat(900), fc.nat(90)).map(([from, long]) => [from, from + long] as never);
const rows = fc
  .array(fc.record({ spans: fc.array(span, { minLength: 1, maxLength: 4 }), round: fc.boolean() }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((all): Row[] => all.map((row, i) => ({ ...row, id: `s${i}` })));

const byText = (list: readonly object[]) =>
  list.map((one) => JSON.stringify(one, ["id", "x", "width", "round"])).toSorted();

test("each span of each row is drawn once, in its row, as wide as it is long", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const axis = { x: (us: number) => us, top: 18, rowPx: rowPxOf(all.length) };
      const drawn = [true, false].flatMap((round) =>
        [...segmentsPath(all, (row) => row.round === round, axis).matchAll(/M(\S+) (\S+)h(\S+)v/g)].map(
          ([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width), round }),
        ),
      );
      const wanted = all.flatMap((row) =>
        row.spans.map(([from, to]) => ({
          id: row.id,
          x: from,
          width: Math.max(3, to - from),
          round: row.round,
        })),
      );
      const found = drawn.map(({ x, y, width, round }) => ({
        id: rowAt(all, y + axis.rowPx / 4, axis)?.id,
        x,
        width,
        round,
      }));
      expect(byText(found)).toEqual(byText(wanted));
    }),
  );
});

test("however many there are, they fit", () => {
  for (const n of [1, 10, 34, 35, 500, 10_000]) expect(n * rowPxOf(n)).toBeLessThanOrEqual(240.001);
  expect(rowPxOf(3)).toBe(7);
});
