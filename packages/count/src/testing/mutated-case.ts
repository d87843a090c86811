// Case files bent or broken in one or two places, for readers that must take or refuse the same ones.
import type { Case } from "../case/shape.ts";
import { HARMLESS } from "./mutations-harmless.ts";
import { WRONG_NAMES } from "./mutations-names.ts";
import { WRONG_TIMES } from "./mutations-times.ts";
import { oneOf, copyOf } from "./mutations.ts";
import type { Bend, Draft, Roll, Row } from "./mutations.ts";

export interface Mutated {
  /** The names of what was done, in order. */
  readonly what: readonly string[];
  /** What a parser could give, and a few values that only a program can (NaN, infinities). */
  readonly json: unknown;
}

/** About half of the results are valid case files still; the same rolls give the same file. `file` must be valid. */
export function mutatedCase(file: Case, roll: Roll): Mutated {
  const json = copyOf(file) as Row;
  const draft: Draft = {
    file: json,
    criteria: json["criteria"] as Row,
    rows: (list) => (json[list] ??= []) as Row[],
  };
  const what: string[] = [];
  const bend = (bends: Readonly<Record<string, Bend>>) => {
    const [name, way] = oneOf(Object.entries(bends), roll) ?? [];
    if (name !== undefined && way?.(draft, roll) === true) what.push(name);
  };
  if (roll(2) === 0) bend(HARMLESS);
  if (roll(2) === 0) bend(HARMLESS);
  else bend(oneOf([BLIND, WRONG_TIMES, WRONG_NAMES], roll) ?? BLIND);
  return { what, json };
}

/** Also as `__proto__`, which plain assignment would not make a key. */
function put(holder: object, key: string, value: unknown): true {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  return true;
}

/** Each place of a JSON value: what holds it, and its key or index there. */
function placesIn(value: unknown): (readonly [holder: Row, key: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value as Row, key] as const, ...placesIn(inner)]);
}

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { inner: value };
  return value;
}

const NO_TEXT = ["", "\uD800", "x\uDC00y", "a\u0000b", "\u0000"];
const KEYS = ["colour", "__proto__", "constructor", "toString", "prototype", "", "0", "Id", "id ", "length"];
const VALUES: readonly ((old: unknown) => unknown)[] = [
  () => null,
  () => true,
  () => 1.5,
  () => -0,
  () => 1e9 + 1,
  () => 2 ** 53,
  () => -(2 ** 53),
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => "NaN",
  () => "__proto__",
  () => "constructor",
  () => ({}),
  () => [],
  () => nested(60),
  (old) => [old],
  (old) => (typeof old === "number" ? String(old) : Number(old)),
  (old) => (typeof old === "boolean" ? Number(old) : String(old)),
  (old) => (Array.isArray(old) ? { ...(old as unknown[]) } : Object.entries(old ?? {})),
  (old) => (typeof old === "string" ? ` ${old}` : old),
  ...NO_TEXT.map((text) => () => text),
];

/** Anything anywhere, whatever stands there. */
const BLIND: Readonly<Record<string, Bend>> = {
  "an unknown key"({ file }, roll) {
    const objects = [file, ...placesIn(file).flatMap(([holder, key]) => objectAt(holder, key))];
    const key = oneOf(KEYS, roll) ?? "";
    return put(oneOf(objects, roll) ?? file, key, oneOf([1, null, [], {}], roll));
  },
  "a key or an entry removed"({ file }, roll) {
    const [holder, key] = oneOf(placesIn(file), roll) ?? [];
    if (holder === undefined || key === undefined) return false;
    if (Array.isArray(holder)) (holder as unknown[]).splice(Number(key), 1);
    else delete holder[key];
    return true;
  },
  "another value"({ file }, roll) {
    const [holder, key] = oneOf(placesIn(file), roll) ?? [];
    const value = oneOf(VALUES, roll);
    return holder !== undefined && key !== undefined && put(holder, key, value?.(holder[key]));
  },
  "an entry of a list twice"({ file }, roll) {
    const lists = placesIn(file).flatMap(([holder, key]) => listAt(holder, key));
    const list = oneOf(lists, roll);
    return list !== undefined && list.length > 0 && list.push(copyOf(oneOf(list, roll))) > 0;
  },
};

function objectAt(holder: Row, key: string): Row[] {
  const value = holder[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? [value as Row] : [];
}

function listAt(holder: Row, key: string): unknown[][] {
  const value = holder[key];
  return Array.isArray(value) ? [value as unknown[]] : [];
}
