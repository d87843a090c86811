// The desk's own Ed25519 key: made at its first use, kept in the data folder, readable by its account alone.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import { join } from "node:path";
import { madeOnce } from "../storage/made-once.ts";
import { textOf, Unusable } from "./unusable.ts";

export type DeskKey = {
  /** The 32 bytes of the public key in base64url, as RFC 8037 writes them. */
  readonly name: string;
  sign(text: string): string;
};

export async function deskKey(dataDir: string): Promise<DeskKey> {
  const file = join(dataDir, "desk.key");
  const key = ed25519In(await madeOnce(file, freshKey, () => textOf(file, "desk-key-unusable")));
  if (!key) throw new Unusable("desk-key-unusable", file, "it holds no Ed25519 key");
  return {
    name: nameOf(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64url"),
  };
}

const freshKey = (): string =>
  String(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));

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
