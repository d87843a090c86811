// What may be kept by a page for later, and what never is.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyChange, SEED } from "../testing/any-change.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { mayWait, WAITING } from "./waiting.ts";

const all = Object.values(ENDPOINTS).flatMap((named) => Object.values(named));

test("those that may wait are those whose contracts say so: each writes into one investigation", () => {
  expect(new Set(WAITING)).toEqual(new Set(all.filter(({ waits }) => waits === true)));
  for (const { method, path } of WAITING) {
    expect(method).toBe("POST");
    expect(path).toMatch(/^\/api\/investigations\/:investigation\//);
  }
});

test("nothing of the door, of accounts, of invitations or of tokens waits", () => {
  const { Door, Account, Members, Uploads } = ENDPOINTS;
  for (const contract of Object.values({ ...Door, ...Account, ...Members, ...Uploads }))
    expect([contract.path, mayWait(contract, {})]).toEqual([contract.path, false]);
});

test("changes wait unless one of them says who is a member, or whether the investigation is open", () => {
  const [changes] = WAITING;
  if (!changes) throw new Error("Expected changes to wait.");
  fc.assert(
    fc.property(fc.array(anyChange, { minLength: 1, maxLength: 5 }), (some) => {
      const isOfTheTeam = some.some(
        ({ verb }) => verb.startsWith("member.") || verb.startsWith("investigation."),
      );
      expect(mayWait(changes, { investigation: "mill", changes: some })).toBe(!isOfTheTeam);
    }),
    { seed: SEED },
  );
});
