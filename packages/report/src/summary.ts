// The count as plain text: the number with its wording, its proof, its funnel, and what was left out.
import { checkProof, funnel, headlineOf, howMany, type Case, type Count } from "@sightline/count";

const TIERS = ["a single frame", "separate events", "visible features", "same-person links"] as const;

/** Lines for a terminal or a mail, without colour. `result` is the count of `file`. */
export function summary(file: Case, result: Count): string {
  const flow = funnel(file, result);
  const { items, facts, sources } = result.support;
  return [
    `${headlineOf(file.criteria, result.atLeast)}.`,
    "",
    `  Proof       ${proofOf(file, result)}; leans on ${howMany(items.length, "item")}, ${howMany(facts.length, "fact")}, ${howMany(sources.length, "source")}`,
    `  Reach       ${reachOf(result)}`,
    `  Funnel      ${flow.collected} collected → ${flow.distinctFootage} distinct footage → ${flow.verified} verified → ${flow.withPeople} with people → ${flow.counted} counted`,
    `  Evidence    ${result.tiers.map(({ tier, atLeast }) => `${atLeast} with ${TIERS[tier - 1] ?? tier}`).join(" · ")}`,
    `  Maximum     ${maximumOf(result)}`,
    ...conflictsOf(result),
    ...leftOutOf(result),
    "",
    "  Counted are people in items that two members verified. Where nothing says that two sightings are different",
    "  people, they are taken for one, so the real number is likely higher.",
  ].join("\n");
}

function proofOf(file: Case, { proof, atLeast }: Count): string {
  const checked = checkProof(file, proof);
  if (!checked.ok) return `DOES NOT HOLD (${checked.why})`;
  return checked.atLeast === atLeast
    ? "holds, checked apart from the solver"
    : `PROVES ${checked.atLeast}, NOT ${atLeast}`;
}

function reachOf(result: Count): string {
  if (result.exact) return "no larger number can be proved from these facts";
  return `up to ${result.couldReach} could be argued; ${result.atLeast} is what is proved`;
}

function maximumOf(result: Count): string {
  if (result.maximumShown !== null)
    return `at most ${result.maximumShown} are shown (never a bound on reality)`;
  return "no maximum can be stated: not every counted frame is marked in full";
}

function conflictsOf(result: Count): string[] {
  if (result.conflicts.length === 0) return [];
  const lines = result.conflicts.map(({ sentence }) => `    · ${sentence}`);
  return [
    `  Conflicts   ${result.conflicts.length}; the facts involved are set aside until they are settled:`,
    ...lines,
  ];
}

/** How many were left out for each reason, most first; the ids are in the result for whoever needs them. */
function leftOutOf(result: Count): string[] {
  const reasons = new Map<string, number>();
  for (const { id, why } of result.counted.leftOut) {
    const reason = why.replace(`"${id}" `, "");
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const ordered = [...reasons].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (ordered.length === 0) return [];
  return ["  Left out", ...ordered.map(([reason, n]) => `    ${String(n).padStart(4)} × ${reason}`)];
}
