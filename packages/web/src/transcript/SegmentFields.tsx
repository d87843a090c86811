// When the segment at hand is, who speaks, in which language, and what is noted of it.
import { t } from "@lingui/core/macro";
import { Field } from "../kit/Field.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import type { fieldsOf, Segment, Typed } from "./begun.ts";
import type { Doing } from "./doing.ts";

type Props = {
  readonly segment: Segment;
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly typed: Typed;
  readonly doing: Doing;
  /** What each of them is called, by what stands in the field. */
  readonly speakers: Readonly<Record<string, string>>;
};

export function SegmentFields({ segment, fields, typed, doing, speakers }: Props) {
  const put = (name: keyof Typed, value: string) => doing.type(segment, { ...typed, [name]: value });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-32">
        <Field
          label={t`Begins`}
          inputMode="decimal"
          value={fields.begins}
          onChange={({ target }) => put("begins", target.value)}
        />
      </div>
      <div className="w-32">
        <Field
          label={t`Ends`}
          inputMode="decimal"
          value={fields.ends}
          onChange={({ target }) => put("ends", target.value)}
        />
      </div>
      <OneOf
        label={t`Speaker`}
        options={speakers}
        chosen={fields.speaker}
        onChoose={(speaker) => put("speaker", speaker)}
      />
      <div className="w-24">
        <Field
          label={t`Language`}
          value={fields.language}
          maxLength={63}
          onChange={({ target }) => put("language", target.value)}
        />
      </div>
      <div className="min-w-40 flex-1">
        <Field
          label={t`Note`}
          value={fields.note}
          maxLength={5000}
          dir="auto"
          onChange={({ target }) => put("note", target.value)}
        />
      </div>
    </div>
  );
}
