// Stating what somebody says where words are written down, or correcting it: what it says, and whether in captivity.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change, type Sayings, type StatementShown } from "@sightline/domain";
import { useMemo, useState } from "react";
import { z } from "zod";
import { BY_STATEMENTS } from "../desk/touched.ts";
import { Form } from "../kit/Form.tsx";
import type { Filled } from "../kit/fields-of.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";

type Span = Pick<StatementShown, "item" | "startUs" | "endUs" | "speaker">;

type Props = {
  /** Where somebody speaks, or the statement that is corrected. */
  readonly said: Span | StatementShown;
  readonly sayings: Sayings;
  readonly onDone: () => void;
};

export function StatementForm({ said, sayings, onDone }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_STATEMENTS });
  const there = "id" in said ? said : null;
  const [subject] = useState(() => there?.id ?? `t-${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`);
  const { schema, labels, given } = useMemo(() => formOf(sayings, there), [sayings, there]);
  if (sayings.attributes.length === 0)
    return (
      <p className="max-w-prose">
        {t`Nothing is listed yet that statements may say here. Add it under Statements first.`}
      </p>
    );
  return (
    <Form
      schema={schema}
      labels={labels}
      hints={{
        reason: t`It stands in the journal. Left empty, whoever is held is taken to speak in captivity.`,
      }}
      only={({ free }) => ({ reason: there !== null || free === true })}
      given={given}
      does={there === null ? t`State it` : t`Correct it`}
      busy={busy}
      refusal={refusal?.sentence ?? null}
      onSend={(filled) => {
        const { item, startUs, endUs, speaker } = said;
        const { reason } = filled;
        const attributes = sayings.attributes.filter((_, at) => isTicked(filled, at));
        const payload = {
          item,
          startUs,
          endUs,
          // Who speaks is told by the transcript.
          speaker: there?.words[0]?.speaker ?? speaker,
          attributes,
          note: filled.note?.trim() ? filled.note : null,
          // Left out, it follows from who speaks.
          ...(filled.free ? { captivity: false } : there !== null && { captivity: there.captivity }),
        };
        const verb = there === null ? ("statement.state" as const) : ("statement.correct" as const);
        const changes: Change[] = [{ verb, subject, payload }];
        void change({ investigation, changes, ...(reason !== undefined && { reason }) }, onDone);
      }}
    />
  );
}

/** By its place on the list. */
type Ticks = Record<`says${number}`, z.ZodBoolean>;
const isTicked = (filled: object, at: number): boolean =>
  (filled as Readonly<Record<string, unknown>>)[`says${at}`] === true;

/** A tick for each attribute on the list; one of them at least is needed. */
function formOf({ attributes }: Sayings, there: StatementShown | null) {
  const ticks = Object.fromEntries(attributes.map((_, at) => [`says${at}`, z.boolean()])) as Ticks;
  const schema = z
    .strictObject({
      ...ticks,
      free: z.boolean(),
      reason: z.string().min(1).max(2000).optional(),
      note: z.string().max(10_000).meta({ lines: 2 }).optional(),
    })
    .refine((filled) => attributes.some((_, at) => isTicked(filled, at)), {
      path: ["says0"],
      error: () => t`say what is said: one of these at least`,
    });
  const labels = {
    ...Object.fromEntries(attributes.map((attribute, at) => [`says${at}`, attribute])),
    free: t`It is not spoken in captivity`,
    reason: t`Why`,
    note: t`What else is said of it`,
  };
  const given: Filled = {
    ...Object.fromEntries(
      attributes.map((attribute, at) => [`says${at}`, there?.attributes.includes(attribute) === true]),
    ),
    free: there?.captivity === false,
    ...(there?.note != null && { note: there.note }),
  };
  return { schema, labels: labels as Record<keyof z.infer<typeof schema> & string, string>, given };
}
