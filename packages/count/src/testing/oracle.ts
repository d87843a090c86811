// A brute-force reading of COUNTING.md's letter for small cases; written apart from the solver, and for tests only.
import type { Case, Fact, Sighting } from "../case/shape.ts";

export interface OracleAnswer {
  readonly units: number;
  readonly clique: number;
  readonly chromatic: number;
}

interface OracleUnit {
  readonly marks: readonly Sighting[];
  readonly rest: Case["headcounts"][number] | undefined;
}

/** Undefined above `limit` units. `suspended` facts are treated as if they were not there. */
export function oracle(file: Case, suspended: readonly string[], limit = 14): OracleAnswer | undefined {
  const differs = differences(file, suspended);
  if (differs.length > limit) return undefined;
  const edges = differs.map((row) => row.reduce((mask, yes, j) => (yes ? mask | (1 << j) : mask), 0));
  return { units: differs.length, clique: clique(edges), chromatic: chromatic(edges) };
}

/** For each two units, by index, whether they cannot be one person. */
export function differences(file: Case, suspended: readonly string[]): boolean[][] {
  const good = goodItems(file);
  const marks = file.sightings.filter((mark) => good.has(mark.item));
  const facts = goodFacts(file, good).filter((fact) => !suspended.includes(fact.id));
  const units = unitsOf(file, marks, facts, good);
  return units.map((a, i) => units.map((b, j) => i !== j && differ(file, a, b, facts)));
}

function goodItems(file: Case): Set<string> {
  const { verdicts, until } = file.criteria;
  // The test cases use whole days only.
  return new Set(
    file.items
      .filter(
        (item) =>
          verdicts.includes(item.verdict) &&
          (until === null || (item.capturedAt !== null && item.capturedAt <= until)),
      )
      .map(({ id }) => id),
  );
}

function goodFacts(file: Case, good: ReadonlySet<string>): Fact[] {
  const itemOf = new Map(file.sightings.map(({ id, item }) => [id, item]));
  return file.facts.filter((fact) => {
    if (!fact.reviewedBy || fact.reviewedBy === fact.statedBy) return false;
    if (fact.kind === "continuous") return good.has(fact.item);
    if (fact.kind === "separate" || fact.kind === "within") return true;
    return fact.between.every((id) => good.has(itemOf.get(id) ?? ""));
  });
}

function unitsOf(
  file: Case,
  marks: readonly Sighting[],
  facts: readonly Fact[],
  good: ReadonlySet<string>,
): OracleUnit[] {
  const { subjects, attributes } = file.criteria;
  const classes = marks.map((mark) => [mark]);
  for (const fact of facts) {
    if (fact.kind !== "same") continue;
    const [a, b] = fact.between.map((id) => classes.findIndex((list) => list.some((mark) => mark.id === id)));
    if (a === undefined || b === undefined || a === b) continue;
    const moved = classes[b] ?? [];
    classes[a]?.push(...moved);
    classes.splice(b, 1);
  }
  const people = classes.filter(
    (list) =>
      list.some((mark) => subjects.includes(mark.subject)) &&
      attributes.every((wanted) => list.some((mark) => mark.attributes.includes(wanted))),
  );
  const units: OracleUnit[] = people.map((list) => ({ marks: list, rest: undefined }));
  for (const headcount of file.headcounts) {
    if (!good.has(headcount.item) || attributes.length > 0 || !subjects.includes(headcount.subject)) continue;
    const visible = marks.filter(
      (mark) =>
        mark.item === headcount.item && mark.subject === headcount.subject && seenAt(mark, headcount.at),
    ).length;
    for (let i = visible; i < headcount.atLeast; i++) units.push({ marks: [], rest: headcount });
  }
  return units;
}

function seenAt(mark: Sighting, at: number): boolean {
  return mark.spans.some(([from, to]) => at >= from && at <= to);
}

function differ(file: Case, a: OracleUnit, b: OracleUnit, facts: readonly Fact[]): boolean {
  if (a.rest && b.rest && a.rest === b.rest) return true;
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const) {
    const { rest } = x;
    if (rest && y.marks.some((mark) => mark.item === rest.item && seenAt(mark, rest.at))) return true;
  }
  if (a.marks.some((m) => b.marks.some((n) => m.item === n.item && together(file, m, n)))) return true;
  return facts.some((fact) => differByFact(file, a, b, { fact, facts }));
}

export function together(file: Case, m: Sighting, n: Sighting): boolean {
  const flagged = (at: number) =>
    file.frames.some((frame) => {
      if (frame.item !== m.item || frame.coVisible !== false) return false;
      const [from, to] = frame.span ?? [frame.at ?? 0, frame.at ?? 0];
      return at >= from && at <= to;
    });
  return m.spans.some((p) =>
    n.spans.some((q) => {
      const from = Math.max(p[0], q[0]);
      const to = Math.min(p[1], q[1]);
      return from <= to && !(flagged(from) && flagged(to));
    }),
  );
}

