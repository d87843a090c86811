// Values that fit a JSON Schema, as our description of the desk has them, for fast-check.
import {
  anything,
  array,
  boolean,
  constant,
  constantFrom,
  date,
  dictionary,
  double,
  emailAddress,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  stringMatching,
  tuple,
  type Arbitrary,
} from "fast-check";
import type { Shape } from "@sightline/domain";

/** By the name of a field, what is really there: without it hardly any request would get beyond "no such". */
export type Known = Readonly<Record<string, readonly unknown[]>>;

export function ofShape(shape: Shape, known: Known, name = ""): Arbitrary<unknown> {
  const free = freeOf(shape, known);
  const there = known[name];
  if (!there) return free;
  return oneof({ arbitrary: constantFrom(...there), weight: 5 }, { arbitrary: free, weight: 1 });
}

const list = (value: unknown): readonly Shape[] => (Array.isArray(value) ? (value as Shape[]) : []);

function freeOf(shape: Shape, known: Known): Arbitrary<unknown> {
  if ("$ref" in shape)
    throw new Error(`Expected a shape that refers to no other, got ${String(shape["$ref"])}.`);
  if ("const" in shape) return constant(shape["const"]);
  if (Array.isArray(shape["enum"])) return constantFrom(...(shape["enum"] as unknown[]));
  const either = [...list(shape["anyOf"]), ...list(shape["oneOf"])];
  if (either.length > 0) return oneof(...either.map((one) => ofShape(one, known)));
  const [first] = list(shape["allOf"]);
  if (first) return ofShape({ ...first, ...list(shape["allOf"])[1] }, known);
  const { type } = shape;
  if (Array.isArray(type))
    return oneof(...type.map((one) => freeOf({ ...shape, type: one as unknown }, known)));
  switch (type) {
    case "object":
      return anyObject(shape, known);
    case "array":
      return anyList(shape, known);
    case "string":
      return anyText(shape);
    case "integer":
      return integer({ min: within(shape["minimum"], -2e9), max: within(shape["maximum"], 2e9) });
    case "number":
      return double({
        min: Number(shape["minimum"] ?? -1e9),
        max: Number(shape["maximum"] ?? 1e9),
        noNaN: true,
      });
    case "boolean":
      return boolean();
    case "null":
      return constant(null);
    case undefined:
      return jsonValue();
    default:
      throw new Error(`Expected a type of JSON, got ${String(type)}.`);
  }
}

const within = (limit: unknown, usual: number): number =>
  typeof limit !== "number" ? usual : Math.max(-2e9, Math.min(2e9, limit));

function anyObject(shape: Shape, known: Known): Arbitrary<unknown> {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = shape as {
    properties?: Record<string, Shape>;
    required?: readonly string[];
    additionalProperties?: unknown;
  };
  if (Object.keys(properties).length === 0 && typeof additionalProperties === "object")
    return dictionary(string({ minLength: 1, maxLength: 8 }), ofShape(additionalProperties as Shape, known), {
      maxKeys: 3,
    });
  const fields = Object.entries(properties).map(
    ([name, each]) => [name, ofShape(each, known, name)] as const,
  );
  return record(Object.fromEntries(fields), { requiredKeys: [...required], noNullPrototype: true });
}

function anyList(shape: Shape, known: Known): Arbitrary<unknown> {
  const places = list(shape["prefixItems"]);
  if (places.length > 0) return tuple(...places.map((each) => ofShape(each, known)));
  const least = Number(shape["minItems"] ?? 0);
  return array(ofShape((shape["items"] ?? {}) as Shape, known), { minLength: least, maxLength: least + 2 });
}

function anyText(shape: Shape): Arbitrary<unknown> {
  const { format, pattern } = shape as { format?: string; pattern?: string };
  if (format === "email") return emailAddress();
  if (format === "date-time") return date({ noInvalidDate: true }).map((one) => one.toISOString());
  if (pattern !== undefined)
    return /\\p|\(\?/.test(pattern) ? constantFrom("p-1", "Ivan", "1") : stringMatching(new RegExp(pattern));
  const least = Number(shape["minLength"] ?? 0);
  return string({
    unit: "grapheme",
    minLength: least,
    maxLength: Math.min(Number(shape["maxLength"] ?? 40), 40),
  });
}

/** Whatever JSON can say that is none of the shapes. */
export const oddJson = (): Arbitrary<unknown> =>
  oneof(
    jsonValue(),
    anything({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value) ?? "null") as unknown),
    constantFrom("", 0, -1, 1e308, 2 ** 60, true, null, [], {}, "\0", "a\0b", "\ud800", "x\udc00y"),
    constantFrom(
      "__proto__",
      "constructor",
      "\u202e",
      "'; drop table journal; --",
      "../../etc/passwd",
      "%00",
    ),
    constant("x".repeat(60_000)),
  );
