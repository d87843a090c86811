// Keeps what is on show up to date while its window is in sight: in place where nothing moves, else it is said that something changed.
import {
  changedSchema,
  hereSchema,
  urlOf,
  watchEvents,
  type Changed,
  type Endpoint,
  type Here,
} from "@sightline/domain";
import { useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { answerAgain, type Answer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { bound } from "../session.ts";
import { answeredAt, newestOf, noteAnswer, noteNewest } from "./answered-at.ts";
import { isList, isOld, movesNothing, type Key } from "./old.ts";

type Told = {
  /** The newest entry with which lists on show would be otherwise. */
  readonly moved: number;
  readonly here: Here | null;
};
const NOTHING: Told = { moved: 0, here: null };
const LiveContext = createContext<Told>(NOTHING);

export const useLive = (): Told => use(LiveContext);

/** How long to wait before it is tried again, in ms: longer each time. */
const AGAIN_MS = [1000, 2000, 5000, 15_000];

export function Live({ children }: { readonly children: ReactNode }) {
  const investigation = useInvestigation();
  const { item } = useParams({ strict: false });
  const queries = useQueryClient();
  const [told, setTold] = useState(NOTHING);
  useEffect(() => {
    const onChanged = async (changed: Changed): Promise<void> => {
      noteNewest(investigation, changed.seq);
      if (await renew(queries, investigation, changed)) setTold((now) => ({ ...now, moved: changed.seq }));
    };
    const close = watch(
      queries,
      { investigation, item },
      {
        onChanged: (changed) => void onChanged(changed),
        onHere: (here) => setTold((now) => ({ ...now, here })),
      },
    );
    return () => {
      close();
      setTold((now) => ({ ...now, here: null }));
    };
  }, [queries, investigation, item]);
  const value = useMemo(() => told, [told]);
  return <LiveContext value={value}>{children}</LiveContext>;
}

type Open = { readonly investigation: string; readonly item: string | undefined };
type Hears = { readonly onChanged: (changed: Changed) => void; readonly onHere: (here: Here | null) => void };

/** One connection while the window is in sight: a browser has few of them for all of its windows. */
function watch(
  queries: QueryClient,
  { investigation, item }: Open,
  { onChanged, onHere }: Hears,
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = (): void => {
    close();
    if (document.visibilityState === "hidden") return;
    source = new EventSource(bound(addressOf(queries, { investigation, item })));
    source.addEventListener("changed", ({ data }: MessageEvent<string>) => {
      tries = 0;
      onChanged(changedSchema.parse(JSON.parse(data)));
    });
    source.addEventListener("here", ({ data }: MessageEvent<string>) =>
      onHere(hereSchema.parse(JSON.parse(data))),
    );
    // Its address holds for minutes only: it is never the browser that tries again.
    source.addEventListener("error", () => {
      close();
      onHere(null);
      // Whether the desk has stopped, or the session has ended, the pages are told by what they ask.
      if (tries === 0) void queries.invalidateQueries({ type: "active" });
      timer = setTimeout(open, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
      tries += 1;
    });
  };
  open();
  document.addEventListener("visibilitychange", open);
  return () => {
    document.removeEventListener("visibilitychange", open);
    close();
  };
}

/** It goes on from what was told, or from the oldest answer on show. */
function addressOf(queries: QueryClient, { investigation, item }: Open): string {
  const shown = ofInvestigation(queries, investigation)
    .map(({ queryKey }) => answeredAt(queryKey))
    .filter((seq) => seq > 0);
  const after = newestOf(investigation) || Math.min(...shown);
  const asked = [
    ...(Number.isFinite(after) ? [`after=${after}`] : []),
    ...(item === undefined ? [] : [`at=${encodeURIComponent(`item:${item}`)}`]),
  ];
  return (
    urlOf({ path: watchEvents.path } as Endpoint, { investigation }) +
    (asked.length > 0 ? `?${asked.join("&")}` : "")
  );
}

const ofInvestigation = (queries: QueryClient, investigation: string): Query[] =>
  queries.getQueryCache().findAll({
    type: "active",
    predicate: ({ queryKey: [, params] }) =>
      (params as { readonly investigation?: string } | undefined)?.investigation === investigation,
  });

/** True when a list on show stays as it was, because the newer one would move something. */
async function renew(queries: QueryClient, investigation: string, changed: Changed): Promise<boolean> {
  const old = queries.getQueryCache().findAll({
    predicate: ({ queryKey }) =>
      isOld(queryKey, investigation, changed) && answeredAt(queryKey) < changed.seq,
  });
  const moved = await Promise.all(
    old.map(async (query): Promise<boolean> => {
      const { queryKey } = query;
      if (query.isActive() && isList(queryKey)) return !(await renewedInPlace(queries, query));
      await queries.invalidateQueries({ queryKey, exact: true });
      return false;
    }),
  );
  return moved.includes(true);
}

async function renewedInPlace(queries: QueryClient, { queryKey }: Query): Promise<boolean> {
  const again = await answerAgain(queryKey);
  const shown = queries.getQueryData<Answer<unknown>>(queryKey);
  if (again === null || !shown?.ok || !again.answer.ok) return false;
  // It was asked for on the page meanwhile: what is on show is as new, and is not taken back.
  if (answeredAt(queryKey) >= again.seq) return true;
  if (!movesNothing(queryKey, shown.value, again.answer.value)) return false;
  noteAnswer(queryKey, again.seq);
  queries.setQueryData(queryKey, again.answer);
  return true;
}

/** How many entries came after what a list on show knows, where they would move it; and how to show them. */
export function useNewer(): { readonly newer: number; readonly show: () => void } {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  const { moved } = useLive();
  const lists = (): Query[] =>
    ofInvestigation(queries, investigation).filter(({ queryKey }) => isList(queryKey));
  const known = lists().map(({ queryKey }) => answeredAt(queryKey));
  const show = (): void => {
    for (const { queryKey } of lists()) void refetched(queries, queryKey);
  };
  return { newer: known.length === 0 ? 0 : Math.max(0, moved - Math.min(...known)), show };
}

/** The newest entry that all lists on show know; 0 where there is none. */
export function useSeen(): number {
  const investigation = useInvestigation();
  const known = ofInvestigation(useQueryClient(), investigation)
    .filter(({ queryKey }) => isList(queryKey))
    .map(({ queryKey }) => answeredAt(queryKey));
  return known.length === 0 ? 0 : Math.min(...known);
}

const refetched = (queries: QueryClient, queryKey: Key): Promise<void> =>
  queries.invalidateQueries({ queryKey, exact: true });
