// Films with marks drawn at random: uneven times, spans, and boxes at key frames; for tests.
import * as fc from "fast-check";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import type { Marked, MarkedFilm } from "../sighting/pixels.ts";

/** A box inside the frame, each number a share as `share` gives it. */
const boxOf = (share: fc.Arbitrary<number>) =>
  fc
    .tuple(share, share, share, share)
    .map(([left, top, width, height]) => [left / 2, top / 2, width / 2, height / 2] as const);

export const anyShare = fc.double({ min: 1e-9, max: 1, noNaN: true });

type Drawing = { readonly ptsUs: readonly number[]; readonly box: ReturnType<typeof boxOf> };

type Drawn = Omit<Marked, "id">;

/** Runs of frames that are apart or follow one another, and a box in some of their frames, or in none. */
const anySighting = ({ ptsUs, box }: Drawing): fc.Arbitrary<Drawn> =>
  fc
    .record({
      ends: fc.uniqueArray(fc.nat(ptsUs.length - 1), { minLength: 1, maxLength: Math.min(6, ptsUs.length) }),
      boxes: fc.array(fc.option(box, { nil: null }), { minLength: ptsUs.length, maxLength: ptsUs.length }),
      isBoxed: fc.boolean(),
      subject: fc.constantFrom("prisoner", "guard"),
      attributes: fc.uniqueArray(fc.constantFrom("wounded", "ґанок 🙂", "a b"), { maxLength: 2 }),
    })
    .map(({ ends, boxes, isBoxed, subject, attributes }): Drawn => {
      const ordered = ends.map((frame) => ptsUs[frame] ?? 0).sort((a, b) => a - b);
      const spans = ordered.flatMap((from, i) =>
        i % 2 === 0 ? [[from, ordered[i + 1] ?? from] as const] : [],
      );
      const track = boxes.flatMap((sides, frame) => {
        const at = ptsUs[frame] ?? 0;
        return sides && spans.some(([from, to]) => from <= at && at <= to) ? [[at, ...sides] as const] : [];
      });
      return { subject, attributes, spans, track: isBoxed && track.length > 0 ? track : null };
    });

export const anyFilm = (share: fc.Arbitrary<number> = anyShare): fc.Arbitrary<MarkedFilm> =>
  fc
    .record({
      times: fc.uniqueArray(fc.integer({ min: -5e6, max: 5e7 }), { minLength: 1, maxLength: 25 }),
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
    })
    .chain(({ times, ...size }) => {
      const ptsUs = [...times].sort((a, b) => a - b);
      const ids = fc.uniqueArray(fc.constantFrom("p1", "p2", "p10", "q-1", "wärter", "s 007"), {
        maxLength: 4,
      });
      return ids.chain((some) =>
        fc.tuple(...some.map(() => anySighting({ ptsUs, box: boxOf(share) }))).map((drawn) => ({
          name: "clip.mp4",
          sha256: "c".repeat(64),
          kind: "video" as const,
          seen: { ...size, ptsUs },
          sightings: drawn.map((one, i) => ({ ...one, id: some[i] ?? "" })),
        })),
      );
    });

/** What changes that mark say, as sightings that are there then. */
export const sightingsOf = (changes: readonly Change[]): Marked[] =>
  changes.map((change) => {
    const marked = changeSchema.parse(change);
    if (marked.verb !== "sighting.mark") throw new Error(`Expected sighting.mark, got ${marked.verb}.`);
    return { id: marked.subject, ...marked.payload };
  });
