// A signed head: how far a journal went at a moment, in one line that can be kept anywhere and held against it later.
import { canonicalJson } from "@sightline/domain";
import { z } from "zod";
import { isSignedBy, type DeskKey } from "./desk-key.ts";
import { MerkleTree } from "./merkle.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const hashes = z.array(hash).max(64);

/**
 * `hash` is that of the newest entry, `root` the Merkle root over all entries' hashes, `peaks` what the root is made of.
 * `since` shows that an older head of the same file is its beginning.
 */
const headSchema = z.strictObject({
  format: z.literal("sightline.head/1"),
  investigation: z.string().min(1).max(200),
  seq: z.int().min(1),
  hash,
  root: hash,
  at: z.iso.datetime(),
  key: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
  peaks: hashes,
  since: z.strictObject({ seq: z.int().min(1), root: hash, proof: hashes }).nullable(),
});
export type Head = z.infer<typeof headSchema>;

type Unsigned = Pick<Head, "investigation" | "seq" | "hash" | "root" | "at">;

/** Magic and version come first, so that nothing else that the key signs can be taken for a head. */
const textOf = ({ investigation, seq, hash: newest, root, at }: Unsigned, key: string): string =>
  `sightline.head/1\n${canonicalJson({ investigation, seq, hash: newest, root, at, key })}`;

export function signedHead(key: DeskKey, head: Unsigned, shown: Pick<Head, "peaks" | "since">): Head {
  const signature = key.sign(textOf(head, key.name));
  return { format: "sightline.head/1", ...head, key: key.name, signature, ...shown };
}

/** Null for a line that is no head. */
export function readHead(line: string): Head | null {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Whether the key that it names signed it, and its root is that of its peaks. */
export function isGenuine(head: Head): boolean {
  if (!isSignedBy(head.key, textOf(head, head.key), head.signature)) return false;
  try {
    return new MerkleTree(head.seq, head.peaks).rootAt() === head.root;
  } catch {
    return false;
  }
}

/** All that a head says of its journal, whoever signed it. */
export const saidBy = ({ investigation, seq, root, hash: newest }: Head): string =>
  JSON.stringify([investigation, seq, root, newest]);
