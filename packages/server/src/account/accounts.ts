// The accounts of a desk: what opens the door for whom. Nothing here is loaded before somebody has one or comes with one.
import { createHmac } from "node:crypto";
import type { Desk } from "../desk.ts";
import { turnsOf } from "../http/turns.ts";
import { accountsKey } from "./key.ts";
import type { Library } from "./library.ts";
import { limiterOf, type Limit, type Limiter } from "./limiter.ts";

/** A session of an account, as a cookie brought it. */
export type AccountSession = {
  readonly id: string;
  readonly token: string;
  readonly account: string;
  /** Whether the account has turned one on. */
  readonly secondFactor: boolean;
  /** What a request must know beside the cookie. */
  readonly proof: string;
};

/** Somebody who asks at the door. */
export type Asker = { readonly address: string; readonly browser: string | undefined };

export type Accounts = {
  readonly desk: Desk;
  readonly limiter: Limiter;
  /** Whether anybody has an account; what was last known is in `known`. */
  exist(): Promise<boolean>;
  readonly known: boolean;
  signing(): Promise<Library>;
  sessionOf(cookie: string): Promise<AccountSession | null>;
  /** The proof that belongs to the token of a session. */
  proofOf(token: string): Promise<string>;
  /** Hashing a password takes a processor and some memory: so many at once, so many wait. */
  readonly hashing: ReturnType<typeof turnsOf>;
};

const QUARTER_HOUR_MS = 15 * 60_000;

/** By the first word of a key. An address may stand for a whole newsroom, and an account may be tried from anywhere. */
const LIMITS: Readonly<Record<string, Limit>> = {
  pair: { most: 10, withinMs: QUARTER_HOUR_MS },
  account: { most: 100, withinMs: QUARTER_HOUR_MS },
  address: { most: 50, withinMs: QUARTER_HOUR_MS },
  own: { most: 10, withinMs: QUARTER_HOUR_MS },
  // Wrong tokens: one and the same, as a program does that was not told that it is over, and any.
  token: { most: 10, withinMs: QUARTER_HOUR_MS },
  tokens: { most: 50, withinMs: QUARTER_HOUR_MS },
};

const limitOf = (key: string): Limit => {
  const limit = LIMITS[key.slice(0, key.indexOf(" "))];
  if (!limit) throw new Error(`Expected a key that begins with a kind of limit, got ${key}.`);
  return limit;
};

/** What failed is tried again by whoever asks next. */
const onceMade = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((fault: unknown) => {
      made = undefined;
      throw fault;
    }));
};

const BUSY = "Many people are signing in just now; ask again in a moment.";

export async function accountsOf(desk: Desk): Promise<Accounts> {
  let known = false;
  const secret = onceMade(() => accountsKey(desk.dataDir));
  const open = onceMade(async (): Promise<Library> => {
    const { openLibrary } = await import("./library.ts");
    return openLibrary(desk, await secret());
  });
  const exist = async (): Promise<boolean> => {
    const some = desk.db.selectFrom("doorAccount").select("id").where("first", "=", true);
    return (known ||= (await some.execute()).length > 0);
  };
  const proofOf = async (token: string): Promise<string> =>
    createHmac("sha256", await secret())
      .update(`proof\n${token}`)
      .digest("base64url");
  // Where somebody signs in, a key that signs nobody in is told when the desk opens.
  if (await exist()) await secret();
  return {
    desk,
    limiter: limiterOf(limitOf, () => desk.now().getTime()),
    exist,
    get known() {
      return known;
    },
    signing: open,
    async sessionOf(cookie) {
      // What the library signed has two parts; where nobody has an account nothing is asked of it.
      if (!/^[\w%+/=-]{16,300}\.[\w%+/=-]{16,300}$/.test(cookie) || !(await exist())) return null;
      const session = await (await open()).sessionOf(cookie);
      return session && { ...session, proof: await proofOf(session.token) };
    },
    proofOf,
    hashing: turnsOf({ atOnce: 2, waiting: 20 }, BUSY),
  };
}
