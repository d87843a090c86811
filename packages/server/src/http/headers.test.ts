// What a browser is told of every answer: each route that the router knows, pages, pictures, refusals, and what is no request at all.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bind, PROOF } from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { setUpOwner } from "../account/set-up.ts";
import { ANN } from "../testing/door-desk.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { enter } from "../testing/serving.ts";
import { speak } from "../testing/spoken.ts";
import { got } from "../testing/visitor.ts";
import { serve, type Serving } from "./serve.ts";

const HOST = "desk.example.org";

let at: TestDesk;
let here: Serving;
let inPublic: Serving;
let investigation = "";
let item = "";
let session: Awaited<ReturnType<typeof enter>>;

beforeAll(async () => {
  at = await testDesk();
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  item = (await tilesIn(at.desk, investigation)).tiles[0]?.id ?? "";
  const pages = join(at.folder, "pages");
  await mkdir(join(pages, "assets"), { recursive: true });
  await writeFile(join(pages, "index.html"), "<title>shell</title>");
  await writeFile(join(pages, "assets", "main.js"), "0;");
  await writeFile(join(pages, "assets", "main.css"), "p {}");
  here = await serve(at.desk, { port: 0, pages, log: () => undefined });
  session = await enter(here);
  await got(setUpOwner(await accountsOf(at.desk), { name: "Ann", ...ANN }));
  const proxied = { url: `https://${HOST}`, proxies: ["127.0.0.1"] };
  inPublic = await serve(at.desk, { port: 0, pages, log: () => undefined, at: proxied });
});
afterAll(async () => {
  await here.close();
  await inPublic.close();
  await at.end();
});

const addressOf = (route: string): string =>
  route
    .replace("*", "")
    .replace(":investigation", investigation)
    .replace(/:(item|a|b)\b/g, item)
    .replace(":picture", "still")
    .replace(":at", "0");

type Asked = { readonly method: string; readonly target: string; readonly headers: Record<string, string> };

/** The event stream never ends: it is asked for without a session, which is refused. */
const isEndless = (target: string): boolean => target.endsWith("/events");

/** Each route with and without a session, files of the pages, and what is not understood. */
function questions(serving: Serving, own: Record<string, string>, inside: Record<string, string>): Asked[] {
  const routes = serving.routes.flatMap(({ method, url }) => {
    const target = addressOf(url);
    const shown = { ...own, "content-type": "application/json" };
    const known = isEndless(target) ? [] : [{ method, target, headers: { ...shown, ...inside } }];
    return [{ method, target, headers: shown }, ...known];
  });
  const files = ["/", "/assets/main.js", "/assets/main.css", `/i/${investigation}/count`, "/.git/config"];
  const others = [
    { method: "GET", target: "/healthz", headers: { ...own, expect: "the unexpected" } },
    { method: "GET", target: "/healthz", headers: { ...own, "x-long": "x".repeat(20_000) } },
    { method: "NO VERB", target: "/", headers: own },
    { method: "TRACE", target: "/healthz", headers: own },
    { method: "OPTIONS", target: "/healthz", headers: own },
    { method: "GET", target: "/healthz", headers: { ...own, host: "elsewhere.example" } },
    { method: "GET", target: "/healthz", headers: { ...own, origin: "https://elsewhere.example" } },
    { method: "POST", target: "/api/door/sign-in", headers: { ...own, "content-type": "application/json" } },
    { method: "POST", target: "/api/door/sign-in", headers: { ...own, "content-type": "text/xml" } },
  ];
  return [...routes, ...files.map((target) => ({ method: "GET", target, headers: own })), ...others];
}

type Told = {
  readonly asked: string;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
};

async function told(serving: Serving, asked: Asked): Promise<Told> {
  const { status, rest } = await speak(`http://127.0.0.1:${serving.port}`, { ...asked, body: "{" });
  const [head = ""] = rest.split("\r\n\r\n");
  const lines = head.split("\r\n").map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
  });
  return { asked: `${asked.method} ${asked.target}`, status, headers: new Map(lines) };
}

const directives = (policy: string): string[] => policy.split(/;\s*/);