function differByFact(
  file: Case,
  a: OracleUnit,
  b: OracleUnit,
  { fact, facts }: { fact: Fact; facts: readonly Fact[] },
): boolean {
  if (fact.kind === "different") {
    const [x, y] = fact.between;
    const hasMark = (unit: OracleUnit, id: string) => unit.marks.some((mark) => mark.id === id);
    return (hasMark(a, x) && hasMark(b, y)) || (hasMark(a, y) && hasMark(b, x));
  }
  if (fact.kind === "continuous") {
    const inShot = (unit: OracleUnit) =>
      unit.marks.some(
        (mark) =>
          mark.item === fact.item &&
          mark.spans.some(([from, to]) => from <= fact.span[1] && to >= fact.span[0]),
      );
    return inShot(a) && inShot(b);
  }
  if (fact.kind !== "separate") return false;
  const belongs = fact.groups.map((group) => {
    const inside = peopleOf(file, group, facts);
    return [a, b].map((unit) =>
      [...unit.marks, ...(unit.rest ? [unit.rest] : [])].some(
        (one) => inside.has(one.id) || inside.has(one.item),
      ),
    );
  });
  return belongs.some((left, i) => belongs.some((right, j) => i !== j && left[0] && right[1]));
}

export function peopleOf(file: Case, group: string, facts: readonly Fact[]): Set<string> {
  const inside = new Set<string>();
  const open = [group];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (inside.has(id)) continue;
    inside.add(id);
    const outer = id;
    open.push(...(file.groups.find((other) => other.id === outer)?.members ?? []));
    for (const fact of facts) if (fact.kind === "within" && fact.outer === outer) open.push(fact.inner);
  }
  return inside;
}

/** Largest clique by trying every set. */
function clique(edges: readonly number[]): number {
  let most = 0;
  for (let set = 0; set < 1 << edges.length; set++) {
    let size = 0;
    let good = true;
    for (let v = 0; v < edges.length && good; v++) {
      if (((set >> v) & 1) === 0) continue;
      size++;
      good = (set & ~(1 << v) & ~(edges[v] ?? 0)) === 0;
    }
    if (good && size > most) most = size;
  }
  return most;
}

/** Chromatic number: the fewest independent sets that cover everybody, over all subsets. */
function chromatic(edges: readonly number[]): number {
  const all = (1 << edges.length) - 1;
  const isFree = (set: number) => edges.every((row, v) => ((set >> v) & 1) === 0 || (row & set) === 0);
  const free = Array.from({ length: all + 1 }, (_, set) => isFree(set));
  const fewest = Array.from({ length: all + 1 }, () => 0);
  for (let set = 1; set <= all; set++) {
    const lowest = set & -set;
    let least = Infinity;
    for (let part = set; part > 0; part = (part - 1) & set) {
      if ((part & lowest) !== 0 && free[part]) least = Math.min(least, 1 + (fewest[set & ~part] ?? 0));
    }
    fewest[set] = least;
  }
  return fewest[all] ?? 0;
}

/** Whether the given facts, with what the items show, cannot all hold. */
export function contradicts(file: Case, only: readonly Fact[]): boolean {
  const good = goodItems(file);
  const marks = file.sightings.filter((mark) => good.has(mark.item));
  const facts = goodFacts(file, good).filter((fact) => only.some(({ id }) => id === fact.id));
  const loose = {
    ...file,
    criteria: { ...file.criteria, subjects: marks.map(({ subject }) => subject), attributes: [] },
  };
  const people = unitsOf(loose, marks, facts, good).filter((unit) => unit.marks.length > 0);
  const counts = file.headcounts.filter((headcount) => good.has(headcount.item));
  const straddles = [...people.map(({ marks: own }) => own), ...counts.map((rest) => [rest])].some((own) =>
    facts.some((fact) => {
      if (fact.kind !== "separate") return false;
      const sides = fact.groups.filter((group) => {
        const inside = peopleOf(file, group, facts);
        return own.some(({ id, item }) => inside.has(id) || inside.has(item));
      });
      return sides.length > 1;
    }),
  );
  return (
    straddles ||
    people.some(({ marks: own }) =>
      own.some((a, i) =>
        own.slice(i + 1).some((b) => {
          const one = { marks: [a], rest: undefined };
          const other = { marks: [b], rest: undefined };
          const stated = facts
            .filter(({ kind }) => kind !== "separate")
            .some((fact) => differByFact(file, one, other, { fact, facts }));
          return (a.item === b.item && together(file, a, b)) || stated;
        }),
      ),
    )
  );
}
