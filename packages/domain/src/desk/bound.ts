// The second proof of a session: a header for what is asked by a page, and for what is only named (a picture), an address bound to it.
import { sha256 } from "@sightline/count";

/**
 * The header that carries the proof. A cookie goes to every port of a machine, whoever listens there; this is kept by the
 * pages of one address, which no other port's pages can read.
 */
export const PROOF = "x-sightline-proof";

/** How the one-time link hands the proof to the page: behind `#`, which a browser sends to nobody. */
export const PROOF_MARK = "#proof=";

/** An address holds for at least so many seconds, and at most twice as many. */
export const BOUND_SECONDS = 600;

/** Hashed twice, so that nobody who knows one code can lengthen what it covers. */
const codeOf = (proof: string, signed: string): string =>
  sha256(`${proof}\n${sha256(`${proof}\n${signed}`)}`);

/** The address, for whoever has the session too, until a moment soon after `nowMs`; the same one for a while. */
export function bind(address: string, proof: string, nowMs: number): string {
  const until = (Math.floor(nowMs / 1000 / BOUND_SECONDS) + 2) * BOUND_SECONDS;
  const signed = `${address}${address.includes("?") ? "&" : "?"}until=${until}`;
  return `${signed}&by=${codeOf(proof, signed)}`;
}

/** Whether a request target, as it was sent, is an address bound by this proof that still holds. */
export function isBound(target: string, proof: string, nowMs: number): boolean {
  const [, signed = "", until = "", code = ""] =
    /^(.*[?&]until=(\d{1,12}))&by=([0-9a-f]{64})$/.exec(target) ?? [];
  const leftSeconds = Number(until) - nowMs / 1000;
  return leftSeconds > 0 && leftSeconds <= 2 * BOUND_SECONDS && isSame(codeOf(proof, signed), code);
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  let differs = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) differs |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return differs === 0;
}