/** What is wrong with an answer; nothing where it is as it should be. */
function wrongWith({ headers }: Told, isPublic: boolean): string[] {
  const of = (name: string): string => headers.get(name) ?? "";
  const policy = directives(of("content-security-policy"));
  const type = of("content-type");
  const hasBody = Number(of("content-length") || "1") > 0 && type !== "";
  const hsts = /^max-age=(\d+); includeSubDomains$/.exec(of("strict-transport-security"))?.[1];
  const needed = ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];
  const leaky = ["server", "x-powered-by", "access-control-allow-origin", "access-control-allow-credentials"];
  return [
    ...needed.filter((one) => !policy.includes(one)),
    ...policy.filter((one) => /unsafe|\*|https?:|data:|blob:/.test(one)),
    ...(of("x-content-type-options") === "nosniff" ? [] : ["sniffed"]),
    ...(of("referrer-policy") === "no-referrer" ? [] : ["referrer"]),
    ...(of("cross-origin-resource-policy") === "same-origin" ? [] : ["embedded elsewhere"]),
    ...(of("cache-control") === "no-store" ? [] : ["kept"]),
    ...(isPublic === Number(hsts) >= 31_536_000 ? [] : ["HSTS"]),
    ...(hasBody && /^(?:text\/|application\/json)/.test(type) && !/charset=utf-8$/i.test(type)
      ? [`no charset: ${type}`]
      : []),
    ...leaky.filter((name) => headers.has(name)),
  ];
}

describe.each([
  ["on this machine", false],
  ["that others reach", true],
] as const)("a desk %s", (_, isPublic) => {
  test("says of every answer that it is not to be kept, sniffed, framed or read by others, and runs nothing of others", async () => {
    const serving = isPublic ? inPublic : here;
    const own = isPublic
      ? { host: HOST, origin: `https://${HOST}`, "x-forwarded-proto": "https", "x-sightline": "1" }
      : { origin: serving.url, "x-sightline": "1" };
    const inside = isPublic ? {} : { cookie: session.cookie, [PROOF]: session[PROOF] };
    const answers: Told[] = [];
    for (const asked of questions(serving, own, inside)) answers.push(await told(serving, asked));
    expect(answers.length).toBeGreaterThan(120);
    const seen = new Set(answers.map(({ status }) => status));
    for (const status of [200, 400, 401, 403, 415, 417, 431]) expect(seen).toContain(status);
    expect(isPublic || seen.has(404)).toBe(true);
    const wrong = answers
      .map((answer) => [answer.asked, answer.status, ...wrongWith(answer, isPublic)])
      .filter(({ length }) => length > 2);
    expect(wrong).toEqual([]);
  });
});

test("a request whose length is told in two ways is taken for none, and what follows it for nothing", async () => {
  const { host } = new URL(here.url);
  const hidden = `GET /healthz HTTP/1.1\r\nhost: ${host}\r\n\r\n`;
  const lengths = [
    { "transfer-encoding": "chunked" },
    { "Content-Length": "0" },
    { "transfer-encoding": "chunked, identity" },
    { "transfer-encoding": "xchunked" },
  ];
  for (const headers of lengths) {
    const body = `0\r\n\r\n${hidden}`;
    const asked = {
      method: "POST",
      target: "/api/door/sign-in",
      headers: { ...headers, connection: "keep-alive" },
    };
    const { status, rest } = await speak(here.url, { ...asked, body });
    expect([headers, status, rest.includes("HTTP/1.1 200")]).toEqual([headers, 400, false]);
  }
});

test("a picture that is opened by itself can run nothing, and what lies beside the pages is not sent", async () => {
  const target = bind(`/media/${investigation}/${item}/still`, session[PROOF], at.desk.now().getTime());
  const picture = await told(here, { method: "GET", target, headers: { cookie: session.cookie } });
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(directives(picture.headers.get("content-security-policy") ?? "")[0]).toBe("sandbox");
  expect(wrongWith(picture, false)).toEqual([]);
  for (const hidden of ["/.git/config", "/.git/", "/assets/", "/..%2fin%2froad.png", "/package.json"])
    expect((await told(here, { method: "GET", target: hidden, headers: {} })).status).toBe(401);
});
