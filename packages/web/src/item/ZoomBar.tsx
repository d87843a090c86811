// The buttons under a picture: larger, smaller, all of it, one to one, and saving the still that is on show.
import { useState, type RefObject } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
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
};

export function ZoomBar({ bar, zoom, revealed, still, said }: Props) {
  const [saving, setSaving] = useState<"no" | "yes" | string>("no");
  const veiled = revealed ? undefined : "Reveal it first";
  const save = async () => {
    setSaving("yes");
    setSaving((await saveStill(still)) ?? "no");
  };
  const press = (key: string) => () => void zoom.press(key, false);
  return (
    <fieldset ref={bar} className="mt-2 min-w-0">
      <legend className="sr-only">Zoom</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button
          icon="minus"
          aria-label="Smaller"
          title={veiled ?? "Smaller: −"}
          off={!revealed || !zoom.canShrink}
          onClick={press("-")}
        />
        <output aria-label="Zoom" className="figures min-w-16 text-center text-small">
          {zoom.percent === null || !revealed ? "–" : `${zoom.percent} %`}
        </output>
        <Button
          icon="plus"
          aria-label="Larger"
          title={veiled ?? "Larger: +"}
          off={!revealed || !zoom.canGrow}
          onClick={press("+")}
        />
        <Button title={veiled ?? "All of it: 0"} off={!revealed || !zoom.isZoomed} onClick={press("0")}>
          Fit
        </Button>
        <Button title={veiled ?? "Each pixel one of the screen: 1"} off={!revealed} onClick={press("1")}>
          1:1
        </Button>
        <Button
          icon="save"
          className="sm:ml-auto"
          title={veiled}
          off={!revealed || saving === "yes"}
          onClick={() => void save()}
        >
          {saving === "yes" ? "Saving …" : "Save this still"}
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
