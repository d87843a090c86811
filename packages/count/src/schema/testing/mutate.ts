// Breaks a JSON value at one place in one way, as hands and programs do; for tests of readers and schemas.
import * as fc from "fast-check";

type Path = readonly (string | number)[];

/** Every place in a value, the value itself included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Applies a change to the holder of a place; of the value itself, its replacement is returned. */
function changed(value: unknown, path: Path, change: (inner: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const holder = value as Record<string, unknown>;
  const inner = changed(holder[key], rest, change);
  if (inner !== undefined) holder[key] = inner;
  else if (Array.isArray(value)) (value as unknown[]).splice(Number(key), 1);
  else delete holder[key];
  return value;
}

/** What may stand where something else should: every type, texts that are no words of the format, numbers out of bounds. */
const ODD = [
  null,
  true,
  0,
  -1,
  1.5,
  5,
  2e9,
  2 ** 53,
  "",
  " ",
  "x",
  "no\0",
  "\ud800",
  [],
  {},
  ["x"],
  [[0, 0]],
];
const WORDS = [
  "verified",
  "photo",
  "same",
  "separate",
  "within",
  "sightline.case/1",
  "frame",
  "2031-04",
  "2031-4",
];

/** The value with one key or entry removed, one key added, or one value replaced, and where. */
export function mutated(value: object): fc.Arbitrary<{ value: unknown; where: string }> {
  const replaced = fc.constantFrom<unknown>(...ODD, ...WORDS).map((odd) => () => copyOf(odd));
  const removed = fc.constant(() => undefined);
  const added = fc.constantFrom("x", "note", "kinds").map((key) => (inner: unknown) => {
    if (Array.isArray(inner)) return [...(inner as unknown[]), key];
    return typeof inner === "object" && inner !== null ? { ...inner, [key]: 1 } : [inner];
  });
  return fc
    .tuple(fc.constantFrom(...placesIn(value).slice(1)), fc.oneof(replaced, removed, added))
    .map(([path, change]) => ({ value: changed(copyOf(value), path, change), where: path.join(".") }));
}
