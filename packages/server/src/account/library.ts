// The library that checks passwords and codes and keeps sessions: our tables, our cookies, and nothing of it reachable from outside.
import { betterAuth } from "better-auth/minimal";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Desk } from "../desk.ts";
import { hash, verify } from "./hashing.ts";
import { CHALLENGE_SECONDS, SESSION_SECONDS } from "./lasting.ts";

/** Who asks, and with what. */
export type Asking = {
  readonly session?: string | undefined;
  readonly challenge?: string | undefined;
  readonly address?: string;
  readonly browser?: string | undefined;
};

/** A session that holds, and of whom. */
type Found = {
  readonly id: string;
  readonly token: string;
  readonly account: string;
  readonly secondFactor: boolean;
};

/** A value of null takes the cookie away. */
export type Answered = {
  readonly ok: boolean;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly session: string | null;
  readonly challenge: string | null;
};

/** Its functions that we call; no other can be, and none has an address of its own. */
export type Called =
  | "signInEmail"
  | "signOut"
  | "verifyTOTP"
  | "verifyBackupCode"
  | "changePassword"
  | "enableTwoFactor"
  | "disableTwoFactor"
  | "generateBackupCodes";

const NAMES = { session: "door.session_token", challenge: "door.two_factor" };
/** Not a header that a client could send: the desk says whose address it is. */
const ADDRESS = "x-door-address";

export type Library = Awaited<ReturnType<typeof openLibrary>>;

export async function openLibrary({ db }: Pick<Desk, "db">, key: string) {
  // Whatever the surroundings of the process say, it reports to nobody, and signs with our key: these would change that.
  for (const name of Object.keys(process.env)) if (name.startsWith("BETTER_AUTH_")) delete process.env[name];
  const auth = betterAuth({
    appName: "Sightline",
    // It has no address, so it needs none that exists.
    baseURL: "http://desk.invalid",
    secret: key,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: kyselyAdapter(db, { type: "postgres", transaction: true }),
    user: { modelName: "doorAccount" },
    account: { modelName: "doorPassword" },
    verification: { modelName: "doorChallenge" },
    session: {
      modelName: "doorSession",
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // Our own rule is stricter; this one counts otherwise.
      minPasswordLength: 1,
      maxPasswordLength: 1000,
      password: { hash, verify },
    },
    // Ours stands before it: calls of its functions pass by its own.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "door",
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [ADDRESS] },
    },
    plugins: [
      twoFactor({
        issuer: "Sightline",
        twoFactorTable: "doorFactor",
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
      }),
    ],
  });
  const context = await auth.$context;
  const headersOf = ({ session, challenge, address, browser }: Asking): Headers => {
    const cookies = [
      ...(session === undefined ? [] : [`${NAMES.session}=${session}`]),
      ...(challenge === undefined ? [] : [`${NAMES.challenge}=${challenge}`]),
    ];
    return new Headers({
      ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
      ...(address !== undefined && { [ADDRESS]: address }),
      ...(browser !== undefined && { "user-agent": browser }),
    });
  };
  return {
    isPassword: (password: string, hash: string): Promise<boolean> =>
      context.password.verify({ password, hash }),
    hash: (password: string): Promise<string> => context.password.hash(password),
    async sessionOf(session: string): Promise<Found | null> {
      const found = await auth.api.getSession({
        headers: headersOf({ session }),
        query: { disableRefresh: true },
      });
      return (
        found && {
          id: found.session.id,
          token: found.session.token,
          account: found.user.id,
          secondFactor: found.user["twoFactorEnabled"] === true,
        }
      );
    },
    async backupCodesLeft(account: string): Promise<number> {
      const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: account } });
      return backupCodes.length;
    },
    /** What it refuses comes back with its code; what breaks is thrown. */
    async call(name: Called, body: object, asking: Asking): Promise<Answered> {
      const called = auth.api[name] as (asked: object) => Promise<Response>;
      const answer = await called({ body, headers: headersOf(asking), asResponse: true });
      const said = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
      if (answer.status >= 500)
        throw new Error(`The library for signing in failed at ${name}: ${JSON.stringify(said)}`);
      const given = new Map(answer.headers.getSetCookie().map(cookieIn));
      return {
        ok: answer.ok,
        code: typeof said?.["code"] === "string" ? said["code"] : "",
        body: said ?? {},
        session: given.get(NAMES.session) || null,
        challenge: given.get(NAMES.challenge) || null,
      };
    },
  };
}

const cookieIn = (header: string): [string, string] => {
  const [pair = ""] = header.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
};
