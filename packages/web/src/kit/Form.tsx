// Asks for what an endpoint takes, field by field from its schema, and says beside the button why it cannot be sent yet.
import { t } from "@lingui/core/macro";
import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { z } from "zod";
import { useDraft } from "../draft/use-draft.ts";
import { Button } from "./Button.tsx";
import { Check } from "./Check.tsx";
import { Field } from "./Field.tsx";
import { fieldsOf, valuesOf, type Asked, type Filled } from "./fields-of.ts";
import { Notice } from "./Notice.tsx";
import { OneOf } from "./OneOf.tsx";

/** The words are those of the attribute `autocomplete`. */
export type Fills = "name" | "username" | "email" | "current-password" | "new-password" | "one-time-code";

const TYPES: Partial<Record<Fills, "email" | "password">> = {
  username: "email",
  email: "email",
  "current-password": "password",
  "new-password": "password",
};

/** What stands in a form, and a way to fill several of its fields at once. */
export type Filling = { readonly filled: Filled; readonly fill: (fields: Filled) => void };

type Props<S extends z.ZodObject> = {
  readonly schema: S;
  /** What each field is called on screen. */
  readonly labels: Readonly<Record<keyof z.infer<S> & string, string>>;
  readonly hints?: Partial<Record<keyof z.infer<S> & string, string>>;
  /** Fields that are asked for only with what stands in others, and are needed then: whether each of them is now. */
  readonly only?: (filled: Filled) => Partial<Record<keyof z.infer<S> & string, boolean>>;
  /** What a browser may fill in by itself, and hides or checks while it is typed. */
  readonly fills?: Partial<Record<keyof z.infer<S> & string, Fills>>;
  /** What helps to fill a field and those behind it, before it. */
  readonly aids?: Partial<Record<keyof z.infer<S> & string, (filling: Filling) => ReactNode>>;
  /** What the button does. */
  readonly does: string;
  readonly onSend: (values: z.infer<S>) => void;
  readonly busy?: boolean;
  /** Why nobody, or not this member, may send it now, whatever is filled in. */
  readonly whyNot?: string | null;
  /** What stands in its fields before anybody types. */
  readonly given?: Filled;
  /** What the desk said when it was sent. What was typed stays. */
  readonly refusal?: string | null;
  /** What is gathered otherwise than by typing, between its fields and its button. */
  readonly children?: ReactNode;
  /** Kept as it is typed, under this name of what is being written; whatever states it names it too. */
  readonly draft?: string;
  /** What is sent goes to no journal, and its draft ends here. */
  readonly endsDraft?: boolean;
};

export function Form<S extends z.ZodObject>(props: Props<S>) {
  const { schema, labels, hints = {}, fills = {}, aids = {}, does, onSend, busy = false, refusal } = props;
  const { endsDraft = false } = props;
  // As it stood when it was opened: nothing changes under whoever reads or types.
  const [given] = useState<Filled>(props.given ?? {});
  const draft = useDraft(props.draft, given);
  const [typed, setFilled] = useState<Filled | null>(null);
  const filled = typed ?? draft.begun ?? given;
  const fill = (next: Filled): void => {
    setFilled(next);
    draft.type(next);
  };
  const id = useId();
  const only = (props.only?.(filled) ?? {}) as Readonly<Record<string, boolean | undefined>>;
  const asked = fieldsOf(schema).flatMap((one) => {
    const isOn = only[one.name];
    return isOn === false ? [] : isOn === true ? [{ ...one, needed: true }] : [one];
  });
  const values = valuesOf(asked, filled);
  const parsed = schema.safeParse(values);
  const problem = parsed.error?.issues[0];
  const waits = draft.waits && !busy ? stillWaits() : null;
  const whyNot = props.whyNot ?? waits ?? (problem && whyNotSaid(problem, values, labels)) ?? null;
  const sending = useRef(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (whyNot !== null || busy || sending.current || !parsed.success) return;
    sending.current = true;
    setFilled(filled);
    await (endsDraft ? draft.drop() : draft.settle());
    sending.current = false;
    onSend(parsed.data);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="max-w-prose space-y-4">
      {asked.map((one) => (
        <div key={one.name}>
          {(aids as Aids)[one.name]?.({ filled, fill: (fields) => fill({ ...filled, ...fields }) })}
          <Control
            asked={one}
            label={labelOf(one, nameOf(labels, one.name))}
            hint={nameOf(hints, one.name)}
            fills={(fills as Readonly<Record<string, Fills | undefined>>)[one.name]}
            value={filled[one.name] ?? ""}
            onFill={(value) => fill({ ...filled, [one.name]: value })}
          />
        </div>
      ))}
      {props.children}
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {draft.note !== null && (
        <p className="figures flex flex-wrap gap-x-4 text-small text-dim">
          {draft.note}
          {typed === null && draft.begun && (
            <Button look="link" onClick={() => fill(given)}>
              {t`Begin anew`}
            </Button>
          )}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button submits off={whyNot !== null || busy} aria-describedby={id}>
          {does}
        </Button>
        <span id={id} className="text-small text-dim">
          {whyNot}
        </span>
      </div>
    </form>
  );
}

type Aids = Readonly<Record<string, ((filling: Filling) => ReactNode) | undefined>>;

const stillWaits = () => t`What stands here was sent, and is not yet kept; it is when the desk answers.`;

const nameOf = (names: Readonly<Record<string, string | undefined>>, name: string): string =>
  names[name] ?? "";

const labelOf = ({ needed, kind }: Asked, name: string): string =>
  needed || kind === "tick" ? name : t`${name}, if known`;

/** The first thing that is missing or wrong, by the name of its field. */
function whyNotSaid({ path, message }: z.core.$ZodIssue, values: object, labels: object): string {
  const name = String(path[0] ?? "");
  const label = nameOf(labels as Record<string, string>, name);
  return name in values ? `${label}: ${message}.` : t`${label} is missing.`;
}

type ControlProps = {
  readonly asked: Asked;
  readonly label: string;
  readonly hint: string;
  readonly fills: Fills | undefined;
  readonly value: string | boolean;
  readonly onFill: (value: string | boolean) => void;
};

function Control({ asked, label, hint, fills, value, onFill }: ControlProps) {
  if (asked.kind === "tick")
    return (
      <Check on={value === true} onToggle={onFill}>
        {label}
      </Check>
    );
  if (asked.kind === "one of") {
    const options = Object.fromEntries([["", t`Choose …`], ...asked.options.map((one) => [one, one])]);
    return <OneOf label={label} options={options} chosen={String(value)} onChoose={onFill} />;
  }
  return (
    <Field
      label={label}
      {...(asked.kind === "text" && asked.lines !== undefined
        ? { lines: asked.lines }
        : { type: (fills && TYPES[fills]) ?? asked.kind })}
      {...(fills && { autoComplete: fills })}
      hint={hint === "" ? undefined : hint}
      value={String(value)}
      onChange={(event) => onFill(event.target.value)}
    />
  );
}
