// Edits of tracks become what the rules take, all of it or nothing; what cannot be done is refused, and nothing near it is done.
import { describe, expect, test } from "vitest";
import { decideInto } from "../decide.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import type { Result } from "../refusal.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { sightingSplit, sightingsJoined, trackEdited, type TrackEdit } from "./edits.ts";

const LATER = [0.3, 0.1, 0.2, 0.2] as const;
const mark = (id: string, more: object) => {
  const payload = { item: "c", subject: "prisoner", attributes: [], track: null, ...more };
  return signed(changeSchema.parse({ verb: "sighting.mark", subject: id, payload }));
};
/** p1 walks through the first three frames, p2 stands in the last one, p3 is a guard there, p4 is in a photo. */
function desk() {
  const held = freshHeld();
  play(held, [
    ...COLLECTED,
    mark("p1", {
      attributes: ["tall"],
      spans: [[0, 80_000]],
      track: [
        [0, 0.1, 0.1, 0.2, 0.2],
        [80_000, ...LATER],
      ],
    }),
    mark("p2", { attributes: ["wounded"], spans: [[200_000, 200_000]] }),
    mark("p3", { subject: "guard", spans: [[200_000, 200_000]] }),
    mark("p4", { item: "a", spans: [[0, 0]] }),
  ]);
  return held;
}

/** Writes what an edit came to, as the desk does; a refusal's code, or the sightings as they are then. */
function done(make: (held: ReturnType<typeof desk>) => Result<readonly Change[]>) {
  const held = desk();
  const made = make(held);
  if (!made.ok) return made.refusal.code;
  for (const change of made.value) {
    const decided = decideInto(held, signed(change, "owner", "looked again"));
    if (!decided.ok) return decided.refusal.code;
  }
  return (id: string) => ({ ...held.sighting.get(id), track: held.tracks.of(id) });
}
const edited = (edit: TrackEdit, id = "p1") => {
  const now = done((held) => trackEdited(held, id, edit));
  return typeof now === "string" ? now : now(id);
};
const place = { left: 0.5, top: 0.5, width: 0.1, height: 0.1 };

describe("a track", () => {
  test("gets a box, also in a frame where nobody was seen", () => {
    expect(edited({ does: "set", at: 200_000, place })).toMatchObject({
      attributes: ["tall"],
      spans: [
        [0, 80_000],
        [200_000, 200_000],
      ],
      track: [
        [0, 0.1, 0.1, 0.2, 0.2],
        [80_000, ...LATER],
        [200_000, 0.5, 0.5, 0.1, 0.1],
      ],
    });
    expect(edited({ does: "set", at: 1, place })).toBe("not-a-frame");
  });

  test("loses a box, is brought further and ends", () => {
    expect(edited({ does: "remove", at: 0 })).toMatchObject({ track: [[80_000, ...LATER]] });
    expect(edited({ does: "bring", from: 0, to: 130_000 })).toMatchObject({ spans: [[0, 130_000]] });
    expect(edited({ does: "leave", at: 0 })).toMatchObject({
      spans: [[0, 0]],
      track: [[0, 0.1, 0.1, 0.2, 0.2]],
    });
  });

  test.each<[string, TrackEdit, string]>([
    ["a box is taken back that nobody drew", { does: "remove", at: 40_000 }, "p1"],
    ["somebody is brought on from where nobody is", { does: "bring", from: 130_000, to: 200_000 }, "p1"],
    ["somebody leaves who is gone", { does: "leave", at: 80_000 }, "p1"],
    ["the only box of none is taken back", { does: "remove", at: 200_000 }, "p2"],
  ])("is left as it is where %s", (_, edit, id) => {
    expect(edited(edit, id)).toBe("track-not-so");
  });

  test("of nobody, and of who was withdrawn, is not edited", () => {
    expect(edited({ does: "leave", at: 0 }, "p9")).toBe("no-such-sighting");
    const gone = done((held) => {
      play(held, [signed({ verb: "sighting.withdraw", subject: "p1", payload: {} }, "owner", "a statue")]);
      return trackEdited(held, "p1", { does: "set", at: 0, place });
    });
    expect(gone).toBe("sighting-withdrawn");
  });
});

const split = (id: string, at: number, other = "new") =>
  done((held) => sightingSplit(held, id, { at, other }));

describe("a sighting", () => {
  test("is parted at a frame: each part has its frames, its boxes and what was said", () => {
    const now = split("p1", 80_000);
    if (typeof now === "string") throw new Error(now);
    expect(now("p1")).toMatchObject({ attributes: ["tall"], spans: [[0, 40_000]] });
    expect(now("p1").track?.map(([at]) => at)).toEqual([0, 40_000]);
    expect(now("new")).toMatchObject({
      item: "c",
      subject: "prisoner",
      attributes: ["tall"],
      spans: [[80_000, 80_000]],
      track: [[80_000, ...LATER]],
    });
  });

  test("is not parted where one part would be empty, between frames, in a photo, or under an id that is taken", () => {
    expect(split("p1", 0)).toBe("track-not-so");
    expect(split("p1", 130_000)).toBe("track-not-so");
    expect(split("p1", 40_001)).toBe("track-not-so");
    expect(split("p4", 0)).toBe("track-not-so");
    expect(split("p1", 80_000, "a")).toBe("id-taken");
  });

  test("is joined with another one of the same item, which is withdrawn; what was said of both stays", () => {
    const now = done((held) => sightingsJoined(held, "p1", "p2"));
    if (typeof now === "string") throw new Error(now);
    expect(now("p1")).toMatchObject({
      attributes: ["tall", "wounded"],
      spans: [
        [0, 80_000],
        [200_000, 200_000],
      ],
      withdrawn: false,
    });
    expect(now("p2")).toMatchObject({ withdrawn: true });
  });

  test.each([
    ["itself", "p1", "p1"],
    ["a guard", "p1", "p3"],
    ["somebody elsewhere", "p1", "p4"],
  ])("is not joined with %s", (_, one, other) => {
    expect(done((held) => sightingsJoined(held, one, other))).toBe("track-not-so");
  });
});
