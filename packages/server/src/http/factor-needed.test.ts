// A desk that asks everybody for a second factor: without one an account gets as far as to set one up, on no route further.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  ENDPOINTS,
  listInvestigations,
  listItems,
  makeToken,
  PROOF,
  showAccount,
  signIn,
  signOut,
} from "@sightline/domain";
import { makeTokenFor } from "../account/tokens.ts";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { enter } from "../testing/serving.ts";
import { codeOf, got, refused, visitor, type Visitor } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

let door: DoorDesk;
let serving: Serving;

beforeAll(async () => {
  door = await peopledDesk();
  const pages = join(door.at.folder, "pages");
  serving = await serve(door.at.desk, { port: 0, pages, log: () => undefined, needsSecondFactor: true });
});
afterAll(async () => {
  await serving.close();
  await door.end();
});

const signedIn = async (who: typeof ANN): Promise<Visitor> => {
  const self = visitor(serving.url);
  await got(self.ask(signIn, who));
  return self;
};

const addressOf = (route: string): string => {
  const [, , investigation = "", item = ""] = door.picture.split("/");
  return route
    .replace("*", "")
    .replace(":investigation", investigation)
    .replace(/:(item|a|b)\b/g, item)
    .replace(":picture", "still")
    .replace(":at", "0");
};

/** What each route answers to somebody who has come in; those that would end the session or never end are asked apart. */
async function answers(headers: Record<string, string>): Promise<Map<string, string>> {
  const apart = ["/enter", signOut.path];
  const found = new Map<string, string>();
  for (const { method, url } of serving.routes) {
    if (apart.includes(url) || url.endsWith("/events")) continue;
    const body = method === "POST" ? "{}" : null;
    const own = { origin: serving.url, "x-sightline": "1", "content-type": "application/json" };
    const answer = await fetch(`${serving.url}${addressOf(url)}`, {
      method,
      headers: { ...own, ...headers },
      body,
    });
    const text = await answer.text();
    found.set(`${method} ${url}`, /"code":"([a-z-]+)"/.exec(text)?.[1] ?? String(answer.status));
  }
  return found;
}

const CONTRACTS = Object.values(ENDPOINTS).flatMap((noun) => Object.values(noun));

const OPEN = new Set(
  CONTRACTS.filter(({ open, beforeFactor }) => open ?? beforeFactor ?? false).map(
    ({ method, path }) => `${method} ${path}`,
  ),
);

const isAsked = ([route, code]: readonly [string, string]): boolean =>
  code === (route.startsWith("HEAD ") ? "403" : "second-factor-needed");

test("an account without one is asked for it on every route but those that it takes to set one up", async () => {
  const ben = await signedIn(BEN);
  const cookie = [...ben.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const found = await answers({ cookie, [PROOF]: ben.proof });
  expect(found.size).toBeGreaterThan(50);
  const further = [...found].filter((one) => !isAsked(one) && !one[0].endsWith(" /*"));
  expect(
    further.map(([route]) => route.replace("HEAD ", "GET ")).filter((route) => !OPEN.has(route)),
  ).toEqual([]);
  expect(further.length).toBeGreaterThan(8);
  expect(await ben.picture(door.picture, door.now().getTime())).toBe(403);
  expect(await refused(ben.ask(listItems, { investigation: door.investigation }))).toBe(
    "second-factor-needed",
  );
});

test("what an account may before it is to see and end its sessions and tokens, change its password, and set one up", () => {
  expect(
    CONTRACTS.filter(({ beforeFactor }) => beforeFactor)
      .map(({ path }) => path)
      .sort(),
  ).toEqual([
    "/api/account",
    "/api/account/end-sessions",
    "/api/account/password",
    "/api/account/second-factor/begin",
    "/api/account/second-factor/confirm",
    "/api/account/sign-out",
    "/api/account/tokens",
    "/api/account/tokens/:token/revoke",
  ]);
});

test("with it, all is as before, and without it again nothing is; neither by a token", async () => {
  const { investigation } = door;
  const chosen = { name: "ours", investigations: [investigation], media: true, write: false, days: 1 };
  const { value } = await got(makeTokenFor(door.at.desk, ANN.email, chosen));
  const byToken = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${value}` };
    return (await fetch(`${serving.url}/api/investigations/${investigation}/items`, { headers })).status;
  };
  const ann = await signedIn(ANN);
  expect([await refused(ann.ask(listInvestigations, {})), await byToken()]).toEqual([
    "second-factor-needed",
    403,
  ]);
  const token = { ...chosen, password: ANN.password };
  expect(await refused(ann.ask(makeToken, token))).toBe("second-factor-needed");
  const { secret } = await got(ann.ask(beginSecondFactor, { password: ANN.password }));
  expect(await refused(ann.ask(listInvestigations, {}))).toBe("second-factor-needed");
  await got(ann.ask(confirmSecondFactor, { code: codeOf(secret) }));
  expect((await got(ann.ask(listInvestigations, {}))).investigations).toHaveLength(1);
  expect(await ann.picture(door.picture, door.now().getTime())).toBe(200);
  await got(ann.ask(makeToken, token));
  await got(ann.ask(endSecondFactor, { password: ANN.password }));
  expect(await refused(ann.ask(listInvestigations, {}))).toBe("second-factor-needed");
  expect((await got(ann.ask(showAccount, {}))).secondFactor).toBe(false);
});

test("who comes in by the one-time link, on their own machine, is not asked", async () => {
  const headers = await enter(serving);
  expect((await fetch(`${serving.url}/api/investigations`, { headers })).status).toBe(200);
});
