// The door: who may speak to this desk at all. Only its own host and origin, and only with a session: of a one-time link, or of an account.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  isBound,
  ok,
  PROOF,
  PROOF_MARK,
  refuse,
  statusOf,
  WRITING,
  type Result,
  type TokenRight,
} from "@sightline/domain";
import type { Accounts, AccountSession } from "../account/accounts.ts";
import { CHALLENGE_SECONDS, SESSION_SECONDS } from "../account/lasting.ts";
import type { TokenSession } from "../account/tokens.ts";
import { bearerOf, letInByToken } from "./bearer.ts";
import { cookieIn, mentions, setCookie, type Cookie } from "./cookies.ts";
import { answerPage, answerProblem } from "./problem.ts";
import type { Where } from "./where.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route answers whoever has no session too. */
    readonly open?: true;
    /** The route answers an account without a second factor, where the desk asks for one. */
    readonly beforeFactor?: true;
    /** What a token must have been given to be let in here; without it, none is. */
    readonly byToken?: TokenRight;
  }
}

/**
 * The routes that answer without a session, as the router knows them: the link, the files of the pages, and what stands
 * before the door (`open` in their contracts). Every other one asks for a session, however its address is
 * spelt, and so does what no route answers.
 */
const OPEN: ReadonlySet<string | undefined> = new Set(["/enter", "/*"]);

export type Door = {
  /** Makes a new one-time link's key; each opens one session, once, in which `as` writes, or else the first owner. */
  newKey(as: string | undefined): string;
  /** Null when the request has no session that still holds, or does not prove it twice. */
  sessionOf(request: FastifyRequest): Session | null;
  /** The session that a request came with, asked for again; null when it has ended. */
  stillIn(request: FastifyRequest): Promise<Session | null>;
  /** What is answered to whoever has no session. */
  askToSignIn(reply: FastifyReply): FastifyReply;
  /** Lets a browser in with a session of an account; what it must know beside the cookie. Refused where it has ended already. */
  letIn(reply: FastifyReply, session: string): Promise<Result<{ proof: string }>>;
  /** Ends the session that a link opened. */
  endLink(request: FastifyRequest): void;
  /** Takes the session from the browser. */
  letOut(reply: FastifyReply): void;
  /** What waits for its second factor. */
  challengeOf(request: FastifyRequest): string | undefined;
  setChallenge(reply: FastifyReply, challenge: string | null): void;
};

export type Session =
  | { readonly by: "link"; readonly as: string | undefined; readonly until: number; readonly proof: string }
  | {
      readonly by: "account";
      readonly account: AccountSession;
      readonly cookie: string;
      /** What a request must know beside the cookie, which a browser shows to every port of this machine. */
      readonly proof: string;
    }
  | { readonly by: "token"; readonly token: TokenSession };
/** What a browser has, and proves twice. */
type Proven = Exclude<Session, { by: "token" }>;
type LinkSession = Extract<Session, { by: "link" }>;

export type DoorOptions = {
  readonly where: Where;
  readonly accounts: Accounts;
  readonly now: () => Date;
  /** What to do for another link, as where the desk runs it is told; null where there is none to be had. */
  readonly another: string | null;
  /** Whether an account gets nowhere but to set one up, as long as it has no second factor. */
  readonly needsSecondFactor: boolean;
};

