// Tells whether JSON has the shape that a format asks for: every key known, none missing, each value of its kind.
import { refuse } from "./need.ts";

/** Whether a value is as it should be. */
export type Rule = (value: unknown) => boolean;

export type Shape = readonly { readonly key: string; readonly rule: Rule; readonly isNeeded: boolean }[];

/** Keys that end with "?" may be left out or be null, which is the same. */
export function shape(rules: Readonly<Record<string, Rule>>): Shape {
  return Object.entries(rules).map(([name, rule]) => ({
    key: name.replace("?", ""),
    rule,
    isNeeded: !name.endsWith("?"),
  }));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name of the first key that is not as it should be; undefined where all are. */
function badKey(value: unknown, keys: Shape): string | undefined {
  if (!isObject(value)) return "";
  let known = 0;
  for (const { key, rule, isNeeded } of keys) {
    const inner = value[key];
    if (inner !== undefined) known++;
    if (inner === undefined || inner === null ? isNeeded : !rule(inner)) return key;
  }
  for (const _ in value) known--;
  if (known === 0) return undefined;
  return Object.keys(value).find((key) => keys.every((one) => one.key !== key)) ?? "";
}

export function needShape(value: unknown, keys: Shape, where: string): void {
  const key = badKey(value, keys);
  if (key === undefined) return;
  const named = isLine(key) ? JSON.stringify(key) : "a key that is no line of text";
  refuse(`${where} cannot be read: ${named} is not as it should be`);
}

export const isText: Rule = (value) =>
  typeof value === "string" && value !== "" && value.isWellFormed() && !value.includes("\0");
/** Printed among other lines, so it is one itself: no controls, no line breaks, nothing that turns the direction of writing. */
export const isLine: Rule = (value) =>
  (typeof value === "string" && /^[ -~]+$/.test(value)) ||
  (isText(value) && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(value as string));
export const isInstant: Rule = (value) => Number.isSafeInteger(value);
export const isYesOrNo: Rule = (value) => typeof value === "boolean";
export const isOneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
export const isFrom =
  (least: number, most: number): Rule =>
  (value) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
export const isObjectOf =
  (keys: Shape): Rule =>
  (value) =>
    badKey(value, keys) === undefined;

export const isListOf =
  (rule: Rule, least = 0): Rule =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every((inner: unknown) => rule(inner));

/** A closed span of instants, not the wrong way round. */
export const isSpan: Rule = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [start, end]: unknown[] = value;
  return isInstant(start) && isInstant(end) && (start as number) <= (end as number);
};

/** One span or more, in order and apart. */
export const isTrack: Rule = (value) => {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isSpan)) return false;
  const spans = value as [number, number][];
  for (let i = 1; i < spans.length; i++) {
    const [before, span] = [spans[i - 1], spans[i]];
    if (!before || !span || before[1] >= span[0]) return false;
  }
  return true;
};

const UTC = /^\d{4}(-(\d\d)(-(\d\d)(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?Z)?)?)?$/;

/** A time that exists, of any precision from a year to a microsecond. */
export const isMoment: Rule = (value) => {
  const parts = typeof value === "string" ? UTC.exec(value) : null;
  if (!parts) return false;
  const [month, day] = [Number(parts[2] ?? 1), Number(parts[4] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(parts[0]);
};

/** Of the month that a time begins with. */
function lastDay(moment: string): number {
  const [year, month] = [Number(moment.slice(0, 4)), Number(moment.slice(5, 7))];
  const isLeap = year % (year % 100 === 0 ? 400 : 4) === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The last microsecond that a time can mean, as text that sorts. */
export function lastOf(moment: string): string {
  const [, year = "", month = "12", day, hour = "23", minute = "59", second = "59", part = ""] =
    /^(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?\.?(\d*)Z?$/.exec(moment) ?? [];
  const date = `${year}-${month}-${day ?? lastDay(`${year}-${month}`)}`;
  return `${date}T${hour}:${minute}:${second}.${part.padEnd(6, "9")}`;
}

const isPlain = /^[a-z0-9]+$/;

/** The form in which two spellings of one member's name are equal (decision 0019). */
export function folded(name: string): string {
  if (isPlain.test(name)) return name;
  const words = name
    .normalize("NFC")
    .replaceAll("\ufeff", "")
    .split(/[\s\p{Z}]+/u);
  const seen = words.map((word) => word.replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, ""));
  const joined = seen.filter((word) => word !== "").join(" ");
  return joined.toLowerCase().toUpperCase().toLowerCase().normalize("NFC");
}

export const isMember: Rule = (value) => isLine(value) && folded(value as string) !== "";
