// The routes of accounts: before the door, of an account itself, and of who is invited. Cookies are set here and in the door alone.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  acceptInvitation,
  beginSecondFactor,
  changePassword,
  becomeMember,
  confirmSecondFactor,
  endSecondFactor,
  endSessions,
  giveSecondFactor,
  invite,
  listPeople,
  listTokens,
  makeToken,
  ok,
  refuse,
  renewBackupCodes,
  revokeToken,
  setUp,
  showAccount,
  showDoor,
  showInvitation,
  signIn,
  signOut,
  withdrawInvitation,
  type Result,
} from "@sightline/domain";
import { accept, become, showTo } from "../account/accept.ts";
import type { Accounts, Asker } from "../account/accounts.ts";
import { inviteMember, linkOf, peopleOf, withdraw } from "../account/invitations.ts";
import * as own from "../account/own.ts";
import { personById } from "../account/people.ts";
import { setUpOwner } from "../account/set-up.ts";
import { giveCode, signInWith } from "../account/sign-in.ts";
import { revoke, tokensOf } from "../account/tokens.ts";
import { callerOf } from "./caller.ts";
import type { Door } from "./door.ts";
import { triesAs } from "./notes.ts";
import { addRoute } from "./routes.ts";
import { networkOf } from "./where.ts";

/** Takes a letter to a person, by mail or otherwise; fails where it cannot. */
export type Sender = (letter: {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}) => Promise<void>;

export type AtTheDoor = {
  readonly accounts: Accounts;
  readonly door: Door;
  /** The address of the desk, for links. */
  readonly base: () => string;
  readonly send: Sender | null;
};

export function addAccountRoutes(app: FastifyInstance, at: AtTheDoor): void {
  addBefore(app, at);
  addOwn(app, at);
  addInviting(app, at);
}

const askerOf = ({ ip, headers }: FastifyRequest): Asker => ({
  address: networkOf(ip),
  browser: headers["user-agent"]?.slice(0, 300),
});

