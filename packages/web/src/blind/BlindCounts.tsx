// The blind counts of the frame on show: asking another member for one, and what came of it.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ItemShown } from "../check/item-shown.ts";
import { useListed, useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { useMemberName } from "../desk/members.tsx";
import { useChange } from "../use-change.ts";
import { differSaid } from "./words.ts";

type Props = { readonly item: ItemShown; readonly atUs: number; readonly subject: string };
type Blind = ItemShown["blinds"][number];

export function BlindCounts({ item, atUs, subject }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const mayNot = useWhyNot("blind.ask");
  const members = useListed()?.members ?? [];
  const [of, setOf] = useState("");
  const there = item.blinds.filter((one) => one.atUs === atUs);
  const isCounted =
    item.headcounts.some((one) => one.atUs === atUs && one.subject === subject) ||
    item.sightings.some(
      (one) => one.subject === subject && one.spans.some(([start, end]) => start <= atUs && atUs <= end),
    );
  const whyNot = mayNot ?? (isCounted ? null : t`Mark or count somebody here first.`);
  const write = (one: Change, reason?: string, then?: () => void) =>
    void change({ investigation, changes: [one], ...(reason !== undefined && { reason }) }, then);
  const ask = () =>
    write({
      verb: "blind.ask",
      subject: `b-${crypto.randomUUID().slice(0, 13)}`,
      payload: { item: item.tile.id, at: atUs as never, subject, of: (of === "" ? null : of) as never },
    });
  return (
    <div className="mt-4 space-y-2 text-small" data-blind>
      {there.map((one) => (
        <div key={one.id} data-stage={one.stage}>
          <Said blind={one} />
          <p className="mt-1 flex flex-wrap gap-x-4">
            <Link
              to="/i/$investigation/items/$item/blind/$blind"
              params={{ investigation, item: item.tile.id, blind: one.id }}
              className="link"
            >
              {t`Open this blind count`}
            </Link>
            {one.counted === null && (
              <AskWhy
                does={t`Withdraw it`}
                title={t`Withdraw this blind count?`}
                busy={busy}
                refusal={refusal?.sentence ?? null}
                onClose={forget}
                onSend={(why, close) =>
                  write({ verb: "blind.withdraw", subject: one.id, payload: {} }, why, close)
                }
              >
                {t`Nobody counts it blind then.`}
              </AskWhy>
            )}
          </p>
        </div>
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <OneOf
          label={t`Who counts it blind`}
          chosen={of}
          options={{
            "": t`Any other member`,
            ...Object.fromEntries(members.map(({ id, name }) => [id, name])),
          }}
          onChoose={setOf}
        />
        <Button className="min-h-7 px-2" off={busy || whyNot !== null} onClick={ask}>
          {t`Ask for a blind count (${subject})`}
        </Button>
      </div>
      {whyNot !== null && <p className="text-dim">{whyNot}</p>}
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
    </div>
  );
}

/** How far it is, and what the two came to. */
export function Said({ blind }: { blind: Blind }) {
  const { stage, subject, first, counted, askedBy, by, corrected } = blind;
  const nameOf = useMemberName() ?? (() => t`a member`);
  const [asker, counter] = [nameOf(askedBy), nameOf(by ?? "")];
  return (
    <p className="figures">
      {stage === "asked" && t`${asker} asked for a blind count (${subject}); nobody has taken it on yet.`}
      {stage === "taken" && t`${counter} counts it blind (${subject}); it is not in yet.`}
      {stage === "alone" &&
        t`${counter} counted ${counted ?? 0} (${subject}) blind; nothing is counted beside it any more.`}
      {stage === "agree" &&
        (corrected
          ? t`Two members settled on ${counted ?? 0} (${subject}).`
          : t`Two members counted ${counted ?? 0} (${subject}), the second blind: they agree.`)}
      {stage === "differ" && differSaid(first ?? 0, counted ?? 0, subject)}
    </p>
  );
}
