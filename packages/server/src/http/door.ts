// The door: who may speak to this desk at all. Only its own host and origin, and only with a session from a one-time link.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isBound, PROOF, PROOF_MARK, WRITING } from "@sightline/domain";
import { answerPage, answerProblem } from "./problem.ts";

/**
 * The routes that answer without a session, as the router knows them: the link, the health and the files of the pages.
 * Every other one asks for a session, however its address is spelt, and so does what no route answers.
 */
const OPEN: ReadonlySet<string | undefined> = new Set(["/enter", "/healthz", "/*"]);

const SESSION_SECONDS = 12 * 3600;

export type Door = {
  /** Makes a new one-time link's key; each opens one session, once, in which `as` writes, or else the first owner. */
  newKey(as: string | undefined): string;
  /** Null when the request has no session that still holds, or does not prove it twice. */
  sessionOf(request: FastifyRequest): Session | null;
  /** What is answered to whoever has no session. */
  askToSignIn(reply: FastifyReply): FastifyReply;
};

export type Session = {
  readonly as: string | undefined;
  readonly until: number;
  /** What a request must know beside the cookie, which a browser shows to every port of this machine. */
  readonly proof: string;
};

export type DoorOptions = {
  /** Under which hosts, with their port, the desk answers. */
  readonly hosts: () => readonly string[];
  /** The cookie's name: desks on one machine share their cookies, so each has one of its own. */
  readonly cookie: () => string;
  readonly now: () => Date;
  /** What to do for another link, as where the desk runs it is told. */
  readonly another: string;
};

/** Adds the checks that run before every route, and `/enter`, which turns a one-time key into a session. */
export function addDoor(app: FastifyInstance, { hosts, cookie, now, another }: DoorOptions): Door {
  const keys = new Map<string, { readonly as: string | undefined }>();
  const sessions = new Map<string, Session>();
  const sessionOf = (request: FastifyRequest): Session | null => {
    const session = sessionIn(request, cookie(), sessions);
    const at = now().getTime();
    return session !== null && session.until > at && isProven(request, session, at) ? session : null;
  };
  const askToSignIn = (reply: FastifyReply): FastifyReply =>
    answerProblem(reply, 401, {
      code: "sign-in-needed",
      sentence: `Open the one-time link that the desk printed when it started. ${another}`,
    });
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
    if (!isRead(request.method) && !isFromOurPage(request, `http://${host}`)) {
      return answerProblem(reply, 403, {
        code: "other-origin",
        sentence: "Only this desk's own pages may change anything here.",
      });
    }
    const open = OPEN.has(request.routeOptions.url);
    return open || sessionOf(request) !== null ? undefined : askToSignIn(reply);
  });
  // A link that is only looked at, with HEAD, is not used up.
  app.get<{ Querystring: { key?: unknown } }>("/enter", { exposeHeadRoute: false }, (request, reply) => {
    const given = request.query.key;
    const key = digest(typeof given === "string" ? given : "");
    const opening = keys.get(key);
    if (!opening || !keys.delete(key)) {
      const sentence = `This link was used before, or is not of this desk as it runs now. ${another}`;
      const isForAPerson = request.headers.accept?.includes("text/html") === true;
      return isForAPerson
        ? answerPage(reply, 401, sentence)
        : answerProblem(reply, 401, { code: "link-used", sentence });
    }
    const token = randomBytes(32).toString("base64url");
    const proof = randomBytes(32).toString("base64url");
    sessions.set(digest(token), { ...opening, until: now().getTime() + SESSION_SECONDS * 1000, proof });
    return reply
      .header(
        "set-cookie",
        `${cookie()}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_SECONDS}`,
      )
      .redirect(`/${PROOF_MARK}${proof}`, 303);
  });
  return {
    newKey: (as) => {
      const key = randomBytes(24).toString("base64url");
      keys.set(digest(key), { as });
      return key;
    },
    sessionOf,
    askToSignIn,
  };
}

const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const isRead = (method: string): boolean => method === "GET" || method === "HEAD";

/**
 * Browsers name the origin of every request that can change something, and let another site's page set no header of
 * its own without asking us first, which we never allow. Both must be right; what names neither is no page of ours.
 */
function isFromOurPage({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  const [[name, value] = ["", ""]] = Object.entries(WRITING);
  return (
    headers.origin === origin && headers[name] === value && (site === undefined || site === "same-origin")
  );
}

/** By the header that only this desk's pages can send, or by an address that only they can make. */
function isProven({ headers, method, raw }: FastifyRequest, { proof }: Session, at: number): boolean {
  const given = headers[PROOF];
  if (typeof given === "string")
    return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(proof)));
  return isRead(method) && isBound(raw.url ?? "", proof, at);
}

function sessionIn(
  request: FastifyRequest,
  name: string,
  sessions: ReadonlyMap<string, Session>,
): Session | null {
  const cookie = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  if (cookie === undefined) return null;
  const token = digest(cookie.slice(name.length + 1));
  for (const [known, session] of sessions) {
    if (timingSafeEqual(Buffer.from(known), Buffer.from(token))) return session;
  }
  return null;
}
