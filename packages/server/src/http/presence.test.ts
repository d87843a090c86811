// Who has an item open, told to those of one desk who may know it; and streams of accounts that are out.
import { acceptInvitation, changeSchema, endSessions, invite, PROOF, showAccount } from "@sightline/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeAccount } from "../account/set-up.ts";
import { propose } from "../investigation/command.ts";
import { tilesIn } from "../testing/asked.ts";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { stream } from "../testing/stream.ts";
import { got, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";

let door: DoorDesk;
let item: string;
let [ann, ben, dan]: Visitor[] = [];

beforeAll(async () => {
  door = await peopledDesk();
  item = (await tilesIn(door.at.desk, door.investigation)).tiles[0]?.id ?? "";
  ann = await door.signedIn(ANN);
  ben = await door.signedIn(BEN);
  const payload = { id: "dan", name: "Dan Elm", role: "data-only viewer" };
  const change = changeSchema.parse({ verb: "member.add", subject: "dan", payload });
  await propose(door.at.desk, { investigation: door.investigation, by: "owner" }, change);
  const asked = { investigation: door.investigation, member: "dan", email: "dan@desk.example" };
  const { link } = await got(ann.ask(invite, asked));
  dan = visitor(door.serving.url);
  await got(dan.ask(acceptInvitation, { token: tokenIn(link), password: "dan counts geese on the road" }));
});
afterAll(() => door.end());

const watch = (who: Visitor | undefined, query = `?at=item:${item}`) =>
  stream(`${door.serving.url}/api/investigations/${door.investigation}/events${query}`, {
    cookie: [...(who?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; "),
    [PROOF]: who?.proof ?? "",
  });
let times = 0;
const judge = () => {
  const payload = { verdict: "inconclusive", reason: `look ${times++}` };
  const change = changeSchema.parse({ verb: "item.review", subject: item, payload });
  return propose(door.at.desk, { investigation: door.investigation, by: "owner" }, change);
};

test("members see each other on an item until one leaves it, however many windows each has", async () => {
  const one = await watch(ann);
  expect(await one.here()).toEqual({ item, members: [] });
  const two = await watch(ben);
  expect(await two.here()).toEqual({ item, members: ["owner"] });
  expect(await one.here()).toEqual({ item, members: ["ben"] });
  const elsewhere = await watch(ben, "");
  const again = await watch(ben);
  expect(await again.here()).toEqual({ item, members: ["owner"] });
  await two.close();
  await again.close();
  let there = await one.here();
  while (there && there.members.length > 0) there = await one.here();
  expect(there).toEqual({ item, members: [] });
  expect(elsewhere.said()).not.toContain("here");
  await one.close();
  await elsewhere.close();
});

test("an item that is restricted shows nobody who does not see it, and shows nobody there to them", async () => {
  const restrict = (to: string[] | null) =>
    propose(
      door.at.desk,
      { investigation: door.investigation, by: "owner" },
      changeSchema.parse({ verb: "item.restrict", subject: item, payload: { to } }),
    );
  const [one, two] = [await watch(ann), await watch(ben)];
  expect(await two.here()).toEqual({ item, members: ["owner"] });
  let there = await one.here();
  while (there && !there.members.includes("ben")) there = await one.here();
  expect(there).toEqual({ item, members: ["ben"] });
  await restrict([]);
  expect((await watch(ben)).status).toBe(404);
  const three = await watch(ann);
  expect(await three.here()).toEqual({ item, members: [] });
  await restrict(["ben"]);
  const four = await watch(ben);
  expect(await four.here()).toEqual({ item, members: ["owner"] });
  await restrict(null);
  for (const each of [one, two, three, four]) await each.close();
});

test("a data-only viewer sees nobody there, and is seen by nobody", async () => {
  const theirs = await watch(dan);
  const one = await watch(ann);
  expect(await one.here()).toEqual({ item, members: [] });
  const two = await watch(ben);
  expect(await one.here()).toEqual({ item, members: ["ben"] });
  await judge();
  await theirs.changed();
  expect(await theirs.changed()).toMatchObject({ changed: null });
  expect(theirs.said()).not.toMatch(/here|owner|ben/);
  expect(one.said() + two.said()).not.toContain("dan");
  await Promise.all([theirs, one, two].map((each) => each.close()));
});

test("without a session, without its proof, or with the proof of another there is no stream", async () => {
  const address = `${door.serving.url}/api/investigations/${door.investigation}/events`;
  const cookie = [...(ann?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  for (const headers of [{}, { cookie }, { cookie, [PROOF]: ben?.proof ?? "" }])
    expect((await stream(address, headers)).status).toBe(401);
});

test("a session that another window ends, and an account that is closed, are told of nothing more", async () => {
  const other = await door.signedIn(BEN);
  const theirs = await watch(other, "");
  await theirs.changed();
  const { sessions } = await got((await door.signedIn(BEN)).ask(showAccount, {}));
  expect(sessions.length).toBeGreaterThan(1);
  await got((ben as Visitor).ask(endSessions, { session: null }));
  await judge();
  expect((await theirs.ended()).match(/event: changed/g)).toHaveLength(1);
  const last = await watch(ben, "");
  await last.changed();
  expect(await closeAccount(door.at.desk, BEN.email)).toMatchObject({ ok: true });
  await judge();
  expect((await last.ended()).match(/event: changed/g)).toHaveLength(1);
});
