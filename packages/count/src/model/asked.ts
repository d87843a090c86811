// Who is asked for: the subjects and attributes that a case counts.
import type { Criteria, Headcount } from "../case/shape.ts";

/** Whether a class carries one subject and all the attributes asked for. */
export function isAskedFor(
  criteria: Criteria,
  seen: readonly { subject: string; attributes: readonly string[] }[],
): boolean {
  return (
    seen.some(({ subject }) => criteria.subjects.includes(subject)) &&
    criteria.attributes.every((attribute) => seen.some(({ attributes }) => attributes.includes(attribute)))
  );
}

/** An anonymous person has no attributes, so where any is asked for a headcount's rest does not count. */
export function restCounts(criteria: Criteria, headcount: Headcount): boolean {
  return criteria.attributes.length === 0 && criteria.subjects.includes(headcount.subject);
}
