// The desk's own Ed25519 key: made at its first use, kept in the data folder, readable by its account alone.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { link, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "../storage/durable.ts";
import { asUnusable, openPlain, Unusable } from "./unusable.ts";

export type DeskKey = {
  /** The 32 bytes of the public key in base64url, as RFC 8037 writes them. */
  readonly name: string;
  sign(text: string): string;
};

const fileOf = (dataDir: string): string => join(dataDir, "desk.key");

/** Two desks may make it at once: the one whose name is on disk first is the key. */
export async function deskKey(dataDir: string): Promise<DeskKey> {
  const known = await readKey(dataDir);
  if (known) return known;
  const unfinished = `${fileOf(dataDir)}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: "pkcs8", format: "pem" }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(unfinished, fileOf(dataDir)).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
  await rm(unfinished);
  await flushFolder(dataDir);
  const made = await readKey(dataDir);
  if (!made) throw new Error("Expected the desk's key where it was just made, found none.");
  return made;
}

/** Null where none was made yet. */
async function readKey(dataDir: string): Promise<DeskKey | null> {
  const file = fileOf(dataDir);
  const handle = await openPlain(file, "r", "desk-key-unusable");
  if (!handle) return null;
  const pem = await handle
    .readFile("utf8")
    .catch((error: unknown) => {
      throw asUnusable(error, "desk-key-unusable", file);
    })
    .finally(() => handle.close());
  const key = ed25519In(pem);
  if (!key) throw new Unusable("desk-key-unusable", file, "it holds no Ed25519 key");
  return {
    name: nameOf(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64url"),
  };
}

function ed25519In(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

const nameOf = (key: KeyObject): string => String(key.export({ format: "jwk" }).x);

/** Whether the holder of the key of that name signed the text. */
export function isSignedBy(name: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: name }, format: "jwk" });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
}
