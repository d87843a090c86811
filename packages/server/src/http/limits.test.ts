// Shows that whoever sends, reads or waits slowly is let go, and that no crowd of connections keeps a person out.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { enter, servedDesk, type Session } from "../testing/serving.ts";
import { tellLimits, type DoorLimits } from "./limits.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
const servings: Serving[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  at = await testDesk();
  servings.push((await servedDesk(at)).serving);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(async () => {
  await Promise.all(servings.map((serving) => serving.close()));
  await at.end();
});

/** Long enough for everything but the one limit that a test is about. */
const LONG = { headMs: 3_600_000, requestMs: 3_600_000, restMs: 3_600_000, readMs: 3_600_000 };

async function limited(limits: Partial<DoorLimits>): Promise<{ serving: Serving; session: Session }> {
  const pages = join(at.folder, "pages");
  const serving = await serve(at.desk, {
    port: 0,
    pages,
    log: () => undefined,
    limits: { ...LONG, ...limits },
  });
  servings.push(serving);
  return { serving, session: await enter(serving) };
}

async function open(serving: Serving, text = ""): Promise<{ socket: Socket; closed: Promise<string> }> {
  const { hostname, port } = new URL(serving.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => undefined);
  // Whether it ends with a word or without one.
  const closed = new Promise<string>((resolve) =>
    socket.once("close", () => resolve(Buffer.concat(chunks).toString("latin1"))),
  );
  await once(socket, "connect");
  if (text !== "") socket.write(text);
  return { socket, closed };
}

const head = (serving: Serving, session: Session | Record<string, string>, line: string): string =>
  [
    line,
    `host: ${new URL(serving.url).host}`,
    ...Object.entries(session).map(([name, value]) => `${name}: ${value}`),
  ].join("\r\n");

const isWell = async (serving: Serving): Promise<boolean> => (await fetch(`${serving.url}/healthz`)).ok;

describe("a connection is let go", () => {
  test("that sends nothing, or half of a head", async () => {
    const { serving } = await limited({ headMs: 100 });
    const [nothing, half] = [await open(serving), await open(serving, "GET /healthz HTTP/1.1\r\nhost: 127.")];
    await nothing.closed;
    expect(await half.closed).toMatch(/^HTTP\/1\.1 408 /);
    expect(await isWell(serving)).toBe(true);
  });

  test("that sends its body a byte at a time, with a session and without", async () => {
    const { serving, session } = await limited({ headMs: 100, requestMs: 300 });
    const own = {
      origin: serving.url,
      "x-sightline": "1",
      "content-type": "application/json",
      "content-length": "900",
    };
    const line = "POST /api/investigations/i/changes HTTP/1.1";
    for (const headers of [{ ...own, ...session }, own]) {
      const { socket, closed } = await open(serving, `${head(serving, headers, line)}\r\n\r\n`);
      const drip = setInterval(() => socket.write(" "), 10);
      // The reset of a connection that is still written to may overtake what was said last.
      expect(await closed.finally(() => clearInterval(drip))).toMatch(/^(HTTP\/1\.1 4(08|01) [^]*)?$/);
    }
    expect(await isWell(serving)).toBe(true);
  });

  test("that rests after an answer", async () => {
    const { serving } = await limited({ restMs: 100 });
    const { closed } = await open(serving, `${head(serving, {}, "GET /healthz HTTP/1.1")}\r\n\r\n`);
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test("a body that is too long is refused when its head says so, and when it does not", async () => {
  const { serving, session } = await limited({});
  const headers = { ...session, origin: serving.url, "x-sightline": "1", "content-type": "application/json" };
  const url = `${serving.url}/api/investigations/i/changes`;
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify("x".repeat(300_000)) });
  expect(answer.status).toBe(413);
});

describe("of one address", () => {
  test("so many connections are held, and a person gets in beside any number that only wait", async () => {
    const { serving, session } = await limited({ connections: 8 });
    const crowd = await Promise.all(Array.from({ length: 40 }, () => open(serving, "GET /")));
    for (const { closed } of crowd.slice(0, 30)) await closed;
    const list = () => fetch(`${serving.url}/api/investigations`, { headers: session });
    expect((await list()).status).toBe(200);
    expect((await list()).status).toBe(200);
  });
});

test("the limits are told in one sentence", () => {
  expect(tellLimits()).toContain("10 s for its head, 30 s in all and 256 kB for its body");
  expect(tellLimits()).toContain("128 connections at most");
});
