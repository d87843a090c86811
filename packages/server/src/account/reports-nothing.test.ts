// The library for signing in speaks to nobody and signs with our key, whatever the surroundings of its process say.
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { testDesk } from "../testing/desk.ts";
import { got } from "../testing/visitor.ts";
import { accountsOf } from "./accounts.ts";
import { setUpOwner } from "./set-up.ts";
import { signInWith } from "./sign-in.ts";

const ANN = { name: "Ann", email: "ann@desk.example", password: "three old mills at noon" };
const NOBODY = "http://127.0.0.1:49151/telemetry";

/** Where a connection was opened to: a socket of this machine, or a host and port. */
let reached: string[] = [];
const connect = net.Socket.prototype.connect;

beforeEach(() => {
  vi.stubEnv("BETTER_AUTH_TELEMETRY", "1");
  vi.stubEnv("BETTER_AUTH_TELEMETRY_ENDPOINT", NOBODY);
  // It reports nothing where it believes to be tested: it must not believe so.
  vi.stubEnv("NODE_ENV", "production");
  vi.stubEnv("TEST", undefined);
  reached = [];
  net.Socket.prototype.connect = function (this: net.Socket, ...to: unknown[]) {
    const [asked] = [to].flat(2) as [string | number | { path?: string; host?: string; port?: number }];
    if (typeof asked !== "object") reached.push(String(asked));
    else reached.push(asked.path ?? `${asked.host ?? "localhost"}:${asked.port ?? ""}`);
    return (connect as (...to: unknown[]) => net.Socket).apply(this, to);
  };
});
afterEach(() => {
  net.Socket.prototype.connect = connect;
  vi.unstubAllEnvs();
});

/** It reports some time after it has begun. */
const aWhile = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 700));

test("nothing is reached but our own database, also where its reporting is asked for", async () => {
  const at = await testDesk();
  const accounts = await accountsOf(at.desk);
  await got(setUpOwner(accounts, ANN));
  await got(signInWith(accounts, ANN, { address: "127.0.0.1", browser: "a browser" }));
  await aWhile();
  const database = decodeURIComponent(new URL(at.databaseUrl).host);
  expect(reached.length).toBeGreaterThan(0);
  expect(reached.filter((one) => !one.startsWith(database))).toEqual([]);
  await at.end();
});

test("no secret of another program's surroundings signs a session: only the key beside the data does", async () => {
  vi.stubEnv("BETTER_AUTH_SECRETS", "1:what-somebody-else-knows-and-has-set-for-another");
  const at = await testDesk();
  const accounts = await accountsOf(at.desk);
  await got(setUpOwner(accounts, ANN));
  const entered = await got(signInWith(accounts, ANN, { address: "127.0.0.1", browser: undefined }));
  const cookie = "session" in entered ? entered.session : "";
  const [token = "", given = ""] = decodeURIComponent(cookie).split(".");
  const key = await readFile(join(at.desk.dataDir, "accounts.key"), "utf8");
  expect(given).toBe(createHmac("sha256", key).update(token).digest("base64"));
  await at.end();
});

test("and it would be seen: the same library, left as it comes, reports", async () => {
  const { betterAuth } = await import("better-auth/minimal");
  const { memoryAdapter } = await import("better-auth/adapters/memory");
  const auth = betterAuth({
    secret: "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8",
    baseURL: "http://desk.invalid",
    database: memoryAdapter({}),
  });
  await auth.$context;
  await aWhile();
  expect(reached).toEqual(["127.0.0.1:49151"]);
});
