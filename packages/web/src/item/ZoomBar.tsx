// The buttons under a picture: larger, smaller, all of it, one to one, and saving the still that is on show.
import { t } from "@lingui/core/macro";
import { useState, type RefObject } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { saveStill } from "./save-still.ts";
import type { Zoom } from "./use-zoom.ts";

type Props = {
  readonly bar: RefObject<HTMLFieldSetElement | null>;
  readonly zoom: Zoom;
  /** Behind a veil nothing is looked at closely, and nothing saved. */
  readonly revealed: boolean;
  /** Address of every pixel of what is on show, and what it is called when it is saved. */
  readonly still: { readonly url: string; readonly fileName: string };
  /** What is still on its way, or could not be had. */
  readonly said: string | null;
  readonly marking: { readonly on: boolean; readonly whyNot: string | null; readonly toggle: () => void };
};

export function ZoomBar({ bar, zoom, revealed, still, said, marking }: Props) {
  const [saving, setSaving] = useState<"no" | "yes" | string>("no");
  const veiled = revealed ? undefined : t`Reveal it first`;
  const save = async () => {
    setSaving("yes");
    setSaving((await saveStill(still)) ?? "no");
  };
  const press = (key: string) => () => void zoom.press(key, false);
  return (
    <fieldset ref={bar} className="mt-2 min-w-0">
      <legend className="sr-only">{t`Zoom`}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button
          icon="minus"
          aria-label={t`Smaller`}
          title={veiled ?? t`Smaller: −`}
          off={!revealed || !zoom.canShrink}
          onClick={press("-")}
        />
        <output aria-label={t`Zoom`} className="figures min-w-16 text-center text-small">
          {zoom.percent === null || !revealed ? "–" : `${zoom.percent} %`}
        </output>
        <Button
          icon="plus"
          aria-label={t`Larger`}
          title={veiled ?? t`Larger: +`}
          off={!revealed || !zoom.canGrow}
          onClick={press("+")}
        />
        <Button title={veiled ?? t`All of it: 0`} off={!revealed || !zoom.isZoomed} onClick={press("0")}>
          {t`Fit`}
        </Button>
        <Button title={veiled ?? t`Each pixel one of the screen: 1`} off={!revealed} onClick={press("1")}>
          1:1
        </Button>
        <Toggle
          icon="people"
          className="sm:ml-auto"
          hotkey="H"
          title={marking.whyNot ?? veiled}
          off={!revealed || marking.whyNot !== null}
          on={marking.on}
          onToggle={marking.toggle}
        >
          {t`Mark people`}
        </Toggle>
        <Button icon="save" title={veiled} off={!revealed || saving === "yes"} onClick={() => void save()}>
          {saving === "yes" ? t`Saving …` : t`Save this still`}
        </Button>
      </div>
      {revealed && said !== null && <p className="mt-1 text-small text-dim">{said}</p>}
      {saving !== "no" && saving !== "yes" && (
        <div className="mt-2">
          <Notice tone="bad">{saving}</Notice>
        </div>
      )}
    </fieldset>
  );
}
