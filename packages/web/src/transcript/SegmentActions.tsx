// What can be done with the segment at hand, each by a button and by its key.
import { plural, t } from "@lingui/core/macro";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { StateHere } from "../statement/StateHere.tsx";
import type { Segment } from "./begun.ts";
import type { Doing } from "./doing.ts";

type Props = {
  /** As it stands, without what is typed over it. */
  readonly segment: Segment;
  readonly item: string;
  readonly doing: Doing;
  /** Why what stands there cannot be stated yet; null where it can. */
  readonly whyNot: string | null;
  readonly isBegun: boolean;
  readonly busy: boolean;
};

export function SegmentActions({ segment, item, doing, whyNot, isBegun, busy }: Props) {
  const isNew = segment.version === 0;
  const { id, translations } = segment;
  return (
    <fieldset className="mt-2 flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t`What can be done with it`}</legend>
      <Button icon="play" hotkey="L" onClick={() => doing.playFrom(id)}>{t`Play from here`}</Button>
      <Button hotkey="[" onClick={() => doing.place(id, "begins")}>{t`Begins here`}</Button>
      <Button hotkey="]" onClick={() => doing.place(id, "ends")}>{t`Ends here`}</Button>
      <Button hotkey="S" onClick={() => doing.split(id)}>{t`Split`}</Button>
      <Button hotkey="M" onClick={() => doing.join(id)}>{t`Join with next`}</Button>
      {isBegun && (
        <Button look="link" onClick={() => doing.drop(id)}>
          {isNew ? t`Leave it out` : t`Begin anew`}
        </Button>
      )}
      {!isNew && (
        <AskWhy
          does={t`Withdraw`}
          label={t`Withdraw this segment`}
          title={t`Withdraw this segment?`}
          busy={busy}
          refusal={null}
          onClose={() => undefined}
          onSend={(reason, close) => doing.withdraw(id, reason, close)}
        >
          {translations.length === 0
            ? t`It is in the transcript no more. What it was stays in the journal.`
            : t`It is in the transcript no more, and ${plural(translations.length, { one: "# translation goes", other: "# translations go" })} with it. What it was stays in the journal.`}
        </AskWhy>
      )}
      {!isNew && <StateHere segment={segment} item={item} />}
      {isBegun && (
        <Button
          off={whyNot !== null || busy}
          aria-describedby={`${id}-why`}
          onClick={() => doing.state(id)}
          className="ml-auto"
        >
          {t`State it`} <kbd className="key text-ink">{t`Ctrl ↵`}</kbd>
        </Button>
      )}
      {isBegun && (
        <span id={`${id}-why`} className={whyNot === null ? "sr-only" : "w-full text-small text-dim"}>
          {whyNot}
        </span>
      )}
    </fieldset>
  );
}
