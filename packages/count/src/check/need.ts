// The checker's one way to say no.

/** Thrown where a case or a proof cannot be believed; caught once, in `checkProof`. */
export class Unproved extends Error {}

export function need(holds: boolean, why: string): asserts holds {
  if (!holds) throw new Unproved(why);
}

export function refuse(why: string): never {
  throw new Unproved(why);
}
