// Accounts through HTTP on a real database: the first one, and invitations.
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  becomeMember,
  invite,
  listInvestigations,
  listItems,
  listPeople,
  setUp,
  showAccount,
  showDoor,
  showInvitation,
  signIn,
  signOut,
  withdrawInvitation,
} from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { setUpOwner } from "../account/set-up.ts";
import { propose } from "../investigation/command.ts";
import { byLink, got, refused, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";
import { ANN, BEN, doorDesk, type DoorDesk } from "../testing/door-desk.ts";
import type { TestDesk } from "../testing/desk.ts";

let door: DoorDesk;
let at: TestDesk;
let serving: Serving;
let investigation: string;
const signedIn: DoorDesk["signedIn"] = (credentials) => door.signedIn(credentials);
const pictureFor: DoorDesk["pictureFor"] = (who) => door.pictureFor(who);
const invitation: DoorDesk["invitation"] = (owner, member, email) => door.invitation(owner, member, email);
const joined: DoorDesk["joined"] = (member) => door.joined(member);

beforeAll(async () => {
  door = await doorDesk();
  ({ at, serving, investigation } = door);
});
afterAll(() => door.end());
// Tries are counted for a quarter of an hour.
beforeEach(() => door.pass(16 * 60_000));

const OWNER = { name: "Ann Bell", email: "Ann@desk.example", password: ANN.password };

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
    const { members } = await got(first.ask(listPeople, { investigation }));
    expect(members.map(({ id, name }) => [id, name])).toEqual([["owner", "Ann Bell"]]);
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
    const others = codes.filter((code) => code !== "answered");
    expect(others.filter((code) => !["invitation-over", "sign-in-first"].includes(code))).toEqual([]);
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
    door.pass(7 * 24 * 3600 * 1000);
    expect(await refused(who.ask(acceptInvitation, taking))).toBe("invitation-over");
    door.pass(-7 * 24 * 3600 * 1000);
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
      db.insertInto("doorMember").values({ investigation, member, account, at: door.now() }).execute();
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
