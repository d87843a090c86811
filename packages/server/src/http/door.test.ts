// Whatever the desk answers, it answers nobody without a session: every route there is, in every spelling of its address.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { speak, type Spoken } from "../testing/spoken.ts";
import { enter, servedDesk, type Session } from "../testing/serving.ts";
import { bind, PROOF } from "@sightline/domain";
import { serve, type Serving } from "./serve.ts";

const SECRET = "mill-road-at-noon.png";
/** What may be seen by anybody: whether the desk is well, whether a link is good, pages that hold nothing, and the door. */
const OPEN = [
  "/enter",
  "/healthz",
  "/*",
  "/api/door",
  "/api/door/sign-in",
  "/api/door/second-factor",
  "/api/door/invitation",
  "/api/door/accept",
];

let at: TestDesk;
let serving: Serving;
let investigation: string;
let item = "";
let session: Session;

beforeAll(async () => {
  at = await testDesk();
  const photo = await drawPhoto(join(at.folder, "in", SECRET), 1);
  const collected = await collectInto(at.desk, [photo]);
  ({ investigation } = collected);
  for (const event of collected.events) if (event.event === "collected") ({ item } = event);
  ({ serving, session } = await servedDesk(at));
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

/** A route's address with things in it that are really there, so that an open door would be seen. */
const addressOf = (route: string): string =>
  route
    .replace(":investigation", investigation)
    .replace(/:(item|a|b)\b/g, item)
    .replace(":picture", "still")
    .replace(":at", "0")
    .replace(":invitation", "none");

const guarded = () => serving.routes.filter(({ url }) => !OPEN.includes(url));
const asked = (spoken: Spoken) => {
  const own = { origin: serving.url, "x-sightline": "1", "content-type": "application/json" };
  const body = spoken.method === "POST" ? "{}" : "";
  return speak(serving.url, { body, ...spoken, headers: { ...own, ...spoken.headers } });
};

/** What is answered to whoever has the cookie, and these headers. */
const statusOf = async (method: string, target: string, headers: Record<string, string> = {}) =>
  (await asked({ method, target, headers: { cookie: session.cookie, ...headers } })).status;

const kindOf = (status: number) => (status >= 400 && status < 500 ? "refused" : status);

const encoded = (text: string, every = 1): string =>
  [...text]
    .map((letter, i) =>
      /\w/.test(letter) && i % every === 0 ? `%${letter.charCodeAt(0).toString(16)}` : letter,
    )
    .join("");

/** Spellings that the router takes for the very same address. */
const SAME: Readonly<Record<string, (path: string) => string>> = {
  "as it is": (path) => path,
  "with every letter percent-encoded": (path) => encoded(path),
  "with every other letter percent-encoded": (path) => encoded(path, 2),
  "with one letter of its first part percent-encoded": (path) =>
    path.replace(/[a-z]/, (letter) => encoded(letter)),
  "in absolute form": (path) => `${serving.url}${path}`,
  "in absolute form under another host": (path) => `http://elsewhere.example${path}`,
  "in absolute form, percent-encoded": (path) => `${serving.url}${encoded(path)}`,
  "with a query": (path) => `${path}?key=%61&key=b`,
};

/** Spellings that name something else, or would once somebody put them in order. */
const OTHER: Readonly<Record<string, (path: string) => string>> = {
  "with a fragment": (path) => `${path}#/enter`,
  "double-encoded": (path) => encoded(path).replaceAll("%", "%25"),
  "with encoded slashes": (path) => path.replaceAll("/", "%2f").replace("%2f", "/"),
  "in capital letters": (path) => path.toUpperCase(),
  "with its first part in capitals": (path) => path.replace(/[a-z]+/, (part) => part.toUpperCase()),
  "with a slash at its end": (path) => `${path}/`,
  "with a part more": (path) => `${path}/x`,
  "with doubled slashes": (path) => path.replaceAll("/", "//"),
  "with a slash before it": (path) => `/${path}`,
  "with a dot part": (path) => `/.${path}`,
  "with dots that lead back": (path) => `/x/..${path}`,
  "with encoded dots that lead back": (path) => `/x/%2e%2e${path}`,
  "with dots behind a page": (path) => `/enter/..${path}`,
  "with dots behind the health": (path) => `/healthz/%2e%2e${path}`,
  "with a parameter part": (path) => `${path};x=/healthz`,
  "with a backslash": (path) => `\\${path.slice(1)}`,
  "with a byte that is no text": (path) => `${path}%ff`,
  "with a NUL": (path) => `${path}%00`,
  "without its slash": (path) => path.slice(1),
  "in absolute form with doubled slashes": (path) => `${serving.url}/${path}`,
};

describe("without a session", () => {
  test("there are routes to ask, and only those before the door are open", () => {
    expect(guarded().length).toBeGreaterThan(30);
    expect([...new Set(serving.routes.map(({ url }) => url))]).toEqual(expect.arrayContaining(OPEN));
  });

  test.each(Object.entries(SAME))("no route answers, spelt %s", async (_, spelt) => {
    for (const { method, url } of guarded()) {
      const answer = await asked({ method, target: spelt(addressOf(url)) });
      expect([method, url, answer.status]).toEqual([method, url, 401]);
      // An answer to HEAD has no body.
      expect(method === "HEAD" || answer.rest.includes("sign-in-needed")).toBe(true);
      expect(answer.rest).not.toContain(SECRET);
    }
  });

  test.each(Object.entries(OTHER))("no route answers, spelt %s", async (_, spelt) => {
    for (const { method, url } of guarded()) {
      const target = spelt(addressOf(url));
      const answer = await asked({ method, target });
      expect([method, target, kindOf(answer.status)]).toEqual([method, target, "refused"]);
      expect(answer.rest).not.toMatch(/mill-road|shell/);
    }
  });

  test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "QUERY", "TRACE"])(
    "no route answers to %s",
    async (method) => {
      for (const url of new Set(guarded().map((route) => route.url))) {
        for (const spelt of [SAME["as it is"], SAME["with every letter percent-encoded"]]) {
          const answer = await asked({ method, target: spelt?.(addressOf(url)) ?? "" });
          expect([method, url, kindOf(answer.status)]).toEqual([method, url, "refused"]);
          expect(answer.rest).not.toMatch(/mill-road|shell/);
        }
      }
    },
  );

  test("a body is not read before the door: what is no JSON is asked for a session too", async () => {
    for (const { url } of guarded().filter((route) => route.method === "POST")) {
      for (const body of ["{", "x".repeat(200_000)]) {
        expect((await asked({ method: "POST", target: addressOf(url), body })).status).toBe(401);
      }
    }
  });

  test("a session that was never opened opens nothing", async () => {
    for (const { method, url } of guarded()) {
      const headers = {
        cookie: `${session.cookie.split("=")[0]}=${"a".repeat(43)}`,
        [PROOF]: session[PROOF],
      };
      expect((await asked({ method, target: addressOf(url), headers })).status).toBe(401);
    }
  });

  test("an address under a page's is the page, which holds nothing, wherever its dots lead", async () => {
    for (const target of [
      "/",
      "/i/mill/items",
      "/i/../api/investigations",
      "/i/%2e%2e/%61pi/investigations",
    ]) {
      const { rest } = await asked({ method: "GET", target });
      expect(rest.replace(/^[^]*\r\n\r\n/, "")).toMatch(/^<title>shell<\/title>$|"bad-request"/);
    }
  });

  test("a link that is only looked at, or given twice, is not used up", async () => {
    const { pathname, search } = new URL(serving.link());
    expect((await asked({ method: "HEAD", target: pathname + search })).status).toBe(401);
    expect((await asked({ method: "GET", target: `${pathname}?key=a&key=b` })).status).toBe(401);
    expect((await asked({ method: "GET", target: pathname + search })).status).toBe(303);
  });
});

