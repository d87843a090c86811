// Below the filters: what was last done to chosen items, and the way to undo it, also after a reload.
import { plural, t } from "@lingui/core/macro";
import { undoChosen } from "@sightline/domain";
import { BY_MARKS } from "../desk/touched.ts";
import type { AskedSearch } from "../item/asked.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { useLastAct } from "./last-act.ts";

/** `onGo` shows the list in which it was done: nothing is undone out of sight. */
export function LastAct({ onGo }: { readonly onGo: (asked: AskedSearch) => void }) {
  const investigation = useInvestigation();
  const { last, keep } = useLastAct();
  const { busy, refusal, change, forget } = useChange(undoChosen, { invalidates: BY_MARKS });
  const undo = (): void => {
    if (last === null || last.act === null) return;
    onGo(last.asked);
    void change({ investigation, act: last.act }, ({ changed }) =>
      keep({
        ...last,
        said: t`Undone on ${plural(changed, { one: "# item", other: "# items" })}.`,
        act: null,
      }),
    );
  };
  const close = (): void => {
    keep(null);
    forget();
  };
  return (
    <output className="block">
      {last !== null && (
        <span className="mb-4 flex flex-wrap items-center gap-3">
          {last.said}
          {last.act !== null && (
            <Button icon="undo" off={busy} onClick={undo}>
              {t`Undo`}
            </Button>
          )}
          <Button look="link" onClick={close}>
            {t`Close`}
          </Button>
          {refusal && <span className="text-bad">{refusal.sentence}</span>}
        </span>
      )}
    </output>
  );
}
