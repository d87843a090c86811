// What of the library is asked for, as its address says it: whoever comes back, or is sent the address, sees the same items.
import { stageSchema, type listItems } from "@sightline/domain";
import type { z } from "zod";

/** What the desk is asked; all that is left out asks for everything. */
type Params = Omit<z.infer<typeof listItems.params>, "investigation" | "from" | "limit">;

/** What stands in the address: that, and as what it is shown. */
export type AskedSearch = { readonly [K in keyof Params]?: NonNullable<Params[K]> } & {
  readonly view?: "table";
};

const SORTS = ["name", "kind", "verdict", "stage", "account", "captured", "people", "assignee"];
/** What each part may be; another word means nothing. */
const ONE_OF: Readonly<Partial<Record<keyof AskedSearch, readonly string[]>>> = {
  verdict: ["verified", "inconclusive", "false", "none"],
  kind: ["photo", "video", "other"],
  stage: stageSchema.options,
  people: ["yes"],
  needs: ["me"],
  sort: SORTS,
  down: ["yes"],
  view: ["table"],
};
const SHAPED: Readonly<Partial<Record<keyof AskedSearch, RegExp>>> = {
  /** A member’s id, or `NOBODY`. */
  assignee: /^(?:-|[a-z0-9][a-z0-9._-]{0,63})$/i,
  /** Empty where it is not known. */
  captured: /^(?:\d{4})?$/,
  since: /^\d{4}-\d\d-\d\d$/,
  till: /^\d{4}-\d\d-\d\d$/,
};
/** As long as the desk takes them; empty asks for those without. */
const WORDS: Readonly<Partial<Record<keyof AskedSearch, number>>> = {
  account: 500,
  warning: 60,
  attribute: 200,
};
/** The desk takes no longer text. */
const LONGEST = 200;

/** An address may say anything: what means nothing is left out. `false` and a number are words that were typed. */
export function askedSearch(search: Record<string, unknown>): AskedSearch {
  const said: Record<string, string> = {};
  for (const name of ["text", ...Object.keys({ ...ONE_OF, ...SHAPED, ...WORDS })]) {
    const value = wordOf(search[name], name === "text" ? LONGEST : 600);
    if (value !== null && isMeant(name as keyof AskedSearch, value)) said[name] = value;
  }
  return said;
}

const wordOf = (value: unknown, longest: number): string | null =>
  ["string", "number", "boolean"].includes(typeof value)
    ? String(value).toWellFormed().replaceAll("\0", "").slice(0, longest).toWellFormed()
    : null;

function isMeant(name: keyof AskedSearch, value: string): boolean {
  if (name === "text") return value !== "";
  const longest = WORDS[name];
  return (
    ONE_OF[name]?.includes(value) ??
    SHAPED[name]?.test(value) ??
    (longest !== undefined && value.length <= longest)
  );
}

/** The same as the desk is asked: nothing but spaces finds everything. */
export const paramsOf = ({ text, view: _, ...rest }: AskedSearch): Params => {
  const words = text?.trim() ?? "";
  return { ...rest, ...(words !== "" && { text: words }) };
};

/** The part of a page's address that asks. */
export const onlyAsked = (search: AskedSearch & Record<string, unknown>): AskedSearch => askedSearch(search);

/** With one part asked otherwise, or no more where it is undefined. */
export const withPart = (
  asked: AskedSearch,
  part: { readonly [K in keyof AskedSearch]?: string | undefined },
) => askedSearch({ ...asked, ...part });

/** What is asked for but not what it is shown as, nor in which order. */
export const filtersIn = ({ sort: _, down: __, view: ___, ...filters }: AskedSearch): AskedSearch => filters;
