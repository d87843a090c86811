// Nobody reads a number of some items as that of all.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ofAllSaid } from "./of-all.ts";

test("says that it is not of all, and what all prove, whichever is more", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (seen, all) => {
      const said = ofAllSaid(seen, all);
      expect(said).toContain("not shown to you");
      expect(said).toContain(`at least ${all}`);
      expect([/lower/.test(said), /the same/.test(said), /do not use/.test(said)]).toEqual([
        all > seen,
        all === seen,
        all < seen,
      ]);
    }),
    { seed: 20261129 },
  );
  expect(ofAllSaid(3, null)).toContain("could not be checked");
});
