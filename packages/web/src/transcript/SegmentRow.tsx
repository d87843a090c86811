// One segment: when, who, the words as they are typed, and beside them their translations.
import { t } from "@lingui/core/macro";
import { memo, useEffect, useRef } from "react";
import { instantOf } from "../desk/words.ts";
import { Area } from "../kit/Area.tsx";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { fieldsOf, writtenIn, type Begun, type Segment } from "./begun.ts";
import type { Doing, Hand } from "./doing.ts";
import { SegmentActions } from "./SegmentActions.tsx";
import { SegmentFields } from "./SegmentFields.tsx";
import { Translations } from "./Translations.tsx";

export type RowProps = {
  readonly item: string;
  readonly segment: Segment;
  /** What is begun of it and of its translations. */
  readonly begun: readonly Begun[];
  /** Counted from 0. */
  readonly place: number;
  /** So far below those that are near the window, where it is not one of them. */
  readonly awayPx: number | null;
  /** Null where another segment is at hand. */
  readonly hand: Hand | null;
  readonly isHeard: boolean;
  readonly isNarrow: boolean;
  readonly languages: readonly string[];
  readonly speakers: Readonly<Record<string, string>>;
  readonly mayNot: string | null;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly doing: Doing;
  readonly nameOf: (member: string) => string;
  /** The list measures how high each is. */
  readonly onElement: (element: HTMLTableRowElement | null) => void;
};

const NONE: Begun["typed"] = {};

export const SegmentRow = memo(function SegmentRow(props: RowProps) {
  const { item, segment, begun, place, hand, isHeard, isNarrow, languages, mayNot, doing } = props;
  const { awayPx, speakers, busy, refusal, nameOf, onElement } = props;
  const { id, version } = segment;
  const own = begun.find((one) => one.id === id);
  const typed = own?.typed ?? NONE;
  const fields = fieldsOf(segment, typed);
  const atHand = hand !== null;
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hand === null || hand.caret === null || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(hand.caret, hand.caret);
  }, [hand]);
  const when =
    segment.startUs === null ? (fields.begins === "" ? null : fields.begins) : instantOf(segment.startUs);
  const label = when === null ? t`Words, not placed in time` : t`Words at ${when}`;
  const columns = isNarrow ? "minmax(0, 1fr)" : `7.5rem repeat(${1 + languages.length}, minmax(0, 1fr))`;
  return (
    <tr
      ref={onElement}
      aria-rowindex={place + 1}
      data-index={place}
      data-segment={id}
      data-at-hand={atHand || undefined}
      data-heard={isHeard || undefined}
      className={`${awayPx === null ? "" : "absolute inset-x-0"} grid items-start gap-x-3 gap-y-1 border-l-4 pb-3 pl-3 pr-1 pt-2 ${isHeard ? "border-accent" : "border-transparent"} ${atHand ? "bg-surface" : ""}`}
      style={{ gridTemplateColumns: columns, ...(awayPx !== null && { top: awayPx }) }}
    >
      <td className="figures text-small text-dim">
        <Button
          look="bare"
          className="block min-h-6 text-left hover:text-ink"
          aria-label={when === null ? t`Not placed` : t`${when}, play from here`}
          onClick={() => doing.playFrom(id)}
        >
          {when ?? t`Not placed`}
        </Button>
        <span className="block break-words">{speakers[fields.speaker] ?? t`unknown speaker`}</span>
      </td>
      <td className="min-w-0" lang={fields.language === "und" ? undefined : fields.language}>
        <Area
          ref={area}
          data-words
          label={label}
          value={fields.text}
          maxLength={10_000}
          readOnly={mayNot !== null}
          begun={own !== undefined}
          onFocus={() => doing.take(id)}
          onChange={({ target }) => doing.type(segment, { ...typed, text: target.value })}
        />
        {own !== undefined && (
          <p className="text-small text-care">
            {version === 0 ? t`Begun, not stated yet` : t`Changed here, not stated yet`}
          </p>
        )}
        {segment.note !== null && !atHand && (
          <p className="whitespace-pre-wrap text-small text-dim">{segment.note}</p>
        )}
      </td>
      {languages.map((language) => (
        <td key={language} className="min-w-0">
          {version > 0 && (
            <Translations
              {...{ segment, begun, doing, mayNot, busy, nameOf, atHand, language }}
              when={when ?? t`no time`}
            />
          )}
        </td>
      ))}
      {atHand && mayNot === null && (
        <td className="col-span-full min-w-0">
          <SegmentFields {...{ segment, fields, typed, doing }} speakers={speakers} />
          <SegmentActions
            {...{ segment, item, doing, busy }}
            isBegun={own !== undefined}
            whyNot={whyNotStated(item, segment, typed)}
          />
        </td>
      )}
      {refusal !== null && (
        <td className="col-span-full min-w-0">
          <Notice tone="bad">{refusal}</Notice>
        </td>
      )}
    </tr>
  );
});

function whyNotStated(item: string, segment: Segment, typed: Begun["typed"]): string | null {
  const written = writtenIn(item, segment, typed);
  return "why" in written ? written.why : null;
}
