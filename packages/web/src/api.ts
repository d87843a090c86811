// The pages' only way to the desk: an endpoint's answer, kept fresh by the query cache.
import { call, type Endpoint, type Refusal, type Transport } from "@sightline/domain";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";

/** What `call` gives: the value, or the refusal with its sentence. Faults are thrown and end in the query's `error`. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

const transport: Transport = (url, init) =>
  fetch(url, { ...init, credentials: "same-origin", redirect: "error" });

/** Asks an endpoint once, for what changes something; a refusal is returned, a fault is thrown. */
export const tell = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
): Promise<Answer<z.infer<A>>> => call(contract, params, transport);

/** Where an endpoint's answers are kept; without `params`, all of them. */
export const keyOf = (contract: Endpoint, params?: unknown): readonly unknown[] =>
  params === undefined ? [contract.path] : [contract.path, params];

export const WAITING_MS = 3000;

/** Asks an endpoint; `again` says, from the latest answer, whether to ask once more in a few seconds. */
export function useAnswer<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  again: (value: z.infer<A>) => boolean = () => false,
): UseQueryResult<Answer<z.infer<A>>> {
  return useQuery<Answer<z.infer<A>>>({
    queryKey: keyOf(contract, params),
    queryFn: () => call(contract, params, transport),
    refetchInterval: ({ state: { data } }) => (data?.ok && again(data.value) ? WAITING_MS : false),
  });
}