describe("with the cookie, which every port of this machine is shown", () => {
  test("no route answers without the proof that only the page has", async () => {
    const other = await enter(serving);
    for (const { method, url } of guarded()) {
      const target = addressOf(url);
      expect([method, url, await statusOf(method, target)]).toEqual([method, url, 401]);
      for (const proof of ["", "a".repeat(43), other[PROOF]])
        expect([method, url, await statusOf(method, target, { [PROOF]: proof })]).toEqual([method, url, 401]);
      const bound = bind(target, other[PROOF], at.desk.now().getTime());
      expect([method, url, await statusOf(method, bound)]).toEqual([method, url, 401]);
    }
  });

  test("a picture is sent at an address that the page has bound to itself, while that holds, and at no other", async () => {
    const [picture, thumbnail] = ["still", "thumbnail"].map(
      (name) => `/media/${investigation}/${item}/${name}`,
    );
    const bound = bind(picture ?? "", session[PROOF], at.desk.now().getTime());
    expect(await statusOf("GET", bound)).toBe(200);
    expect(await statusOf("HEAD", bound)).toBe(200);
    expect(await statusOf("POST", bound)).toBe(401);
    expect(await statusOf("GET", bound.replace("still", "thumbnail"))).toBe(401);
    expect(await statusOf("GET", bound.replace("until=", "until=1"))).toBe(401);
    expect(
      await statusOf("GET", bind(thumbnail ?? "", session[PROOF], at.desk.now().getTime() - 3_600_000)),
    ).toBe(401);
    expect((await asked({ method: "GET", target: bound })).status).toBe(401);
  });

  test("its name is the desk's own, so that two desks do not sign each other out", async () => {
    const second = await serve(at.desk, { port: 0, pages: join(at.folder, "pages"), log: () => undefined });
    const there = await enter(second);
    expect(there.cookie.split("=")[0]).not.toBe(session.cookie.split("=")[0]);
    const both = `${session.cookie}; ${there.cookie}`;
    const list = (url: string, proof: string) =>
      fetch(`${url}/api/investigations`, { headers: { cookie: both, [PROOF]: proof } });
    expect((await list(serving.url, session[PROOF])).status).toBe(200);
    expect((await list(second.url, there[PROOF])).status).toBe(200);
    expect((await list(second.url, session[PROOF])).status).toBe(401);
    await second.close();
  });
});

describe("with a session", () => {
  test.each(Object.entries(SAME))("the same spelling is the same address, spelt %s", async (_, spelt) => {
    const target = spelt("/api/investigations").replace(/\?.*/, "");
    expect((await asked({ method: "GET", target, headers: session })).status).toBe(200);
  });

  test("a picture is sent, and what is not there is told", async () => {
    const picture = `/media/${investigation}/${item}/still`;
    expect((await asked({ method: "GET", target: picture, headers: session })).status).toBe(200);
    expect((await asked({ method: "GET", target: "/api/nothing", headers: session })).status).toBe(404);
  });
});
