// What an item is filtered by: of each filter, the values that it has. The list, its counts and its choice all ask here.
import { checksOf, standing } from "../check/standing.ts";
import { rowsIn, type Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import { overlap, spanOf, type TimeSpan } from "../place/span.ts";
import { stageOf } from "./triage.ts";
import { verdictIn } from "./verdict-in.ts";

/** Asks for items that nobody looks after; no member has such an id. */
export const NOBODY = "-";
/** Asks for those of which it is not said: without an account, a date, a warning. */
export const NOT_SAID = "";

export const FACETS = {
  verdict: (held: Held, { id }: ItemRow) => [verdictIn(held, id)],
  kind: (_: Held, { kind }: ItemRow) => [kind],
  stage: (held: Held, item: ItemRow) => [stageOf(held, item)],
  assignee: (_: Held, { assignee }: ItemRow) => [assignee ?? NOBODY],
  people: (held: Held, { id }: ItemRow) => (hasPeople(held, id) ? ["yes"] : []),
  account: (_: Held, { account }: ItemRow) => [account ?? NOT_SAID],
  /** The year in which it was captured. */
  captured: (_: Held, { capturedAt }: ItemRow) => [capturedAt?.slice(0, 4) ?? NOT_SAID],
  warning: (_: Held, { warnings }: ItemRow) => (warnings.length === 0 ? [NOT_SAID] : [...new Set(warnings)]),
  /** What is said of somebody marked in it. */
  attribute: (held: Held, { id }: ItemRow) => [
    ...new Set(rowsIn(held, "sighting", id).flatMap(({ attributes }) => attributes)),
  ],
} as const satisfies Readonly<Record<string, (held: Held, item: ItemRow) => readonly string[]>>;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as readonly Facet[];

/** Somebody in it is marked, or counted. */
const hasPeople = (held: Held, id: string): boolean =>
  held.inItem.has(id) &&
  (rowsIn(held, "sighting", id).length > 0 ||
    rowsIn(held, "headcount", id).some(({ atLeast }) => atLeast > 0));

/** The one place that says which items are listed at all. */
export const isListed = ({ withdrawn }: ItemRow): boolean => !withdrawn;

type Days = { readonly since?: string | undefined; readonly till?: string | undefined };

/**
 * True when an item may have been captured from one day to another: by the times that its answers say, as the time line
 * has them, and where they say none, by its own. A year that is known alone may be any of its days.
 */
export function isWithin(
  held: Held,
  { id, capturedAt }: Pick<ItemRow, "id" | "capturedAt">,
  asked: Days,
): boolean {
  const { since, till } = asked;
  if (since === undefined && till === undefined) return true;
  const times = timesSaid(held, id);
  if (times.length > 0) return times.some((span) => overlap(span, spanOfAsked(asked)));
  if (capturedAt === null) return false;
  const day = capturedAt.slice(0, 10);
  return (
    (since === undefined || day >= since.slice(0, day.length)) &&
    (till === undefined || day <= till.slice(0, day.length))
  );
}

const timesSaid = (held: Held, item: string): TimeSpan[] =>
  checksOf(held).questions.flatMap(({ id }) => {
    const time = standing(held, item, id)?.time ?? null;
    return time === null ? [] : [spanOf(time)];
  });

const DAY_MS = 86_400_000;
/** A day that no calendar has is asked for by an address alone, and leaves that end open. */
const spanOfAsked = ({ since, till }: Days): TimeSpan => {
  const [from, to] = [Date.parse(since ?? ""), Date.parse(till ?? "")];
  return { from: Number.isNaN(from) ? -Infinity : from, to: Number.isNaN(to) ? Infinity : to + DAY_MS };
};
