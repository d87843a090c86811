// More ways through a film: shot by shot, from edge to edge of whoever is seen, faster or slower, and a part of it over and over.
import { t } from "@lingui/core/macro";
import { Button } from "../kit/Button.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { instantOf } from "../desk/words.ts";
import { RATES, type Loop } from "./moving.ts";

type Props = {
  readonly ptsUs: readonly number[];
  readonly rate: number;
  readonly onRate: (rate: number) => void;
  readonly loop: Loop | null;
  readonly onLoop: (edge: keyof Loop | null) => void;
  readonly onShot: (on: boolean) => void;
  readonly onEdge: (on: boolean) => void;
};

export function PlayMore({ ptsUs, rate, onRate, loop, onLoop, onShot, onEdge }: Props) {
  const at = (frame: number): string => instantOf(ptsUs[frame] ?? 0);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="flex flex-wrap gap-1.5">
        <Button icon="back" title={t`Shot before (,)`} onClick={() => onShot(false)}>
          {t`Shot`}
        </Button>
        <Button
          icon="right"
          title={t`Next shot (.)`}
          onClick={() => onShot(true)}
          aria-label={t`Next shot`}
        />
        <Button icon="back" title={t`Where somebody came or left before: [`} onClick={() => onEdge(false)}>
          {t`Comes, leaves`}
        </Button>
        <Button
          icon="right"
          title={t`Where somebody comes or leaves next: ]`}
          onClick={() => onEdge(true)}
          aria-label={t`Where somebody comes or leaves next`}
        />
      </span>
      <OneOf
        label={t`Speed`}
        options={Object.fromEntries(RATES.map((one) => [String(one), `${one}×`]))}
        chosen={String(rate)}
        onChoose={(chosen) => onRate(Number(chosen))}
      />
      <span className="flex flex-wrap items-center gap-1.5">
        <Button title={t`Over and over from here: d`} onClick={() => onLoop("from")}>
          {t`Loop from here`}
        </Button>
        <Button title={t`Over and over to here: f`} onClick={() => onLoop("to")}>
          {t`to here`}
        </Button>
        {loop !== null && (
          <>
            <span className="figures text-small text-dim">
              {t`${at(loop.from)} to ${at(loop.to)}, over and over`}
            </span>
            <Button look="link" title={t`No loop: x`} onClick={() => onLoop(null)}>
              {t`No loop`}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}
