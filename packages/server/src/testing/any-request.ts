// Requests to one endpoint of the description: those that fit it, and those that do not, each in one way that we could think of.
import { constant, integer, oneof, record, tuple, type Arbitrary } from "fast-check";
import type { Operation } from "@sightline/domain";
import { ofShape, oddJson, type Known } from "./any-shape.ts";

export type AnyRequest = {
  /** In which way it is wrong; `fits` where it is not. */
  readonly kind: string;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

type Fields = Readonly<Record<string, unknown>>;
type Parts = { readonly path: Fields; readonly query: Fields; readonly body: Fields | null };

/** The endpoint of `template`, such as `/api/investigations/{investigation}/items`. */
export function anyRequest(
  template: string,
  method: string,
  operation: Operation,
  known: Known,
): Arbitrary<AnyRequest> {
  const build = (parts: Parts, kind = "fits"): AnyRequest => ({
    kind,
    method: method.toUpperCase(),
    target: targetOf(template, parts),
    headers: parts.body === null ? {} : { "content-type": "application/json" },
    body: parts.body === null ? null : JSON.stringify(parts.body),
  });
  const parts = partsOf(operation, known);
  const spoilt = Object.entries(SPOILT).map(([kind, spoil]) =>
    tuple(parts, oddJson(), integer({ min: 0, max: 1000 })).map(([one, odd, at]) =>
      spoil(build(one, kind), odd, at),
    ),
  );
  const changed = Object.entries(CHANGED).map(([kind, change]) =>
    tuple(parts, oddJson(), integer({ min: 0, max: 1000 })).map(([one, odd, at]) =>
      build(change(one, odd, at), kind),
    ),
  );
  return oneof(
    { arbitrary: parts.map((one) => build(one)), weight: spoilt.length + changed.length },
    ...[...spoilt, ...changed].map((arbitrary) => ({ arbitrary, weight: 1 })),
  );
}

function partsOf({ parameters, requestBody }: Operation, known: Known): Arbitrary<Parts> {
  const named = (place: string): Arbitrary<Fields> => {
    const here = parameters.filter((one) => one.in === place);
    return record(Object.fromEntries(here.map(({ name, schema }) => [name, ofShape(schema, known, name)])), {
      requiredKeys: here.filter(({ required }) => required).map(({ name }) => name),
      noNullPrototype: true,
    }) as Arbitrary<Fields>;
  };
  const shape = requestBody?.content["application/json"]?.schema;
  const body = shape ? (ofShape(shape, known) as Arbitrary<Fields>) : constant(null);
  return record({ path: named("path"), query: named("query"), body });
}

/** What is no text has no UTF-8: it is sent as the bytes that a careless program makes of it. */
const encoded = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.isWellFormed() ? encodeURIComponent(text) : "%ED%A0%80";
};

function targetOf(template: string, { path, query }: Parts): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(path[name] ?? ""));
  const asked = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return asked.length === 0 ? filled : `${filled}?${asked.join("&")}`;
}

/** In one of the fields that it has, wherever they are. */
function inOne(
  { path, query, body }: Parts,
  at: number,
  change: (fields: Fields, name: string) => Fields,
): Parts {
  const places = (["path", "query", "body"] as const).flatMap((place) =>
    Object.keys({ path, query, body: body ?? {} }[place]).map((name) => [place, name] as const),
  );
  const [place, name] = places[at % Math.max(1, places.length)] ?? [];
  if (place === undefined || name === undefined) return { path, query, body };
  const parts = { path, query, body };
  return { ...parts, [place]: change(parts[place] ?? {}, name) };
}

const added = ({ path, query, body }: Parts, fields: Fields): Parts =>
  body === null
    ? { path, query: { ...query, ...fields }, body }
    : { path, query, body: { ...body, ...fields } };

