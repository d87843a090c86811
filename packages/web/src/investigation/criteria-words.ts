// What other criteria do to what is marked, in sentences, before they are set.
import { plural, t } from "@lingui/core/macro";
import { dateSchema, type SettingsShown } from "@sightline/domain";
import { listOf } from "../desk/words.ts";

export type Criteria = SettingsShown["criteria"];

export const toggled = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

/** In whatever order they were ticked. */
export const isSameCriteria = (a: Criteria, b: Criteria): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = ({ verdicts, subjects, attributes, until }: Criteria) => [
  ...[verdicts, subjects, attributes].map((all: readonly string[]) => all.toSorted()),
  until,
];

export function whyNotCriteria({ verdicts, subjects, until }: Criteria): string | null {
  if (verdicts.length === 0) return t`Some verdict has to count.`;
  if (subjects.length === 0) return t`Some subject has to be counted.`;
  const wrong = until === null ? undefined : dateSchema.safeParse(until).error?.issues[0];
  return wrong ? t`Captured until: ${wrong.message}.` : null;
}

type Used = Pick<SettingsShown, "criteria" | "subjects" | "attributes">;

const marks = (names: readonly string[], of: SettingsShown["subjects"]): string =>
  plural(
    of.filter(({ name }) => names.includes(name)).reduce((sum, one) => sum + one.used, 0),
    { one: "# mark", other: "# marks" },
  );

const gone = <T>(before: readonly T[], after: readonly T[]): T[] =>
  before.filter((one) => !after.includes(one));

const said = (names: readonly string[], does: string, of?: SettingsShown["subjects"]): string[] =>
  names.length === 0 ? [] : [`${listOf([...names])}: ${does}${of ? `, ${marks(names, of)}` : ""}.`];

export function criteriaEffect({ criteria, ...used }: Used, next: Criteria): string[] {
  return [
    ...said(gone(next.verdicts, criteria.verdicts), t`items of this verdict count from now on`),
    ...said(gone(criteria.verdicts, next.verdicts), t`items of this verdict count no more`),
    ...said(gone(next.subjects, criteria.subjects), t`counted from now on`, used.subjects),
    ...said(gone(criteria.subjects, next.subjects), t`counted no more; the marks stay`, used.subjects),
    ...said(
      gone(next.attributes, criteria.attributes),
      t`only who has it is counted from now on`,
      used.attributes,
    ),
    ...said(
      gone(criteria.attributes, next.attributes),
      t`is asked for no more; the marks keep it`,
      used.attributes,
    ),
    ...(criteria.until === next.until
      ? []
      : [
          next.until === null
            ? t`No end any more.`
            : t`What was captured after ${next.until} counts no more.`,
        ]),
  ];
}
