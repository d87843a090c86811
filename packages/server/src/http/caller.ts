// Who is at the door of an investigation: resolved once, before any route that names one, whatever it serves.
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { canonicalJson, SEQ, SELF, statusOf, viaToken, type Reading } from "@sightline/domain";
import { memberOf, membershipsOf } from "../account/memberships.ts";
import type { Desk } from "../desk.ts";
import { callerIn, type Caller } from "../investigation/caller.ts";
import type { As } from "../investigation/list.ts";
import type { ActKey } from "../investigation/command-key.ts";
import type { Door, Session } from "./door.ts";
import { answerProblem } from "./problem.ts";
import { selvesOf } from "./self.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What of an investigation the route shows, where it is not what is known of the material. */
    readonly reading?: Reading;
  }
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** To be added before the routes. What lies under `/media` shows the material itself; all else, what is known of it. */
export function addCallers(app: FastifyInstance, desk: Desk, door: Door): void {
  const selfOf = selvesOf(desk.dataDir);
  app.addHook("preHandler", async (request, reply) => {
    const { url = "", config } = request.routeOptions;
    if (!url.includes("/:investigation")) return undefined;
    const { investigation } = request.params as { investigation: string };
    const who = await whoIn(desk, door.sessionOf(request), investigation);
    if (who === null) return answerProblem(reply, 404, notFor(investigation));
    const { as } = who;
    const reading = url.startsWith("/media/") ? "media" : (config.reading ?? "data");
    const writes = request.method !== "GET" && request.method !== "HEAD";
    const caller = await callerIn(desk, investigation, { as, reading, writes });
    if (!caller.ok) return answerProblem(reply, statusOf(caller.refusal), caller.refusal);
    const token = tokenOf(door.sessionOf(request));
    callers.set(request, { ...caller.value, via: token === null ? undefined : viaToken(token.id) });
    const self = await selfOf(caller.value);
    reply.header(SEQ, caller.value.held.seq).header(SELF, self);
    const shown = request.headers[SELF];
    if (writes && shown !== undefined && shown !== self) return answerProblem(reply, 409, anotherMember);
    return undefined;
  });
}

/** Who a request came from, if they may still come in: with a session that holds, as a member of some role. */
export async function callerAgain(
  desk: Desk,
  door: Door,
  request: FastifyRequest,
  investigation: string,
): Promise<Caller | null> {
  const session = await door.stillIn(request);
  const who = session && (await whoIn(desk, session, investigation));
  if (!who) return null;
  // Whoever watches keeps what stands up to date.
  const caller = await callerIn(desk, investigation, { as: who.as, reading: "data", writes: true });
  return caller.ok ? caller.value : null;
}

/** Whether whoever asked for something of an item may be shown it still: it takes long to send. */
export async function stillSees(
  desk: Desk,
  door: Door,
  request: FastifyRequest,
  item: string,
): Promise<boolean> {
  const { investigation, member } = callerOf(request);
  const session = await door.stillIn(request);
  const who = session && (await whoIn(desk, session, investigation));
  if (!who) return false;
  const caller = await callerIn(desk, investigation, { as: who.as, reading: "media" });
  return caller.ok && caller.value.member === member && caller.value.held.item.has(item);
}

/** Null for an account that is no member: whether there is such an investigation is not for it to know. */
async function whoIn(
  desk: Desk,
  session: Session | null,
  investigation: string,
): Promise<{ readonly as: string | undefined } | null> {
  const token = tokenOf(session);
  if (token && !token.investigations.includes(investigation)) return null;
  const account = accountOf(session);
  if (account === null) return { as: session?.by === "link" ? session.as : undefined };
  const as = await memberOf(desk, account, investigation);
  return as === null ? null : { as };
}

/** Who somebody is in each investigation: the same name in all of them for a link; undefined is the owner of each. */
export async function membersOf(desk: Desk, session: Session | null): Promise<As> {
  const account = accountOf(session);
  if (account === null) return session?.by === "link" ? session.as : undefined;
  const all = await membershipsOf(desk, account);
  const token = tokenOf(session);
  return token ? new Map([...all].filter(([id]) => token.investigations.includes(id))) : all;
}

const tokenOf = (session: Session | null) => (session?.by === "token" ? session.token : null);

const accountOf = (session: Session | null): string | null =>
  session?.by === "account" ? session.account.account : (tokenOf(session)?.account ?? null);

const anotherMember = {
  code: "other-member" as const,
  sentence:
    "Another member signed in in this browser since this was done, so nothing was written; whoever did it signs in again.",
};

const notFor = (investigation: string) => ({
  code: "no-such-investigation" as const,
  sentence: `This desk holds no investigation ${investigation} that you are a member of.`,
});

/** The caller of a route that names an investigation. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error(`Expected a caller of ${request.routeOptions.url ?? "?"}, got none.`);
  return caller;
}

/** From the header `idempotency-key`; what is no key is as good as none. */
export function keyOf({ headers, url, body }: FastifyRequest): ActKey | undefined {
  const id = headers["idempotency-key"];
  if (typeof id !== "string" || !/^[\w-]{8,100}$/.test(id)) return undefined;
  const asked = createHash("sha256")
    .update(canonicalJson([url, body ?? null]))
    .digest("hex");
  return { id, asked };
}
