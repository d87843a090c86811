// Why a sample must not be turned into an estimate: every reason at once, each with what would have to change.
import { howMany, nounFor } from "../result/headline.ts";
import type { AdmissibleModel, EstimateMethod, EstimateRefusal, Sample, SampleList } from "./shape.ts";
import type { Tally } from "./tally.ts";

const LISTS: Record<EstimateMethod, readonly [least: number, most: number]> = {
  chapman: [2, 2],
  chao1: [1, Infinity],
  chao2: [2, Infinity],
  "sample-coverage": [3, 3],
  "log-linear": [3, 5],
};

/** Fewer than seven on both, and the chance of a large bias is no longer small (Robson & Regier 1964; Seber 1982, §3.1). */
const LEAST_OVERLAP = 7;
const LEAST_COVERAGE = 0.5;
const MOST_APART = 1.5;

/** What makes a sample no sample; nothing else can be said of one that has these. */
export function malformed({ lists, captures, matching }: Sample, method: EstimateMethod): EstimateRefusal[] {
  const refusals: EstimateRefusal[] = [];
  const refuse = (sentence: string) => refusals.push({ code: "sample-malformed", sentence });
  const ids = new Set(lists.map(({ id }) => id));
  if (ids.size < lists.length) refuse("Two lists have one id; give each its own.");
  captures.forEach(({ lists: on, n, sightings = on.length }, i) => {
    const isRight = on.length > 0 && new Set(on).size === on.length && on.every((id) => ids.has(id));
    if (!isRight)
      refuse(
        `captures[${i}].lists: expected ids of the sample's lists, each once, got ${JSON.stringify(on)}.`,
      );
    if (!Number.isSafeInteger(n) || n < 0) refuse(`captures[${i}].n: expected a number of people, got ${n}.`);
    if (!Number.isSafeInteger(sightings) || sightings < on.length)
      refuse(`captures[${i}].sightings: expected at least one sighting for each list, got ${sightings}.`);
  });
  const observed = captures.reduce((sum, { n }) => sum + n, 0);
  if (refusals.length === 0 && matching.minimum === matching.maximum && matching.minimum !== observed)
    refuse(
      `The histories show ${howMany(observed, "person")}, the matching ${matching.minimum}; they must be the same people.`,
    );
  const [least, most] = LISTS[method];
  if (lists.length < least || lists.length > most) {
    const wanted =
      least === most ? `${least}` : most === Infinity ? `${least} or more` : `${least} to ${most}`;
    const sentence = `The method needs ${wanted} ${nounFor(most, "list")} and got ${lists.length}; choose another method.`;
    refusals.push({ code: "lists-do-not-fit", sentence });
  }
  return refusals;
}

export interface Judged {
  readonly method: EstimateMethod;
  readonly tally: Tally;
  readonly coverage: number;
  /** People seen more than once, for the methods that look at how often and not at which lists. */
  readonly again: number;
}

export function refusalsOf(sample: Sample, { method, tally, coverage, again }: Judged): EstimateRefusal[] {
  const refusals: EstimateRefusal[] = [];
  const { minimum, maximum } = sample.matching;
  if (minimum !== maximum)
    refusals.push({
      code: "matching-unresolved",
      sentence: `The sightings may show ${howMany(minimum, "person")} or ${maximum ?? "any number"}; settle every pair before the overlap can be measured.`,
    });
  refusals.push(...dependent(sample.lists), ...contained(sample.lists, tally));
  const byPairs = method !== "chao1" && method !== "chao2";
  const overlaps = byPairs ? tally.pairs.map(({ both }) => both) : [again];
  const overlap = Math.min(...overlaps);
  if (overlap < LEAST_OVERLAP) {
    const whom = byPairs ? "on both of two lists" : "seen more than once";
    const sentence = `Only ${howMany(overlap, "person")} ${overlap === 1 ? "is" : "are"} ${whom}; under ${LEAST_OVERLAP} the estimate is badly biased.`;
    refusals.push({ code: "overlap-under-seven", sentence });
  }
  if (!(coverage >= LEAST_COVERAGE)) {
    const share = Math.floor(coverage * 100);
    const sentence = `The lists cover about ${share} % of those who can be seen; under 50 % the unseen part is a guess.`;
    refusals.push({ code: "coverage-under-half", sentence });
  }
  if (sample.isClosed === null) {
    const sentence =
      "Nobody has said whether people joined or left between the first list and the last; no case can tell. If nobody did, say so, and the estimate rests on your word.";
    refusals.push({ code: "population-not-stated", sentence });
  }
  if (sample.isClosed === false) {
    const sentence =
      "You say that people joined or left while the lists were made; choose a time in which nobody did.";
    refusals.push({ code: "population-not-closed", sentence });
  }
  return refusals;
}

/** Reposts, one uploader, shared footage: two such lists see the same people for a reason, and count as one. */
function dependent(lists: readonly SampleList[]): EstimateRefusal[] {
  if (lists.length < 2) return [];
  const unknown = lists.flatMap(({ id, sources }): EstimateRefusal[] =>
    sources.length > 0
      ? []
      : [
          {
            code: "lists-not-independent",
            sentence: `The list "${id}" names no source, so it may repeat another; name where it comes from.`,
          },
        ],
  );
  const shared = lists.flatMap((a, i) =>
    lists.slice(i + 1).flatMap((b): EstimateRefusal[] => {
      const source = a.sources.find((name) => b.sources.includes(name));
      const footage = a.footage.find((name) => b.footage.includes(name));
      if (source === undefined && footage === undefined) return [];
      const what = source === undefined ? `the footage "${footage}"` : `the source "${source}"`;
      const sentence = `The lists "${a.id}" and "${b.id}" share ${what} and count as one; join them.`;
      return [{ code: "lists-not-independent", sentence }];
    }),
  );
  return [...unknown, ...shared];
}

function contained(lists: readonly SampleList[], { pairs }: Tally): EstimateRefusal[] {
  return pairs.flatMap(({ a, b, onlyA, onlyB }): EstimateRefusal[] => {
    const inner = onlyA === 0 ? a : onlyB === 0 ? b : undefined;
    if (inner === undefined) return [];
    const outer = inner === a ? b : a;
    const sentence = `Everybody on the list "${lists[inner]?.id}" is on "${lists[outer]?.id}" too; a list drawn from another measures nothing.`;
    return [{ code: "list-contains-another", sentence }];
  });
}

export function disagreement(models: readonly AdmissibleModel[]): EstimateRefusal[] {
  const values = models.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && high / low <= MOST_APART) return [];
  const said = models.map(
    ({ name, value }) => `${name}: ${Number.isFinite(value) ? Math.round(value) : "no limit"}`,
  );
  const sentence = `The models that fit differ by more than ${MOST_APART} times (${said.join("; ")}); the lists cannot say which is right.`;
  return [{ code: "models-disagree", sentence }];
}
