// A calm line over the page: how much of what was done is not yet kept, with a way to see what it is.
import { plural, t } from "@lingui/core/macro";
import { lazy, Suspense, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useSending } from "./here.ts";
import { loadList } from "./list.ts";

const ActList = lazy(loadList);

export function NotYetKept() {
  const acts = useSending();
  const [open, setOpen] = useState(false);
  const refused = acts.filter((act) => act.refused !== null).length;
  const waiting = acts.length - refused;
  const said = [
    ...(waiting > 0 ? [t`Not yet kept: ${waiting}`] : []),
    ...(refused > 0 ? [plural(refused, { one: "# act was refused", other: "# acts were refused" })] : []),
  ].join("; ");
  return (
    <>
      <output className={`block ${acts.length > 0 ? "border-b border-line bg-care-soft" : ""}`}>
        {acts.length > 0 && (
          <span className="mx-auto flex max-w-wide flex-wrap items-center gap-x-4 gap-y-1 px-5 py-1.5">
            <span className="figures flex items-center gap-2">
              <span className="text-care">
                <Icon name={refused > 0 ? "alert" : "pause"} />
              </span>
              <strong className="font-semibold">{said}.</strong>
            </span>
            <Button look="link" onClick={() => setOpen(true)}>
              {t`See what it is`}
            </Button>
          </span>
        )}
      </output>
      <Dialog title={t`Not yet kept`} open={open} onClose={() => setOpen(false)} closes={t`Close`}>
        {open && (
          <Suspense>
            <ActList acts={acts} onGo={() => setOpen(false)} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
