// The description of the desk says what the desk answers to: no route is missing in it, and nothing in it is no route.
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  describeDesk,
  ENDPOINTS,
  MEDIA,
  OUTAGES,
  REFUSALS,
  showDescription,
  templateOf,
} from "@sightline/domain";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { byLink, got } from "../testing/visitor.ts";
import type { Serving } from "./serve.ts";

/** What a browser opens, and no program asks. */
const PAGES = ["GET /enter", "GET /*"];

let at: TestDesk;
let serving: Serving;

beforeAll(async () => {
  at = await testDesk();
  ({ serving } = await servedDesk(at));
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

const described = Object.entries(describeDesk().paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

test("every route that the router knows is described, and nothing else", () => {
  const routed = serving.routes
    .filter(({ method }) => method !== "HEAD")
    .map(({ method, url }) => `${method} ${url === "/*" ? url : templateOf(url)}`)
    .filter((one) => !PAGES.includes(one));
  expect(described.toSorted()).toEqual(routed.toSorted());
  expect(routed.length).toBeGreaterThan(35);
});

test("it is OpenAPI 3.1, as another's validator reads it", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(describeDesk()))).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  const broken = { ...structuredClone(describeDesk()), paths: { items: {} } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test("whoever comes in is given it as it is", async () => {
  expect(await got((await byLink(serving)).ask(showDescription, {}))).toEqual(
    JSON.parse(JSON.stringify(describeDesk())),
  );
});

test("each endpoint has a name of its own and one sentence", () => {
  const operations = Object.values(describeDesk().paths).flatMap((methods) => Object.values(methods));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { operationId, summary } of operations)
    expect([operationId, summary]).toEqual([operationId, expect.stringMatching(/^[A-Z][^.!?]+\.$/)]);
});

test("where no token may come in, none is said to", () => {
  const contracts = Object.values(ENDPOINTS).flatMap((group) => Object.entries(group));
  const byToken = [
    ...contracts.filter(([, { byToken: right }]) => right).map(([name]) => name),
    ...Object.keys(MEDIA),
  ];
  const said = Object.values(describeDesk().paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ security }) => security.some((one) => "token" in one))
    .map(({ operationId }) => operationId);
  expect(said.toSorted()).toEqual(byToken.toSorted());
});

test("every refusal that it names is one that there is", () => {
  const codes = JSON.stringify(describeDesk()).matchAll(/"code":\{"enum":\[(.*?)\]/g);
  const named = new Set([...codes].flatMap(([, list = ""]) => list.match(/[a-z-]+/g) ?? []));
  expect(named.size).toBeGreaterThan(40);
  expect([...named].filter((code) => !(code in REFUSALS || code in OUTAGES))).toEqual([]);
});
