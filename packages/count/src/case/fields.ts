// Readers of untrusted JSON that collect every refusal with its path instead of stopping at the first.
import type { CaseRefusal } from "./shape.ts";

/** Reads a value found at a path; on a bad value it notes a refusal, and its result is then never used. */
export type Reader<T> = (value: unknown, path: string, notes: CaseRefusal[]) => T;

/** How one key is read; `missing` is the value of an absent key, and without it the key is required. */
export interface Field<T> {
  readonly read: Reader<NonNullable<T>>;
  readonly missing?: T;
  readonly optional?: true;
}

type FieldsOf<T> = { readonly [K in keyof T]-?: Field<T[K]> };

export function note(notes: CaseRefusal[], code: string, path: string, sentence: string): void {
  notes.push({ code, path, sentence });
}

/** Names a value the way the file shows it, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function wrong(notes: CaseRefusal[], path: string, expected: string, value: unknown): void {
  note(notes, "wrong-value", path, `${path || "the file"}: expected ${expected}, got ${shown(value)}.`);
}

export const text: Reader<string> = (value, path, notes) => {
  if (typeof value === "string" && value !== "") return value;
  wrong(notes, path, "a non-empty text", value);
  return "";
};

export function integer(from: number, to = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, path, notes) => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= from && value <= to)
      return value;
    const range = from === Number.MIN_SAFE_INTEGER ? "" : ` of ${from} or more`;
    wrong(
      notes,
      path,
      to < Number.MAX_SAFE_INTEGER ? `an integer from ${from} to ${to}` : `an integer${range}`,
      value,
    );
    return from;
  };
}

export const yesOrNo: Reader<boolean> = (value, path, notes) => {
  if (typeof value === "boolean") return value;
  wrong(notes, path, "true or false", value);
  return false;
};

export function oneOf<T extends string>(first: T, ...rest: readonly T[]): Reader<T> {
  const all = [first, ...rest];
  return (value, path, notes) => {
    const found = all.find((option) => option === value);
    if (found === undefined) wrong(notes, path, all.map((option) => `"${option}"`).join(" or "), value);
    return found ?? first;
  };
}

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, path, notes) => {
    if (Array.isArray(value)) return value.map((inner: unknown, i) => read(inner, `${path}[${i}]`, notes));
    wrong(notes, path, "a list", value);
    return [];
  };
}

export function pairOf<T>(read: Reader<T>): Reader<[T, T]> {
  const readList = listOf(read);
  return (value, path, notes) => {
    if (!Array.isArray(value) || value.length !== 2) wrong(notes, path, "a list of exactly two", value);
    const pair: unknown[] = Array.isArray(value) ? value : [];
    const [a, b] = readList([pair[0], pair[1]], path, pair.length === 2 ? notes : []);
    return [a as T, b as T];
  };
}

export function required<T>(read: Reader<NonNullable<T>>): Field<T> {
  return { read };
}

export function withDefault<T>(read: Reader<NonNullable<NoInfer<T>>>, missing: NoInfer<T>): Field<T> {
  return { read, missing };
}

/** A key that may be absent, and then stays absent. */
export function optional<T>(read: Reader<NonNullable<T>>): Field<T> {
  return { read, optional: true };
}

/** Reads an object key by key, in the order of `fields`; refuses unknown keys by name. A null value is an absent key. */
export function record<T extends object>(fields: FieldsOf<T>): Reader<T> {
  const known = Object.entries(fields) as [string, Field<unknown>][];
  const names = new Set(known.map(([key]) => key));
  return (value, path, notes) => {
    const result: Record<string, unknown> = {};
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isObject) wrong(notes, path, "an object", value);
    const source = new Map<string, unknown>(isObject ? Object.entries(value) : []);
    for (const key of source.keys()) {
      if (names.has(key)) continue;
      const here = join(path, key);
      note(notes, "unknown-key", here, `${here}: unknown key "${key}"; expected ${[...names].join(", ")}.`);
    }
    for (const [key, field] of isObject ? known : []) {
      const inner = source.get(key);
      if (inner !== undefined && inner !== null) result[key] = field.read(inner, join(path, key), notes);
      else if (field.missing !== undefined) result[key] = field.missing;
      else if (field.optional !== true) {
        note(notes, "missing-key", join(path, key), `${join(path, key)}: expected "${key}", got nothing.`);
      }
    }
    return result as T;
  };
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
