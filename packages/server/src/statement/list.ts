// What is said in the footage of an investigation, as its page shows it: statements, and what they add up to.
import {
  allStatements,
  footageSaying,
  heardHash,
  ok,
  refuse,
  sayingsOf,
  segmentsOf,
  speakerIn,
  translationsIn,
  whyUncounted,
  type Change,
  type Held,
  type Result,
  type SaidShown,
  type StatementRow,
  type StatementShown,
} from "@sightline/domain";
import { isLine, type Case } from "@sightline/count";
import { ownCase } from "../count/case-of.ts";
import { saidCountsOf } from "../count/counts.ts";
import type { Desk } from "../desk.ts";
import { mayNot, whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";

/** `attribute`: of this one alone, be it on the investigation's list or not. */
export async function listAllSaid(
  desk: Pick<Desk, "db">,
  caller: Caller,
  { attribute, many }: { readonly attribute?: string | undefined; readonly many?: number } = {},
): Promise<Result<SaidShown>> {
  const { held, unseen } = caller;
  if (attribute !== undefined && (attribute === "" || !isLine(attribute)))
    return refuse("text-not-a-line", "An attribute is one line of text, without control characters.");
  const sayings = sayingsOf(held);
  const asked = attribute === undefined ? sayings.attributes : [attribute];
  const counted = await saidCountsOf(desk, caller, asked, many);
  const file = ownCase(held);
  const statements = allStatements(held).filter(
    (one) => attribute === undefined || one.attributes.includes(attribute),
  );
  const attributes = asked.map((one) => ({
    attribute: one,
    footage: footageSaying(file, statements, one),
    people: unseen?.blind.size ? null : (counted.people.get(one) ?? null),
  }));
  const named = new Set([
    ...statements.map(({ item }) => item),
    ...attributes.flatMap(({ footage }) => footage.pieces.flatMap(({ items }) => items)),
  ]);
  return ok({
    attributes,
    statements: statements.map((one) => shown(caller, file, one)),
    items: await tilesOf(desk, held, [...named]),
    sayings,
    counting: counted.counting,
    some: unseen !== null,
    blind: [...(unseen?.blind ?? [])],
    whyNotState: mayNot(caller, "statement.state", "states nothing"),
    whyNotSet: mayNot(caller, "sayings.set", "sets nothing of this"),
  });
}

function shown(caller: Caller, file: Case, row: StatementRow): StatementShown {
  const { held } = caller;
  const { withdrawn: _, ...said } = row;
  const { id: subject, version, reviewedBy } = row;
  const heard = heardHash(held, row);
  const review: Change = { verb: "statement.review", subject, payload: { version, heard } };
  const refused =
    mayNot(caller, review.verb, "reviews no statements") ?? whyBlind(caller, row) ?? whyNot(caller, review);
  return {
    ...said,
    speaker: speakerIn(held, row),
    heard,
    words: wordsOf(held, row),
    whyUncounted: whyUncounted(file, row),
    whyNot: reviewedBy === null ? refused : null,
  };
}

/** Who speaks is not shown to them, and a review rests on it. */
const whyBlind = ({ unseen }: Caller, { item }: StatementRow): string | null =>
  unseen?.blind.has(item) === true
    ? "You count a frame of this film blind: say how many you see, or give it up, before you review what is said."
    : null;

const wordsOf = (held: Held, row: StatementRow): StatementShown["words"] =>
  segmentsOf(held, row).map((segment) => {
    const { id, startUs, endUs, text, language } = segment;
    const translations = translationsIn(held, id).map((one) => ({
      language: one.language,
      text: one.text,
      translator: one.translator,
      statedBy: one.statedBy,
      reviewedBy: one.reviewedBy,
    }));
    return { id, startUs, endUs, text, language, speaker: speakerIn(held, segment), translations };
  });
