// Drafts over HTTP: a member’s own, in every browser of theirs and in nobody else’s, gone with what states them, bounded.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  DRAFT_DAYS,
  keepDraft,
  listItems,
  MOST_DRAFTS,
  proposeChanges,
  showDraft,
  showItem,
  type Change,
  type Role,
} from "@sightline/domain";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { got, refused, type Visitor } from "../testing/visitor.ts";

let door: DoorDesk;
let item: string;
let investigation: string;
beforeAll(async () => {
  door = await peopledDesk();
  investigation = door.investigation;
  const { items } = await got((await door.signedIn(ANN)).ask(listItems, { investigation }));
  item = items[0]?.id ?? "";
});
afterAll(() => door.end());

const keep = (who: Visitor, place: string, filled: Record<string, string | boolean>) =>
  who.ask(keepDraft, { investigation, place, filled });
const shown = async (who: Visitor, place: string) =>
  (await got(who.ask(showDraft, { investigation, place }))).draft?.filled ?? null;
const comment = (text: string): Change => ({ verb: "comment.say", subject: item, payload: { text } });

test("a draft is there in the member’s other browser, and for nobody else, the owner neither", async () => {
  const [ann, ben, again] = [await door.signedIn(ANN), await door.signedIn(BEN), await door.signedIn(BEN)];
  await got(keep(ben, "verdict", { reason: "The shadows fall to the no", verdict: "verified" }));
  await got(keep(ben, "verdict", { reason: "The shadows fall to the north", verdict: "verified" }));
  expect(await shown(again, "verdict")).toEqual({
    reason: "The shadows fall to the north",
    verdict: "verified",
  });
  expect(await shown(ann, "verdict")).toBeNull();
  await got(keep(ann, "verdict", { reason: "Hers" }));
  expect(await shown(ben, "verdict")).toMatchObject({ reason: "The shadows fall to the north" });
  await got(keep(ben, "verdict", { reason: "", pin: false }));
  expect(await shown(again, "verdict")).toBeNull();
});

test("what states a draft takes it away in the same act, once; what is refused leaves it", async () => {
  const ben = await door.signedIn(BEN);
  const state = (change: Change, key: string) => {
    ben.headers["idempotency-key"] = key;
    return ben.ask(proposeChanges, { investigation, changes: [change], draft: "comment" });
  };
  await got(keep(ben, "comment", { text: "It is the mill" }));
  await got(keep(ben, "other", { text: "Another thing" }));
  const notHis: Change = { verb: "item.describe", subject: item, payload: { account: "north-road" } };
  expect(await refused(state(notHis, "key-of-a-refused-act"))).toBe("not-allowed");
  expect(await shown(ben, "comment")).toEqual({ text: "It is the mill" });
  await got(state(comment("It is the mill"), "key-of-a-comment"));
  expect(await shown(ben, "comment")).toBeNull();
  await got(keep(ben, "comment", { text: "And the bridge" }));
  await got(state(comment("It is the mill"), "key-of-a-comment"));
  expect(await shown(ben, "comment")).toEqual({ text: "And the bridge" });
  expect(await shown(ben, "other")).toEqual({ text: "Another thing" });
  delete ben.headers["idempotency-key"];
  const { comments } = await got(ben.ask(showItem, { investigation, item }));
  expect(comments).toHaveLength(1);
});

test("whoever may say nothing has no drafts, and those that they had are shown to nobody", async () => {
  const [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
  const become = (role: Role) =>
    got(
      ann.ask(proposeChanges, {
        investigation,
        changes: [{ verb: "member.role", subject: "ben", payload: { role } }],
      }),
    );
  await got(keep(ben, "mine", { text: "Half a sentence" }));
  for (const role of ["viewer", "data-only viewer"] as const) {
    await become(role);
    expect(await refused(ben.ask(showDraft, { investigation, place: "mine" }))).toBe("not-allowed");
    expect(await refused(keep(ben, "mine", { text: "Another half" }))).toBe("not-allowed");
  }
  await become("reviewer");
  expect(await shown(ben, "mine")).toEqual({ text: "Half a sentence" });
});

test("there is room for so many, however they come at once; one that nobody goes on with is forgotten", async () => {
  const { who } = await door.joined("cal");
  const kept = await Promise.all(
    Array.from({ length: MOST_DRAFTS + 5 }, (_, n) => refused(keep(who, `place ${n}`, { text: "x" }))),
  );
  expect(kept.filter((code) => code === "answered")).toHaveLength(MOST_DRAFTS);
  expect(kept.filter((code) => code === "too-many-drafts")).toHaveLength(5);
  const [place] = kept.flatMap((code, n) => (code === "answered" ? [`place ${n}`] : []));
  await got(keep(who, place ?? "", { text: "written over" }));
  expect(await refused(keep(who, "p".repeat(301), { text: "x" }))).toBe("bad-request");
  expect(await refused(keep(who, "long", { text: "x".repeat(20_001) }))).toBe("bad-request");
  door.pass((DRAFT_DAYS + 1) * 86_400_000);
  const { who: dan } = await door.joined("dan");
  await got(keep(dan, "mine", { text: "new" }));
  const { n } = await door.at.desk.db
    .selectFrom("draft")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(n).toBe(1);
});
