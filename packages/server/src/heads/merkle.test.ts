// The tree against the published vectors of RFC 6962's reference implementation, and against every lie about a beginning.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_ROOT, isBeginning, leafOf, MerkleTree, type Hash } from "./merkle.ts";

/** The leaves and roots of the tests of Certificate Transparency's reference implementation. */
const LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const grown = (leaves: readonly Hash[], tree = new MerkleTree()): MerkleTree => {
  for (const leaf of leaves) tree.add(leaf);
  return tree;
};
const numbered = (n: number): Hash[] => Array.from({ length: n }, (_, i) => leafOf(Buffer.from(`${i}`)));

/** MTH as RFC 9162 writes it, over all leaves and without anything kept. */
function plainRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Hash;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const parts = [plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k))];
  return createHash("sha256")
    .update(Buffer.concat([Buffer.from([1]), ...parts.map((part) => Buffer.from(part, "hex"))]))
    .digest("hex");
}

test("the roots are those of the reference implementation, at every size", () => {
  const leaves = LEAVES.map((hex) => leafOf(Buffer.from(hex, "hex")));
  const tree = grown(leaves);
  expect(ROOTS.map((_, i) => tree.rootAt(i + 1))).toEqual(ROOTS);
  expect(tree.rootAt(0)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("the root of any size is what the RFC's own recursion gives, also when it goes on from peaks", () => {
  const leaves = numbered(70);
  const tree = grown(leaves);
  for (let size = 0; size <= 70; size++) {
    expect(tree.rootAt(size)).toBe(plainRoot(leaves.slice(0, size)));
    const begun = grown(leaves.slice(0, size));
    const on = grown(leaves.slice(size), new MerkleTree(size, begun.peaks));
    expect([on.rootAt(), on.peaks]).toEqual([tree.rootAt(), tree.peaks]);
    const from = Math.max(1, size);
    expect(on.proofFrom(from)).toEqual(tree.proofFrom(from));
  }
});

test("peaks that do not fit the size, and leaves that are not there, are faults", () => {
  expect(() => new MerkleTree(3, [EMPTY_ROOT])).toThrow("Expected 2 peaks");
  expect(() => grown(numbered(3)).rootAt(4)).toThrow("at most 3");
  expect(() => grown(numbered(3)).proofFrom(0)).toThrow("1 to 3");
});

test("every beginning of every tree is shown to be one", () => {
  const tree = grown(numbered(64));
  for (let newer = 1; newer <= 64; newer++) {
    const now = grown(numbered(newer));
    for (let older = 1; older <= newer; older++) {
      const then = { size: older, root: tree.rootAt(older) };
      expect(isBeginning(then, { size: newer, root: now.rootAt() }, now.proofFrom(older))).toBe(true);
    }
  }
});

test("a tree that does not begin so is never shown to, whatever proof is offered", () => {
  const size = fc.integer({ min: 2, max: 130 });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), fc.nat(3), (newer, a, b, how) => {
      const older = 1 + (a % newer);
      const leaves = numbered(newer);
      const honest = grown(leaves);
      const then = { size: older, root: honest.rootAt(older) };
      const forged = leaves.with(b % older, leafOf(Buffer.from("forged")));
      const lie = grown(forged);
      const now = { size: newer, root: lie.rootAt() };
      const proofs = [
        lie.proofFrom(older),
        honest.proofFrom(older),
        [then.root, ...lie.proofFrom(older)],
        [...honest.proofFrom(older), ...lie.proofFrom(older)].slice(how),
        [],
      ];
      expect(proofs.map((proof) => isBeginning(then, now, proof))).toEqual(proofs.map(() => false));
    }),
    { seed: 20261128, numRuns: 1000 },
  );
});

test("a proof that was touched, cut or lengthened shows nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (newer, a, b) => {
      const older = 1 + (a % (newer - 1));
      const tree = grown(numbered(newer));
      const [then, now] = [older, newer].map((n) => ({ size: n, root: tree.rootAt(n) }));
      if (!then || !now) throw new Error("Expected two heads.");
      const proof = tree.proofFrom(older);
      const at = b % proof.length;
      const flipped = (proof[at] as Hash).replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
      const touched = [
        proof.with(at, flipped),
        proof.slice(0, -1),
        proof.slice(1),
        [...proof, EMPTY_ROOT],
        [EMPTY_ROOT, ...proof],
      ];
      expect(touched.map((one) => isBeginning(then, now, one))).toEqual(touched.map(() => false));
      expect(isBeginning({ ...then, size: older + 1 }, now, proof) && older + 1 < newer).toBe(false);
      expect(isBeginning(now, then, proof)).toBe(false);
    }),
    { seed: 20261128, numRuns: 1000 },
  );
});
