// Accounts through HTTP on a real database: set up, invited, signed in, signed out; and what a liar would try.
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  changePassword,
  becomeMember,
  endSessions,
  invite,
  listInvestigations,
  listItems,
  listPeople,
  proposeChanges,
  setUp,
  showAccount,
  showDoor,
  showInvitation,
  signIn,
  signOut,
  withdrawInvitation,
} from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { inviteToNewPassword } from "../account/invitations.ts";
import { closeAccount, setUpOwner } from "../account/set-up.ts";
import { propose } from "../investigation/command.ts";
import { tilesIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { byLink, got, refused, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

const OWNER = { name: "Ann Bell", email: "Ann@desk.example", password: "three old mills at noon" };
const ANN = { email: OWNER.email, password: OWNER.password };
const BEN = { email: "ben@desk.example", password: "seven geese fly over the road" };

let at: TestDesk;
let serving: Serving;
let investigation: string;
let picture: string;
let now = new Date("2031-04-09T10:00:00Z");

beforeAll(async () => {
  at = await testDesk(() => now);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  const { tiles } = await tilesIn(at.desk, investigation);
  picture = `/media/${investigation}/${tiles[0]?.id ?? ""}/still`;
  ({ serving } = await servedDesk(at));
});
afterAll(async () => {
  await serving.close();
  await at.end();
});
// Tries are counted for a quarter of an hour.
beforeEach(() => {
  now = new Date(now.getTime() + 16 * 60_000);
});

const signedIn = async ({ email, password }: { email: string; password: string }): Promise<Visitor> => {
  const self = visitor(serving.url);
  await got(self.ask(signIn, { email, password }));
  return self;
};
const pictureFor = (who: Visitor): Promise<number> => who.picture(picture, now.getTime());
const invitation = async (owner: Visitor, member: string, email: string): Promise<string> => {
  const role = "reviewer" as const;
  const { link } = await got(owner.ask(invite, { investigation, member, email, name: member, role }));
  return tokenIn(link);
};
/** The middle of five times, in ms. */
const spent = async (email: string): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    await refused(visitor(serving.url).ask(signIn, { email, password: "eleven ducks and one swan" }));
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
};
/** Somebody new with an account of their own, as a new member. */
const joined = async (member: string): Promise<{ who: Visitor; email: string; password: string }> => {
  const credentials = { email: `${member}@desk.example`, password: `${member} counts geese on the road` };
  const token = await invitation(await signedIn(ANN), member, credentials.email);
  const who = visitor(serving.url);
  await got(who.ask(acceptInvitation, { token, password: credentials.password }));
  return { who, ...credentials };
};

describe("before anybody has an account", () => {
  test("the door says so, and nobody signs in", async () => {
    const stranger = visitor(serving.url);
    expect(await got(stranger.ask(showDoor, {}))).toEqual({ accounts: false, who: null });
    expect(await refused(stranger.ask(signIn, ANN))).toBe("wrong-sign-in");
  });

  test("nobody is invited, and no stranger sets the desk up", async () => {
    const owner = await byLink(serving);
    const asked = { investigation, member: "ben", email: BEN.email };
    expect(await refused(owner.ask(invite, asked))).toBe("set-up-needed");
    expect(await refused(visitor(serving.url).ask(setUp, OWNER))).toBe("sign-in-needed");
    const member = await serve(at.desk, {
      port: 0,
      pages: join(at.folder, "pages"),
      log: () => undefined,
      as: "owner",
    });
    expect(await refused((await byLink(member)).ask(setUp, OWNER))).toBe("link-needed");
    await member.close();
  });

  test("who came in by the one-time link sets it up, once, however often at once", async () => {
    const owners = [await byLink(serving), await byLink(serving)];
    const weak = { ...OWNER, password: "ann@desk.example" };
    expect(await refused((owners[0] as Visitor).ask(setUp, weak))).toBe("password-too-weak");
    const codes = await Promise.all(owners.map((owner) => refused(owner.ask(setUp, OWNER))));
    expect(codes.toSorted()).toEqual(["answered", "set-up-already"]);
    const first = owners[codes.indexOf("answered")] as Visitor;
    expect(await got(first.ask(showDoor, {}))).toEqual({
      accounts: true,
      who: { by: "account", name: "Ann Bell", email: "ann@desk.example" },
    });
    const { investigations } = await got(first.ask(listInvestigations, {}));
    expect(investigations.map(({ id, role }) => [id, role])).toEqual([[investigation, "owner"]]);
    expect(await pictureFor(first)).toBe(200);
    const accounts = await accountsOf(at.desk);
    expect(await refused(setUpOwner(accounts, { ...OWNER, email: "other@desk.example" }))).toBe(
      "set-up-already",
    );
  });

  test("the one-time link opens the desk as before", async () => {
    const owner = await byLink(serving);
    expect(await pictureFor(owner)).toBe(200);
    expect(await got(owner.ask(showDoor, {}))).toEqual({ accounts: true, who: { by: "link" } });
    expect(await refused(owner.ask(showAccount, {}))).toBe("account-needed");
    await got(owner.ask(signOut, {}));
    expect(await refused(owner.ask(listInvestigations, {}))).toBe("sign-in-needed");
  });
});

describe("an invitation", () => {
  test("makes one account for one member, once, and says nothing to who comes after", async () => {
    const owner = await signedIn(ANN);
    const token = await invitation(owner, "ben", BEN.email);
    const ben = visitor(serving.url);
    expect(await got(ben.ask(showInvitation, { token }))).toEqual({
      email: BEN.email,
      joins: { investigation: "test", name: "ben", member: "ben", role: "reviewer" },
      known: false,
    });
    const weak = { token, password: "ben ben ben!" };
    expect(await refused(ben.ask(acceptInvitation, weak))).toBe("password-too-weak");
    await got(ben.ask(acceptInvitation, { token, name: "Ben Crow", password: BEN.password }));
    expect(await pictureFor(ben)).toBe(200);
    const { members } = await got(owner.ask(listPeople, { investigation }));
    expect(members.map(({ id, email, invitation: open }) => [id, email, open])).toEqual([
      ["owner", "ann@desk.example", null],
      ["ben", BEN.email, null],
    ]);
    for (const used of [token, "nothing", "x".repeat(43)]) {
      const late = visitor(serving.url);
      expect(await refused(late.ask(showInvitation, { token: used }))).toBe("invitation-over");
      const taking = { token: used, password: "eleven ducks and one swan" };
      expect(await refused(late.ask(acceptInvitation, taking))).toBe("invitation-over");
      expect(await refused(owner.ask(becomeMember, { token: used }))).toBe("invitation-over");
    }
  });

  test("is taken by one of many who take it at once", async () => {
    const token = await invitation(await signedIn(ANN), "cid", "cid@desk.example");
    const all = Array.from({ length: 6 }, () => visitor(serving.url));
    const codes = await Promise.all(
      all.map((who) => refused(who.ask(acceptInvitation, { token, password: "eleven ducks and one swan" }))),
    );
    // A second one may sign in as the account that the first has made meanwhile only by its own password, never by the link.
    expect(codes.filter((code) => code === "answered")).toHaveLength(1);
    expect(new Set(codes)).toEqual(
      new Set(["answered", expect.stringMatching(/^(invitation-over|sign-in-first)$/)]),
    );
    const made = at.desk.db.selectFrom("doorAccount").select("id").where("email", "=", "cid@desk.example");
    expect(await made.execute()).toHaveLength(1);
  });

  test("is over after a week, and when it was withdrawn or another one was made", async () => {
    const owner = await signedIn(ANN);
    const [first, second] = [
      await invitation(owner, "dora", "dora@desk.example"),
      await invitation(owner, "dora", "dora@desk.example"),
    ];
    const who = visitor(serving.url);
    expect(await refused(who.ask(showInvitation, { token: first }))).toBe("invitation-over");
    expect(await refused(who.ask(showInvitation, { token: second }))).toBe("answered");
    const { members } = await got(owner.ask(listPeople, { investigation }));
    const open = members.find(({ id }) => id === "dora")?.invitation?.id ?? "";
    const taking = { token: second, password: "eleven ducks and one swan" };
    now = new Date(now.getTime() + 7 * 24 * 3600 * 1000);
    expect(await refused(who.ask(acceptInvitation, taking))).toBe("invitation-over");
    now = new Date(now.getTime() - 7 * 24 * 3600 * 1000);
    await got(owner.ask(withdrawInvitation, { investigation, invitation: open }));
    expect(await refused(who.ask(acceptInvitation, taking))).toBe("invitation-over");
  });

  test("comes from an owner alone, and its table knows no link", async () => {
    const ben = await signedIn(BEN);
    const asked = {
      investigation,
      member: "eve",
      email: "eve@desk.example",
      name: "Eve",
      role: "owner" as const,
    };
    expect(await refused(ben.ask(invite, asked))).toBe("not-allowed");
    expect(await refused(ben.ask(withdrawInvitation, { investigation, invitation: "x" }))).toBe(
      "not-allowed",
    );
    const { members, mayInvite } = await got(ben.ask(listPeople, { investigation }));
    expect([
      mayInvite,
      members.filter(({ email, invitation: open }) => email !== null || open !== null),
    ]).toEqual([false, []]);
    const token = await invitation(await signedIn(ANN), "fay", "fay@desk.example");
    const rows = await at.desk.db.selectFrom("doorInvitation").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("gives nobody a member who is somebody else's, in no spelling, and no account two", async () => {
    const owner = await signedIn(ANN);
    const asked = { investigation, email: "mallory@desk.example", name: "Mallory", role: "owner" as const };
    expect(await refused(owner.ask(invite, { ...asked, member: "ben" }))).toBe("member-taken");
    expect(await refused(owner.ask(invite, { ...asked, member: "BEN" }))).toBe("member-exists");
    expect(await refused(owner.ask(invite, { ...asked, member: "owner" }))).toBe("member-taken");
    expect(await refused(owner.ask(invite, { ...asked, email: "BEN@desk.example", member: "ben-2" }))).toBe(
      "member-taken",
    );
    const { db } = at.desk;
    const [ben, cid] = await Promise.all(
      [BEN.email, "cid@desk.example"].map((email) =>
        db.selectFrom("doorAccount").select("id").where("email", "=", email).executeTakeFirstOrThrow(),
      ),
    );
    const become = (account = "", member = "") =>
      db.insertInto("doorMember").values({ investigation, member, account, at: now }).execute();
    await expect(become(ben?.id, "ben-2")).rejects.toThrow("door_member_pkey");
    await expect(become((await joined("gil")) && cid?.id, "Gil")).rejects.toThrow(/door_member/);
    await expect(db.updateTable("doorMember").set({ member: "x" }).execute()).rejects.toThrow("stays");
    await expect(db.deleteFrom("doorMember").execute()).rejects.toThrow("stays");
    await expect(
      db
        .deleteFrom("doorAccount")
        .where("id", "=", ben?.id ?? "")
        .execute(),
    ).rejects.toThrow("door_member");
  });

  test("for an account that is there is taken by that account alone, when it is signed in", async () => {
    const opened = await at.desk.db.selectFrom("investigation").select("id").execute();
    expect(opened).toHaveLength(1);
    const other = "second-000000";
    const owner = { investigation: other, by: "owner" };
    const payload = { id: "owner", name: "owner", role: "owner" as const };
    await got(
      propose(at.desk, owner, { verb: "investigation.open", subject: other, payload: { name: "second" } }),
    );
    await got(propose(at.desk, owner, { verb: "member.add", subject: "owner", payload }));
    const ann = await signedIn(ANN);
    const ben = await signedIn(BEN);
    expect(await refused(ben.ask(listItems, { investigation: other }))).toBe("no-such-investigation");
    expect(await refused(ben.ask(listItems, { investigation: "nowhere" }))).toBe("no-such-investigation");
    const asked = {
      investigation: other,
      member: "crow",
      email: BEN.email,
      name: "Ben",
      role: "viewer" as const,
    };
    const token = tokenIn((await got(ann.ask(invite, asked))).link);
    const stranger = visitor(serving.url);
    expect((await got(stranger.ask(showInvitation, { token }))).known).toBe(true);
    const taking = { token, password: "another password for ben" };
    expect(await refused(stranger.ask(acceptInvitation, taking))).toBe("sign-in-first");
    expect(await refused(ann.ask(becomeMember, { token }))).toBe("other-account");
    expect(await refused(stranger.ask(becomeMember, { token }))).toBe("sign-in-needed");
    expect(await got(ben.ask(becomeMember, { token }))).toEqual({ investigation: other });
    expect(await refused(ben.ask(becomeMember, { token }))).toBe("invitation-over");
    // One person, two members: who they are depends on where they are.
    const { investigations } = await got(ben.ask(listInvestigations, {}));
    expect(investigations.map(({ id, role }) => [id, role])).toEqual([
      [other, "viewer"],
      [investigation, "reviewer"],
    ]);
  });
});

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
    now = new Date(now.getTime() + 15 * 60_000);
    await got(again.ask(signIn, { email, password }));
    // And an address that tries many accounts is stopped as well.
    const many = [];
    for (let i = 0; i < 55; i++)
      many.push(await refused(visitor(serving.url).ask(signIn, { ...wrong, email: `n${i}@desk.example` })));
    expect(many.indexOf("too-many-tries")).toBe(50);
  }, 60_000);

  test("ends one session, or all others, and what is ended is dead at once, for data and for pictures", async () => {
    const { who: here, email, password } = await joined("ida");
    const there = await signedIn({ email, password });
    const third = await signedIn({ email, password });
    const { sessions } = await got(here.ask(showAccount, {}));
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, false, true]);
    const address = await here.picture(picture, now.getTime());
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
});

