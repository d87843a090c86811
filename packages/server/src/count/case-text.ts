// A case on its way into a thread: text, part by part. What says the same as before is the very same objects there, and is hashed from the same text.
import { createHash } from "node:crypto";
import { canonical, type Case, type Fact } from "@sightline/count";

const WHOLE = ["format", "criteria", "items", "frames", "sightings", "headcounts", "groups"] as const;
type Part = (typeof WHOLE)[number];

/** Text is taken over as it lies, where objects would be copied one by one; and whether it says the same is asked at once. */
export type CaseText = {
  readonly parts: Readonly<Record<Part, string>>;
  readonly facts: readonly string[];
};

export const textOf = (file: Case): CaseText => ({
  parts: Object.fromEntries(WHOLE.map((part) => [part, JSON.stringify(file[part])])) as CaseText["parts"],
  facts: file.facts.map((fact) => JSON.stringify(fact)),
});

/** What one text says, and as canonical JSON. */
type Said<T> = { readonly text: string; readonly value: T; readonly canonical: string };

export type CaseSaid = {
  readonly file: Case;
  /** As `caseHashOf` has it. */
  readonly caseHash: string;
  readonly parts: Readonly<Record<Part, Said<unknown>>>;
  readonly facts: ReadonlyMap<string, Said<Fact>>;
};

/** The parts that say what they said in the earlier case are its objects: what was learned of those holds. */
export function caseSaid({ parts, facts }: CaseText, earlier?: CaseSaid): CaseSaid {
  const whole = Object.fromEntries(
    WHOLE.map((part) => [part, said(parts[part], earlier?.parts[part])]),
  ) as CaseSaid["parts"];
  const each = facts.map((text) => said<Fact>(text, earlier?.facts.get(text)));
  const values = Object.fromEntries(WHOLE.map((part) => [part, whole[part].value]));
  const file = { ...values, facts: each.map(({ value }) => value) } as unknown as Case;
  const list = `[${each.map((fact) => fact.canonical).join()}]`;
  return {
    file,
    caseHash: hashOf({ ...whole, facts: { canonical: list } }),
    parts: whole,
    facts: new Map(each.map((fact) => [fact.text, fact])),
  };
}

function said<T>(text: string, earlier: Said<unknown> | undefined): Said<T> {
  if (earlier?.text === text) return earlier as Said<T>;
  const value = JSON.parse(text) as T;
  return { text, value, canonical: canonical(value) };
}

/** Keys in order, those of empty lists left out, as `caseHashOf` has it. */
function hashOf(parts: Readonly<Record<string, { readonly canonical: string }>>): string {
  const hash = createHash("sha256");
  let before = "{";
  for (const part of Object.keys(parts).sort()) {
    const text = parts[part]?.canonical ?? "[]";
    if (text === "[]") continue;
    hash.update(`${before}"${part}":`).update(text);
    before = ",";
  }
  return hash.update("}").digest("hex");
}
