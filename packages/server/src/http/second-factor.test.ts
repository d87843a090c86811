// The second factor through HTTP: asked for when it is on, each code once, and a way back in with what was written down.
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  acceptInvitation,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  giveSecondFactor,
  listInvestigations,
  renewBackupCodes,
  showAccount,
  signIn,
} from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { inviteToNewPassword } from "../account/invitations.ts";
import { closeAccount, dropSecondFactor, setUpOwner } from "../account/set-up.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { codeOf, got, refused, visitor, type Visitor } from "../testing/visitor.ts";
import type { Serving } from "./serve.ts";

const ANN = { email: "ann@desk.example", password: "three old mills at noon" };

let at: TestDesk;
let serving: Serving;
let now = new Date("2031-04-09T10:00:00Z");
let wall = Date.now();

beforeAll(async () => {
  at = await testDesk(() => now);
  await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]);
  ({ serving } = await servedDesk(at));
  await got(setUpOwner(await accountsOf(at.desk), { name: "Ann", ...ANN }));
});
afterAll(async () => {
  vi.useRealTimers();
  await serving.close();
  await at.end();
});
// Tries are counted for a quarter of an hour, and codes change with the clock on the wall.
beforeEach(() => later(16 * 60_000));

function later(ms: number): void {
  now = new Date(now.getTime() + ms);
  wall += ms;
  vi.useFakeTimers({ toFake: ["Date"], now: wall });
}

const password = async ({ email, password: given } = ANN): Promise<Visitor> => {
  const self = visitor(serving.url);
  await got(self.ask(signIn, { email, password: given }));
  return self;
};
const isIn = (who: Visitor): Promise<string> => refused(who.ask(listInvestigations, {}));

let secret = "";
let written: readonly string[] = [];

test("a session ends after twelve hours, whatever was done in it, and its row goes with the next one who comes in", async () => {
  const ann = await password();
  const kept = await at.desk.db.selectFrom("doorSession").select("id").execute();
  later(11 * 3600_000);
  expect(await isIn(ann)).toBe("answered");
  later(3601_000);
  expect(await isIn(ann)).toBe("sign-in-needed");
  await password();
  const left = await at.desk.db.selectFrom("doorSession").select("id").execute();
  expect(left.filter(({ id }) => kept.some((one) => one.id === id))).toEqual([]);
});

