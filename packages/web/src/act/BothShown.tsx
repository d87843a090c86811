// Both versions over the page, and the choice: what another member said meanwhile, or what is said now.
import { t } from "@lingui/core/macro";
import { Investigation } from "../kit/investigation.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Theirs } from "./Theirs.tsx";
import { Mine } from "./Mine.tsx";
import { useBoth } from "./both.ts";

export function BothShown() {
  const both = useBoth();
  return (
    <Dialog
      title={t`Somebody else was here meanwhile`}
      open={both !== null}
      onClose={() => both?.choose("theirs")}
      closes={t`Leave theirs`}
      actions={both && <Button onClick={() => both.choose("mine")}>{t`Say mine all the same`}</Button>}
    >
      {both && (
        <Investigation value={both.mine.investigation}>
          <p className="mt-2">
            {t`Since you looked, this was changed. Nothing of yours is written yet; the journal keeps both, whichever you choose.`}
          </p>
          <h3 className="eyebrow mt-4">{t`Theirs`}</h3>
          <Theirs theirs={both.theirs} />
          <h3 className="eyebrow mt-4">{t`Yours`}</h3>
          <Mine act={both.mine} />
        </Investigation>
      )}
    </Dialog>
  );
}
