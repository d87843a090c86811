// What is said of the frame on show as a whole: how many are in it at least, whether all are marked, and whether they are side by side.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { proposeChanges, type Change, type Span } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { BlindCounts } from "../blind/BlindCounts.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import type { ItemShown } from "../check/item-shown.ts";
import { useChange } from "../use-change.ts";
import { shotEndOf } from "./hand.ts";
import type { MarkHere } from "./use-mark-here.ts";

type Props = { readonly item: ItemShown; readonly here: MarkHere };

const counting = z.object({ atLeast: z.number().int().min(1), atMost: z.number().int().min(1).optional() });

export function FrameSaid({ item, here }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const whyNot = useWhyNot("headcount.state");
  const [round, setRound] = useState(0);
  const { atUs, subject, marks } = here;
  if (atUs === null) return null;
  const counts = item.headcounts.filter((one) => one.atUs === atUs);
  const own = counts.find((one) => one.subject === subject);
  const write: Writing["onWrite"] = (changes, reason, then) =>
    change({ investigation, changes: [...changes], ...(reason !== undefined && { reason }) }, then);
  const writing = { busy, refusal: refusal?.sentence ?? null, onWrite: write, onForget: forget };
  const state = ({ atLeast, atMost }: z.infer<typeof counting>) =>
    void write([
      {
        verb: "headcount.state",
        subject: `h-${crypto.randomUUID().slice(0, 13)}`,
        payload: { item: item.tile.id, at: atUs as never, subject, atLeast, atMost: atMost ?? null },
      },
    ]).then(() => setRound(round + 1));
  return (
    <Section title={here.isFilm ? t`This frame` : t`This picture`}>
      {counts.map((one) => (
        <p key={one.id} className="figures mt-2 flex flex-wrap items-center gap-x-3">
          <Trans>
            At least {one.atLeast} ({one.subject})
          </Trans>
          <TakeBack
            does={t`Withdraw this headcount`}
            says={t`Nobody is counted by it any more. The journal keeps it, and why it was withdrawn.`}
            {...writing}
            change={{ verb: "headcount.withdraw", subject: one.id, payload: { only: "headcount" } }}
          />
        </p>
      ))}
      {own === undefined && (
        <div className="mt-3">
          <Form
            key={round}
            schema={counting}
            labels={{ atLeast: t`At least (${subject})`, atMost: t`At most` }}
            hints={{
              atLeast: t`${plural(marks.filter((one) => one.subject === subject).length, { one: "# is marked", other: "# are marked" })}; those are among them.`,
            }}
            does={t`State this headcount`}
            busy={busy}
            whyNot={whyNot}
            onSend={state}
          />
        </div>
      )}
      <BlindCounts item={item} atUs={atUs} subject={subject} />
      <Flags item={item} atUs={atUs} writing={writing} />
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
    </Section>
  );
}

type Writing = {
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly onWrite: (changes: readonly Change[], reason?: string, then?: () => void) => Promise<void>;
  readonly onForget: () => void;
};

/** Taking back says why. */
function TakeBack({
  does,
  says,
  change,
  busy,
  refusal,
  onWrite,
  onForget,
}: Writing & { does: string; says: string; change: Change }) {
  return (
    <AskWhy
      {...{ does, busy, refusal }}
      title={does}
      onSend={(why, close) => void onWrite([change], why, close)}
      onClose={onForget}
    >
      {says}
    </AskWhy>
  );
}

type FlagsProps = { readonly item: ItemShown; readonly atUs: number; readonly writing: Writing };

function Flags({ item, atUs, writing }: FlagsProps) {
  const { busy, onWrite } = writing;
  const { apart, exhaustive, ptsUs, shotsUs, tile } = item;
  const shot: Span = [
    shotsUs.findLast((start) => start <= atUs) ?? atUs,
    shotEndOf(shotsUs, ptsUs, atUs),
  ] as Span;
  const frame: Span = [atUs, atUs] as Span;
  const kinds = [
    {
      name: "exhaustive",
      there: around(exhaustive, atUs),
      says: { exhaustive: true as const },
      stated: t`Everybody here is marked.`,
      states: t`Everybody in this frame is marked`,
      whole: t`Everybody in this whole shot is marked`,
      takesBack: t`Not everybody is marked`,
    },
    {
      name: "apart",
      there: around(apart, atUs),
      says: { coVisible: false as const },
      stated: t`People here are not side by side: a mirror, a screen, a poster, a split screen or a collage.`,
      states: t`Not side by side in this frame: mirror, screen, collage`,
      whole: t`Not side by side in this whole shot`,
      takesBack: t`They are side by side`,
    },
  ] as const;
  const flag = (span: Span, says: (typeof kinds)[number]["says"]): Change =>
    ({ verb: "frame.flag", subject: tile.id, payload: { item: tile.id, span, ...says } }) as Change;
  return (
    <ul className="mt-4 space-y-2 text-small">
      {kinds.map(({ name, there, says, stated, states, whole, takesBack }) => (
        <li key={name} data-flag={name} data-on={there !== undefined}>
          {there ? (
            <>
              <p>{stated}</p>
              <TakeBack
                does={takesBack}
                says={t`The marks of this item are signed off anew after that.`}
                {...writing}
                change={{ ...flag(there as Span, says), verb: "frame.withdraw" } as Change}
              />
            </>
          ) : (
            <span className="flex flex-wrap gap-1.5">
              <Button
                className="min-h-7 px-2"
                disabled={busy}
                onClick={() => void onWrite([flag(frame, says)])}
              >
                {states}
              </Button>
              {ptsUs.length > 1 && (
                <Button
                  className="min-h-7 px-2"
                  disabled={busy}
                  onClick={() => void onWrite([flag(shot, says)])}
                >
                  {whole}
                </Button>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const around = (spans: ItemShown["apart"], atUs: number) =>
  spans.find(([start, end]) => start <= atUs && atUs <= end);
