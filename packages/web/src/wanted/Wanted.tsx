// What waits for its file, in the library: a list of addresses, each with the way to bring its file in.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listWanted, proposeChanges, type Provenance, type WantedShown } from "@sightline/domain";
import { useId, useState } from "react";
import { useAnswers } from "../api.ts";
import { useMayRead, useWhyNot } from "../desk/may.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Disclose } from "../kit/Disclose.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { PickFiles } from "../kit/PickFiles.tsx";
import { chosenIn, type Chosen } from "../upload/dropped.ts";
import { useChange } from "../use-change.ts";
import { provenanceOf } from "./provenance.ts";

type Bring = (chosen: readonly Chosen[], given: Provenance) => void;

export function Wanted({ onBring }: { readonly onBring: Bring }) {
  const investigation = useInvestigation();
  const mayRead = useMayRead("work");
  const whyNot = useWhyNot("wanted.ask");
  const [open, setOpen] = useState(false);
  // The number is renewed by itself; the list moves only when somebody lets it.
  const [number] = useAnswers(listWanted, mayRead ? [{ investigation, limit: 1 }] : []);
  const [listed] = useAnswers(listWanted, mayRead && open ? [{ investigation }] : []);
  const of = number?.data?.ok ? number.data.value.of : null;
  const wanted = listed?.data?.ok ? listed.data.value.wanted : [];
  if (of === null || of === 0) return null;
  return (
    <div className="mb-4">
      <Disclose open={open} onOpen={setOpen} text={t`what waits for its file: ${of}`} />
      {open && wanted.length > 0 && (
        <>
          <List aria-label={t`Waiting for its file`} className="mt-3">
            {wanted.map((row) => (
              <Row key={row.id} row={row} whyNot={whyNot} onBring={onBring} />
            ))}
          </List>
          {wanted.length < of && (
            <p className="figures mt-2 text-dim">
              <Trans>
                {wanted.length} of {of} shown.
              </Trans>
            </p>
          )}
        </>
      )}
    </div>
  );
}

type RowProps = {
  readonly row: WantedShown;
  readonly whyNot: string | null;
  readonly onBring: Bring;
};

/** Its address stays text: a slip of the hand would tell its owner who looks. */
function Row({ row, whyNot, onBring }: RowProps) {
  const investigation = useInvestigation();
  const id = useId();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: [listWanted] });
  const { address, account, posted, note, by } = row;
  const given = provenanceOf(row);
  const beside = [account, posted && t`posted ${posted}`, note].filter(Boolean).join(" · ");
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5"
      data-wanted={whyNot === null ? JSON.stringify(given) : undefined}
    >
      <div className="min-w-0">
        <p id={id} className="break-all font-medium">
          <bdi>{address}</bdi>
        </p>
        <p className="break-words text-small text-dim">
          {beside !== "" && `${beside} · `}
          <Trans>wanted by {by}</Trans>
        </p>
      </div>
      {whyNot === null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <PickFiles describedBy={id} onPick={(files) => onBring(chosenIn(files), given)}>
            {t`Bring its file in`}
          </PickFiles>
          <AskWhy
            does={t`Wanted no more`}
            label={t`Wanted no more: ${address}`}
            title={t`Wanted no more?`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onClose={forget}
            onSend={(reason, close) =>
              void change(
                {
                  investigation,
                  reason,
                  changes: [{ verb: "wanted.withdraw", subject: row.id, payload: {} }],
                },
                close,
              )
            }
          >
            {t`It waits no longer then. The journal keeps it, and it can be asked for again.`}
          </AskWhy>
        </div>
      )}
    </li>
  );
}
