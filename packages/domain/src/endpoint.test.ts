// Calling an endpoint over a wire that answers as told: the wire is the boundary, the rest is the real client.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { call, endpoint, urlOf, type Transport } from "./endpoint.ts";

const showPerson = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item",
  says: "Answers.",
  params: z.strictObject({ investigation: z.string(), item: z.string() }),
  answer: z.strictObject({ people: z.int() }),
  refusals: ["no-such-item"],
});
const params = { investigation: "inv", item: "i/1?x=#ґ" };

/** A wire that gives one answer and remembers what it was asked. */
function wire(status: number, body: unknown) {
  const asked: unknown[] = [];
  const transport: Transport = async (url, init) => {
    asked.push({ url, ...init });
    return { ok: status < 400, status, json: async () => body };
  };
  return { asked, transport };
}
const brokenWire: Transport = () => Promise.reject(new Error("connection reset"));
const problem = { type: "about:blank", title: "No item has this id; collect it first.", status: 404 };

describe("the path", () => {
  test("holds each parameter, encoded so that it cannot leave its place", () => {
    expect(urlOf(showPerson, params)).toBe("/api/investigations/inv/items/i%2F1%3Fx%3D%23%D2%91");
    expect(urlOf(showPerson, { investigation: "$&", item: ":item" })).toBe(
      "/api/investigations/%24%26/items/%3Aitem",
    );
  });

  test("is never built with a parameter missing", () => {
    expect(() => urlOf(showPerson, { investigation: "inv" })).toThrow(/value for :item .* got none/);
  });
});

const answerPerson = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/answer",
  says: "Answers.",
  params: z.strictObject({
    investigation: z.string(),
    answer: z.string(),
    reason: z.string().optional(),
    evidence: z.string().nullable(),
  }),
  answer: z.strictObject({ people: z.int() }),
  refusals: [],
});
const listPeople = endpoint({
  method: "GET",
  path: "/api/people",
  says: "Answers.",
  params: z.strictObject({ which: z.string().optional(), limit: z.int().optional() }),
  answer: z.strictObject({ people: z.int() }),
  refusals: [],
});

describe("what the path does not name", () => {
  test("goes into the body of what changes something, which says that it comes from our own page", async () => {
    const { asked, transport } = wire(200, { people: 1 });
    await call(answerPerson, { investigation: "i&1", answer: "yes", evidence: null }, transport);
    expect(asked).toEqual([
      {
        url: "/api/investigations/i%261/answer",
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json", "x-sightline": "1" },
        body: JSON.stringify({ answer: "yes", evidence: null }),
      },
    ]);
  });

  test("goes into the query of what only reads, encoded, and left out where nothing is said", async () => {
    const { asked, transport } = wire(200, { people: 1 });
    await call(listPeople, { which: "a&b=c", limit: 5 }, transport);
    await call(listPeople, {}, transport);
    expect(asked).toMatchObject([{ url: "/api/people?which=a%26b%3Dc&limit=5" }, { url: "/api/people" }]);
  });
});

describe("a call", () => {
  test("asks with the endpoint's method and gives back what the contract promises", async () => {
    const { asked, transport } = wire(200, { people: 3 });
    expect(await call(showPerson, params, transport)).toEqual({ ok: true, value: { people: 3 } });
    expect(asked).toEqual([
      { url: urlOf(showPerson, params), method: "GET", headers: { accept: "application/json" } },
    ]);
  });

  test("returns a refusal with its code and its sentence", async () => {
    const { transport } = wire(404, { ...problem, code: "no-such-item" });
    expect(await call(showPerson, params, transport)).toEqual({
      ok: false,
      refusal: { code: "no-such-item", sentence: problem.title },
    });
  });

  test("throws a fault with the id that was logged", async () => {
    const { transport } = wire(500, { ...problem, status: 500, code: "fault", id: "7f3a" });
    await expect(call(showPerson, params, transport)).rejects.toThrow(/The desk failed \(7f3a\)/);
  });

  test.each([
    ["an answer of another shape", 200, { people: "three" }, /expected int|expected number/],
    ["an answer with more than was promised", 200, { people: 3, names: [] }, /names/],
    ["a refusal of another shape", 404, { error: "no" }, /title/],
    ["nothing", 502, null, /expected object/],
  ])("throws on %s", async (_, status, body, why) => {
    await expect(call(showPerson, params, wire(status, body).transport)).rejects.toThrow(why);
  });

  test("lets a broken wire be seen", async () => {
    await expect(call(showPerson, params, brokenWire)).rejects.toThrow("connection reset");
  });
});
