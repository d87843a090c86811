// What nobody could read again is never written, whoever proposes it: one such entry breaks the journal for ever.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Change } from "@sightline/domain";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { propose } from "./command.ts";
import { findOrOpenInvestigation } from "./open.ts";

let at: TestDesk;
beforeAll(async () => {
  at = await testDesk();
});
afterAll(() => at.end());

const entries = () => at.desk.db.selectFrom("journal").select("seq").execute();

test("an investigation or a member without a name founds nothing", async () => {
  for (const name of ["", "x".repeat(201)])
    expect(await findOrOpenInvestigation(at.desk, name)).toMatchObject({ refusal: { code: "wrong-shape" } });
  expect(await findOrOpenInvestigation(at.desk, "Mill road", "x y")).toMatchObject({
    refusal: { code: "wrong-shape" },
  });
  expect(await entries()).toEqual([]);
});

test("and neither does any other change of a shape that no entry has", async () => {
  const found = await findOrOpenInvestigation(at.desk, "Mill road");
  if (!found.ok) throw new Error(found.refusal.sentence);
  const before = await entries();
  const payload = { verdicts: ["verified"], subjects: [7], attributes: [], until: null };
  const change = { verb: "criteria.set", subject: found.id, payload } as unknown as Change;
  expect(await propose(at.desk, { investigation: found.id, by: "owner" }, change)).toMatchObject({
    refusal: { code: "wrong-shape" },
  });
  expect(await entries()).toEqual(before);
});
