// Long answers go out compressed to whoever can read that, say the same, and nothing with a secret of the door in it does.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeSchema,
  listItems,
  showAccount,
  showDescription,
  showTranscript,
  urlOf,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { codingOf, LEAST_BYTES } from "./compress.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let serving: Serving;
let session: Record<string, string>;
let investigation: string;

beforeAll(async () => {
  at = await testDesk();
  const found = await findOrOpenInvestigation(at.desk, "Mill");
  if (!found.ok) throw new Error(found.refusal.sentence);
  investigation = found.id;
  const source = { path: null, url: null, account: null, credit: null };
  const sha256 = "a".repeat(64);
  const said = { startUs: null, endUs: null, language: "uk", speaker: { kind: "unknown" }, note: null };
  const changes = [
    {
      verb: "item.collect",
      subject: "road",
      payload: { sha256, bytes: 1, name: "road.mp4", kind: "video", source },
    },
    ...Array.from({ length: 60 }, (_, n) => ({
      verb: "segment.state",
      subject: `w${n}`,
      payload: { item: "road", text: `Стій тут, ${n}`, ...said },
    })),
  ].map((change) => changeSchema.parse(change));
  const done = await propose(at.desk, { investigation, by: "owner" }, changes);
  if (!done.ok) throw new Error(done.refusal.sentence);
  serving = await serve(at.desk, { port: 0, pages: await emptyPages(at.folder), log: () => undefined });
  session = await enter(serving);
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

type Told = {
  readonly coding: string | undefined;
  readonly vary: string | undefined;
  readonly bytes: Buffer;
};

/** `fetch` would take the coding off by itself. */
const asked = (path: string, accepted?: string): Promise<Told> =>
  new Promise((resolve, reject) => {
    const headers = { ...session, ...(accepted !== undefined && { "accept-encoding": accepted }) };
    request(`${serving.url}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const { "content-encoding": coding, vary } = answer.headers;
        resolve({ coding, vary, bytes: Buffer.concat(chunks) });
      });
    })
      .on("error", reject)
      .end();
  });

const transcript = () => urlOf(showTranscript, { investigation, item: "road" });

test("a transcript is the same whichever way it comes, and much shorter compressed", async () => {
  const plain = await asked(transcript());
  expect(plain).toMatchObject({ coding: undefined, vary: "accept-encoding" });
  const [brotli, gzip] = [await asked(transcript(), "gzip, deflate, br"), await asked(transcript(), "gzip")];
  expect([brotli.coding, gzip.coding]).toEqual(["br", "gzip"]);
  expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
  expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
  expect(brotli.bytes.length * 5).toBeLessThan(plain.bytes.length);
  const { ok, headers } = await fetch(`${serving.url}${transcript()}`, { headers: session });
  expect([ok, headers.get("cache-control")]).toEqual([true, "no-store"]);
});

test("what is short, what is of the door or of accounts, and event streams go out as they are", async () => {
  const short = await asked(urlOf(listItems, { investigation }), "br");
  expect(short.bytes.length).toBeLessThan(LEAST_BYTES);
  const description = await asked(showDescription.path, "br");
  expect(description.bytes.length).toBeGreaterThan(LEAST_BYTES);
  for (const told of [short, description, await asked(showAccount.path, "br")])
    expect(told.coding).toBe(undefined);
  const stream = await fetch(`${serving.url}/api/investigations/${investigation}/events`, {
    headers: { ...session, "accept-encoding": "br" },
  });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("content-encoding")).toBe(null);
  await stream.body?.cancel();
});

describe("which coding is taken of", () => {
  test.each([
    [undefined, null],
    ["", null],
    ["identity", null],
    ["*", "br"],
    ["deflate", null],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0, *;q=0", null],
    ["br;q=0, *", "gzip"],
    ["br;q=0.2, identity;q=0.8", null],
    ["BR", "br"],
    ["gzip;q=nonsense", null],
  ])("%s", (accepted, coding) => {
    expect(codingOf(accepted)).toBe(coding);
  });

  test("anything at all: none that was not named, and nothing is thrown", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (accepted) => {
        const coding = codingOf(accepted);
        const named = coding === "br" ? /br|\*/i : /gzip|\*/i;
        expect(coding === null || named.test(accepted)).toBe(true);
      }),
      { seed: 14 },
    );
  });
});
