// Whatever is asked, wherever: no fault, a problem whenever it is no success, and a success as the description says. `npm run fuzz` asks ten thousand times.
import { execFile } from "node:child_process";
import { Agent, request as ask } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { sample } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeDesk, makeToken, PROOF, problemSchema, showCount, type Operation } from "@sightline/domain";
import { tilesIn } from "../testing/asked.ts";
import { anyRequest, type AnyRequest } from "../testing/any-request.ts";
import type { Known } from "../testing/any-shape.ts";
import { collectInto, drawPhoto } from "../testing/desk.ts";
import { ANN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { byLink, got, type Visitor } from "../testing/visitor.ts";

/** So many in all; the same ones each time. */
const ASKED = Number(process.env["SIGHTLINE_FUZZ"] ?? 900);
const SEED = 20_310_409;

type Answer = { readonly status: number; readonly type: string; readonly text: string };
type Shower = { headers: Record<string, string>; renew: () => Promise<Record<string, string>> };

let door: DoorDesk;
let known: Known;
let callers: readonly Shower[];
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  door = await peopledDesk();
  const folder = join(door.at.folder, "in");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=96x64:rate=5:duration=1", "-pix_fmt", "yuv420p"];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...drawn, join(folder, "road.mp4")]);
  await drawPhoto(join(folder, "yard.png"), 2);
  const { investigation } = await collectInto(door.at.desk, [folder]);
  const items = (await tilesIn(door.at.desk, investigation)).tiles.map(({ id }) => id);
  const { db } = door.at.desk;
  const hashes = (await db.selectFrom("item").select("sha256").execute()).map(({ sha256 }) => sha256);
  known = {
    investigation: [investigation],
    investigations: [[investigation]],
    item: items,
    with: items,
    a: items,
    b: items,
    subject: [...items, investigation, "h-1", "s-1"],
    sha256: hashes,
    at: ["0", "-1"],
    part: ["item", "source", "worklist"],
    email: [ANN.email],
    password: [ANN.password],
    member: ["owner", "ben", "cid"],
    caseHash: [await caseHashOf(investigation)],
    changes: [
      [{ verb: "headcount.state", subject: "h-1", payload: { ...counted, item: items[0] } }],
      [{ verb: "item.review", subject: items[0], payload: { verdict: "verified", reason: "seen" } }],
    ],
    by: ["owner", "ben"],
  };
  callers = await callersOf(investigation);
});
afterAll(async () => {
  agent.destroy();
  await door.end();
});

const counted = { at: 0, subject: "prisoner", atLeast: 2, atMost: null };

const caseHashOf = async (investigation: string): Promise<string> => {
  const { result } = await got((await byLink(door.serving)).ask(showCount, { investigation }));
  return result.caseHash;
};

const shownBy = ({ cookies, proof }: Visitor): Record<string, string> => ({
  cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
  [PROOF]: proof,
  origin: door.serving.url,
  "x-sightline": "1",
});

/** With a token that may all, by the link, with an account, and nobody. */
async function callersOf(investigation: string): Promise<readonly Shower[]> {
  const renewals = [
    async () => {
      const choice = { name: "All", investigations: [investigation], media: true, write: true, days: 366 };
      // Passwords were tried, and are not counted against this one.
      door.pass(16 * 60_000);
      const made = (await door.signedIn(ANN)).ask(makeToken, { ...choice, password: ANN.password });
      return { authorization: `Bearer ${(await got(made)).value}` };
    },
    async () => shownBy(await byLink(door.serving)),
    async () => {
      door.pass(16 * 60_000);
      return shownBy(await door.signedIn(ANN));
    },
    async (): Promise<Record<string, string>> => ({ origin: door.serving.url, "x-sightline": "1" }),
  ];
  return Promise.all(renewals.map(async (renew) => ({ headers: await renew(), renew })));
}

const send = (
  { method, target, headers, body }: AnyRequest,
  shown: Record<string, string>,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(door.serving.url);
    const all = { ...shown, ...headers, ...(body !== null && { "content-length": Buffer.byteLength(body) }) };
    if ("transfer-encoding" in all) delete (all as Record<string, unknown>)["content-length"];
    const sent = ask({ agent, hostname, port, method, path: target, headers: all }, (answer) => {
      const of = { status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "" };
      if (of.type.startsWith("text/event-stream")) {
        // A stream has no end.
        answer.destroy();
        return resolve({ ...of, text: "" });
      }
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => resolve({ ...of, text: Buffer.concat(chunks).toString() }));
      return undefined;
    });
    sent.on("error", reject);
    sent.end(body ?? undefined);
  });

