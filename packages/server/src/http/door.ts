// The door: who may speak to this desk at all. Only its own host and origin, and only with a session from a one-time link.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answerProblem } from "./problem.ts";

const COOKIE = "sightline";
const SESSION_SECONDS = 12 * 3600;

export type Door = {
  /** Makes a new one-time link's key; each opens one session, once. */
  newKey(): string;
};

/** Adds the checks that run before every route, and `/enter`, which turns a one-time key into a session. */
export function addDoor(app: FastifyInstance, hosts: () => readonly string[]): Door {
  const keys = new Set<string>();
  const sessions = new Map<string, number>();
  app.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    const ours = hosts();
    if (host === undefined || !ours.includes(host)) {
      return answerProblem(reply, 403, {
        code: "other-host",
        sentence: "This desk answers only under its own address.",
      });
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      return answerProblem(reply, 403, {
        code: "other-origin",
        sentence: "Another site may not use this desk.",
      });
    }
    const guarded = request.url.startsWith("/api/") || request.url.startsWith("/media/");
    if (guarded && !isSignedIn(request, sessions)) {
      return answerProblem(reply, 401, {
        code: "sign-in-needed",
        sentence: "Open the one-time link that the desk printed when it started.",
      });
    }
    return undefined;
  });
  app.get<{ Querystring: { key?: string } }>("/enter", (request, reply) => {
    const key = digest(request.query.key ?? "");
    if (!keys.delete(key)) {
      return answerProblem(reply, 401, {
        code: "link-used",
        sentence: "This link was used before or is not ours; press Enter where the desk runs for a new one.",
      });
    }
    const token = randomBytes(32).toString("base64url");
    sessions.set(digest(token), Date.now() + SESSION_SECONDS * 1000);
    return enter(reply, token);
  });
  return {
    newKey: () => {
      const key = randomBytes(24).toString("base64url");
      keys.add(digest(key));
      return key;
    },
  };
}

const enter = (reply: FastifyReply, token: string) =>
  reply
    .header("set-cookie", `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_SECONDS}`)
    .redirect("/", 303);

const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");

function isSignedIn(request: FastifyRequest, sessions: Map<string, number>): boolean {
  const cookie = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${COOKIE}=`));
  if (cookie === undefined) return false;
  const token = digest(cookie.slice(COOKIE.length + 1));
  for (const [known, until] of sessions) {
    if (timingSafeEqual(Buffer.from(known), Buffer.from(token))) return until > Date.now();
  }
  return false;
}
