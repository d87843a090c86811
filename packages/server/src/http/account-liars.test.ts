// What a liar tries at the door, through HTTP on a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvitation,
  changeSchema,
  showAccount,
  showDoor,
  showInvitation,
  signIn,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { got, refused, visitor } from "../testing/visitor.ts";
import { type Serving } from "./serve.ts";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";

let door: DoorDesk;
let serving: Serving;
const signedIn: DoorDesk["signedIn"] = (credentials) => door.signedIn(credentials);
const pictureFor: DoorDesk["pictureFor"] = (who) => door.pictureFor(who);

beforeAll(async () => {
  door = await peopledDesk();
  ({ serving } = door);
});
afterAll(() => door.end());
// Tries are counted for a quarter of an hour.
beforeEach(() => door.pass(16 * 60_000));

describe("what a liar tries", () => {
  test("an invitation by an owner who is none any more opens nothing, nor does one while it is locked", async () => {
    const { at, investigation } = door;
    const change = (raw: object, reason: string | null = null) =>
      propose(at.desk, { investigation, by: "owner", reason }, changeSchema.parse(raw));
    const role = (next: string) => change({ verb: "member.role", subject: "ben", payload: { role: next } });
    const state = (next: string) =>
      change(
        { verb: "investigation.state", subject: investigation, payload: { state: next } },
        "a court asked",
      );
    const stranger = visitor(serving.url);
    const taken = (token: string) =>
      stranger.ask(acceptInvitation, { token, name: "Eve", password: "eleven foxes by the mill" });
    expect(await role("owner")).toMatchObject({ ok: true });
    const ofBen = await door.invitation(await signedIn(BEN), "eve", "eve@desk.example");
    const ofAnn = await door.invitation(await signedIn(ANN), "fay", "fay@desk.example");
    expect(await role("reviewer")).toMatchObject({ ok: true });
    expect(await refused(stranger.ask(showInvitation, { token: ofBen }))).toBe("invitation-over");
    expect(await refused(taken(ofBen))).toBe("invitation-over");
    expect(await state("locked")).toMatchObject({ ok: true });
    expect(await refused(stranger.ask(showInvitation, { token: ofAnn }))).toBe("invitation-over");
    expect(await refused(taken(ofAnn))).toBe("invitation-over");
    expect(await state("open")).toMatchObject({ ok: true });
    expect(await got(taken(ofAnn))).toBeDefined();
  });

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
