// One question of the set: its words, what an answer may give, its place, and how many answers stand.
import { plural, t } from "@lingui/core/macro";
import { givesSchema } from "@sightline/domain";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import type { Asked } from "./edit-questions.ts";

type Props = {
  readonly question: Asked;
  readonly answers: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOnly: boolean;
  readonly may: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChange: (next: Asked) => void;
  readonly onRemove: () => void;
};

const whatGives = (): Readonly<Record<Asked["gives"], string>> => ({
  nothing: t`An answer gives nothing more`,
  time: t`An answer gives a time`,
  place: t`An answer gives a place`,
});

export function QuestionRow({ question, answers, may, ...rest }: Props) {
  const { name, asks, gives } = question;
  const stand = plural(answers, { one: `# answer stands.`, other: `# answers stand.` });
  if (!may)
    return (
      <li className="py-3">
        <p className="font-medium">{name}</p>
        <p>{asks}</p>
        <p className="figures text-small text-dim">{stand}</p>
      </li>
    );
  const called = name === "" ? t`the new question` : name;
  return (
    <li className="grid gap-x-4 gap-y-2 py-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <Field
        label={t`Name`}
        maxLength={80}
        value={name}
        onChange={(event) => rest.onChange({ ...question, name: event.target.value })}
      />
      <Field
        label={t`What it asks`}
        maxLength={500}
        value={asks}
        onChange={(event) => rest.onChange({ ...question, asks: event.target.value })}
      />
      <p className="figures self-center text-small text-dim">{stand}</p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <OneOf
          label={t`What an answer to ${called} gives`}
          quiet
          options={
            Object.fromEntries(givesSchema.options.map((one) => [one, whatGives()[one]])) as ReturnType<
              typeof whatGives
            >
          }
          chosen={gives}
          onChoose={(next) => rest.onChange({ ...question, gives: next })}
        />
        <span className="flex flex-wrap gap-2">
          <Button off={rest.isFirst} aria-label={t`Move ${called} up`} onClick={() => rest.onMove(-1)}>
            {t`Up`}
          </Button>
          <Button off={rest.isLast} aria-label={t`Move ${called} down`} onClick={() => rest.onMove(1)}>
            {t`Down`}
          </Button>
          <Button off={rest.isOnly} aria-label={t`Take out: ${called}`} onClick={rest.onRemove}>
            {t`Take out`}
          </Button>
        </span>
      </div>
    </li>
  );
}
