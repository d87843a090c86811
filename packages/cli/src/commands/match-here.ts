// The part of `sightline match` that needs the desk, apart so that files are matched without loading it.
import { howMany } from "@sightline/count";
import { sharedBySaid, type Pair } from "@sightline/domain";
import { listAllPairs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, print } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";
import { lineOf, sentenceOf } from "./match.ts";

type Options = { readonly investigation?: string; readonly json?: boolean };

export const matchHere = (options: Options, global: Global): Promise<void> =>
  tellPairs(options, global, "all");

/** Prints the pairs of an investigation, best first, each with the answer that stands. */
export const tellPairs = (
  options: Options,
  global: Global,
  which: "undecided" | "leads" | "decided" | "all",
): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id: investigation, held }) => {
    const wanted = { which, limit: Infinity, drawn: options.json === true };
    const { pairs, undecided, decided, matching } = await listAllPairs(
      desk,
      { investigation, held, unseen: null },
      wanted,
    );
    for (const pair of pairs) print(options.json === true ? JSON.stringify(jsonOf(pair)) : textOf(pair));
    if (matching.waiting > 0)
      note(
        `${howMany(matching.waiting, "item")} ${matching.waiting === 1 ? "is" : "are"} not matched yet; collect again, or start the desk.`,
      );
    if (matching.pixelsWaiting > 0)
      note(
        `The pixels of ${howMany(matching.pixelsWaiting, "item")} are not compared yet; collect again, or start the desk.`,
      );
    if (matching.failed > 0)
      note(`Matching failed for ${howMany(matching.failed, "item")}; each says why on its page.`);
    if (options.json !== true) note(`${undecided} to decide, ${decided} decided.`);
  });

const jsonOf = ({ a, b, relation, decision, oneFootage, sharedBy, setAside }: Pair) => ({
  ...(relation ? lineOf({ ...relation, a: a.id, b: b.id }) : { a: a.id, b: b.id, relation: null }),
  names: [a.name, b.name],
  decision,
  oneFootage,
  ...(sharedBy > 0 && { sharedBy, setAside }),
});

type Named = { readonly id: string; readonly name: string };

/** The answer in a line of text; of a compilation, which of the two it is. */
export function answerSaid(
  { answer, compilation }: NonNullable<Pair["decision"]>,
  { a, b }: { readonly a: Named; readonly b: Named },
): string {
  return compilation === null ? answer : `${compilation === a.id ? a.name : b.name} is a compilation`;
}

function textOf({ a, b, relation, decision, sharedBy, setAside }: Pair): string {
  const names = { a: a.name, b: b.name };
  const found = relation
    ? sentenceOf({ ...relation, ...names })
    : `${b.name} and ${a.name}: no machine relates them`;
  const again = decision?.evidenceChanged === true ? ", on other evidence" : "";
  const open = setAside ? "set aside with the part that they share" : "undecided";
  const answer = decision ? `${answerSaid(decision, { a, b })} by ${decision.by}${again}` : open;
  const shared = relation && sharedBySaid(relation, sharedBy);
  return `${a.id} ${b.id}\t${found}${shared ? `; ${shared}` : ""}\t${answer}`;
}