describe("setting it up", () => {
  test("wants the password, and asks for nothing until a code of the app was right", async () => {
    const ann = await password();
    expect(await refused(ann.ask(beginSecondFactor, { password: "wrong wrong wrong" }))).toBe(
      "wrong-password",
    );
    const begun = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
    expect(begun.address).toMatch(/^otpauth:\/\/totp\/Sightline/);
    expect([begun.backupCodes.length, new Set(begun.backupCodes).size]).toEqual([10, 10]);
    for (const code of begun.backupCodes) expect(code).toMatch(/^[A-Za-z\d]{5}-[A-Za-z\d]{5}$/);
    expect(await isIn(await password())).toBe("answered");
    expect(await refused(ann.ask(confirmSecondFactor, { code: "000000" }))).toBe("wrong-code");
    // Begun again, the first secret is worth nothing.
    const again = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
    expect(await refused(ann.ask(confirmSecondFactor, { code: codeOf(begun.secret) }))).toBe("wrong-code");
    ({ secret, backupCodes: written } = again);
  });

  test("ends all other sessions, and goes on in a new one", async () => {
    const [ann, other] = [await password(), await password()];
    const before = ann.copy();
    await got(ann.ask(confirmSecondFactor, { code: codeOf(secret) }));
    expect([await isIn(ann), await isIn(other), await isIn(before)]).toEqual([
      "answered",
      "sign-in-needed",
      "sign-in-needed",
    ]);
    expect(await got(ann.ask(showAccount, {}))).toMatchObject({ secondFactor: true, backupCodesLeft: 10 });
    expect(await refused(ann.ask(beginSecondFactor, { password: ANN.password }))).toBe("second-factor-on");
    expect(await refused(ann.ask(confirmSecondFactor, { code: codeOf(secret, 1) }))).toBe("second-factor-on");
  });

  test("leaves neither secret, codes, password nor sessions in its tables as they are used", async () => {
    const ann = await password();
    await got(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
    const { db } = at.desk;
    const factor = await db.selectFrom("doorFactor").selectAll().execute();
    const passwords = await db.selectFrom("doorPassword").selectAll().execute();
    const text = JSON.stringify([factor, passwords]);
    for (const plain of [secret, ANN.password, ...written]) expect(text).not.toContain(plain);
    const [session] = await db.selectFrom("doorSession").select("token").execute();
    const thief = visitor(serving.url);
    for (const [name] of ann.cookies) thief.cookies.set(name, session?.token ?? "");
    thief.proof = ann.proof;
    expect(await isIn(thief)).toBe("sign-in-needed");
  });
});

describe("with it on", () => {
  test("a right password opens nothing by itself", async () => {
    const ann = await password();
    expect([await isIn(ann), ann.proof]).toEqual(["sign-in-needed", ""]);
    expect(await refused(ann.ask(giveSecondFactor, { kind: "app", code: "000000" }))).toBe("wrong-code");
    expect(await isIn(ann)).toBe("sign-in-needed");
    await got(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
    expect(await isIn(ann)).toBe("answered");
  });

  test("a code without a password, or with a password given long ago, opens nothing", async () => {
    const code = codeOf(secret);
    const stranger = visitor(serving.url);
    expect(await refused(stranger.ask(giveSecondFactor, { kind: "app", code }))).toBe("sign-in-again");
    const ann = await password();
    const [[name = "", challenge = ""] = []] = [...ann.cookies];
    stranger.cookies.set(name, challenge.replace(/\..*/, ".forged"));
    expect(await refused(stranger.ask(giveSecondFactor, { kind: "app", code: codeOf(secret, 1) }))).toMatch(
      /sign-in-again|wrong-code/,
    );
    expect(stranger.proof).toBe("");
    later(11 * 60_000);
    expect(await refused(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }))).toBe(
      "sign-in-again",
    );
  });

  test("a code opens the door once, of many who give it at once to one", async () => {
    const code = codeOf(secret);
    const all = await Promise.all(Array.from({ length: 5 }, () => password()));
    const codes = await Promise.all(
      all.map((who) => refused(who.ask(giveSecondFactor, { kind: "app", code }))),
    );
    expect(codes.filter((one) => one === "answered")).toHaveLength(1);
    later(30_000);
    expect(await refused((await password()).ask(giveSecondFactor, { kind: "app", code }))).toBe("wrong-code");
    // With spaces in it, it is the same one.
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await refused((await password()).ask(giveSecondFactor, { kind: "app", code: spaced }))).toBe(
      "wrong-code",
    );
  });

  test("a backup code opens it once, of many who give it at once to one", async () => {
    const [code = "", other = ""] = written;
    const all = await Promise.all(Array.from({ length: 4 }, () => password()));
    const codes = await Promise.all(
      all.map((who) => refused(who.ask(giveSecondFactor, { kind: "backup", code }))),
    );
    expect(codes.filter((one) => one === "answered")).toHaveLength(1);
    const late = await password();
    expect(await refused(late.ask(giveSecondFactor, { kind: "backup", code }))).toBe("wrong-code");
    await got(late.ask(giveSecondFactor, { kind: "backup", code: other }));
    expect(await got(late.ask(showAccount, {}))).toMatchObject({ backupCodesLeft: 8 });
  });

  test("new backup codes take the place of the old ones", async () => {
    const ann = await password();
    await got(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
    expect(await refused(ann.ask(renewBackupCodes, { password: "wrong wrong wrong" }))).toBe(
      "wrong-password",
    );
    const { backupCodes } = await got(ann.ask(renewBackupCodes, { password: ANN.password }));
    const again = await password();
    expect(await refused(again.ask(giveSecondFactor, { kind: "backup", code: written[5] ?? "" }))).toBe(
      "wrong-code",
    );
    await got(again.ask(giveSecondFactor, { kind: "backup", code: backupCodes[5] ?? "" }));
  });

  test("codes are guessed a few times, and then not even the right one is taken", async () => {
    const told = [];
    for (let round = 0; round < 4; round++) {
      const liar = await password();
      for (let i = 0; i < 6; i++) {
        const code = String(100_000 + round * 10 + i);
        told.push(await refused(liar.ask(giveSecondFactor, { kind: "app", code })));
      }
    }
    // Five for each right password, ten in all.
    expect(told.slice(0, 6)).toEqual([...Array.from({ length: 5 }, () => "wrong-code"), "sign-in-again"]);
    expect(told.filter((code) => code === "wrong-code").length).toBeLessThanOrEqual(10);
    expect(told).not.toContain("answered");
    for (const given of [
      { kind: "app" as const, code: codeOf(secret) },
      { kind: "backup" as const, code: written[4] ?? "" },
    ])
      expect(await refused((await password()).ask(giveSecondFactor, given))).not.toBe("answered");
    later(16 * 60_000);
    await got((await password()).ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
  });

  test("a new password by a link still asks for it", async () => {
    const { token } = await got(inviteToNewPassword(at.desk, ANN.email));
    const ann = visitor(serving.url);
    expect(await got(ann.ask(acceptInvitation, { token, password: ANN.password }))).toEqual({ proof: null });
    expect(await isIn(ann)).toBe("sign-in-needed");
    await got(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
    expect(await isIn(ann)).toBe("answered");
  });

  test("whoever ends it gives the password, and ends all other sessions", async () => {
    const ann = await password();
    await got(ann.ask(giveSecondFactor, { kind: "app", code: codeOf(secret) }));
    const before = ann.copy();
    expect(await refused(ann.ask(endSecondFactor, { password: "wrong wrong wrong" }))).toBe("wrong-password");
    await got(ann.ask(endSecondFactor, { password: ANN.password }));
    expect([await isIn(ann), await isIn(before), await isIn(await password())]).toEqual([
      "answered",
      "sign-in-needed",
      "answered",
    ]);
  });

  test("who lost the app and the codes has it taken off by whoever runs the desk", async () => {
    const ann = await password();
    const begun = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
    await got(ann.ask(confirmSecondFactor, { code: codeOf(begun.secret) }));
    await dropSecondFactor(at.desk, ANN.email);
    expect([await isIn(ann), await isIn(await password())]).toEqual(["sign-in-needed", "answered"]);
  });

  test("who waits for it while the account is closed does not come in", async () => {
    const ann = await password();
    const begun = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
    await got(ann.ask(confirmSecondFactor, { code: codeOf(begun.secret) }));
    later(60_000);
    const waiting = await password();
    await got(closeAccount(at.desk, ANN.email));
    expect(await refused(waiting.ask(giveSecondFactor, { kind: "app", code: codeOf(begun.secret) }))).toBe(
      "sign-in-again",
    );
  });
});
