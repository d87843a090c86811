// Proofs that lie, each in one way that a checker might miss: with the right hash, and a number that the lie adds up to.
import { caseHashOf } from "../case/hash.ts";
import { sha256 } from "../case/sha256.ts";
import type { Case } from "../case/shape.ts";
import type { Proof } from "../proof/shape.ts";
import { groundOf, worth } from "./ground.ts";
import type { Ground, Told } from "./ground.ts";
import { liesOfClasses } from "./lies-classes.ts";
import { liesOfFrames } from "./lies-frames.ts";
import { liesOfPairs } from "./lies-pairs.ts";
import { liesOfSums } from "./lies-sums.ts";
import { oneOf, copyOf } from "./mutations.ts";
import type { Roll } from "./mutations.ts";
import { truthOf } from "./oracle.ts";
import { plainProof } from "./plain-proof.ts";

export interface Lie {
  readonly kind: string;
  readonly proof: unknown;
  /** No reading of the letter lets it through. Otherwise it may hold by accident, and then its number is true. */
  readonly isSure: boolean;
}

interface Known {
  readonly ground: Ground;
  readonly plain: Proof;
  /** More than this nobody can prove, however few facts are suspended. */
  readonly most: number;
}

const known = new WeakMap<Case, Known>();

function knownOf(file: Case): Known {
  const before = known.get(file);
  if (before) return before;
  const ground = groundOf(file);
  // Leaving more facts out than these never raises the number.
  const now = { ground, plain: plainProof(ground), most: truthOf(file, [...ground.torn]) };
  known.set(file, now);
  return now;
}

/** One lie of each kind for which the case has what it takes; the same rolls tell the same lies. */
export function liesAbout(file: Case, honest: Proof | undefined, roll: Roll): Lie[] {
  const { ground, plain, most } = knownOf(file);
  const base = honest ?? plain;
  const told = [
    ...liesOfPairs(ground, roll),
    ...liesOfFrames(ground, roll),
    ...liesOfClasses(ground, roll),
    ...liesOfSums(ground, roll),
    ...Array.from({ length: 4 }, () => bent(base, ground, roll)),
  ];
  const lies = told.map(({ kind, root, isSure }): Lie => {
    const atLeast = worth(root);
    const proof = { format: "sightline.proof/1", caseHash: ground.hash, atLeast, root };
    return { kind, proof, isSure: isSure || atLeast > most };
  });
  return [...lies, ...envelopes(base, ground)];
}

/** The true proof in a wrong envelope. */
function envelopes(proof: Proof, { file, hash }: Ground): Lie[] {
  const { atLeast, root } = proof;
  const wrong = (kind: string, change: object): Lie => ({
    kind: `envelope: ${kind}`,
    proof: { ...proof, ...change },
    isSure: true,
  });
  const like = {
    ...file,
    criteria: { ...file.criteria, confirmed: ["facts", ...(file.criteria.confirmed ?? [])] },
  };
  const hashes = [
    ["in capitals", hash.toUpperCase()],
    ["of the text of the file", sha256(JSON.stringify(file))],
    ["of a case that means the same", caseHashOf(like)],
    ["of the case without its last fact", caseHashOf({ ...file, facts: file.facts.slice(0, -1) })],
    ["of nothing", ""],
  ] as const;
  const numbers = {
    "one more": atLeast + 1,
    "one less": atLeast - 1,
    "half a person more": atLeast + 0.5,
    "as text": String(atLeast),
    "beyond 2^53": 2 ** 53,
    "as null": null,
    "in a list": [atLeast],
  };
  const roots = [
    null,
    [root],
    { ...root, colour: "red" },
    Object.defineProperty({ ...root }, "__proto__", { value: {}, enumerable: true }),
    { ...root, kind: "constructor" },
  ];
  return [
    ...hashes
      .filter(([, other]) => other !== hash)
      .map(([what, caseHash]) => wrong(`the hash ${what}`, { caseHash })),
    ...Object.entries(numbers).map(([what, number]) => wrong(`the number ${what}`, { atLeast: number })),
    ...roots.map((other, i) => wrong(`root ${i}`, { root: other })),
    wrong("a key more", { colour: "red" }),
    wrong("another format", { format: "sightline.proof/2" }),
    { kind: "envelope: a list", proof: [proof], isSure: true },
  ];
}

/** A true proof with one id or number exchanged for another of the case. */
function bent({ root }: Proof, { file }: Ground, roll: Roll): Told {
  const copy = copyOf(root);
  const places = leavesOf(copy);
  const [holder, key = ""] = oneOf(places, roll) ?? [];
  const ids = [file.items, file.sightings, file.headcounts, file.groups, file.facts].map((list) =>
    list.map(({ id }) => id),
  );
  const old = holder?.[key];
  const alike = ids.find((list) => list.some((id) => id === old)) ?? ids.flat();
  if (holder)
    holder[key] = typeof old === "number" ? old + 1 - 2 * roll(2) : (oneOf(alike, roll) ?? "nobody");
  return { kind: "bent: another id or number", root: copy, isSure: false };
}

function leavesOf(value: unknown): (readonly [holder: Record<string, unknown>, key: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object"
      ? leavesOf(inner)
      : key === "kind"
        ? []
        : [[value as Record<string, unknown>, key] as const],
  );
}