const description = describeDesk();
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: "desk", components: description.components });
const compiled = new Map<object, ValidateFunction>();

/** What is wrong with a value, by the schema of the description; null where nothing is. */
function wrongBy(schema: object, value: unknown): string | null {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"desk#/components/');
  const check = compiled.get(schema) ?? ajv.compile(JSON.parse(text) as object);
  compiled.set(schema, check);
  return check(value) ? null : ajv.errorsText(check.errors);
}

/** What is wrong with an answer; null where nothing is. */
function wrongWith(
  operation: Operation | undefined,
  { method, kind }: AnyRequest,
  answer: Answer,
): string | null {
  const { status, type, text } = answer;
  if (status >= 500 || status < 200) return `a fault: ${text.slice(0, 300)}`;
  const isHead = method === "HEAD";
  const documented = operation?.responses[String(status)];
  if (status < 300) {
    if (isHead) return text === "" ? null : "a body";
    if (!documented) return `a success that is not described (${kind})`;
    const [media = ""] = type.split(";");
    const shape = documented.content[media];
    if (!shape) return `a success of the type ${type}`;
    return media === "application/json" ? wrongBy(shape.schema, JSON.parse(text)) : null;
  }
  if (status < 400) return "sent elsewhere";
  if (!type.startsWith("application/problem+json")) return `no problem: ${type} ${text.slice(0, 200)}`;
  if (isHead) return null;
  const problem = problemSchema.strict().safeParse(JSON.parse(text));
  if (!problem.success || problem.data.status !== status) return `another shape: ${text}`;
  if (!operation) return null;
  const schema = documented?.content["application/problem+json"]?.schema;
  if (!schema) return `a refusal that is not described: ${text}`;
  const by = wrongBy(schema, problem.data);
  return by === null ? null : `${problem.data.code}: ${by}`;
}

/** Whether a request still asks the endpoint that it was made for. */
const isStill = (request: AnyRequest, path: string, method: string): boolean =>
  request.method.toLowerCase() === method &&
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/?#]+")}$`).test(
    request.target.replace(/[?#].*$/s, ""),
  );

test("no request brings the desk down, and each is answered as the description says", async () => {
  const each = Math.ceil(ASKED / operations.length);
  const wrong: string[] = [];
  const statuses = new Map<string, number>();
  const succeeded = new Set<string>();
  let asked = 0;
  for (const [i, { path, method, operation }] of operations.entries()) {
    const requests = sample(anyRequest(path, method, operation, known), { seed: SEED + i, numRuns: each });
    for (const request of requests) {
      asked += 1;
      const caller = callers[asked % 7 < 3 ? asked % 3 : asked % callers.length];
      if (!caller) throw new Error("Expected a caller.");
      if (asked % 10 === 0) door.pass(4 * 60_000);
      const answer = await send(request, caller.headers).catch((fault: unknown) => ({
        status: 0,
        type: "",
        text: String(fault),
      }));
      const isOwn = isStill(request, path, method);
      // With another method it may ask another endpoint of the same path.
      const other = operations.find((one) => isStill(request, one.path, one.method))?.operation;
      const said = wrongWith(isOwn ? operation : other, request, answer);
      if (said !== null)
        wrong.push(
          `${request.kind}: ${request.method} ${request.target.slice(0, 150)} ${(request.body ?? "").slice(0, 200)}: ${answer.status} ${said}`,
        );
      const key = `${Math.floor(answer.status / 100)}xx`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
      if (isOwn && answer.status < 300) succeeded.add(operation.operationId);
      if (answer.status === 401 || request.target.includes("sign-out")) caller.headers = await caller.renew();
    }
  }
  console.log(
    `${asked} requests: ${JSON.stringify(Object.fromEntries(statuses))}; ${succeeded.size} of ${operations.length} endpoints succeeded`,
  );
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(ASKED);
  expect(succeeded.size).toBeGreaterThan(25);
});
