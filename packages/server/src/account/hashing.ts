// How a password is hashed: scrypt, made so slow and so large that guessing at a stolen table is dear.
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** 32 MB, three times over: OWASP's advice of today for that size. */
const NOW: Cost = { N: 2 ** 15, r: 8, p: 3 };
/** What the library hashed with by itself, before. */
const BEFORE: Cost = { N: 2 ** 14, r: 16, p: 1 };

const LENGTH = 64;
const derive = promisify<string, string, number, object, Buffer>(scrypt);
/** Two keyboards that spell one letter in two ways give one password. */
const keyOf = (password: string, salt: string, cost: Cost): Promise<Buffer> =>
  derive(password.normalize("NFKC"), salt, LENGTH, { ...cost, maxmem: 256 * cost.N * cost.r });

/** `scrypt`, its cost, salt and key, with colons between them; so that the next cost can be told from this one. */
export async function hash(password: string): Promise<string> {
  const salt = randomBytes(16).toString("hex");
  const key = await keyOf(password, salt, NOW);
  return ["scrypt", NOW.N, NOW.r, NOW.p, salt, key.toString("hex")].join(":");
}

type Asked = { readonly hash: string; readonly password: string };

/** False for whatever is no hash of ours. */
export async function verify({ hash: kept, password }: Asked): Promise<boolean> {
  const [, N, r, p, salt, key] =
    /^scrypt:(\d{1,7}):(\d{1,2}):(\d{1,2}):([0-9a-f]{32}):([0-9a-f]{128})$/.exec(kept) ?? [];
  if (salt !== undefined && key !== undefined)
    return isSame(await keyOf(password, salt, { N: Number(N), r: Number(r), p: Number(p) }), key);
  const [, oldSalt, oldKey] = /^([0-9a-f]{32}):([0-9a-f]{128})$/.exec(kept) ?? [];
  if (oldSalt === undefined || oldKey === undefined) return false;
  const isRight = isSame(await keyOf(password, oldSalt, BEFORE), oldKey);
  // As long as any other, or as long as where there is no account: time tells nobody which this is.
  await keyOf(password, oldSalt, NOW);
  return isRight;
}

const isSame = (found: Buffer, kept: string): boolean => timingSafeEqual(found, Buffer.from(kept, "hex"));