describe("what a liar tries", () => {
  test("a session that was planted beforehand is not the one that signing in gives", async () => {
    const mallory = await signedIn(BEN);
    const [[name = "", planted = ""] = []] = [...mallory.cookies];
    const victim = visitor(serving.url);
    victim.cookies.set(name, planted);
    await got(victim.ask(signIn, ANN));
    expect(victim.cookies.get(name)).not.toBe(planted);
    expect((await got(mallory.ask(showDoor, {}))).who).toMatchObject({ email: BEN.email });
  });

  test("a cookie without its proof opens nothing, nor with another session's, nor one that was changed by a letter", async () => {
    const [ann, ben] = [await signedIn(ANN), await signedIn(BEN)];
    const [[name = "", value = ""] = []] = [...ann.cookies];
    for (const proof of ["", ben.proof]) {
      const thief = ann.copy();
      thief.proof = proof;
      expect([await refused(thief.ask(showAccount, {})), await pictureFor(thief)]).toEqual([
        "sign-in-needed",
        401,
      ]);
    }
    for (const changed of [
      // Another letter than it has, whichever that is.
      `${value.startsWith("x") ? "y" : "x"}${value.slice(1)}`,
      value.slice(0, -1),
      value.split(".")[0] ?? "",
      `${value}.x`,
    ]) {
      const forger = ann.copy();
      forger.cookies.set(name, changed);
      expect(await refused(forger.ask(showAccount, {}))).toBe("sign-in-needed");
    }
  });

  test("another site signs nobody in or out, and no other host is answered", async () => {
    const elsewhere = visitor(serving.url, "https://elsewhere.example");
    expect(await refused(elsewhere.ask(signIn, ANN))).toBe("other-origin");
    const ann = await signedIn(ANN);
    for (const headers of [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { "sec-fetch-site": "same-site" },
      { "x-sightline": "0" },
    ]) {
      const forged = await fetch(`${serving.url}/api/account/sign-out`, {
        method: "POST",
        headers: {
          cookie: [...ann.cookies].map((pair) => pair.join("=")).join(),
          origin: serving.url,
          "x-sightline": "1",
          "x-sightline-proof": ann.proof,
          "content-type": "application/json",
          ...headers,
        },
        body: "{}",
      });
      expect([headers, forged.status]).toEqual([headers, 403]);
    }
    expect(await pictureFor(ann)).toBe(200);
  });

  test("what is posted is in the body: a password or a link in an address, which is written down on its way, opens nothing", async () => {
    const asked = new URLSearchParams({ email: ANN.email, password: ANN.password });
    const headers = { origin: serving.url, "x-sightline": "1", "content-type": "application/json" };
    const url = `${serving.url}/api/door/sign-in?${asked.toString()}`;
    const answer = await fetch(url, { method: "POST", headers, body: "{}" });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([400, []]);
    const body = JSON.stringify({ email: "nobody@desk.example", password: ANN.password });
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(422);
  });

  test("nothing of the library for signing in has an address", async () => {
    const ann = await signedIn(ANN);
    const cookie = [...ann.cookies].map((pair) => pair.join("=")).join();
    for (const path of [
      "sign-up/email",
      "sign-in/email",
      "get-session",
      "change-email",
      "delete-user",
      "two-factor/disable",
      "ok",
    ]) {
      for (const method of ["GET", "POST"]) {
        const headers = { cookie, origin: serving.url, "x-sightline": "1", "x-sightline-proof": ann.proof };
        const answer = await fetch(`${serving.url}/api/auth/${path}`, { method, headers });
        expect([path, method, answer.status]).toEqual([path, method, 404]);
      }
    }
  });

  test("a forwarded address is believed from nobody here: tries are counted for who asks", async () => {
    const codes = [];
    for (let i = 0; i < 12; i++) {
      const who = visitor(serving.url, serving.url, {
        "x-forwarded-for": `10.0.0.${i}`,
        "x-door-address": `10.0.1.${i}`,
      });
      codes.push(await refused(who.ask(signIn, { email: "victim@desk.example", password: "eleven ducks" })));
    }
    expect(codes.slice(9)).toEqual(["wrong-sign-in", "too-many-tries", "too-many-tries"]);
  });
});
