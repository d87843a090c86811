// What may be a password: long enough that nobody guesses it, and not what is known of its owner.
import { refuse, type Refused } from "../refusal.ts";

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;

/** Characters of a password that must differ: `aaaaaaaaaaaa` is long and no password. */
const DIFFERENT = 6;

/** Refuses `password-too-weak`; `known` is what others know of its owner, such as the e-mail address. */
export function whyNotPassword(password: string, known: readonly string[]): Refused | null {
  const letters = [...password.normalize("NFKC")];
  if (letters.length < PASSWORD_LEAST)
    return weak(`A password has ${PASSWORD_LEAST} characters at least; some words in a row are good.`);
  if (letters.length > PASSWORD_MOST) return weak(`A password has ${PASSWORD_MOST} characters at most.`);
  if (new Set(letters).size < DIFFERENT)
    return weak(`This password repeats a few characters; take ${DIFFERENT} different ones at least.`);
  const plain = letters.join("").toLowerCase();
  const guessed = known
    .flatMap(partsOf)
    .find((part) => plain.replaceAll(part, "").length < PASSWORD_LEAST / 2);
  return guessed === undefined
    ? null
    : weak("This password is little more than your name, your address or ours; take another.");
}

const weak = (sentence: string): Refused => refuse("password-too-weak", sentence);

/** The parts of a name or an address that somebody would try. */
const partsOf = (known: string): string[] =>
  [known, ...known.split(/[^\p{L}\p{N}]+/u)]
    .map((part) => part.normalize("NFKC").toLowerCase())
    .filter((part) => part.length > 2);
