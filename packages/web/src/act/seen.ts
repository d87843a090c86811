// The newest entry that what is on show knows of: each act names it, so that nobody is overwritten unseen.
import {
  decidePair,
  listGroups,
  proposeChanges,
  reopenPair,
  showItem,
  showPair,
  showTranscript,
  type Change,
  type Endpoint,
} from "@sightline/domain";
import type { QueryClient } from "@tanstack/react-query";
import { answeredAt } from "../journal/answered-at.ts";

type Params = {
  readonly investigation?: string;
  readonly changes?: readonly Change[];
  readonly a?: string;
  readonly b?: string;
  readonly seen?: number;
};

const NAMES_IT: readonly string[] = [proposeChanges.path, decidePair.path, reopenPair.path];

/** The same params, with what was seen where the contract takes it and nobody has said it yet. */
export function withSeen<P>(
  queries: QueryClient,
  contract: Endpoint,
  params: P,
  shown: readonly Endpoint[],
): P {
  const asked = params as Params;
  if (!NAMES_IT.includes(contract.path) || asked.seen !== undefined) return params;
  const seen = seenOf(queries, asked, shown);
  return seen === 0 ? params : { ...params, seen };
}

/** Of the page of the item or the pair; else the oldest of those on show that the act is about. 0 where none is known. */
function seenOf(queries: QueryClient, { investigation, changes, a, b }: Params, shown: readonly Endpoint[]) {
  const subject = changes?.[0]?.subject;
  const own = [
    answeredAt([showItem.path, { investigation, item: subject }]),
    answeredAt([showPair.path, { investigation, a, b }]),
  ].find((seq) => seq > 0);
  if (own !== undefined) return own;
  const paths = new Set(shown.map(({ path }) => path));
  const active = queries.getQueryCache().findAll({
    type: "active",
    predicate: ({ queryKey: [path, params] }) =>
      paths.has(String(path)) && (params as Params | undefined)?.investigation === investigation,
  });
  const known = active.map(({ queryKey }) => answeredAt(queryKey)).filter((seq) => seq > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}

/** For what is filled in over a while: what its page knew when it was opened. */
export const seenOfGroups = (investigation: string): number =>
  answeredAt([listGroups.path, { investigation }]);
export const seenOfItem = (investigation: string, item: string): number =>
  answeredAt([showItem.path, { investigation, item }]);
export const seenOfTranscript = (investigation: string, item: string): number =>
  answeredAt([showTranscript.path, { investigation, item }]);
