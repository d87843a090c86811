// Two members at one item over HTTP: nothing is overwritten unseen, and the later one is told both.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listItems, proposeChanges, SEQ, showItem, type Change } from "@sightline/domain";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { got, refused, type Visitor } from "../testing/visitor.ts";

let door: DoorDesk;
let item: string;
beforeAll(async () => {
  door = await peopledDesk();
  const { items } = await got(
    (await door.signedIn(ANN)).ask(listItems, { investigation: door.investigation }),
  );
  item = items[0]?.id ?? "";
});
afterAll(() => door.end());

const look = async (who: Visitor) => {
  const shown = await got(who.ask(showItem, { investigation: door.investigation, item }));
  return { shown, seen: Number(who.last().headers.get(SEQ)) };
};
const write = (who: Visitor, change: Omit<Change, "subject">, seen?: number) =>
  who.ask(proposeChanges, {
    investigation: door.investigation,
    changes: [{ ...change, subject: item } as Change],
    ...(seen !== undefined && { seen }),
  });
const answer = (result: "passed" | "failed", basis: string): Omit<Change, "subject"> => ({
  verb: "check.answer",
  payload: { question: "place", result, basis, evidence: [] },
});

const warn = (warnings: string[]): Omit<Change, "subject"> => ({
  verb: "item.triage",
  payload: { warnings },
});

test("the later of two answers is refused, told with the earlier one’s basis, and written once both were seen", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const { seen } = await look(ann);
  await got(write(ben, answer("failed", "The hill is missing"), seen));
  expect(await write(ann, answer("passed", "The mill and the bridge"), seen)).toMatchObject({
    ok: false,
    refusal: {
      code: "subject-changed",
      sentence: "ben answered “Place” of road.png: failed, since you looked; say which of the two stands.",
      meanwhile: [{ by: "ben", did: "answered “Place” of road.png: failed", why: "The hill is missing" }],
    },
  });
  expect(ann.last().status).toBe(409);
  const { shown } = await look(ann);
  expect(shown.checks.questions[0]?.answer).toMatchObject({ result: "failed", basis: "The hill is missing" });
  const newest = (await look(ann)).seen;
  await got(write(ann, answer("passed", "The mill and the bridge"), newest));
  expect((await look(ben)).shown.checks.questions[0]?.answer).toMatchObject({ result: "passed" });
});

test("a verdict is not given on answers that nobody showed to whoever gives it", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const { seen } = await look(ann);
  await got(
    write(
      ben,
      {
        verb: "check.answer",
        payload: { question: "time", result: "failed", basis: "Leaves are off", evidence: [] },
      },
      seen,
    ),
  );
  const verdict = {
    verb: "item.review",
    payload: { verdict: "verified", reason: "Looked at all of it" },
  } as const;
  expect(await refused(write(ann, verdict, seen))).toBe("subject-changed");
  await got(write(ann, verdict, (await look(ann)).seen));
});

test("two who change different things at one item both do, and who names nothing speaks of what is so now", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const { seen } = await look(ann);
  await got(write(ben, warn(["injury"]), seen));
  await got(write(ann, { verb: "item.triage", payload: { assignee: "ben" } }, seen));
  await got(write(ann, { verb: "comment.say", payload: { text: "Look at the bridge" } }, seen));
  expect(await refused(write(ann, warn(["children"]), seen))).toBe("subject-changed");
  await got(write(ann, warn(["children"])));
  expect((await look(ben)).shown.triage.warnings).toEqual(["children"]);
});

test("what a member may not do is refused as that, and tells nothing of what others did", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const { seen } = await look(ben);
  await got(write(ann, { verb: "item.describe", payload: { account: "north-road" } }, seen));
  const asked = await write(ben, { verb: "item.describe", payload: { account: "other" } }, seen);
  expect(asked).toEqual({
    ok: false,
    refusal: { code: "not-allowed", sentence: expect.any(String) as string },
  });
});