/** What stands before the door. */
function addBefore(app: FastifyInstance, { accounts, door }: AtTheDoor): void {
  const enter = async (
    credentials: { email: string; password: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Result<{ proof: string | null }>> => {
    triesAs(request, credentials.email);
    const entered = await signInWith(accounts, credentials, askerOf(request));
    if (!entered.ok) return entered;
    const { value } = entered;
    if ("challenge" in value) {
      door.setChallenge(reply, value.challenge);
      return ok({ proof: null });
    }
    await leave(request);
    return door.letIn(reply, value.session);
  };
  // Whoever comes in as somebody leaves what they were before.
  const leave = leaving({ accounts, door });
  addRoute(app, showDoor, async (_, request) => {
    const session = door.sessionOf(request);
    const person =
      session?.by === "account" ? await personById(accounts.desk.db, session.account.account) : undefined;
    const by = session?.by === "link" ? { by: "link" as const } : null;
    const who = person ? { by: "account" as const, name: person.name, email: person.email } : by;
    return ok({ accounts: await accounts.exist(), who });
  });
  addRoute(app, signIn, enter);
  addRoute(app, giveSecondFactor, async (given, request, reply) => {
    const entered = await giveCode(accounts, given, door.challengeOf(request), askerOf(request));
    if (!entered.ok) return entered;
    await leave(request);
    door.setChallenge(reply, null);
    return door.letIn(reply, entered.value.session);
  });
  addRoute(app, showInvitation, ({ token }, request) => showTo(accounts, token, askerOf(request)));
  addRoute(app, acceptInvitation, async (given, request, reply) => {
    const accepted = await accept(accounts, given, askerOf(request));
    if (!accepted.ok) return accepted;
    const { email } = accepted.value;
    return enter({ email, password: given.password }, request, reply);
  });
}

/** Ends the session in which something is asked. */
const leaving =
  ({ accounts, door }: Pick<AtTheDoor, "accounts" | "door">) =>
  async (request: FastifyRequest): Promise<void> => {
    const session = door.sessionOf(request);
    if (session?.by === "link") door.endLink(request);
    if (session?.by !== "account") return;
    await accounts.desk.db.deleteFrom("doorSession").where("id", "=", session.account.id).execute();
  };

/** What an account does with itself. */
function addOwn(app: FastifyInstance, { accounts, door }: AtTheDoor): void {
  const leave = leaving({ accounts, door });
  const ownOf = (request: FastifyRequest): Result<own.Own> => {
    const session = door.sessionOf(request);
    if (session?.by !== "account")
      return refuse("account-needed", "Sign in with an account for this; the one-time link has none.");
    const { account, cookie } = session;
    return ok({ accounts, session: account, cookie, asker: askerOf(request) });
  };
  const asOwn = async <T>(
    request: FastifyRequest,
    work: (session: own.Own) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const session = ownOf(request);
    return session.ok ? work(session.value) : session;
  };
  /** Goes on in a new session. */
  const goOn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (session: own.Own) => Promise<Result<string>>,
  ): Promise<Result<{ proof: string }>> => {
    const done = await asOwn(request, work);
    return done.ok ? door.letIn(reply, done.value) : done;
  };
  addRoute(app, setUp, async (person, request, reply) => {
    const session = door.sessionOf(request);
    if (session?.by !== "link" || session.as !== undefined) {
      const sentence = "Only the owner, who came in by the one-time link, sets up the first account.";
      return refuse("link-needed", sentence);
    }
    const made = await setUpOwner(accounts, person);
    if (!made.ok) return made;
    const entered = await signInWith(accounts, person, askerOf(request));
    if (!entered.ok) return entered;
    if (!("session" in entered.value)) throw new Error("Expected a new account to have no second factor.");
    door.endLink(request);
    return door.letIn(reply, entered.value.session);
  });
  addRoute(app, showAccount, (_, request) =>
    asOwn(request, async (session) => ok(await own.showOwn(session))),
  );
  addRoute(app, becomeMember, ({ token }, request) =>
    asOwn(request, ({ session }) => become(accounts.desk, session.account, token)),
  );
  addRoute(app, signOut, async (_, request, reply) => {
    await leave(request);
    door.letOut(reply);
    return ok({});
  });
  addRoute(app, endSessions, ({ session: id }, request) => asOwn(request, (session) => own.end(session, id)));
  addRoute(app, changePassword, (given, request, reply) =>
    goOn(request, reply, (session) => own.changeOwnPassword(session, given)),
  );
  addRoute(app, beginSecondFactor, ({ password }, request) =>
    asOwn(request, (session) => own.beginFactor(session, password)),
  );
  addRoute(app, confirmSecondFactor, ({ code }, request, reply) =>
    goOn(request, reply, (session) => own.confirmFactor(session, code)),
  );
  addRoute(app, endSecondFactor, ({ password }, request, reply) =>
    goOn(request, reply, (session) => own.endFactor(session, password)),
  );
  addRoute(app, renewBackupCodes, ({ password }, request) =>
    asOwn(request, (session) => own.renewCodes(session, password)),
  );
  addRoute(app, listTokens, (_, request) =>
    asOwn(request, async ({ session }) => ok({ tokens: await tokensOf(accounts.desk, session.account) })),
  );
  addRoute(app, makeToken, (chosen, request) =>
    asOwn(request, (session) => own.makeOwnToken(session, chosen)),
  );
  addRoute(app, revokeToken, ({ token }, request) =>
    asOwn(request, ({ session }) => revoke(accounts.desk, session.account, token)),
  );
}

/** Who is a member of an investigation, and who is asked to become one. */
function addInviting(app: FastifyInstance, { accounts, base, send }: AtTheDoor): void {
  const { desk } = accounts;
  addRoute(app, listPeople, async (_, request) => ok(await peopleOf(desk, callerOf(request))));
  addRoute(app, invite, async (asked, request) => {
    if (!(await accounts.exist())) {
      const sentence = "Set up the owner’s account first; then others can be invited.";
      return refuse("set-up-needed", sentence);
    }
    const invited = await inviteMember(desk, callerOf(request), asked);
    if (!invited.ok) return invited;
    const { token, until, name } = invited.value;
    const link = linkOf(base(), token);
    if (send === null) return ok({ link, until: until.toISOString() });
    const text = `${name}, you are invited to an investigation. Open this link within a week: ${link}`;
    await send({ to: asked.email, subject: "An invitation to Sightline", text });
    return ok({ link: null, until: until.toISOString() });
  });
  addRoute(app, withdrawInvitation, ({ invitation }, request) =>
    withdraw(desk, callerOf(request), invitation),
  );
}
