// What a member with an account does through HTTP on a real database, and when a session ends.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  changePassword,
  becomeMember,
  endSessions,
  invite,
  listInvestigations,
  listItems,
  proposeChanges,
  showAccount,
  showInvitation,
  signIn,
  signOut,
} from "@sightline/domain";
import { inviteToNewPassword } from "../account/invitations.ts";
import { closeAccount, signOutEverywhere } from "../account/set-up.ts";
import { got, refused, visitor } from "../testing/visitor.ts";
import { type Serving } from "./serve.ts";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import type { TestDesk } from "../testing/desk.ts";

let door: DoorDesk;
let at: TestDesk;
let serving: Serving;
let investigation: string;
let picture: string;
const signedIn: DoorDesk["signedIn"] = (credentials) => door.signedIn(credentials);
const pictureFor: DoorDesk["pictureFor"] = (who) => door.pictureFor(who);
const joined: DoorDesk["joined"] = (member) => door.joined(member);

beforeAll(async () => {
  door = await peopledDesk();
  ({ at, serving, investigation, picture } = door);
});
afterAll(() => door.end());
// Tries are counted for a quarter of an hour.
beforeEach(() => door.pass(16 * 60_000));

/** The middle of five amounts of work, in µs of our processors' time: whatever else the machine does, it stays. */
const spent = async (email: string): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const began = process.cpuUsage();
    await refused(visitor(serving.url).ask(signIn, { email, password: "eleven ducks and one swan" }));
    const { user, system } = process.cpuUsage(began);
    times.push(user + system);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
};
describe("a member", () => {
  test("writes in their own name", async () => {
    const ben = await signedIn(BEN);
    const item = picture.split("/")[3] ?? "";
    const payload = { verdict: "verified" as const, reason: "place and time checked" };
    const changes = [{ verb: "item.review" as const, subject: item, payload }];
    await got(ben.ask(proposeChanges, { investigation, changes }));
    const entries = at.desk.db.selectFrom("journal").select(["by", "via"]).where("verb", "=", "item.review");
    expect(await entries.execute()).toEqual([{ by: "ben", via: null }]);
  });

  test("is not told whether an address or a password was wrong, by text, status or headers", async () => {
    const asks = [
      { email: "nobody@desk.example", password: BEN.password },
      { email: BEN.email, password: "eleven ducks and one swan" },
      { email: "no address at all", password: "x" },
    ];
    const told = [];
    for (const asked of asks) {
      const who = visitor(serving.url);
      await refused(who.ask(signIn, asked));
      told.push(who.last());
    }
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 422, setCookie: [] });
  });

  test("spends as long on an address that nobody has as on a wrong password", async () => {
    const [known, unknown] = [await spent(BEN.email), await spent("nobody@desk.example")];
    // Hashing takes most of it: without it the answer comes in a tenth of the time.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });

  test("who is guessed at ten times from one address is not let in there by the right password either, for a while", async () => {
    const { email, password } = await joined("hal");
    const wrong = { email, password: "eleven ducks and one swan" };
    const guesses = await Promise.all(
      Array.from({ length: 14 }, () => refused(visitor(serving.url).ask(signIn, wrong))),
    );
    expect(guesses.filter((code) => code === "wrong-sign-in")).toHaveLength(10);
    expect(guesses.filter((code) => code === "too-many-tries")).toHaveLength(4);
    const again = visitor(serving.url);
    expect(await refused(again.ask(signIn, { email: email.toUpperCase(), password }))).toBe("too-many-tries");
    expect(again.last().status).toBe(429);
    door.pass(15 * 60_000);
    await got(again.ask(signIn, { email, password }));
    // And an address that tries many accounts is stopped as well.
    const many = [];
    for (let i = 0; i < 55; i++)
      many.push(await refused(visitor(serving.url).ask(signIn, { ...wrong, email: `n${i}@desk.example` })));
    expect(many.indexOf("too-many-tries")).toBe(50);
  });

  test("ends one session, or all others, and what is ended is dead at once, for data and for pictures", async () => {
    const { who: here, email, password } = await joined("ida");
    const there = await signedIn({ email, password });
    const third = await signedIn({ email, password });
    const { sessions } = await got(here.ask(showAccount, {}));
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, false, true]);
    const address = await here.picture(picture, door.now().getTime());
    expect([address, await pictureFor(there)]).toEqual([200, 200]);
    await got(there.ask(signOut, {}));
    const [last] = (await got(here.ask(showAccount, {}))).sessions;
    expect(await refused(here.ask(endSessions, { session: "nothing" }))).toBe("no-such-session");
    const ben = await signedIn(BEN);
    expect(await refused(ben.ask(endSessions, { session: last?.id ?? "" }))).toBe("no-such-session");
    expect(await pictureFor(third)).toBe(200);
    await got(here.ask(endSessions, { session: null }));
    expect([await refused(third.ask(listInvestigations, {})), await pictureFor(third)]).toEqual([
      "sign-in-needed",
      401,
    ]);
    expect(await pictureFor(here)).toBe(200);
  });

  test("who signs out has no session that a kept cookie would open", async () => {
    const { who } = await joined("jon");
    const kept = who.copy();
    expect(await pictureFor(kept)).toBe(200);
    await got(who.ask(signOut, {}));
    expect(who.last().setCookie.join()).toMatch(/Max-Age=0/);
    expect([await refused(kept.ask(listItems, { investigation })), await pictureFor(kept)]).toEqual([
      "sign-in-needed",
      401,
    ]);
  });

  test("who changes the password ends all other sessions, and goes on in a new one", async () => {
    const { who: here, email, password } = await joined("kim");
    const there = await signedIn({ email, password });
    const before = here.copy();
    const next = "a new one with many words";
    expect(await refused(here.ask(changePassword, { now: "wrong wrong wrong", next }))).toBe(
      "wrong-password",
    );
    expect(await refused(here.ask(changePassword, { now: password, next: "short" }))).toBe(
      "password-too-weak",
    );
    await got(here.ask(changePassword, { now: password, next }));
    expect(await pictureFor(here)).toBe(200);
    for (const old of [there, before]) {
      expect([await refused(old.ask(showAccount, {})), await pictureFor(old)]).toEqual([
        "sign-in-needed",
        401,
      ]);
    }
    expect(await refused(visitor(serving.url).ask(signIn, { email, password }))).toBe("wrong-sign-in");
    await signedIn({ email, password: next });
  });

  test("is signed out everywhere by whoever runs the desk, at once, and signs in again", async () => {
    const { who, email, password } = await joined("nan");
    const other = await signedIn({ email, password });
    expect(await got(signOutEverywhere(at.desk, email))).toEqual({ ended: 2 });
    expect([await pictureFor(who), await pictureFor(other)]).toEqual([401, 401]);
    expect(await pictureFor(await signedIn({ email, password }))).toBe(200);
    expect(await refused(signOutEverywhere(at.desk, "eve@desk.example"))).toBe("no-such-account");
  });

  test("whose account is closed while a session is open is out at once, and not told so at the door", async () => {
    const { who, email, password } = await joined("lea");
    expect(await pictureFor(who)).toBe(200);
    expect(await got(closeAccount(at.desk, email))).toEqual({ ended: 1 });
    expect([await refused(who.ask(listItems, { investigation })), await pictureFor(who)]).toEqual([
      "sign-in-needed",
      401,
    ]);
    expect(await refused(visitor(serving.url).ask(signIn, { email, password }))).toBe("wrong-sign-in");
    const taken = { investigation, member: "lea", email: "new@desk.example" };
    expect(await refused((await signedIn(ANN)).ask(invite, taken))).toBe("member-taken");
  });

  test("who forgot the password gets a link that sets another, once, and ends what was open", async () => {
    const { who, email, password } = await joined("mia");
    const first = await got(inviteToNewPassword(at.desk, email));
    const { token } = await got(inviteToNewPassword(at.desk, email));
    const there = visitor(serving.url);
    expect(await refused(there.ask(showInvitation, { token: first.token }))).toBe("invitation-over");
    expect(await got(there.ask(showInvitation, { token }))).toEqual({ email, joins: null, known: true });
    expect(await refused((await signedIn(BEN)).ask(becomeMember, { token }))).toBe("invitation-over");
    const next = "a new one with many words";
    await got(there.ask(acceptInvitation, { token, password: next }));
    expect([await pictureFor(there), await pictureFor(who)]).toEqual([200, 401]);
    expect(await refused(there.ask(acceptInvitation, { token, password: next }))).toBe("invitation-over");
    expect(await refused(visitor(serving.url).ask(signIn, { email, password }))).toBe("wrong-sign-in");
  });

  test("keeps a password for years: nobody is made to think of another", async () => {
    door.pass(10 * 365 * 24 * 3600_000);
    expect(await pictureFor(await signedIn(BEN))).toBe(200);
  });
});
