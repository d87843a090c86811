// An endpoint is an object: method, path, shapes. The server serves it, the web calls it, nothing is written twice.
import { z } from "zod";
import type { Reading } from "./member/member.ts";
import type { Refusal } from "./refusal.ts";
import type { RefusalCode } from "./refusals.ts";
import { textOnly, whyNotText } from "./text.ts";

export type Endpoint<P extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> = {
  readonly method: "GET" | "POST";
  /** With `:name` for each parameter, for example `/api/investigations/:investigation/items`. */
  readonly path: string;
  /** One flat object: what the path does not name goes into the query of a GET, or into the JSON body of a POST. */
  readonly params: P;
  readonly answer: A;
  /** Codes of the refusals that it may answer with. */
  readonly refusals: readonly RefusalCode[];
  /** Its answer is what programs read: strangers' text in it is not written out for a page. */
  readonly exact?: true;
  /** It answers whoever has no session too: what stands before the door. */
  readonly open?: true;
  /** What of an investigation it shows; what is known of the material where this is left out. */
  readonly reading?: Reading;
};

/** What is asked is text, whatever else its shape says. */
export const endpoint = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
): Endpoint<P, A> => ({ ...contract, params: contract.params.check(textOnly) });

/** `application/problem+json` (RFC 9457) as we send it; `code` is the refusal's, or `fault` with the id that was logged. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  id: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What `call` needs of the world: `globalThis.fetch` fits. */
export type Transport = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown> }>;

/** A header that no other site's page can send without asking us first: what changes something must carry it. */
export const WRITING = { "x-sightline": "1" } as const;

/** The path with its parameters filled in, each encoded. */
export const urlOf = (contract: Endpoint, params: Readonly<Record<string, string>>): string =>
  contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Expected a value for :${name} in ${contract.path}, got none.`);
    return encodeURIComponent(value);
  });

type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

function requestOf(contract: Endpoint, params: Params): { url: string; init: Parameters<Transport>[1] } {
  const path = urlOf(contract, params as Record<string, string>);
  const named = new Set([...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const rest = Object.entries(params).filter(([name, value]) => !named.has(name) && value !== undefined);
  const { method } = contract;
  const headers = { accept: "application/json" };
  if (method === "POST") {
    const body = JSON.stringify(Object.fromEntries(rest));
    return {
      url: path,
      init: { method, headers: { ...headers, "content-type": "application/json", ...WRITING }, body },
    };
  }
  const query = rest.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return { url: query === "" ? path : `${path}?${query}`, init: { method, headers } };
}

/** Calls an endpoint. A refusal is returned; a fault, or an answer of another shape than the contract's, is thrown. */
export async function call<P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
  params: z.infer<P>,
  transport: Transport,
): Promise<{ ok: true; value: z.infer<A> } | { ok: false; refusal: Refusal }> {
  const notText = whyNotText(params);
  if (notText) return notText;
  const { url, init } = requestOf(contract, params as Params);
  const answer = await transport(url, init);
  const body = await answer.json();
  if (answer.ok) return { ok: true, value: contract.answer.parse(body) };
  const problem = problemSchema.parse(body);
  if (problem.code === "fault")
    throw new Error(`The desk failed (${problem.id ?? "no id"}): ${problem.title}`);
  return { ok: false, refusal: { code: problem.code as RefusalCode, sentence: problem.title } };
}
