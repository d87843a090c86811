// A desk that others reach: only through its proxy, over TLS, under its own name. Every connection here is to 127.0.0.1.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invite, listInvestigations, showAccount, signIn, signOut } from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { setUpOwner } from "../account/set-up.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { proxyBefore, type Proxy } from "../testing/proxy.ts";
import { emptyPages } from "../testing/serving.ts";
import { speak } from "../testing/spoken.ts";
import { got, refused, visitor, type Visitor } from "../testing/visitor.ts";
import type { Sender } from "./accounts.ts";
import { serve, type Serving } from "./serve.ts";

const ANN = { email: "ann@desk.example", password: "three old mills at noon" };
const URL_THERE = "https://desk.example.org";
const HOST = "desk.example.org";

let at: TestDesk;
let serving: Serving;
let investigation: string;
let proxy: Proxy;
let now = new Date("2031-04-09T10:00:00Z");
const letters: Parameters<Sender>[0][] = [];

beforeAll(async () => {
  at = await testDesk(() => now);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  await got(setUpOwner(await accountsOf(at.desk), { name: "Ann", ...ANN }));
  const pages = await emptyPages(at.folder);
  serving = await serve(at.desk, {
    port: 0,
    pages,
    log: () => undefined,
    at: { url: URL_THERE, proxies: ["127.0.0.1"] },
    send: async (letter) => void letters.push(letter),
  });
  proxy = await proxyBefore(serving.port, HOST);
});
afterAll(async () => {
  await proxy.close();
  await serving.close();
  await at.end();
});

const connection = (): string => `http://127.0.0.1:${serving.port}`;
/** A browser that has opened the public address. */
const proxied = (headers: Record<string, string> = {}): Visitor => visitor(proxy.url, URL_THERE, headers);

/** With the headers exactly as they are given. */
const spoken = (headers: Record<string, string>, target = "/healthz") =>
  speak(connection(), { method: "GET", target, headers });

const WELL = { host: HOST, "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" };

describe("a request", () => {
  test("is answered as the proxy hands it on, with HSTS", async () => {
    const { status, rest } = await spoken(WELL);
    expect(status).toBe(200);
    expect(rest).toMatch(/^strict-transport-security: max-age=31536000/im);
  });

  test("that was not over TLS, or not under the public name, is refused", async () => {
    const { "x-forwarded-proto": _, ...noTls } = WELL;
    for (const [headers, code] of [
      [noTls, "proxy-needed"],
      [{ ...WELL, "x-forwarded-proto": "http" }, "proxy-needed"],
      [{ ...WELL, host: `127.0.0.1:${serving.port}` }, "other-host"],
      [{ ...WELL, host: "elsewhere.example", "x-forwarded-host": HOST }, "other-host"],
      [{ ...WELL, host: `${HOST}:443` }, "other-host"],
      [{ ...WELL, origin: `http://${HOST}` }, "other-origin"],
    ] as const) {
      const { status, rest } = await spoken(headers);
      expect([status, rest.includes(code)]).toEqual([403, true]);
    }
  });

  test("that did not come through the proxy is refused, whatever it says of itself", async () => {
    const other = await serve(at.desk, {
      port: 0,
      pages: join(at.folder, "pages"),
      log: () => undefined,
      at: { url: URL_THERE, proxies: ["10.0.0.0/8"] },
    });
    for (const target of ["/healthz", "/", "/api/door"]) {
      const url = `http://127.0.0.1:${other.port}`;
      const { status, rest } = await speak(url, { method: "GET", target, headers: WELL });
      expect([status, rest.includes("proxy-needed")]).toEqual([403, true]);
    }
    await other.close();
  });
});

describe("an account", () => {
  test("comes in with cookies that only this host over TLS can set, and no script can read", async () => {
    const ann = proxied();
    await got(ann.ask(signIn, ANN));
    const [cookie = "", ...more] = ann.last().setCookie;
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^__Host-sightline=/);
    for (const part of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"])
      expect(cookie.split("; ")).toContain(part);
    expect(cookie).not.toMatch(/domain/i);
    expect((await got(ann.ask(listInvestigations, {}))).investigations).toHaveLength(1);
    expect((await got(ann.ask(showAccount, {}))).sessions[0]?.address).toBe("203.0.113.7");
    await got(ann.ask(signOut, {}));
  });

  test("is guessed at from one address so often and no more, and others still come in: what a client says of its address is not believed", async () => {
    const codes = [];
    for (let i = 0; i < 12; i++) {
      // The proxy appends whom it sees; what stands before that, the client wrote.
      const liar = proxied({ "x-forwarded-for": `198.51.100.${i}` });
      codes.push(await refused(liar.ask(signIn, { ...ANN, password: "eleven ducks and one swan" })));
    }
    expect(codes.slice(9)).toEqual(["wrong-sign-in", "too-many-tries", "too-many-tries"]);
    expect(await refused(proxied().ask(signIn, ANN))).toBe("too-many-tries");
    const elsewhere = await proxyBefore(serving.port, HOST, "203.0.113.8");
    await got(visitor(elsewhere.url, URL_THERE).ask(signIn, ANN));
    await elsewhere.close();
    now = new Date(now.getTime() + 15 * 60_000);
  });

  test("is the only way in: there is no one-time link", async () => {
    const { pathname, search } = new URL(serving.link());
    const { status, rest } = await spoken(WELL, "/api/investigations");
    expect([status, rest.includes("Sign in first.")]).toEqual([401, true]);
    expect((await spoken(WELL, pathname + search)).status).toBe(401);
  });

  test("is invited by a letter where there is who takes it, and the page is not told the link", async () => {
    const ann = proxied();
    await got(ann.ask(signIn, ANN));
    const asked = {
      investigation,
      member: "ben",
      email: "ben@desk.example",
      name: "Ben",
      role: "viewer" as const,
    };
    expect((await got(ann.ask(invite, asked))).link).toBeNull();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: "ben@desk.example" });
    expect(letters[0]?.text).toMatch(/https:\/\/desk\.example\.org\/invitation#[\w-]{43}$/);
  });
});
