// A shot is watched when each of its frames was shown, however somebody plays, steps, seeks and goes back.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leftOf, shownBy } from "./watched.ts";

const SEED = 20261130;
const ptsOf = (steps: readonly number[]): number[] => {
  let at = 0;
  return [0, ...steps.map((step) => (at += step))];
};
const film = fc.array(fc.integer({ min: 1000, max: 200_000 }), { minLength: 5, maxLength: 60 }).map(ptsOf);

test("playing from its first frame to its last shows all of it, also where a player leaves frames out", () => {
  fc.assert(
    fc.property(film, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 60 }), (ptsUs, hops) => {
      const last = ptsUs.length - 1;
      const seen = new Set<number>([0]);
      let from = 0;
      for (const hop of hops) {
        let to = Math.min(last, from + hop);
        while (to > from + 1 && (ptsUs[to] ?? 0) - (ptsUs[from] ?? 0) > 250_000) to -= 1;
        for (const frame of shownBy({ ptsUs, from, to, playing: true, rate: 1 })) seen.add(frame);
        from = to;
      }
      expect(leftOf(seen, [0, last])).toBe(last - from);
    }),
    { seed: SEED },
  );
});

test("whoever jumps, goes back or plays too fast is shown no more than the frames at which they stopped", () => {
  fc.assert(
    fc.property(
      film,
      fc.array(fc.record({ to: fc.nat(60), playing: fc.boolean(), rate: fc.constantFrom(1, 2, 2.1, 4) })),
      (ptsUs, moves) => {
        const last = ptsUs.length - 1;
        const seen = new Set<number>();
        const allowed = new Set<number>();
        let from = 0;
        for (const move of moves) {
          const to = Math.min(last, move.to);
          for (const frame of shownBy({ ptsUs, from, ...move, to })) seen.add(frame);
          if (!move.playing || move.rate <= 2) allowed.add(to);
          const apart = (ptsUs[to] ?? 0) - (ptsUs[from] ?? 0);
          if (move.playing && move.rate <= 2 && apart > 0 && apart <= 250_000)
            for (let frame = from + 1; frame <= to; frame += 1) allowed.add(frame);
          from = to;
        }
        expect([...seen].filter((frame) => !allowed.has(frame))).toEqual([]);
        expect(leftOf(seen, [0, last])).toBe(ptsUs.length - seen.size);
      },
    ),
    { seed: SEED },
  );
});
