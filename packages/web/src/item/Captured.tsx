// When an item was captured: what is agreed, and what its file says, each to be taken with what speaks against it.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { proposeChanges } from "@sightline/domain";
import { useInvestigation } from "../kit/investigation.ts";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { notKnown } from "../kit/Rows.tsx";
import { Time } from "../kit/Time.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";

export function Captured({ item: { tile, capturedAt, captured } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("item.describe");
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const take = (at: string) =>
    change({
      investigation,
      changes: [{ verb: "item.describe", subject: tile.id, payload: { capturedAt: at } }],
    });
  const proposed = captured.filter(({ at }) => at !== capturedAt);
  return (
    <>
      {capturedAt === null ? notKnown() : <Time at={capturedAt} />}
      {proposed.length > 0 && (
        <ul className="mt-1 space-y-2 text-small">
          {proposed.map(({ at, from, doubt }) => (
            <li key={at}>
              <p>
                <Trans>
                  Its file says <Time at={at} /> ({from}). {doubt}
                </Trans>
              </p>
              <Button
                look="link"
                disabled={busy}
                off={whyNot !== null}
                aria-label={t`Use the captured time from ${from}`}
                onClick={() => void take(at)}
              >
                {t`Use this`}
              </Button>
            </li>
          ))}
          {whyNot !== null && <li className="text-dim">{whyNot}</li>}
        </ul>
      )}
      {refusal && (
        <Notice tone="bad" plain>
          {refusal.sentence}
        </Notice>
      )}
    </>
  );
}
