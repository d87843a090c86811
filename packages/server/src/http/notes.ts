// What is written down of a desk that others reach: who came in or tried to, what was done to accounts, and what was refused at the door.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { viaToken } from "@sightline/domain";
import type { Accounts } from "../account/accounts.ts";
import { limiterOf } from "../account/limiter.ts";
import { personByEmail, whyNotEmail } from "../account/people.ts";
import { waitingFor } from "../account/sign-in.ts";
import type { Door } from "./door.ts";
import { refusedWith } from "./problem.ts";
import { networkOf } from "./where.ts";

/** Lines of one network within a minute: whoever knocks without end does not fill the disk. */
const LINES = { most: 60, withinMs: 60_000 };

/** Asked for in a way that no page of ours does, or by somebody who may not; an investigation that is not theirs is told to be none. */
const NOTED: ReadonlySet<number> = new Set([400, 401, 403, 413, 415, 429]);

const tried = new WeakMap<FastifyRequest, string>();

/** Says as whom somebody asks to come in. */
export const triesAs = (request: FastifyRequest, email: string): void => void tried.set(request, email);

type Noting = { readonly accounts: Accounts; readonly door: Door; readonly log: (line: string) => void };

/** Nothing that a stranger typed is in a line: its words are ours, the router's, and an address in its one spelling. */
export function addNotes(app: FastifyInstance, { accounts, door, log }: Noting): void {
  const limiter = limiterOf(
    () => LINES,
    () => accounts.desk.now().getTime(),
  );
  app.addHook("onResponse", async (request, reply) => {
    const { url = "none" } = request.routeOptions;
    const { statusCode: status } = reply;
    const code = refusedWith(reply) ?? "done";
    const isNoted = NOTED.has(status) || code === "no-such-investigation";
    if (!isNoted && !(changesAccounts(request, url) && status < 500)) return;
    const from = networkOf(request.ip);
    if (!limiter.mayTry([from])) return;
    const last = limiter.triedTooOften([from]) ? " more=unwritten" : "";
    const who = await whoAsked({ accounts, door }, request);
    log(`door ${request.method} ${url} status=${status} code=${code} from=${from} by=${who}${last}`);
  });
}

/** Signing in and out, invitations, passwords, second factors, tokens. */
const changesAccounts = ({ method }: FastifyRequest, url: string): boolean =>
  method === "POST" && /^\/api\/(?:door|account)\/|\/invitations(?:\/|$)/.test(url);

/** An account by its id, never by its address; `nobody` also where an address is tried that none has. */
async function whoAsked({ accounts, door }: Omit<Noting, "log">, request: FastifyRequest): Promise<string> {
  const session = door.sessionOf(request);
  if (session?.by === "token") return viaToken(session.token.id);
  if (session?.by === "account") return `account:${session.account.account}`;
  const asked = (await byAddress(accounts, request)) ?? (await byChallenge(accounts, door, request));
  return asked === undefined ? "nobody" : `account:${asked}`;
}

async function byAddress({ desk }: Accounts, request: FastifyRequest): Promise<string | undefined> {
  const email = tried.get(request);
  return email !== undefined && whyNotEmail(email) === null
    ? (await personByEmail(desk.db, email))?.id
    : undefined;
}

async function byChallenge(
  accounts: Accounts,
  door: Door,
  request: FastifyRequest,
): Promise<string | undefined> {
  const challenge = door.challengeOf(request);
  return challenge === undefined ? undefined : ((await waitingFor(accounts, challenge)) ?? undefined);
}
