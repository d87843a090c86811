// What of the library is asked for, as its address says it: whoever comes back, or is sent the address, sees the same items.
import { stageSchema, type Stage, type Tile } from "@sightline/domain";

export type Asked = {
  readonly text: string;
  readonly verdict: Tile["verdict"] | "any";
  readonly kind: Tile["kind"] | "any";
  readonly withPeople: boolean;
  readonly stage: Stage | "any";
  /** A member, or `NOBODY`. */
  readonly assignee: string;
};
export const EVERYTHING: Asked = {
  text: "",
  verdict: "any",
  kind: "any",
  withPeople: false,
  stage: "any",
  assignee: "any",
};

/** What stands in the address; all that is left out asks for everything. */
export type AskedSearch = {
  readonly text?: string;
  readonly verdict?: Tile["verdict"];
  readonly kind?: Tile["kind"];
  readonly people?: "yes";
  readonly stage?: Stage;
  readonly assignee?: string;
};

const VERDICTS: readonly unknown[] = ["verified", "inconclusive", "false", "none"];
const STAGES: readonly unknown[] = stageSchema.options;
/** A member's id, or `NOBODY`; a member called `any` cannot be asked for. */
const MEMBER = /^(?!any$)(?:-|[a-z0-9][a-z0-9._-]{0,63})$/i;
const KINDS: readonly unknown[] = ["photo", "video", "other"];
/** The desk takes no longer text. */
const LONGEST = 200;

/** An address may say anything: what means nothing is left out. `false` and a number are words that were typed. */
export function askedSearch(search: Record<string, unknown>): AskedSearch {
  const { text, verdict, kind, people, stage, assignee } = search;
  const typed = ["string", "number", "boolean"].includes(typeof text)
    ? String(text).toWellFormed().replaceAll("\0", "").slice(0, LONGEST).toWellFormed()
    : "";
  const said = String(verdict);
  return {
    ...(typed !== "" && { text: typed }),
    ...(VERDICTS.includes(said) && { verdict: said as Tile["verdict"] }),
    ...(KINDS.includes(kind) && { kind: kind as Tile["kind"] }),
    ...(people === "yes" && { people }),
    ...(STAGES.includes(stage) && { stage: stage as Stage }),
    ...(typeof assignee === "string" && MEMBER.test(assignee) && { assignee }),
  };
}

export const searchOf = ({ withPeople, ...asked }: Asked): AskedSearch =>
  askedSearch({ ...asked, people: withPeople ? "yes" : undefined });

export const askedOf = ({ text = "", verdict, kind, people, stage, assignee }: AskedSearch): Asked => ({
  text,
  verdict: verdict ?? "any",
  kind: kind ?? "any",
  withPeople: people === "yes",
  stage: stage ?? "any",
  assignee: assignee ?? "any",
});

/** The same as the desk is asked: nothing but spaces finds everything. */
export const paramsOf = ({ text, ...rest }: AskedSearch): AskedSearch => {
  const words = text?.trim() ?? "";
  return { ...rest, ...(words !== "" && { text: words }) };
};

/** The part of a page's address that asks. */
export const onlyAsked = ({ text, verdict, kind, people, stage, assignee }: AskedSearch): AskedSearch =>
  askedSearch({ text, verdict, kind, people, stage, assignee });
