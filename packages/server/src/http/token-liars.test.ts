// What a liar tries with a token at the door, and what ends one.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  changePassword,
  endSessions,
  invite,
  listItems,
  listPairs,
  listTokens,
  makeToken,
  revokeToken,
  signIn,
  urlOf,
} from "@sightline/domain";
import { closeAccount } from "../account/by-command.ts";
import { ANN, BEN } from "../testing/door-desk.ts";
import { tokenDesk } from "../testing/token-desk.ts";
import { got, refused, tokenIn, visitor } from "../testing/visitor.ts";

const {
  door,
  investigation,
  elsewhere,
  item,
  choice,
  made,
  bearing,
  asked,
  codeOf,
  reads,
  writes,
  wrong,
  noted,
} = await tokenDesk();
afterAll(() => door.end());
beforeEach(() => door.pass(16 * 60_000));

describe("what a liar tries with a token", () => {
  test("no letter of it may be another", async () => {
    const { value } = await made(ANN);
    for (let i = 0; i < value.length; i += 1) {
      door.pass(2 * 60_000);
      const other = value[i] === "a" ? "b" : "a";
      expect([i, await reads(value.slice(0, i) + other + value.slice(i + 1))]).toEqual([i, "token-over"]);
    }
    const [id, secret] = [value.slice(10, 26), value.slice(-43)];
    for (const one of [
      "",
      id,
      secret,
      `${value}a`,
      value.slice(0, -1),
      value.toUpperCase(),
      `${value},${value}`,
      `x ${value}`,
    ]) {
      door.pass(10 * 60_000);
      expect([one, await reads(one)]).toEqual([one, "token-over"]);
    }
    expect(await reads(value)).toBe("answered");
  });

  test("the secret of one under the id of another opens neither", async () => {
    const [one, other] = [await made(ANN), await made(BEN)];
    const secret = one.value.slice(-43);
    expect(await reads(`sightline_${other.id}_${secret}`)).toBe("token-over");
  });

  test("one that is revoked is over at the next request, by its own account alone", async () => {
    const [ann, ben] = [await made(ANN), await made(BEN)];
    expect(await refused(ben.who.ask(revokeToken, { token: ann.id }))).toBe("no-such-token");
    expect(await reads(ann.value)).toBe("answered");
    await got(ann.who.ask(revokeToken, { token: ann.id }));
    expect(await reads(ann.value)).toBe("token-over");
    expect(await refused(ann.who.ask(revokeToken, { token: ann.id }))).toBe("no-such-token");
    expect((await got(ben.who.ask(listTokens, {}))).tokens.map(({ id }) => id)).not.toContain(ann.id);
  });

  test("one that has run out is over", async () => {
    const { value } = await made(ANN, { days: 1 });
    door.pass(24 * 3600_000 - 1000);
    expect(await reads(value)).toBe("answered");
    door.pass(1000);
    expect(await reads(value)).toBe("token-over");
  });

  test("nobody makes one for an investigation that is not theirs, with a wrong password, or with a token", async () => {
    const ben = await door.signedIn(BEN);
    const asBen = { ...choice(), password: BEN.password };
    expect(await refused(ben.ask(makeToken, { ...asBen, investigations: [investigation, elsewhere] }))).toBe(
      "no-such-investigation",
    );
    expect(await refused(ben.ask(makeToken, { ...asBen, password: ANN.password }))).toBe("wrong-password");
    const { value } = await made(BEN, { media: true, write: true });
    expect(await refused(bearing(value).ask(makeToken, asBen))).toBe("not-by-token");
  });

  test("no route lets a token in that does not say so, and none more than it was given", async () => {
    const all = await made(ANN, { media: true, write: true });
    const barely = await made(ANN);
    const byToken: string[] = [];
    for (const { method, url } of door.serving.routes) {
      if (method === "HEAD" || url === "/*") continue;
      const path = url
        .replace(":investigation", investigation)
        .replace(/:(item|a|b)\b/, item)
        .replaceAll(/:\w+/g, "0");
      const init = {
        method,
        ...(method === "POST" && { body: "{}", headers: { "content-type": "application/json" } }),
      };
      if ((await codeOf(await asked(all.value, path, init))) !== "not-by-token")
        byToken.push(`${method} ${url}`);
      const barred = (await codeOf(await asked(barely.value, path, init))) === "not-by-token";
      const isRead = method === "GET" && !url.startsWith("/media/") && byToken.includes(`${method} ${url}`);
      expect([method, url, barred]).toEqual([method, url, !isRead]);
    }
    expect(byToken.length).toBeGreaterThan(15);
    const never = /account|door|people|invitations|enter|healthz/;
    expect(byToken.filter((one) => never.test(one))).toEqual([]);
  });

  test("no token makes anybody a member", async () => {
    const { value } = await made(ANN, { write: true });
    const payload = { id: "mallory", name: "Mallory", role: "owner" };
    expect(await writes(value, { verb: "member.add", subject: "mallory", payload })).toBe("not-by-token");
    const members = await door.at.desk.db.selectFrom("member").select("id").execute();
    expect(members.map(({ id }) => id)).not.toContain("mallory");
  });

  test("it may what the member may at that moment, and no more", async () => {
    const { value } = await made(BEN, { write: true });
    const criteria = {
      verb: "criteria.set",
      subject: investigation,
      payload: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    };
    expect(await writes(value, criteria)).toBe("not-allowed");
    const [eve, password] = ["eve@desk.example", "eve counts swifts over the mill"];
    const role = "data-only viewer";
    const asEve = { investigation, member: "eve", name: "Eve", email: eve, role } as const;
    const { link } = await got((await door.signedIn(ANN)).ask(invite, asEve));
    await got(visitor(door.serving.url).ask(acceptInvitation, { token: tokenIn(link), password }));
    const barred = await made({ email: eve, password }, { media: true, write: true });
    expect(await reads(barred.value)).toBe("answered");
    expect(await codeOf(await asked(barred.value, door.picture))).toBe("not-allowed");
    expect(await writes(barred.value, noted("by-eve"))).toBe("not-allowed");
  });

  test("a session and a token together are refused, whichever holds", async () => {
    const { who, value } = await made(ANN);
    const cookie = [...who.cookies].map((pair) => pair.join("=")).join("; ");
    for (const [shown, token] of [
      [cookie, value],
      [cookie, "nonsense"],
      [`${[...who.cookies.keys()][0] ?? ""}=x`, value],
    ] as const)
      expect(
        await codeOf(await asked(token, urlOf(listItems, { investigation }), { headers: { cookie: shown } })),
      ).toBe("cookie-and-token");
  });

  test("another site's page is refused with one too, and so is another host", async () => {
    const { value } = await made(ANN);
    const origin = "https://elsewhere.example";
    expect(
      await codeOf(await asked(value, urlOf(listItems, { investigation }), { headers: { origin } })),
    ).toBe("other-origin");
  });

  test("whoever shows many wrong ones is asked to wait; a right one that comes often is not", async () => {
    const { value, id } = await made(ANN);
    for (let i = 0; i < 60; i += 1) expect(await reads(value)).toBe("answered");
    const same = [];
    for (let i = 0; i < 12; i += 1) same.push(await reads(wrong("0123456789abcdef", i)));
    expect(same).toEqual([
      ...Array.from({ length: 10 }, () => "token-over"),
      "too-many-tries",
      "too-many-tries",
    ]);
    // Ten of them were counted for the address.
    const others = [];
    for (let i = 0; i < 41; i += 1) others.push(await reads(wrong(i.toString(16).padStart(16, "0"), i)));
    expect([others.indexOf("too-many-tries"), others.at(-1)]).toEqual([40, "too-many-tries"]);
    expect(id).toHaveLength(16);
  });

  test("other schemes of the same header are a proxy's, and open nothing", async () => {
    const basic = { authorization: `Basic ${Buffer.from("ann:secret").toString("base64")}` };
    const answer = await fetch(`${door.serving.url}${urlOf(listItems, { investigation })}`, {
      headers: basic,
    });
    expect(await codeOf(answer)).toBe("sign-in-needed");
    const ann = await door.signedIn(ANN);
    ann.headers["authorization"] = basic.authorization;
    await got(ann.ask(listPairs, { investigation }));
  });

  test("ending sessions ends no token; a new password ends all of them, and so does closing the account", async () => {
    const { who, ...cid } = await door.joined("cid");
    const first = (await got(who.ask(makeToken, { ...choice(), password: cid.password }))).value;
    await got(who.ask(endSessions, { session: null }));
    expect(await reads(first)).toBe("answered");
    await got(who.ask(changePassword, { now: cid.password, next: "cid counts herons on the river" }));
    expect(await reads(first)).toBe("token-over");
    const next = { email: cid.email, password: "cid counts herons on the river" };
    const second = (await made(next)).value;
    expect(await reads(second)).toBe("answered");
    await got(closeAccount(door.at.desk, cid.email));
    expect(await reads(second)).toBe("token-over");
    expect(await refused(visitor(door.serving.url).ask(signIn, next))).toBe("wrong-sign-in");
  });
});
