// The units of a case and which of them differ, to the letter of docs/method.md; for tests only.
import type { Fact, Headcount, Sighting } from "../case/shape.ts";
import { isVisibleAt, restOf, where } from "./oracle-evidence.ts";
import type { Evidence } from "./oracle-evidence.ts";
import { peopleOf } from "./oracle-groups.ts";

/** A counted person with all sightings joined as theirs, or the `n` unmarked people of a headcount. */
export interface Unit {
  readonly marks: readonly Sighting[];
  readonly rest: Headcount | undefined;
  readonly n: number;
}

/** Sightings joined by the `same` facts among those given. */
export function classesOf({ marks }: Evidence, facts: readonly Fact[]): Sighting[][] {
  let classes = marks.map((mark) => [mark]);
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const isJoined = (list: readonly Sighting[]) => list.some(({ id }) => fact.between.includes(id));
    classes = [...classes.filter((list) => !isJoined(list)), classes.filter(isJoined).flat()];
  }
  return classes;
}

/** A class counts when its sightings together carry a subject and all the attributes that are asked for. */
export function isCounted({ file }: Evidence, marks: readonly Sighting[]): boolean {
  const { subjects, attributes } = file.criteria;
  return (
    marks.some(({ subject }) => subjects.includes(subject)) &&
    attributes.every((asked) => marks.some((mark) => mark.attributes.includes(asked)))
  );
}

export function isRestCounted(evidence: Evidence, headcount: Headcount): boolean {
  const { subjects, attributes } = evidence.file.criteria;
  return attributes.length === 0 && subjects.includes(headcount.subject) && restOf(evidence, headcount) > 0;
}

export function unitsOf(evidence: Evidence, facts: readonly Fact[]): Unit[] {
  const people = classesOf(evidence, facts).filter((marks) => isCounted(evidence, marks));
  const rests = evidence.headcounts.filter((headcount) => isRestCounted(evidence, headcount));
  return [
    ...people.map((marks) => ({ marks, rest: undefined, n: 1 })),
    ...rests.map((rest) => ({ marks: [], rest, n: restOf(evidence, rest) })),
  ];
}

/** Whether nobody of the one can be somebody of the other; for two different units. */
export function differ(evidence: Evidence, [a, b]: readonly [Unit, Unit], facts: readonly Fact[]): boolean {
  return (
    isBeside(a, b) ||
    isBeside(b, a) ||
    a.marks.some((m) => b.marks.some((n) => together(evidence, m, n))) ||
    facts.some((fact) => isParting(evidence, [a, b], { fact, facts }))
  );
}

function isBeside({ rest }: Unit, { marks }: Unit): boolean {
  return marks.some((mark) => rest && mark.item === rest.item && isVisibleAt(mark, rest.at));
}

/** Whether an end of what two spans of two sightings share lies outside every flagged span. */
export function together(evidence: Evidence, m: Sighting, n: Sighting): boolean {
  if (m.item !== n.item || m.id === n.id) return false;
  return m.spans.some((p) =>
    n.spans.some((q) => {
      const [from, to] = [Math.max(p[0], q[0]), Math.min(p[1], q[1])];
      return from <= to && !(isFlagged(evidence, m.item, from) && isFlagged(evidence, m.item, to));
    }),
  );
}

export function isFlagged({ frames }: Evidence, item: string, at: number): boolean {
  return frames.some((frame) => {
    const [from, to] = where(frame);
    return frame.item === item && frame.coVisible === false && from <= at && at <= to;
  });
}

export function isInShot(fact: Fact & { kind: "continuous" }, { item, spans }: Sighting): boolean {
  return item === fact.item && spans.some(([from, to]) => from <= fact.span[1] && to >= fact.span[0]);
}

export const isIn = (people: ReadonlySet<string>, { marks, rest }: Pick<Unit, "marks" | "rest">) =>
  [...marks, ...(rest ? [rest] : [])].some(({ id }) => people.has(id));

interface Among {
  readonly fact: Fact;
  readonly facts: readonly Fact[];
}

/** Whether a fact, with the `within` facts among those in force, parts two units. */
function isParting(evidence: Evidence, [a, b]: readonly [Unit, Unit], { fact, facts }: Among): boolean {
  switch (fact.kind) {
    case "different": {
      const [x, y] = fact.between;
      const has = ({ marks }: Unit, id: string) => marks.some((mark) => mark.id === id);
      return (has(a, x) && has(b, y)) || (has(a, y) && has(b, x));
    }
    case "continuous":
      return [a, b].every(({ marks }) => marks.some((mark) => isInShot(fact, mark)));
    case "separate": {
      const groups = fact.groups.map((group) => peopleOf(evidence, group, facts));
      return groups.some((left, i) => groups.some((right, j) => i !== j && isIn(left, a) && isIn(right, b)));
    }
    default:
      return false;
  }
}