/** Fields that are not as the description says. */
const CHANGED: Readonly<Record<string, (parts: Parts, odd: unknown, at: number) => Parts>> = {
  "another type": (parts, odd, at) => inOne(parts, at, (fields, name) => ({ ...fields, [name]: odd })),
  "one missing": (parts, _, at) =>
    inOne(parts, at, (fields, name) =>
      Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name)),
    ),
  "one too many": (parts, odd, at) => added(parts, { [`extra${at}`]: odd }),
  "a name of the path": (parts, odd) => added(parts, { investigation: odd, item: odd, token: odd }),
  "deep inside": (parts, odd, at) => added(parts, { [`deep${at}`]: nested(at, odd) }),
};

const nested = (depth: number, inside: unknown): unknown => {
  let value = inside;
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

type Spoil = (request: AnyRequest, odd: unknown, at: number) => AnyRequest;
const bodied = (request: AnyRequest, body: string): AnyRequest => ({ ...request, body });
const picked = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Requests that are wrong as a whole. */
const SPOILT: Readonly<Record<string, Spoil>> = {
  "another method": (request, _, at) => ({
    ...request,
    method: picked(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND", "QUERY"], at),
  }),
  "another content type": (request, _, at) => ({
    ...request,
    body: request.body ?? "{}",
    headers: { ...request.headers, "content-type": picked(TYPES, at) },
  }),
  "no content type": ({ headers: _, ...request }) => ({ ...request, headers: {} }),
  "a body of something else": (request, odd) => ({
    ...bodied(request, JSON.stringify(odd) ?? ""),
    headers: { "content-type": "application/json" },
  }),
  "broken JSON": (request, _, at) => bodied(request, (request.body ?? '{"a":1}').slice(0, at % 40)),
  "keys of prototypes": (request, _, at) =>
    bodied(
      request,
      picked(
        ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"a":1,"a":2,"__proto__":null}'],
        at,
      ),
    ),
  "bytes that are no text": (request) => bodied(request, '{"a":"\uFFFD\u0000"}'),
  "a huge body": (request, _, at) => bodied(request, JSON.stringify({ a: "x".repeat(64_000 + at * 100) })),
  "deep in a body": (request, _, at) => bodied(request, "[".repeat(at * 40) + "]".repeat(at * 40)),
  "a query key twice": (request, odd, at) => ({
    ...request,
    target: `${request.target}${request.target.includes("?") ? "&" : "?"}${picked(["limit=1&limit=2", "investigation=a&investigation=b", "__proto__=1&__proto__=2", "a[b]=1&a[]=2", "=&&=%"], at)}${
      typeof odd === "string" ? `&q=${encoded(odd).slice(0, 500)}` : ""
    }`,
  }),
  "an odd address": (request, _, at) => ({ ...request, target: request.target + picked(ENDS, at) }),
  "a long address": (request, _, at) => ({ ...request, target: `${request.target}/${"y".repeat(at * 30)}` }),
  "odd headers": (request, _, at) => ({
    ...request,
    headers: { ...request.headers, ...picked(HEADERS, at) },
  }),
};

const TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/json;,",
  "application/jsonp",
  "APPLICATION/JSON",
  " ",
  "application/json application/json",
  "application/cbor",
];
const ENDS = [
  "%",
  "%00",
  "%zz",
  "/..%2f..%2f",
  "//",
  "/%2e%2e/",
  ";a=b",
  "%ff%fe",
  "?",
  "?%",
  "#x",
  "%ED%A0%80",
  "/*",
  "\\",
];
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { range: "bytes=999999999999999-" },
  { range: "bytes=5-1" },
  { range: "bytes=-" },
  { "idempotency-key": "x".repeat(100) },
  { "idempotency-key": "short" },
  { "accept-encoding": "br, gzip, *;q=0" },
  { expect: "something" },
  { "x-padding": "z".repeat(20_000) },
  { accept: "text/html" },
  { "sec-fetch-site": "cross-site" },
  { origin: "null" },
  { "content-encoding": "gzip" },
  { "transfer-encoding": "chunked" },
];
