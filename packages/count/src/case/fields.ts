// Readers of untrusted JSON that collect every refusal with its path instead of stopping at the first.
import type { CaseRefusalCode } from "../refusals.ts";

/** A refusal on its way out: `path` grows from the inside (".spans[0]"), so that a file without errors builds no path at all. */
export interface Note {
  readonly code: CaseRefusalCode;
  path: string;
  /** What was expected and what was found; the sentence without its path. */
  readonly says: string;
}

/** Reads a value; on a bad value it notes a refusal, and its result is then never used. Gives the value itself where nothing had to change. */
export type Reader<T> = (value: unknown, notes: Note[]) => T;

/** How one key is read; `missing` is the value of an absent key, and without it the key is required. */
export interface Field<T> {
  readonly read: Reader<NonNullable<T>>;
  readonly missing?: T;
  readonly optional?: true;
}

type FieldsOf<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** What is shown of a value: files can be nested deeper than a program can follow. */
function pruned(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > 8) return "...";
  if (Array.isArray(value)) return value.slice(0, 60).map((inner: unknown) => pruned(inner, depth + 1));
  const entries = Object.entries(value).slice(0, 60);
  return Object.fromEntries(entries.map(([key, inner]) => [key, pruned(inner, depth + 1)]));
}

/** Names a value the way the file shows it, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(pruned(value, 0)) ?? "nothing";
  const safe = text.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  return safe.length > 60 ? `${safe.slice(0, 57)}...` : safe;
}

export function wrong(notes: Note[], expected: string, value: unknown): void {
  notes.push({ code: "wrong-value", path: "", says: `expected ${expected}, got ${shown(value)}.` });
}

/** Puts a step in front of the paths of all notes made since there were `before` of them. */
function stepInto(step: string, notes: readonly Note[], before: number): void {
  for (const note of notes.slice(before)) note.path = step + note.path;
}

/** Half a surrogate pair and NUL are no text: databases, files and other programs each do something else with them. */
export const text: Reader<string> = (value, notes) => {
  if (typeof value !== "string" || value === "") wrong(notes, "a non-empty text", value);
  else if (!value.isWellFormed() || value.includes("\0"))
    notes.push({
      code: "text-not-unicode",
      path: "",
      says: `expected well-formed Unicode without NUL, got ${shown(value)}.`,
    });
  else return value;
  return "";
};

/** Controls, line breaks, and what turns the direction of writing: on a terminal or a page they make one line look like another. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Most texts by far are of these letters alone, and a file has hundreds of thousands of them. */
const PLAIN = /^[ -~]+$/;

export const isLine = (text: string): boolean => !UNPRINTABLE.test(text);

/** A text that is printed among others: an id, a subject, the name of a member. */
export const line: Reader<string> = (value, notes) => {
  if (typeof value === "string" && PLAIN.test(value)) return value;
  const before = notes.length;
  const read = text(value, notes);
  if (notes.length > before || !UNPRINTABLE.test(read)) return read;
  notes.push({
    code: "text-not-a-line",
    path: "",
    says: `expected one line of text without control characters, got ${shown(value)}.`,
  });
  return "";
};

export function integer(from: number, to = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, notes) => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= from && value <= to)
      return value;
    const range = from === Number.MIN_SAFE_INTEGER ? "" : ` of ${from} or more`;
    const isBounded = to < Number.MAX_SAFE_INTEGER;
    wrong(notes, isBounded ? `an integer from ${from} to ${to}` : `an integer${range}`, value);
    return from;
  };
}

export const yesOrNo: Reader<boolean> = (value, notes) => {
  if (typeof value === "boolean") return value;
  wrong(notes, "true or false", value);
  return false;
};

export function oneOf<T extends string>(first: T, ...rest: readonly T[]): Reader<T> {
  const all = [first, ...rest];
  return (value, notes) => {
    for (const option of all) if (option === value) return option;
    wrong(notes, all.map((option) => `"${option}"`).join(" or "), value);
    return first;
  };
}

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, notes) => {
    if (!Array.isArray(value)) {
      wrong(notes, "a list", value);
      return [];
    }
    const list: unknown[] = value;
    let changed: T[] | undefined;
    for (let i = 0; i < list.length; i++) {
      const before = notes.length;
      const inner = read(list[i], notes);
      if (notes.length > before) stepInto(`[${i}]`, notes, before);
      if (changed) changed.push(inner);
      else if (inner !== list[i]) changed = [...(list.slice(0, i) as T[]), inner];
    }
    return changed ?? (list as T[]);
  };
}

/** A list with at least one entry: an empty one and an absent key share a hash, so they must not mean different things. */
export function someOf<T>(read: Reader<T>): Reader<T[]> {
  const readList = listOf(read);
  return (value, notes) => {
    if (Array.isArray(value) && value.length === 0) wrong(notes, "a list with at least one entry", value);
    return readList(value, notes);
  };
}

export function pairOf<T>(read: Reader<T>): Reader<[T, T]> {
  const readList = listOf(read);
  return (value, notes) => {
    if (Array.isArray(value) && value.length === 2) return readList(value, notes) as [T, T];
    wrong(notes, "a list of exactly two", value);
    return [read(undefined, []), read(undefined, [])];
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

/**
 * Reads an object key by key, in the order of `fields`; refuses unknown keys by name. A null value is an absent key.
 * An object that has all its keys is passed on, not copied: a large file is then held in memory once.
 */
export function record<T extends object>(fields: FieldsOf<T>): Reader<T> {
  const known = Object.entries(fields) as [string, Field<unknown>][];
  return (value, notes) => {
    const from = notes.length;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      wrong(notes, "an object", value);
      return {} as T;
    }
    const source = value as Readonly<Record<string, unknown>>;
    let copy: Record<string, unknown> | undefined;
    let present = 0;
    for (let i = 0; i < known.length; i++) {
      const [key, field] = known[i] ?? ["", { read: text }];
      const inner = source[key];
      if (inner !== undefined) present++;
      const read = readField(key, field, inner, notes);
      if (read !== inner) copy ??= copyOf(source, known.slice(0, i));
      if (copy && read !== undefined) copy[key] = read;
    }
    for (const _ in source) present--;
    if (present !== 0)
      notes.splice(from, 0, ...unknownKeys(source, Object.keys(fields)).slice(0, MOST_UNKNOWN));
    return (copy ?? source) as T;
  };
}

function readField(key: string, field: Field<unknown>, inner: unknown, notes: Note[]): unknown {
  if (inner !== undefined && inner !== null) {
    const before = notes.length;
    const read = field.read(inner, notes);
    if (notes.length > before) stepInto(`.${key}`, notes, before);
    return read;
  }
  if (field.missing === undefined && field.optional !== true)
    notes.push({ code: "missing-key", path: `.${key}`, says: `expected "${key}", got nothing.` });
  return field.missing;
}

function copyOf(source: Readonly<Record<string, unknown>>, known: readonly [string, unknown][]) {
  const copy: Record<string, unknown> = {};
  for (const [key] of known) if (source[key] !== undefined) copy[key] = source[key];
  return copy;
}

/** Of one object so many are named; nobody reads more, and a file may have millions. */
const MOST_UNKNOWN = 100;

function unknownKeys(source: object, known: readonly string[]): Note[] {
  return Object.keys(source)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: "unknown-key",
      path: `.${UNPRINTABLE.test(key) ? shown(key) : key}`,
      says: `unknown key ${shown(key)}; expected ${known.join(", ")}.`,
    }));
}
