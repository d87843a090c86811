// Shows that an address holds as it was bound, for a while, and in no other spelling.
import { assert, constantFrom, integer, nat, pre, property, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { bind, BOUND_SECONDS, isBound } from "./bound.ts";

const address = constantFrom("/media/i/p/still", "/media/i/p/frame/0", "/api/i/events?since=4");
const instant = integer({ min: 0, max: 4_000_000_000_000 });
const proof = string({ minLength: 1 });

test("an address holds for its proof, from when it was bound and for ten minutes at least", () => {
  assert(
    property(
      address,
      proof,
      instant,
      integer({ min: 0, max: BOUND_SECONDS * 1000 }),
      (path, by, now, later) => {
        expect(isBound(bind(path, by, now), by, now + later)).toBe(true);
      },
    ),
  );
});

test("it ends within twenty minutes, and one from the future never began", () => {
  assert(
    property(address, proof, instant, (path, by, now) => {
      expect(isBound(bind(path, by, now), by, now + 2 * BOUND_SECONDS * 1000)).toBe(false);
      expect(isBound(bind(path, by, now + 3 * BOUND_SECONDS * 1000), by, now)).toBe(false);
    }),
  );
});

test("another proof, and any change of a letter, make it an address that nobody bound", () => {
  assert(
    property(
      address,
      proof,
      proof,
      tuple(nat(), string({ minLength: 1, maxLength: 1 })),
      (path, by, other, [at, letter]) => {
        const bound = bind(path, by, 0);
        pre(other !== by);
        expect(isBound(bound, other, 0)).toBe(false);
        const i = at % bound.length;
        const changed = bound.slice(0, i) + letter + bound.slice(i + 1);
        expect(isBound(changed, by, 0)).toBe(changed === bound);
        expect(isBound(`${bound}&x=1`, by, 0)).toBe(false);
        expect(isBound(path, by, 0)).toBe(false);
      },
    ),
  );
});
