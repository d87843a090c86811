// The desk's endpoints as an OpenAPI 3.1 document, made from the contracts: nothing of it is written twice.
import { z } from "zod";
import { PROOF } from "./bound.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { problemSchema, statusOf, WRITING, type Endpoint } from "../endpoint.ts";
import { TUS } from "../upload/contract.ts";
import { watchEvents } from "../journal/contract.ts";
import { MEDIA, type Address } from "../item/media.ts";
import { SEND_TILES } from "../place/tiles.ts";
import { OUTAGES } from "../refusals-of-machine.ts";
import type { RefusalCode } from "../refusals.ts";

/** JSON Schema of the draft 2020-12, which is that of OpenAPI 3.1. */
export type Shape = { readonly [key: string]: unknown };

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Shape;
  readonly description?: string;
};
type Content = Readonly<Record<string, { readonly schema: Shape }>>;
export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>;
};
type Method = NonNullable<Address["method"]>;
export type Description = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components: Shape;
};

/** What any request may be told, whatever it asks for. */
const ALWAYS: readonly RefusalCode[] = [
  "bad-request",
  "text-not-unicode",
  "other-host",
  "other-origin",
  "proxy-needed",
  "second-factor-needed",
  "cookie-and-token",
  "token-over",
  "too-many-tries",
  "not-by-token",
  "fault",
  ...(Object.keys(OUTAGES) as RefusalCode[]),
];
/** What took too long, is too large, has too long an address, is of another type than JSON, expects what nobody knows, or has too long a head: all `bad-request`. */
const UNREADABLE = [408, 413, 414, 415, 417, 431];
/** What any request that names an investigation may be told. */
const OF_INVESTIGATION: readonly RefusalCode[] = [
  "no-such-investigation",
  "no-such-member",
  "not-allowed",
  "other-member",
];

export function describeDesk(): Description {
  const paths: Record<string, Partial<Record<Method, Operation>>> = {};
  const add = (path: string, method: Method, operation: Operation): void => {
    paths[templateOf(path)] = { ...paths[templateOf(path)], [method]: operation };
  };
  for (const [tag, endpoints] of Object.entries(ENDPOINTS))
    for (const [name, contract] of Object.entries(endpoints))
      add(contract.path, contract.method === "GET" ? "get" : "post", operationOf(name, tag, contract));
  for (const [name, address] of Object.entries(MEDIA)) add(address.path, "get", mediaOf(name, address));
  for (const [name, address] of Object.entries(OTHERS))
    add(address.path, address.method ?? "get", otherOf(name, address));
  return {
    openapi: "3.1.1",
    info: {
      title: "Sightline",
      version: "1",
      description:
        "What the desk answers. A program comes with a token, which a member makes in the settings: " +
        "it never may more than that member. Whatever is no success is `application/problem+json`; its `code` never changes its meaning.",
    },
    servers: [{ url: "/" }],
    tags: [...Object.keys(ENDPOINTS), PICTURES, OTHER].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: shapeOf(problemSchema, "output") },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-sightline",
          description: "What signing in sets; on one’s own machine its name is `sightline-` and the port.",
        },
        proof: { type: "apiKey", in: "header", name: PROOF, description: "What signing in answers." },
        token: { type: "http", scheme: "bearer", description: "A token, in place of cookie and proof." },
      },
    },
  };
}

const PICTURES = "Pictures";
const OTHER = "Streams";

/** What the pages alone use, and no token. */
const OTHERS: Readonly<Record<string, Address>> = { watchEvents, ...SEND_TILES, ...TUS };

/** The path as OpenAPI writes it. */
export const templateOf = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

const shapeOf = (schema: z.ZodType, io: "input" | "output"): Shape => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return shape;
};

