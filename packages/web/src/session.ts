// The second proof of this browser's session, shown with all that is asked.
import { bind, pictureOf, PROOF } from "@sightline/domain";

/** Kept by the browser for pages of this host and port, in every tab; it is worth nothing without the session's cookie. */
const KEPT = "sightline.proof";

/** From the answer that let this browser in. */
export const keepProof = (given: string): void => localStorage.setItem(KEPT, given);
export const forgetProof = (): void => localStorage.removeItem(KEPT);

const proof = (): string => localStorage.getItem(KEPT) ?? "";

export const proofHeader = (): Record<string, string> => ({ [PROOF]: proof() });

/** An address for what a browser asks for by itself, without our header: a picture, a film. It holds for some minutes. */
export const bound = (address: string): string => bind(address, proof(), Date.now());

/** The address of a picture of an item. */
export const picture = (...asked: Parameters<typeof pictureOf>): string => bound(pictureOf(...asked));
