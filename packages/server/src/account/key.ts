// The key of the accounts: signs what cookies hold and encrypts the secrets of second factors. Without it the tables open nothing.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { textOf, Unusable } from "../heads/unusable.ts";
import { madeOnce } from "../storage/made-once.ts";

const SECRET = /^[0-9a-f]{64}$/;
const freshSecret = (): string => randomBytes(32).toString("hex");

/** Made at its first use, readable by the account of the desk alone. Throws `Unusable`: with less, cookies could be made up. */
export async function accountsKey(dataDir: string): Promise<string> {
  const file = join(dataDir, "accounts.key");
  const text = await madeOnce(file, freshSecret, () => textOf(file, "accounts-key-unusable"));
  if (SECRET.test(text)) return text;
  throw new Unusable("accounts-key-unusable", file, "it does not hold 64 hexadecimal digits");
}
