// Checks through HTTP: three members on one item, each through a door of their own; what changes is seen by all at once.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showItem } from "@sightline/domain";
import { enter, servedDesk } from "../testing/serving.ts";
import { serve, type Serving } from "../http/serve.ts";
import { propose } from "../investigation/command.ts";
import { tilesIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";

let at: TestDesk;
let path: string;
let item: string;
const doors: Serving[] = [];
const asking = new Map<string, (path: string, body?: object) => Promise<Response>>();

const MEMBERS = [
  ["ed", "editor"],
  ["rea", "reviewer"],
  ["vic", "viewer"],
] as const;

beforeAll(async () => {
  at = await testDesk();
  const { investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "a.png"), 1)]);
  item = (await tilesIn(at.desk, investigation)).tiles[0]?.id ?? "";
  path = `/api/investigations/${investigation}`;
  doors.push((await servedDesk(at)).serving);
  for (const [id, role] of MEMBERS) {
    const payload = { id, name: id, role };
    await propose(at.desk, { investigation, by: "owner" }, { verb: "member.add", subject: id, payload });
    const own = { port: 0, pages: join(at.folder, "pages"), log: () => undefined, as: id };
    const door = await serve(at.desk, own);
    doors.push(door);
    const headers = {
      ...(await enter(door)),
      origin: door.url,
      "x-sightline": "1",
      "content-type": "application/json",
    };
    asking.set(id, (to, body) =>
      fetch(`${door.url}${to}`, {
        headers,
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      }),
    );
  }
});
afterAll(async () => {
  await Promise.all(doors.map((each) => each.close()));
  await at.end();
});

const shown = async (by: string) => {
  const answer = await asking.get(by)?.(`${path}/items/${item}`);
  return showItem.answer.parse(await answer?.json());
};

async function says(by: string, verb: string, payload: object, reason?: string): Promise<string> {
  const answer = await asking.get(by)?.(`${path}/changes`, {
    changes: [{ verb, subject: item, payload }],
    ...(reason !== undefined && { reason }),
  });
  const said = (await answer?.json()) as { code?: string; written?: number };
  return said.code ?? `${said.written} written`;
}

const place = (over: object = {}) => ({
  question: "place",
  result: "passed",
  basis: "the bridge",
  evidence: [{ kind: "address", url: "https://example.org/map" }],
  ...over,
});
const verdict = (reason: string) => ({ verdict: "verified", reason });

test("an answer, two verdicts, and an edit that makes them void are what every member sees next", async () => {
  expect((await shown("vic")).checks).toMatchObject({
    version: 0,
    mayNot: expect.stringContaining("viewer"),
  });
  expect(await says("vic", "check.answer", place())).toBe("not-allowed");
  expect(await says("ed", "check.answer", place())).toBe("1 written");
  expect(await says("ed", "item.review", verdict("I looked"))).toBe("1 written");
  expect((await shown("rea")).tile.verdict).toBe("none");
  expect(await says("rea", "item.review", verdict("so did I"))).toBe("1 written");
  const verified = await shown("vic");
  expect(verified).toMatchObject({
    tile: { verdict: "verified" },
    mayNotReview: expect.stringContaining("viewer"),
    reviews: [
      { by: "ed", mine: false },
      { by: "rea", mine: false },
    ],
    voided: [],
  });
  expect(verified.checks.questions[0]).toMatchObject({ id: "place", answer: { by: "ed", result: "passed" } });
  expect((await shown("ed")).reviews.map(({ mine }) => mine)).toEqual([true, false]);

  const edited = place({ basis: "the sign" });
  expect(await says("rea", "check.answer", edited)).toBe("reason-needed");
  expect(await says("rea", "check.answer", edited, "the bridge was rebuilt")).toBe("3 written");
  expect(await shown("ed")).toMatchObject({
    tile: { verdict: "none" },
    reviews: [],
    voided: [
      { by: "ed", question: "Place", cause: "answer", checks: 0 },
      { by: "rea", question: "Place", cause: "answer", checks: 0 },
    ],
  });
  expect(await says("ed", "item.review", verdict("I looked"))).toBe("1 written");
});

test("what has not the shape of evidence is refused by the door, and nobody makes a verdict void by hand", async () => {
  const script = place({ evidence: [{ kind: "address", url: "javascript:alert(1)" }] });
  expect(await says("ed", "check.answer", script, "why not")).toBe("bad-request");
  expect(await says("ed", "review.void", { review: "9", question: "place" }, "no")).toBe("void-follows");
  expect(await says("ed", "check.answer", place({ question: "weather" }))).toBe("no-such-question");
});