/** Adds the checks that run before every route, and `/enter`, which turns a one-time key into a session. */
export function addDoor(
  app: FastifyInstance,
  { where, accounts, now, another, needsSecondFactor }: DoorOptions,
): Door {
  const keys = new Map<string, { readonly as: string | undefined }>();
  const links = new Map<string, LinkSession>();
  const proven = new WeakMap<FastifyRequest, Session>();
  const isSecure = where.scheme === "https";
  const cookies = {
    session: (): Cookie => ({ name: where.cookie(), seconds: SESSION_SECONDS, isSecure }),
    challenge: (): Cookie => ({ name: `${where.cookie()}-second`, seconds: CHALLENGE_SECONDS, isSecure }),
  };
  const comeIn = async (request: FastifyRequest): Promise<Proven | null> => {
    const cookie = cookieIn(request, cookies.session().name);
    if (cookie === undefined) return null;
    const link = linkIn(links, cookie);
    if (link) return link.until > now().getTime() ? link : null;
    const account = await accounts.sessionOf(cookie);
    return account && { by: "account", account, cookie, proof: account.proof };
  };
  const askToSignIn = (reply: FastifyReply): FastifyReply =>
    answerProblem(reply, 401, { code: "sign-in-needed", sentence: howToComeIn(accounts.known, another) });
  const lacksFactor = (request: FastifyRequest): boolean =>
    needsSecondFactor &&
    !isOpen(request) &&
    request.routeOptions.config.beforeFactor !== true &&
    !hasFactor(proven.get(request));
  app.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    if (where.whyNotSo(request) !== null) {
      return answerProblem(reply, 403, {
        code: "proxy-needed",
        sentence: "This desk answers only through its proxy, over TLS; open its public address.",
      });
    }
    if (host === undefined || !where.hosts().includes(host)) {
      return answerProblem(reply, 403, {
        code: "other-host",
        sentence: "This desk answers only under its own address.",
      });
    }
    const own = `${where.scheme}://${host}`;
    if (origin !== undefined && origin !== own) {
      return answerProblem(reply, 403, {
        code: "other-origin",
        sentence: "Another site may not use this desk.",
      });
    }
    const value = bearerOf(request);
    if (value !== null) {
      // What no browser sends by itself needs no second proof, and no page of ours behind it.
      const hasCookie = mentions(request, cookies.session().name);
      const byToken = await letInByToken(request, { accounts, value, hasCookie });
      if (!byToken.ok) return answerProblem(reply, statusOf(byToken.refusal), byToken.refusal);
      proven.set(request, { by: "token", token: byToken.value });
      return lacksFactor(request) ? askForFactor(reply) : undefined;
    }
    if (!isRead(request.method) && !isFromOurPage(request, own)) {
      return answerProblem(reply, 403, {
        code: "other-origin",
        sentence: "Only this desk's own pages may change anything here.",
      });
    }
    const session = await comeIn(request);
    if (session && isProven(request, session, now().getTime())) proven.set(request, session);
    if (lacksFactor(request)) return askForFactor(reply);
    return isOpen(request) || proven.has(request) ? undefined : askToSignIn(reply);
  });
  // A link that is only looked at, with HEAD, is not used up.
  app.get<{ Querystring: { key?: unknown } }>("/enter", { exposeHeadRoute: false }, (request, reply) => {
    const given = request.query.key;
    const key = digest(typeof given === "string" ? given : "");
    const opening = keys.get(key);
    if (!opening || !keys.delete(key)) {
      const sentence =
        `This link was used before, or is not of this desk as it runs now. ${another ?? ""}`.trim();
      const isForAPerson = request.headers.accept?.includes("text/html") === true;
      return isForAPerson
        ? answerPage(reply, 401, sentence)
        : answerProblem(reply, 401, { code: "link-used", sentence });
    }
    const token = randomBytes(32).toString("base64url");
    const proof = randomBytes(32).toString("base64url");
    const until = now().getTime() + SESSION_SECONDS * 1000;
    links.set(digest(token), { by: "link", ...opening, until, proof });
    setCookie(reply, cookies.session(), token);
    return reply.redirect(`/${PROOF_MARK}${proof}`, 303);
  });
  return {
    newKey: (as) => {
      const key = randomBytes(24).toString("base64url");
      // Where others reach the desk nobody comes in without an account.
      if (another !== null) keys.set(digest(key), { as });
      return key;
    },
    sessionOf: (request) => proven.get(request) ?? null,
    async stillIn(request) {
      const value = bearerOf(request);
      if (value !== null) {
        const byToken = await letInByToken(request, { accounts, value, hasCookie: false });
        return byToken.ok ? { by: "token", token: byToken.value } : null;
      }
      const session = await comeIn(request);
      const before = proven.get(request);
      return session !== null && before && proofOf(session) === proofOf(before) ? session : null;
    },
    askToSignIn,
    async letIn(reply, session) {
      const opened = await accounts.sessionOf(session);
      if (!opened) return refuse("sign-in-needed", "This session was ended as it began; sign in again.");
      setCookie(reply, cookies.session(), session);
      return ok({ proof: opened.proof });
    },
    endLink(request) {
      const cookie = cookieIn(request, cookies.session().name);
      if (cookie !== undefined) links.delete(digest(cookie));
    },
    letOut: (reply) => setCookie(reply, cookies.session(), null),
    challengeOf: (request) => cookieIn(request, cookies.challenge().name),
    setChallenge: (reply, challenge) => setCookie(reply, cookies.challenge(), challenge),
  };
}

function howToComeIn(hasAccounts: boolean, another: string | null): string {
  const byLink =
    another === null ? "" : `Open the one-time link that the desk printed when it started. ${another}`;
  if (!hasAccounts) return byLink || "This desk has no accounts yet.";
  return another === null
    ? "Sign in first."
    : `Sign in, or open the one-time link that the desk printed. ${another}`;
}

/** What came by the one-time link has no account that could have one; whoever has not come in is asked to first. */
function hasFactor(session: Session | undefined): boolean {
  if (session?.by === "account") return session.account.secondFactor;
  return session?.by === "token" ? session.token.secondFactor : true;
}

const askForFactor = (reply: FastifyReply): FastifyReply =>
  answerProblem(reply, 403, {
    code: "second-factor-needed",
    sentence: "This desk is for accounts with a second factor; turn yours on under Settings.",
  });

/** Null for a token, which needs none. */
export const proofOf = (session: Session): string | null => (session.by === "token" ? null : session.proof);

const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** As its route says: what no route answers is open to nobody. */
const isOpen = ({ routeOptions: { url, config } }: FastifyRequest): boolean =>
  OPEN.has(url) || config.open === true;

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
function isProven({ headers, method, raw }: FastifyRequest, { proof }: Proven, at: number): boolean {
  const given = headers[PROOF];
  if (typeof given === "string")
    return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(proof)));
  return isRead(method) && isBound(raw.url ?? "", proof, at);
}

/** Compared with each in the same time. */
function linkIn(links: ReadonlyMap<string, LinkSession>, cookie: string): LinkSession | null {
  const token = digest(cookie);
  for (const [known, session] of links) {
    if (timingSafeEqual(Buffer.from(known), Buffer.from(token))) return session;
  }
  return null;
}
