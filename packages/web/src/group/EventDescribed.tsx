// When and where an event was, and what else is known of it: said by one member, agreed to by a second, counted by nothing.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type GroupsShown } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { seenOfGroups } from "../act/seen.ts";
import {
  filledFrom,
  givingLabels,
  PLACE_FIELDS,
  placeIn,
  TIME_FIELDS,
  timeIn,
  whyNoTime,
  whyNotPart,
  type GivenFilled,
} from "../check/giving.ts";
import { placeSaid, timeSaid } from "../check/given-words.ts";
import { useWhyNot } from "../desk/may.ts";
import { MemberName } from "../desk/members.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { AgreeToWhere } from "./AgreeToWhere.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { usePastePlace } from "../place/use-paste-place.tsx";
import type { EventSaid, GroupActs } from "../event/use-group-acts.ts";

type Props = { readonly group: GroupsShown["groups"][number]; readonly acts: GroupActs };

export function EventDescribed({ group, acts }: Props) {
  const { name, time, place, note, describedBy, agreedBy } = group;
  const mayNot = useWhyNot("group.describe");
  const [open, setOpen] = useState(false);
  const isSaid = time !== null || place !== null || note !== null;
  const does = isSaid ? t`Change when and where` : t`Say when and where`;
  const close = () => {
    setOpen(false);
    acts.forget();
  };
  return (
    <div data-described={isSaid} className="mt-1 space-y-1 text-small">
      {time && <p className="figures">{timeSaid(time)}</p>}
      {place && <p className="figures">{placeSaid(place)}</p>}
      {note !== null && <p className="whitespace-pre-wrap break-words">{note}</p>}
      <p className="flex flex-wrap items-center gap-x-2 text-dim">
        {isSaid && describedBy !== null && <MemberName id={describedBy} />}
        {agreedBy !== null && (
          <span data-agreed>
            <Trans>
              Agreed by <MemberName id={agreedBy} />
            </Trans>
          </span>
        )}
        {mayNot === null && (
          <Button look="link" aria-label={`${does}: ${name}`} onClick={() => setOpen(true)}>
            {does}
          </Button>
        )}
      </p>
      {(time !== null || place !== null) && agreedBy === null && <Agreeing group={group} />}
      <Dialog title={t`When and where: ${name}`} open={open} onClose={close}>
        {open && <Describing group={group} acts={acts} does={does} onDone={close} />}
      </Dialog>
    </div>
  );
}

const Agreeing = ({ group: { id, name, described, whyNotAgree } }: Pick<Props, "group">) => (
  <>
    <p className="font-semibold text-care">{t`No second member has agreed to when and where.`}</p>
    {whyNotAgree === null && <AgreeToWhere id={id} name={name} described={described} />}
  </>
);

type Filled = GivenFilled & { readonly note?: string | undefined };

const described = z
  .strictObject({
    ...TIME_FIELDS,
    ...PLACE_FIELDS,
    note: z.string().min(1).max(20_000).meta({ lines: 3 }).optional(),
  })
  .check(({ value, issues }) => {
    const wrong = whyNotPart(value) ?? whyNoTime(value);
    if (wrong) issues.push({ code: "custom", input: value, path: [wrong.field], message: wrong.says });
  });

const saidBy = (filled: Filled): EventSaid => ({
  time: timeIn(filled) ?? null,
  place: placeIn(filled) ?? null,
  note: filled.note?.trim() || null,
});

type DescribingProps = Props & { readonly does: string; readonly onDone: () => void };

function Describing({ group: { id, time, place, note }, acts, does, onDone }: DescribingProps) {
  const investigation = useInvestigation();
  const [before] = useState<EventSaid>({ time, place, note });
  const [seen] = useState(() => seenOfGroups(investigation));
  const pasting = usePastePlace(id);
  const draft = `event ${id}`;
  return (
    <Form
      schema={described}
      labels={{ at: t`When it was, in UTC`, ...givingLabels(), note: t`Note` }}
      hints={{
        at: t`As much as is known: 2031, 2031-04, 2031-04-09 or 2031-04-09T10:30Z.`,
        note: t`What else is known of it, or how it is known.`,
      }}
      aids={{ latitude: pasting.field }}
      whyNot={pasting.whyNot}
      given={filledFrom(before.time, before.place, note === null ? null : { note })}
      does={does}
      draft={draft}
      busy={acts.busy}
      refusal={acts.refusal}
      onSend={(filled) =>
        acts.describe(id, before, saidBy(filled), { draft, onDone, ...(seen > 0 && { seen }) })
      }
    />
  );
}
