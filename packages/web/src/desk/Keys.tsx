// The keys that this desk knows, in a small popover.
import { t } from "@lingui/core/macro";
import { useRef } from "react";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Popover } from "../kit/Popover.tsx";
import { later } from "./later.tsx";
import { useSingleKeys } from "./single-keys.ts";

const KeyList = later(async () => (await import("./KeyList.tsx")).KeyList);

export function Keys() {
  const panel = useRef<HTMLDivElement>(null);
  const letters = useSingleKeys();
  return (
    <Popover
      text={t`Keys`}
      icon="keys"
      kind="dialog"
      opens="?"
      at={panel}
      className="border-transparent bg-transparent px-2 text-dim hover:text-ink"
      panel="max-h-[88vh] w-[42rem] p-5"
    >
      <h2 className="heading text-large">{t`Keys`}</h2>
      <KeyList />
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4 text-small">
        <Check on={letters.on} onToggle={letters.toggle}>
          {t`Single letters and signs are keys`}
        </Check>
        <Button onClick={() => panel.current?.hidePopover()}>{t`Close`}</Button>
      </div>
    </Popover>
  );
}
