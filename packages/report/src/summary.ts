// The count as plain text: the number with its wording, its proof, its funnel, and what was left out.
import {
  checkProof,
  funnel,
  handsSentences,
  headlineOf,
  howMany,
  judgedWords,
  type Case,
  type Count,
} from "@sightline/count";

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
    `  Funnel      ${flow.collected} collected → ${flow.distinctFootage} distinct footage → ${flow.verified} ${judgedWords(file.criteria)} → ${flow.withPeople} with people → ${flow.counted} counted`,
    `  Evidence    ${result.tiers.map(({ tier, atLeast }) => `${atLeast} with ${TIERS[tier - 1] ?? tier}`).join(" · ")}`,
    `  Maximum     ${maximumOf(result)}`,
    ...conflictsOf(result),
    ...suspendedOf(result),
    ...remarksOf(result),
    ...leftOutOf(result),
    "",
    ...handsSentences(file.criteria).map((sentence) => `  ${sentence}`),
    "  Where nothing says that two sightings are different people, they are taken for one, so the real number is",
    "  likely higher.",
  ].join("\n");
}

function proofOf(file: Case, { proof, atLeast }: Count): string {
  const checked = checkProof(file, proof);
  if (!checked.ok) return `DOES NOT HOLD (${checked.why})`;
  return checked.atLeast === atLeast
    ? "holds, checked apart from the solver"
    : `PROVES ${checked.atLeast}, NOT ${atLeast}`;
}

function reachOf({ exact, atLeast, couldReach, stoppedAt }: Count): string {
  if (exact) return "no larger number can be proved from these facts";
  if (stoppedAt === null) return `up to ${couldReach} could be argued; ${atLeast} is what is proved`;
  return `the search stopped at its budget of ${howMany(stoppedAt, "node")}; up to ${couldReach} could be argued; try a larger --budget`;
}

function maximumOf({ maximumShown, because }: Count): string {
  if (maximumShown !== null) return `at most ${maximumShown} are shown (never a bound on reality)`;
  const [first] = because?.spans ?? [];
  const [from, to] = first?.span ?? [];
  const where = first
    ? ` First: "${first.item}", ${from === to ? `at ${from}` : `${from} to ${to}`} µs.`
    : "";
  return `${because?.sentence ?? "No maximum can be stated."}${where}`;
}

function conflictsOf({ conflicts }: Count): string[] {
  if (conflicts.length === 0) return [];
  return [
    `  Conflicts   ${conflicts.length}, each told by one smallest set of facts that cannot all hold:`,
    ...conflicts.map(({ sentence }) => `    · ${sentence}`),
  ];
}

/** All facts of all sets that cannot hold, not only of those told. */
function suspendedOf({ suspended }: Count): string[] {
  if (suspended.length === 0) return [];
  const rest = suspended.length > IDS ? ` and ${suspended.length - IDS} more` : "";
  const ids = suspended.slice(0, IDS).join(", ");
  return [`  Suspended   ${howMany(suspended.length, "fact")} until that is settled: ${ids}${rest}`];
}

/** So many ids are printed; all are in the result. */
const IDS = 20;

function remarksOf({ remarks }: Count): string[] {
  if (remarks.length === 0) return [];
  return [
    "  Look at     this changes no number, but something in it is wrong:",
    ...remarks.map(({ sentence }) => `    · ${sentence}`),
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
