// The set of questions while an owner edits it: moved, added, taken out, asked again; and what the new set does to what stands.
import { plural, t } from "@lingui/core/macro";
import { reworded, type SettingsShown } from "@sightline/domain";
import { listOf } from "../desk/words.ts";

export type Asked = Omit<SettingsShown["questions"][number], "answers">;
type Standing = Pick<SettingsShown, "version" | "questions" | "retired" | "resting">;

export const asAsked = ({ id, name, asks, gives }: Asked): Asked => ({ id, name, asks, gives });

/** One place up (−1) or down (1); at an end it stays. */
export function moved(questions: readonly Asked[], id: string, by: -1 | 1): Asked[] {
  const from = questions.findIndex((one) => one.id === id);
  const to = from + by;
  const [one, other] = [questions[from], questions[to]];
  return one && other ? questions.with(from, other).with(to, one) : [...questions];
}

export const changed = (questions: readonly Asked[], next: Asked): Asked[] =>
  questions.map((one) => (one.id === next.id ? next : one));

export const without = (questions: readonly Asked[], id: string): Asked[] =>
  questions.filter((one) => one.id !== id);

/** An id that no question ever had, from the name in plain letters. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 32);
  const stem = plain === "" ? "question" : plain;
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  return id;
}

export const isSame = (a: readonly Asked[], b: readonly Asked[]): boolean =>
  JSON.stringify(a.map(asAsked)) === JSON.stringify(b.map(asAsked));

export type Effect = {
  /** Verdicts that become void. */
  readonly verdicts: number;
  readonly sentences: readonly string[];
};

const quoted = (name: string): string => t`“${name}”`;

/** By the desk's own rule of what is another wording. */
export function effectOf({ version, questions, retired, resting }: Standing, next: readonly Asked[]): Effect {
  const before = { version, questions: questions.map(asAsked), retired: retired.map(asAsked) };
  const other = new Set(reworded(before, next.map(asAsked)));
  const all = [...questions, ...retired];
  const named = (ids: Iterable<string>) =>
    listOf([...ids].map((id) => quoted(all.find((one) => one.id === id)?.name ?? id)));
  const answers = all.filter(({ id }) => other.has(id)).reduce((sum, one) => sum + one.answers, 0);
  const verdicts = resting
    .filter((group) => group.questions.some((id) => other.has(id)))
    .reduce((sum, group) => sum + group.verdicts, 0);
  const gone = questions.filter(({ id }) => !next.some((one) => one.id === id));
  const kept = gone.reduce((sum, one) => sum + one.answers, 0);
  const fresh = next.filter(({ id }) => !questions.some((one) => one.id === id));
  const [goneNames, freshNames] = [
    named(gone.map(({ id }) => id)),
    listOf(fresh.map(({ name }) => quoted(name))),
  ];
  return {
    verdicts,
    sentences: [
      ...(other.size > 0
        ? [
            t`${plural(other.size, { one: `${named(other)} asks something else`, other: `${named(other)} ask something else` })}: ${plural(answers, { one: "# answer stands no more.", other: "# answers stand no more." })}`,
          ]
        : []),
      ...(verdicts > 0
        ? [
            plural(verdicts, {
              one: `# verdict rests on ${plural(answers, { one: "it", other: "them" })} and becomes void, at once.`,
              other: `# verdicts rest on ${plural(answers, { one: "it", other: "them" })} and become void, at once.`,
            }),
          ]
        : other.size > 0
          ? [t`No verdict rests on them.`]
          : []),
      ...(gone.length > 0
        ? [
            t`${plural(gone.length, { one: `${goneNames} is asked no more`, other: `${goneNames} are asked no more` })}; ${plural(kept, { one: "# answer is kept for when the same words are asked again.", other: "# answers are kept for when the same words are asked again." })}`,
          ]
        : []),
      ...(fresh.length > 0
        ? [
            plural(fresh.length, {
              one: `${freshNames} is asked of every item; verdicts that stand stay, and say under which questions they were given.`,
              other: `${freshNames} are asked of every item; verdicts that stand stay, and say under which questions they were given.`,
            }),
          ]
        : []),
    ],
  };
}
