// Who is at the door of an investigation: resolved once, before any route that names one, whatever it serves.
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { canonicalJson } from "@sightline/domain";
import { memberOf, membershipsOf } from "../account/memberships.ts";
import type { Desk } from "../desk.ts";
import { callerIn, type Caller } from "../investigation/caller.ts";
import type { As } from "../investigation/list.ts";
import type { ActKey } from "../investigation/command-key.ts";
import type { Door, Session } from "./door.ts";
import { answerProblem, statusOf } from "./problem.ts";

const callers = new WeakMap<FastifyRequest, Caller>();

/** To be added before the routes. What lies under `/media` shows the material itself; all else, what is known of it. */
export function addCallers(app: FastifyInstance, desk: Desk, door: Door): void {
  app.addHook("preHandler", async (request, reply) => {
    const { url = "" } = request.routeOptions;
    if (!url.includes("/:investigation")) return undefined;
    const { investigation } = request.params as { investigation: string };
    const who = await whoIn(desk, door.sessionOf(request), investigation);
    if (who === null) return answerProblem(reply, 404, notFor(investigation));
    const { as } = who;
    const reading = url.startsWith("/media/") ? "media" : "data";
    const writes = request.method !== "GET" && request.method !== "HEAD";
    const caller = await callerIn(desk, investigation, { as, reading, writes });
    if (!caller.ok) return answerProblem(reply, statusOf(caller.refusal), caller.refusal);
    callers.set(request, caller.value);
    return undefined;
  });
}

/** Null for an account that is no member: whether there is such an investigation is not for it to know. */
async function whoIn(
  desk: Desk,
  session: Session | null,
  investigation: string,
): Promise<{ readonly as: string | undefined } | null> {
  if (session?.by !== "account") return { as: session?.as };
  const as = await memberOf(desk, session.account.account, investigation);
  return as === null ? null : { as };
}

/** Who somebody is in each investigation: the same name in all of them for a link; undefined is the owner of each. */
export async function membersOf(desk: Desk, session: Session | null): Promise<As> {
  return session?.by === "account" ? membershipsOf(desk, session.account.account) : session?.as;
}

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
