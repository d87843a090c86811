// Tokens at the door: `authorization: Bearer …`, in place of a cookie and its proof, where a route says that tokens may come in.
import type { FastifyRequest } from "fastify";
import { ok, refuse, type Result } from "@sightline/domain";
import type { Accounts } from "../account/accounts.ts";
import { letIn, type TokenSession } from "../account/tokens.ts";
import { networkOf } from "./where.ts";

/** What is shown as a token; of two, which no program of ours sends, neither is one. Null where none is: other schemes are a proxy's. */
export function bearerOf({ raw: { rawHeaders } }: FastifyRequest): string | null {
  const given = rawHeaders
    .filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === "authorization")
    .filter((one) => /^bearer(?:\s|$)/i.test(one));
  const [first] = given;
  if (first === undefined) return null;
  return given.length === 1 ? first.slice("bearer".length).trim() : "";
}

type Showing = { readonly accounts: Accounts; readonly value: string; readonly hasCookie: boolean };

/** What a token has is asked first: whoever shows a wrong one learns nothing of what another may. */
export async function letInByToken(
  request: FastifyRequest,
  { accounts, value, hasCookie }: Showing,
): Promise<Result<TokenSession>> {
  if (hasCookie)
    return refuse("cookie-and-token", "This came with a session and with a token; send one of the two.");
  const session = await letIn(accounts, value, networkOf(request.ip));
  if (!session.ok) return session;
  const { url, config } = request.routeOptions;
  // Where there is nothing, it is told so; the files of the pages are everybody's.
  if (url === undefined || url === "/*") return session;
  const { byToken } = config;
  if (byToken === undefined) return refuse("not-by-token", "No token may do this; sign in for it.");
  return session.value.may.includes(byToken)
    ? ok(session.value)
    : refuse("not-by-token", `This token may not ${DOES[byToken]}; make one that may.`);
}

const DOES = { read: "read", media: "be shown pictures and films", write: "write" } as const;
