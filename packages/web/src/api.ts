// The pages' only way to the desk: an endpoint's answer, kept fresh by the query cache.
import {
  call,
  listInbox,
  listItems,
  listPairs,
  listScenes,
  mayWait,
  SELF,
  listWanted,
  SEQ,
  type Endpoint,
  type Refusal,
  type Transport,
} from "@sightline/domain";
import {
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  useQuery,
  type QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { z } from "zod";
import type { Doer } from "./act/acts.ts";
import { keep } from "./act/here.ts";
import type { Act } from "./act/store.ts";
import { newestOf, noteAnswer } from "./journal/answered-at.ts";
import { keyed, noteSelf, selfIn, transport } from "./transport.ts";

/** What `call` gives: the value, or the refusal with its sentence. Faults are thrown and end in the query's `error`. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/**
 * Asks an endpoint once, for what changes something; a refusal is returned, a fault is thrown. What may wait is kept here
 * first, and this resolves when the desk has kept or refused it, however long that takes.
 */
export async function tell<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  doer: Doer = NOBODY,
): Promise<Answer<z.infer<A>>> {
  const key = crypto.randomUUID();
  const { investigation = "" } = (params ?? {}) as { readonly investigation?: string };
  const self = selfIn(investigation);
  if (self !== null && mayWait(contract as Endpoint, params)) {
    const doing = { self, investigation, path: contract.path, params: params as Act["params"], key };
    const kept = await keep(doing, doer);
    if (kept) return kept as Answer<z.infer<A>>;
  }
  return call(contract, params, keyed(key, self));
}

const NOBODY: Doer = { onWait: () => undefined, isThere: () => true };

/** Asks an endpoint for what is so now. */
export const ask = async <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Answer<z.infer<A>>> => (await askedOnce(contract, params)).answer;

/** Where an endpoint's answers are kept; without `params`, all of them. */
export const keyOf = (contract: Endpoint, params?: unknown): readonly unknown[] =>
  params === undefined ? [contract.path] : [contract.path, params];

export const WAITING_MS = 3000;

type Again<A extends z.ZodType> = (value: z.infer<A>) => boolean;

type Asked<A extends z.ZodType> = { readonly answer: Answer<z.infer<A>>; readonly seq: number };

/** The answer, and the newest entry that it knows; 0 where it is about no investigation. */
async function askedOnce<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Asked<A>> {
  let seq = 0;
  const noting: Transport = async (url, init) => {
    const answer = await transport(url, init);
    seq = Number(answer.headers.get(SEQ) ?? 0);
    noteSelf((params as { readonly investigation?: string }).investigation ?? "", answer.headers.get(SELF));
    return answer;
  };
  const answer = await call(contract, params, noting);
  return { answer, seq };
}

/** An answer that was on its way when something newer was told is asked for again. */
async function asked<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Asked<A>> {
  const first = await askedOnce(contract, params);
  const { investigation = "" } = params as { readonly investigation?: string };
  return first.seq > 0 && first.seq < newestOf(investigation) ? askedOnce(contract, params) : first;
}

/** Questions by where their answers are kept: what the pages ask is asked again without being shown. */
const CONTRACTS: ReadonlyMap<unknown, Endpoint> = new Map(
  [listInbox, listItems, listPairs, listScenes, listWanted].map((contract) => [
    contract.path,
    contract as Endpoint,
  ]),
);

/** The answer as it is now, beside the one on show; null where it cannot be asked for by itself. */
export async function answerAgain([path, params]: readonly unknown[]): Promise<Asked<z.ZodType> | null> {
  const contract = CONTRACTS.get(path);
  return contract === undefined ? null : asked(contract, params);
}

const asking = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  again: Again<A>,
): UseQueryOptions<Answer<z.infer<A>>> => ({
  queryKey: keyOf(contract, params),
  queryFn: async () => {
    const { answer, seq } = await asked(contract, params);
    noteAnswer(keyOf(contract, params), seq);
    return answer;
  },
  refetchInterval: ({ state: { data } }) => (data?.ok && again(data.value) ? WAITING_MS : false),
});

/**
 * Asks an endpoint; `again` says, from the latest answer, whether to ask once more in a few seconds. With `keeps`, the
 * answer to the last question stays while the next one is on its way.
 */
export const useAnswer = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  again: Again<A> = () => false,
  { keeps = false }: { readonly keeps?: boolean } = {},
): UseQueryResult<Answer<z.infer<A>>> =>
  useQuery<Answer<z.infer<A>>>({
    ...asking(contract, params, again),
    ...(keeps && { placeholderData: keepPreviousData }),
  });

/** The answer that the pages have, or ask for now. */
export const answerKept = <P extends z.ZodType, A extends z.ZodType>(
  queries: QueryClient,
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Answer<z.infer<A>>> =>
  queries.ensureQueryData<Answer<z.infer<A>>>(asking<P, A>(contract, params, () => false) as never);

/** The answer as it is now. */
export const answerNow = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Answer<z.infer<A>>> => asked(contract, params).then(({ answer }) => answer);

/** The same question about several things. */
export const useAnswers = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: readonly z.infer<P>[],
  again: Again<A> = () => false,
): readonly UseQueryResult<Answer<z.infer<A>>>[] =>
  useQueries({ queries: params.map((each) => asking(contract, each, again)) });

const pagesKey = (contract: Endpoint, params: unknown): readonly unknown[] => [
  ...keyOf(contract, params),
  "pages",
];

type Paging<A extends z.ZodType, T> = {
  /** What to ask besides for the page after this one; null after the last. */
  readonly next: (value: z.infer<A>) => object | null;
  readonly together: (pages: readonly z.infer<A>[]) => T;
};

/** An answer that comes in pages: the first, and those after it as `fetchNextPage` asks for them. It is old when told so. */
export const usePages = <P extends z.ZodType, A extends z.ZodType, T>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  { next, together }: Paging<A, T>,
) =>
  useInfiniteQuery({
    queryKey: pagesKey(contract, params),
    queryFn: async ({ pageParam }): Promise<Answer<z.infer<A>>> => {
      const { answer, seq } = await asked(contract, { ...(params as object), ...pageParam } as z.infer<P>);
      // Older pages say nothing of what is newer.
      if (Object.keys(pageParam).length === 0) noteAnswer(pagesKey(contract, params), seq);
      return answer;
    },
    initialPageParam: {},
    getNextPageParam: (last) => (last.ok ? (next(last.value) ?? undefined) : undefined),
    select: ({ pages }): Answer<T> => {
      const refused = pages.find((page) => !page.ok);
      if (refused && !refused.ok) return refused;
      return { ok: true, value: together(pages.flatMap((page) => (page.ok ? [page.value] : []))) };
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
