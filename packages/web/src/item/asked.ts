// What of the library is asked for, as its address says it: whoever comes back, or is sent the address, sees the same items.
import type { Tile } from "@sightline/domain";

export type Asked = {
  readonly text: string;
  readonly verdict: Tile["verdict"] | "any";
  readonly kind: Tile["kind"] | "any";
  readonly withPeople: boolean;
};
export const EVERYTHING: Asked = { text: "", verdict: "any", kind: "any", withPeople: false };

/** What stands in the address; all that is left out asks for everything. */
export type AskedSearch = {
  readonly text?: string;
  readonly verdict?: Tile["verdict"];
  readonly kind?: Tile["kind"];
  readonly people?: "yes";
};

const VERDICTS: readonly unknown[] = ["verified", "inconclusive", "false", "none"];
const KINDS: readonly unknown[] = ["photo", "video", "other"];
/** The desk takes no longer text. */
const LONGEST = 200;

/** An address may say anything: what means nothing is left out. `false` and a number are words that were typed. */
export function askedSearch(search: Record<string, unknown>): AskedSearch {
  const { text, verdict, kind, people } = search;
  const typed = ["string", "number", "boolean"].includes(typeof text)
    ? String(text).toWellFormed().replaceAll("\0", "").slice(0, LONGEST).toWellFormed()
    : "";
  const said = String(verdict);
  return {
    ...(typed !== "" && { text: typed }),
    ...(VERDICTS.includes(said) && { verdict: said as Tile["verdict"] }),
    ...(KINDS.includes(kind) && { kind: kind as Tile["kind"] }),
    ...(people === "yes" && { people }),
  };
}

export const searchOf = ({ text, verdict, kind, withPeople }: Asked): AskedSearch =>
  askedSearch({ text, verdict, kind, people: withPeople ? "yes" : undefined });

export const askedOf = ({ text = "", verdict, kind, people }: AskedSearch): Asked => ({
  text,
  verdict: verdict ?? "any",
  kind: kind ?? "any",
  withPeople: people === "yes",
});

/** The same as the desk is asked: nothing but spaces finds everything. */
export const paramsOf = ({ text, ...rest }: AskedSearch): AskedSearch => {
  const words = text?.trim() ?? "";
  return { ...rest, ...(words !== "" && { text: words }) };
};

/** The part of a page's address that asks. */
export const onlyAsked = ({ text, verdict, kind, people }: AskedSearch): AskedSearch =>
  askedSearch({ text, verdict, kind, people });
