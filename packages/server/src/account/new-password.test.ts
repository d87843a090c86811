// What everybody tries first is no password here, however it is dressed up; what nobody has heard of is one.
import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { whyNotPassword } from "@sightline/domain";
import { stolen, whyNotNewPassword } from "./new-password.ts";

let listed: string[];
/** Of the list, those that our own rule would take. */
let longEnough: string[];

beforeAll(async () => {
  listed = (await stolen()).split("\n");
  longEnough = listed.filter((one) => whyNotPassword(one, ["Sightline"]) === null);
});

/** Each reads the list anew. */
const RUNS = { numRuns: 40 };

const codeOf = async (password: string) =>
  (await whyNotNewPassword(password, ["Ann Bell"]))?.refusal.code ?? "taken";

test("of the passwords that are used most, thousands are as long as ours, and each of these is refused", async () => {
  expect(longEnough.length).toBeGreaterThan(3000);
  expect(listed.slice(0, 3)).toEqual(["123456", "password", "12345678"]);
  await assert(
    asyncProperty(constantFrom(...longEnough), async (one) => {
      expect(await codeOf(one)).toBe("password-too-weak");
    }),
    RUNS,
  );
});

test("neither other capitals nor a few digits and signs around it make another password of it", async () => {
  const words = listed.filter((one) => /^[a-z]{7,}$/.test(one)).slice(0, 3000);
  const dressed = record({
    word: constantFrom(...words),
    capitals: array(integer({ min: 0, max: 20 })),
    before: integer({ min: 0, max: 5 }),
    signs: array(constantFrom(..."0123456789!?._- "), { minLength: 5, maxLength: 5 }),
  });
  await assert(
    asyncProperty(dressed, async ({ word, capitals, before, signs }) => {
      const letters = [...word].map((letter, i) => (capitals.includes(i) ? letter.toUpperCase() : letter));
      const sign = signs.join("");
      const password = sign.slice(0, before) + letters.join("") + sign.slice(before);
      expect(await codeOf(password)).toBe("password-too-weak");
    }),
    RUNS,
  );
});

test.each([
  "three old mills at noon",
  "три старые мельницы",
  "password of the old mills",
  "sunshine 4820 3847 5026",
])("%s is taken", async (password) => {
  expect(await codeOf(password)).toBe("taken");
});
