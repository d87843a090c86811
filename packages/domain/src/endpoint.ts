// An endpoint is an object: method, path, shapes. The server serves it, the web calls it, nothing is written twice.
import { z } from "zod";
import type { Reading } from "./member/member.ts";
import { meanwhileSchema, type Refusal } from "./refusal.ts";
import { OUTAGES } from "./refusals-of-machine.ts";
import type { RefusalCode } from "./refusals.ts";
import { textOnly, whyNotText } from "./text.ts";

export type Endpoint<P extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> = {
  readonly method: "GET" | "POST";
  /** With `:name` for each parameter, for example `/api/investigations/:investigation/items`. */
  readonly path: string;
  /** What it does, in one sentence. */
  readonly says: string;
  /** One flat object: what the path does not name goes into the query of a GET, or into the JSON body of a POST. */
  readonly params: P;
  readonly answer: A;
  /** Codes of the refusals that it may answer with. */
  readonly refusals: readonly RefusalCode[];
  /** Its answer is what programs read: strangers' text in it is not written out for a page. */
  readonly exact?: true;
  /** It answers whoever has no session too: what stands before the door. */
  readonly open?: true;
  /** What a token must have been given to be let in here; no token ever is where it is left out. */
  readonly byToken?: TokenRight;
  /** It answers an account without a second factor too, where the desk asks for one: what it takes to set one up. */
  readonly beforeFactor?: true;
  /** Whatever the rule of a verb refuses may come back, besides `refusals`. */
  readonly anyRule?: true;
  /** A page that does not reach the desk keeps it, and sends it later under the same key; see `mayWait`. */
  readonly waits?: true;
  /** What of an investigation it shows; what is known of the material where this is left out. */
  readonly reading?: Reading;
  /** Bytes of a body that it takes, where that is more than others need. */
  readonly bodyBytes?: number;
};

/** What a token may be given: to read what is known, to be shown pictures and films, to write. */
export type TokenRight = "read" | "media" | "write";

/** What is asked is text, whatever else its shape says. */
export const endpoint = <P extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, A>,
): Endpoint<P, A> => ({ ...contract, params: contract.params.check(textOnly) });

/** HTTP status of a refusal: 503 for what can be asked again, now or when an outage is over, 404 for what is not there, 401 for whoever must come in first, 429 for who tried too often, 403 for what one may not do, 409 for what changed meanwhile, 400 for what makes no sense, else 422. */
export function statusOf({ code }: Pick<Refusal, "code">): number {
  const own = STATUSES[code];
  if (own !== undefined) return own;
  if (code.startsWith("no-such-")) return 404;
  if (code === "desk-busy" || code in OUTAGES) return 503;
  return code.endsWith("-changed") ? 409 : 422;
}

const STATUSES: Partial<Record<RefusalCode, number>> = {
  "bad-request": 400,
  "cookie-and-token": 400,
  fault: 500,
  "not-all-seen": 403,
  "not-allowed": 403,
  "not-by-token": 403,
  "no-such-part": 416,
  "other-member": 409,
  "other-host": 403,
  "other-origin": 403,
  "proxy-needed": 403,
  "second-factor-needed": 403,
  "sign-in-needed": 401,
  "token-over": 401,
  "too-many-tries": 429,
  "too-many-streams": 429,
  "upload-in-use": 423,
};

/** `application/problem+json` (RFC 9457) as we send it; `code` is the refusal's, or `fault` with the id that was logged. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  id: z.string().optional(),
  /** With `subject-changed`: what others did meanwhile. */
  meanwhile: z.array(meanwhileSchema).optional(),
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
  const { code, title: sentence, meanwhile } = problem;
  return { ok: false, refusal: { code: code as RefusalCode, sentence, ...(meanwhile && { meanwhile }) } };
}
