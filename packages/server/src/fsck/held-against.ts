// A chain held against the heads that were kept of it, entry by entry as it is read.
import { howMany } from "@sightline/count";
import { MerkleTree } from "../heads/merkle.ts";
import { entryLeaf } from "../heads/note-heads.ts";
import type { Kept, KeptHeads } from "./kept-heads.ts";
import type { Tell } from "./problem.ts";

/** What lies below the peaks of a tree is let go of once in so many entries: nothing asks for it here. */
const LET_GO = 1024;

export class HeldAgainst {
  #tree = new MerkleTree();
  readonly #kept: ReadonlyMap<number, readonly Kept[]>;
  readonly #hashes: Set<string>;
  #rewritten: number | null = null;
  #right = 0;
  #outside = 0;

  constructor({ of, hashes }: KeptHeads, investigation: string) {
    this.#kept = of.get(investigation) ?? new Map();
    this.#hashes = hashes;
  }

  add({ seq, hash }: { readonly seq: number; readonly hash: string }): void {
    if (this.#tree.size % LET_GO === 0) this.#tree = new MerkleTree(this.#tree.size, this.#tree.peaks);
    this.#tree.add(entryLeaf(hash));
    if (this.#hashes.delete(hash)) this.#outside = seq;
    for (const kept of this.#kept.get(seq) ?? []) {
      if (kept.hash === hash && kept.root === this.#tree.rootAt()) {
        this.#right = seq;
        if (kept.outside) this.#outside = seq;
      } else this.#rewritten ??= seq;
    }
  }

  /** The newest entry that a head kept out of the data folder speaks of, and rightly; 0 for none. */
  get outside(): number {
    return this.#outside;
  }

  /** The Merkle root over all entries. */
  get root(): string {
    return this.#tree.rootAt();
  }

  /** After the last entry. */
  end(investigation: string, tell: Tell): void {
    const { size } = this.#tree;
    const newest = Math.max(0, ...this.#kept.keys());
    if (this.#rewritten !== null) {
      const before = this.#right > 0 ? `; a head of entry ${this.#right} still fits` : "";
      const sentence = `The journal was rewritten: a head that was kept of entry ${this.#rewritten} says something else${before}. Compare it with a backup.`;
      tell(`${investigation} ${this.#rewritten}`, sentence);
    }
    if (newest > size) {
      const sentence = `The journal ends at entry ${size} and went as far as ${newest}: the newest ${howMany(newest - size, "entry")} of it are gone. Restore a backup.`;
      tell(`${investigation} ${size + 1}`, sentence);
    }
  }
}
