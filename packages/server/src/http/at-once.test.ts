// What is done at the door at once: a password that is changed while something that knew the old one goes on, and many who try.
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import {
  acceptInvitation,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  giveSecondFactor,
  invite,
  listInvestigations,
  showInvitation,
  signIn,
} from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { inviteToNewPassword } from "../account/invitations.ts";
import { dropSecondFactor, setUpOwner } from "../account/set-up.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { proxyBefore } from "../testing/proxy.ts";
import { emptyPages } from "../testing/serving.ts";
import { codeOf, got, refused, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

const ANN = { email: "ann@desk.example", password: "three old mills at noon" };
const HOST = "desk.example.org";

let at: TestDesk;
let serving: Serving;
let inPublic: Serving;
let investigation: string;
let now = new Date("2031-04-09T10:00:00Z");

beforeAll(async () => {
  at = await testDesk(() => now);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  await got(setUpOwner(await accountsOf(at.desk), { name: "Ann", ...ANN }));
  const pages = await emptyPages(at.folder);
  const options = { port: 0, pages, log: () => undefined };
  serving = await serve(at.desk, options);
  inPublic = await serve(at.desk, {
    ...options,
    at: { url: `https://${HOST}`, proxies: ["127.0.0.1"] },
  });
});
afterAll(async () => {
  await serving.close();
  await inPublic.close();
  await at.end();
});
beforeEach(() => {
  now = new Date(now.getTime() + 16 * 60_000);
});

const signedIn = async (credentials = ANN, self = visitor(serving.url)): Promise<Visitor> => {
  await got(self.ask(signIn, credentials));
  return self;
};
const asked = (member: string) => ({
  investigation,
  member,
  email: `${member}@desk.example`,
  name: member,
  role: "viewer" as const,
});

test("who took a session and a password loses both to a link for a new one, however near together they use them", async () => {
  const { link } = await got((await signedIn()).ask(invite, asked("vic")));
  const { email } = asked("vic");
  const old = "seven geese fly over the road";
  await got(visitor(serving.url).ask(acceptInvitation, { token: tokenIn(link), password: old }));
  const outcomes = new Set<string>();
  for (const waitMs of [0, 30, 60, 90, 120]) {
    now = new Date(now.getTime() + 16 * 60_000);
    const thief = await signedIn({ email, password: old });
    const { token } = await got(inviteToNewPassword(at.desk, email));
    const victim = visitor(serving.url);
    const theirs = refused(thief.ask(changePassword, { now: old, next: "mallory has it from now on" }));
    await pause(waitMs);
    expect(
      await refused(victim.ask(acceptInvitation, { token, password: "a new one with many words" })),
    ).toBe("answered");
    outcomes.add(await theirs);
    const wrong = { email, password: "mallory has it from now on" };
    expect(await refused(visitor(serving.url).ask(signIn, wrong))).toBe("wrong-sign-in");
    expect(await refused(thief.ask(listInvestigations, {}))).toBe("sign-in-needed");
    expect(await refused(victim.ask(listInvestigations, {}))).toBe("answered");
    await got(victim.ask(changePassword, { now: "a new one with many words", next: old }));
  }
  for (const outcome of outcomes) expect(["answered", "sign-in-needed"]).toContain(outcome);
});

test("of two sessions that change the password at once one goes on, and the other was ended by it", async () => {
  const sessions = [await signedIn(), await signedIn()];
  const passwords = ["one of two new passwords", "two of two new passwords"];
  const codes = await Promise.all(
    sessions.map((who, i) =>
      refused(who.ask(changePassword, { now: ANN.password, next: passwords[i] ?? "" })),
    ),
  );
  expect(codes.toSorted()).toEqual(["answered", "sign-in-needed"]);
  const first = codes.indexOf("answered");
  await got(
    (sessions[first] as Visitor).ask(changePassword, { now: passwords[first] ?? "", next: ANN.password }),
  );
});

test("of many who invite one member at once one link opens", async () => {
  const owner = await signedIn();
  const invited = await Promise.all(Array.from({ length: 6 }, () => got(owner.ask(invite, asked("ben")))));
  const codes = [];
  for (const { link } of invited)
    codes.push(await refused(visitor(serving.url).ask(showInvitation, { token: tokenIn(link) })));
  expect(codes.toSorted()).toEqual(["answered", ...Array.from({ length: 5 }, () => "invitation-over")]);
});

test("of many links for one new password, made at once, one opens", async () => {
  // As many connections as they take are there already.
  await Promise.all(Array.from({ length: 8 }, () => sql`select pg_sleep(0.2)`.execute(at.desk.db)));
  const many = Array.from({ length: 8 }, () => got(inviteToNewPassword(at.desk, ANN.email)));
  const codes = [];
  for (const { token } of await Promise.all(many))
    codes.push(await refused(visitor(serving.url).ask(showInvitation, { token })));
  expect(codes.filter((code) => code === "answered")).toHaveLength(1);
});

test("a second factor is guessed at ten times, from however many networks at once by whoever has the password", async () => {
  const ann = await signedIn();
  const begun = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
  await got(ann.ask(confirmSecondFactor, { code: codeOf(begun.secret) }));
  const proxies = await Promise.all(
    Array.from({ length: 12 }, (_, i) => proxyBefore(inPublic.port, HOST, `2001:db8:0:${i.toString(16)}::1`)),
  );
  const liars = [];
  for (const { url } of proxies) liars.push(await signedIn(ANN, visitor(url, `https://${HOST}`)));
  const right = codeOf(begun.secret);
  const told = await Promise.all(
    liars.flatMap((liar, i) =>
      Array.from({ length: 4 }, (_, j) => {
        const code = String(100_000 + i * 10 + j);
        return refused(liar.ask(giveSecondFactor, { kind: "app", code: code === right ? "000000" : code }));
      }),
    ),
  );
  expect(told).toHaveLength(48);
  expect(told.filter((code) => code !== "too-many-tries")).toHaveLength(10);
  expect(told).not.toContain("answered");
  for (const proxy of proxies) await proxy.close();
});

test("a code that was on its way when the password was changed opens nothing", async () => {
  const { backupCodes } = await codesOf();
  const waiting = await signedIn();
  // As if it were changed after the code was found right, and before its session is written down.
  await sql`create function now_changed() returns trigger language plpgsql as $$
    begin
      update door_password set password = 'another' where user_id = new.user_id;
      return new;
    end $$`.execute(at.desk.db);
  await sql`create trigger now_changed before insert on door_session for each row execute function now_changed()`.execute(
    at.desk.db,
  );
  const given = { kind: "backup" as const, code: backupCodes[0] ?? "" };
  expect(await refused(waiting.ask(giveSecondFactor, given))).toBe("sign-in-again");
  await sql`drop trigger now_changed on door_session`.execute(at.desk.db);
  expect(await refused(waiting.ask(listInvestigations, {}))).toBe("sign-in-needed");
  expect(await at.desk.db.selectFrom("doorSession").select("id").execute()).toEqual([]);
});

/** The second factor of Ann anew, with nothing counted against it. */
async function codesOf(): Promise<{ backupCodes: string[] }> {
  await dropSecondFactor(at.desk, ANN.email);
  await sql`delete from door_spent_code`.execute(at.desk.db);
  const ann = await signedIn();
  const begun = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
  await got(ann.ask(confirmSecondFactor, { code: codeOf(begun.secret) }));
  await at.desk.db.deleteFrom("doorSession").execute();
  return begun;
}
