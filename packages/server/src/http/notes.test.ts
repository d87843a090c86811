// What is written down of a desk that others reach: who came in, who tried, what was refused; never what somebody typed.
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  acceptInvitation,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  giveSecondFactor,
  invite,
  listInvestigations,
  listItems,
  makeToken,
  showAccount,
  signIn,
  signOut,
} from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { personByEmail } from "../account/people.ts";
import { setUpOwner } from "../account/set-up.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { ANN, BEN } from "../testing/door-desk.ts";
import { proxyBefore, type Proxy } from "../testing/proxy.ts";
import { emptyPages } from "../testing/serving.ts";
import { speak } from "../testing/spoken.ts";
import { codeOf, got, refused, tokenIn, visitor, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

const HOST = "desk.example.org";
const WRONG = "eleven ducks and one swan";

let at: TestDesk;
let serving: Serving;
let proxy: Proxy;
let investigation = "";
let now = new Date("2031-04-09T10:00:00Z");
const lines: string[] = [];

beforeAll(async () => {
  at = await testDesk(() => now);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  await got(setUpOwner(await accountsOf(at.desk), { name: "Ann", ...ANN }));
  serving = await serve(at.desk, {
    port: 0,
    pages: await emptyPages(at.folder),
    log: (line) => void lines.push(line),
    at: { url: `https://${HOST}`, proxies: ["127.0.0.1"] },
  });
  proxy = await proxyBefore(serving.port, HOST);
});
afterAll(async () => {
  await proxy.close();
  await serving.close();
  await at.end();
});
beforeEach(() => {
  now = new Date(now.getTime() + 3600_000);
  lines.length = 0;
});

const somebody = (): Visitor => visitor(proxy.url, `https://${HOST}`);
const idOf = async (email: string): Promise<string> => (await personByEmail(at.desk.db, email))?.id ?? "";

/** A line is written once its answer has been sent. */
const written = async (most: number): Promise<void> => {
  await expect.poll(() => lines.length).toBe(most);
};

const did = (what: string, id: string): string =>
  `door POST ${what} status=200 code=done from=203.0.113.7 by=account:${id}`;

test("who came in and out is written down, what was done to an account, and by whom", async () => {
  const [ann, ben] = [somebody(), somebody()];
  await got(ann.ask(signIn, ANN));
  await got(ann.ask(listInvestigations, {}));
  const asked = { investigation, member: "ben", name: "Ben", role: "viewer" as const, email: BEN.email };
  const token = tokenIn((await got(ann.ask(invite, asked))).link);
  await got(ben.ask(acceptInvitation, { token, password: BEN.password }));
  const next = "seven geese and a heron";
  await got(ben.ask(changePassword, { now: BEN.password, next }));
  await got(ben.ask(changePassword, { now: next, next: BEN.password }));
  await got(
    ben.ask(makeToken, {
      name: "ours",
      investigations: [investigation],
      media: false,
      write: false,
      days: 1,
      password: BEN.password,
    }),
  );
  await got(ben.ask(signOut, {}));
  await written(7);
  const [annId, benId] = [await idOf(ANN.email), await idOf(BEN.email)];
  expect(lines).toEqual([
    did("/api/door/sign-in", annId),
    did("/api/investigations/:investigation/invitations", annId),
    did("/api/door/accept", benId),
    did("/api/account/password", benId),
    did("/api/account/password", benId),
    did("/api/account/tokens", benId),
    did("/api/account/sign-out", benId),
  ]);
});

test("a wrong password and a wrong code are written down with the account that they are of", async () => {
  const ann = somebody();
  await got(ann.ask(signIn, ANN));
  const { secret } = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
  await got(ann.ask(confirmSecondFactor, { code: codeOf(secret) }));
  const liar = somebody();
  await refused(liar.ask(signIn, { ...ANN, password: WRONG }));
  await refused(liar.ask(signIn, { email: "nobody@desk.example", password: WRONG }));
  await got(liar.ask(signIn, ANN));
  await refused(liar.ask(giveSecondFactor, { kind: "app", code: "000000" }));
  await written(7);
  const by = `by=account:${await idOf(ANN.email)}`;
  expect(
    lines
      .slice(3)
      .map((line) => line.replace(/^door POST (\S+) status=(\d+) code=(\S+) from=\S+ /, "$1 $2 $3 ")),
  ).toEqual([
    `/api/door/sign-in 422 wrong-sign-in ${by}`,
    "/api/door/sign-in 422 wrong-sign-in by=nobody",
    `/api/door/sign-in 200 done ${by}`,
    `/api/door/second-factor 422 wrong-code ${by}`,
  ]);
});

test("nothing that somebody typed is in a line: no password, code, address, name, link or line break", async () => {
  const liar = somebody();
  const typed = "x\ny door POST /api/door/sign-in status=200";
  await refused(liar.ask(signIn, { email: `${typed}@desk.example`, password: typed }));
  await refused(liar.ask(acceptInvitation, { token: "a-link-of-my-own", name: typed, password: typed }));
  const url = `http://127.0.0.1:${serving.port}`;
  const own = { host: HOST, "x-forwarded-proto": "https" };
  const forwarded = "203.0.113.9 door POST";
  for (const target of ["/api/nothing%0adoor", "/api/investigations?token=sightline_secret", "/media/a/b/c"])
    await speak(url, { method: "GET", target, headers: { ...own, "x-forwarded-for": forwarded } });
  await speak(url, { method: "GET", target: "/api/door", headers: { ...own, host: "elsewhere.example" } });
  await refused(liar.ask(showAccount, {}));
  await written(7);
  const shape =
    /^door (?:GET|POST) (?:none|\/[\w/:-]*) status=\d{3} code=[a-z-]+ from=(?:nowhere|[\da-f.:/]+) by=(?:nobody|account:[\da-f]{32})$/;
  expect(lines.filter((line) => !shape.test(line))).toEqual([]);
});

test("who asks for an investigation that is not theirs, or for more than their role may, is written down", async () => {
  const ben = somebody();
  await got(ben.ask(signIn, BEN));
  expect(await refused(ben.ask(listItems, { investigation: "somebody-elses" }))).toBe(
    "no-such-investigation",
  );
  const asked = {
    investigation,
    member: "eve",
    name: "Eve",
    role: "owner" as const,
    email: "eve@desk.example",
  };
  expect(await refused(ben.ask(invite, asked))).toBe("not-allowed");
  await written(3);
  const by = `from=203.0.113.7 by=account:${await idOf(BEN.email)}`;
  expect(lines.slice(1)).toEqual([
    `door GET /api/investigations/:investigation/items status=404 code=no-such-investigation ${by}`,
    `door POST /api/investigations/:investigation/invitations status=403 code=not-allowed ${by}`,
  ]);
});

test("who knocks without end has so many lines a minute, the last of which says that there are more", async () => {
  const liar = somebody();
  for (let i = 0; i < 70; i++) await refused(liar.ask(listInvestigations, {}));
  await written(60);
  expect(lines.findIndex((line) => line.endsWith(" more=unwritten"))).toBe(59);
  now = new Date(now.getTime() + 60_000);
  await refused(liar.ask(listInvestigations, {}));
  await written(61);
  expect(lines.at(-1)).toMatch(/ by=nobody$/);
});
