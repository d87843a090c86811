// Light, contrast and turn of the picture that is looked at: aids of the eye, kept nowhere and drawn into nothing.
import { t } from "@lingui/core/macro";
import { useId } from "react";
import { Button } from "../kit/Button.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { Slide } from "../kit/Slide.tsx";
import { AS_IT_IS, isAsItIs, turned, type Look } from "./look.ts";

type Props = {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly revealed: boolean;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function LookBar({ look, onLook, revealed }: Props) {
  const said = useId();
  return (
    <fieldset className="mt-2 flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1.5" aria-describedby={said}>
      <legend className="sr-only">{t`How it is looked at`}</legend>
      <Slide
        label={t`Light`}
        least={0.25}
        most={4}
        value={look.light}
        said={percent(look.light)}
        off={!revealed}
        onSlide={(light) => onLook({ ...look, light })}
      />
      <Slide
        label={t`Contrast`}
        least={0.25}
        most={4}
        value={look.contrast}
        said={percent(look.contrast)}
        off={!revealed}
        onSlide={(contrast) => onLook({ ...look, contrast })}
      />
      <Button off={!revealed} title={t`A quarter to the right: q`} onClick={() => onLook(turned(look))}>
        {t`Turn`}
      </Button>
      <Toggle
        on={look.loupe}
        off={!revealed}
        title={t`It follows the hand, or lies on whoever is chosen: w`}
        onToggle={() => onLook({ ...look, loupe: !look.loupe })}
      >
        {t`Magnifier`}
      </Toggle>
      <Button look="link" off={isAsItIs(look)} title={t`As it was taken: z`} onClick={() => onLook(AS_IT_IS)}>
        {t`As it was taken`}
      </Button>
      <span id={said} className="sr-only">
        {t`For the eye alone: the original and every mark stay as they are.`}
      </span>
    </fieldset>
  );
}