/** What a contract takes, apart: in its path, and otherwise. */
function partsOf(path: string, params: z.ZodType) {
  const { properties = {}, required = [] } = shapeOf(params, "input") as {
    properties?: Record<string, Shape>;
    required?: readonly string[];
  };
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name));
  const all = Object.entries(properties);
  const rest = all.filter(([name]) => !inPath.has(name));
  const named = (place: "path" | "query", list: typeof all): Parameter[] =>
    list.map(([name, schema]) => ({ name, in: place, required: required.includes(name), schema }));
  return {
    inPath: named(
      "path",
      all.filter(([name]) => inPath.has(name)),
    ),
    query: named("query", rest),
    body: {
      type: "object",
      properties: Object.fromEntries(rest),
      required: required.filter((name) => !inPath.has(name)),
      additionalProperties: false,
    },
  };
}

const SESSION = { session: [], proof: [] };

function operationOf(name: string, tag: string, contract: Endpoint): Operation {
  const { method, path, says, params, answer, refusals, open, byToken, anyRule } = contract;
  const { inPath, query, body } = partsOf(path, params);
  const writes = method === "POST";
  const ofInvestigation = path.includes("/:investigation");
  return {
    operationId: name,
    summary: says,
    tags: [tag],
    security: open ? [] : [SESSION, ...(byToken === undefined ? [] : [{ token: [] }])],
    parameters: [
      ...inPath,
      ...(writes ? [] : query),
      ...(writes ? [WRITES] : []),
      ...(writes && ofInvestigation ? [KEY] : []),
    ],
    ...(writes && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: {
      "200": {
        description: "Done.",
        content: { "application/json": { schema: shapeOf(answer, "output") } },
      },
      ...refusalsOf([...refusals, ...(ofInvestigation ? OF_INVESTIGATION : [])], anyRule === true),
    },
  };
}

const [[WRITES_NAME, WRITES_VALUE]] = Object.entries(WRITING) as [[string, string]];
const WRITES: Parameter = {
  name: WRITES_NAME,
  in: "header",
  required: false,
  schema: { type: "string", const: WRITES_VALUE },
  description: "Needed with a session, together with the header `origin`; not with a token.",
};
const KEY: Parameter = {
  name: "idempotency-key",
  in: "header",
  required: false,
  schema: { type: "string", pattern: "^[\\w-]{8,100}$" },
  description: "What is sent again under the same key is done once.",
};

const mediaOf = (name: string, { path, says, params, types, refusals }: Address): Operation => ({
  operationId: name,
  summary: says,
  tags: [PICTURES],
  security: [SESSION, { token: [] }],
  parameters: partsOf(path, params).inPath,
  responses: {
    "200": { description: "The picture or film.", content: bytesOf(types) },
    ...(types.includes("video/mp4") && {
      "206": { description: "The piece that the header `range` asks for.", content: bytesOf(types) },
    }),
    ...refusalsOf([...refusals, ...OF_INVESTIGATION], false),
  },
});

const otherOf = (name: string, { path, says, params, types, refusals, status = 200 }: Address): Operation => {
  const { inPath, query } = partsOf(path, params);
  return {
    operationId: name,
    summary: says,
    tags: [OTHER],
    security: [SESSION],
    parameters: [...inPath, ...query],
    responses: {
      [status]: { description: "Done.", content: bytesOf(types) },
      ...refusalsOf(["sign-in-needed", ...refusals, ...OF_INVESTIGATION], false),
    },
  };
};

const bytesOf = (types: readonly string[]): Content =>
  Object.fromEntries(types.map((type) => [type, { schema: {} }]));

const inList = (codes: readonly string[]): Shape => ({ properties: { code: { enum: codes } } });

/** By their status. With `any`, more codes than those named may come back. */
function refusalsOf(own: readonly RefusalCode[], any: boolean): Operation["responses"] {
  const byStatus = Map.groupBy(new Set([...own, ...ALWAYS]), (code) => statusOf({ code }));
  for (const status of UNREADABLE) byStatus.set(status, ["bad-request"]);
  const problem = { $ref: "#/components/schemas/Problem" };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: [...codes].sort().join(", ") + (any ? ", and what the rule of a verb refuses" : ""),
        content: {
          "application/problem+json": {
            schema: any ? problem : { allOf: [problem, inList([...codes].sort())] },
          },
        },
      },
    ]),
  );
}
