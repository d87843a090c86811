// Over every page of an investigation that takes nothing new: that it does not.
import { t } from "@lingui/core/macro";
import { Notice } from "../kit/Notice.tsx";
import { useListed } from "./may.ts";

export function NotOpen() {
  const state = useListed()?.state ?? "open";
  if (state === "open") return null;
  return (
    <div className="mx-auto max-w-wide px-5 pt-4">
      <Notice tone="care">
        {state === "locked"
          ? t`This investigation is locked: nothing in it changes, and only its owners look at it.`
          : t`This investigation is read-only: all of it can be looked at, and nothing in it changes.`}
      </Notice>
    </div>
  );
}
