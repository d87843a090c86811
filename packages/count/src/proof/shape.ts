// The proof of a minimum (`sightline.proof/1`): a tree that names every fact it leans on, checkable without the solver.

/** One person: a sighting that alone carries what is asked for, or several sightings joined by confirmed `same` facts. */
export type Person = string | { readonly sightings: readonly string[]; readonly same: readonly string[] };

/** `n` people of a headcount who are not marked. */
export interface Anonymous {
  readonly headcount: string;
  readonly n: number;
}

/** Everybody named is visible at one instant of one item; the first sighting of each person is the one seen there. */
export interface FrameNode {
  readonly kind: "frame";
  readonly item: string;
  readonly at: number;
  readonly people: readonly Person[];
  readonly anonymous: Anonymous | null;
}

/** A side of a separation: a group and the `within` facts that bring people into it; `of` indexes parts or people. */
export interface Side {
  readonly group: string;
  readonly within: readonly string[];
  readonly of: readonly number[];
}

/** Keeps everybody on one side different from everybody on each other side. */
export interface Separation {
  readonly kind: "separate";
  readonly fact: string;
  readonly sides: readonly Side[];
}

/** Parts of which each two are kept apart by one of the separations. */
export interface SumNode {
  readonly kind: "sum";
  readonly parts: readonly ProofNode[];
  readonly separations: readonly Separation[];
}

/** `seen`: index of the person, and the sighting (or headcount) by which the reason concerns them. */
export type Seen = readonly [person: number, id: string];

export type Reason =
  | Separation
  | { readonly kind: "frame"; readonly item: string; readonly at: number; readonly seen: readonly Seen[] }
  | { readonly kind: "continuous"; readonly fact: string; readonly seen: readonly Seen[] }
  | { readonly kind: "different"; readonly fact: string; readonly seen: readonly [Seen, Seen] };

/** People of whom each two are kept apart by one of the reasons. */
export interface PeopleNode {
  readonly kind: "people";
  readonly people: readonly (Person | Anonymous)[];
  readonly reasons: readonly Reason[];
}

export type ProofNode = FrameNode | SumNode | PeopleNode;

export interface Proof {
  readonly format: "sightline.proof/1";
  readonly caseHash: string;
  readonly atLeast: number;
  readonly root: ProofNode;
}
