// Pins parts of the pictures of those who are compared: this scar, that jacket.
import { t } from "@lingui/core/macro";
import { showItem, type Microseconds } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { instantOf } from "../desk/words.ts";
import { Pins } from "../fact/Pins.tsx";
import { frameAt } from "../item/instants.ts";
import { Button } from "../kit/Button.tsx";
import type { Part } from "../kit/crop.ts";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { regionOf } from "../kit/part.ts";
import { PickPart } from "../kit/PickPart.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { begun, MOST_OF_ONE, pinsOf, type PinOf, type Side } from "./pinning.ts";

type Props = {
  readonly sides: readonly Side[];
  readonly called: (id: string) => string;
  readonly pins: readonly PinOf[];
  readonly onPins: (pins: readonly PinOf[]) => void;
};

export function PinParts({ sides, called, pins, onPins }: Props) {
  const [of, setOf] = useState<string | null>(null);
  const side = sides.find(({ sighting }) => sighting === of);
  const add = (pin: PinOf): void => {
    onPins([...pins, pin]);
    setOf(null);
  };
  return (
    <div className="my-4">
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-1 font-medium">{t`Pin what shows it`}</legend>
        {sides.map(({ sighting }) => (
          <Toggle
            key={sighting}
            on={of === sighting}
            off={pinsOf(pins, sighting).length >= MOST_OF_ONE}
            onToggle={() => setOf(of === sighting ? null : sighting)}
          >
            {called(sighting)}
          </Toggle>
        ))}
      </fieldset>
      {side && (
        <div className="mt-3 rounded bg-sunk p-3">
          <PinOne key={side.sighting} side={side} onPin={add} />
        </div>
      )}
      <Pins pins={pins.map(({ pin }) => pin)} onTakeOut={(nr) => onPins(pins.toSpliced(nr, 1))} />
    </div>
  );
}

type OneProps = { readonly side: Side; readonly onPin: (pin: PinOf) => void };

function PinOne({ side, onPin }: OneProps) {
  const { sighting, tile } = side;
  const [atUs, setAtUs] = useState(side.atUs);
  const [part, setPart] = useState<Part | null>(() => begun(side));
  const [note, setNote] = useState("");
  const words = note.trim();
  const pin = (): void => {
    if (part === null) return;
    const said = { item: tile.id, at: atUs as Microseconds, region: regionOf(part) };
    onPin({ of: sighting, pin: { ...said, ...(words !== "" && { note: words }) } });
  };
  return (
    <>
      {tile.kind === "video" && <Frames item={tile.id} atUs={atUs} onAtUs={setAtUs} />}
      <PickPart tile={tile} atUs={atUs} part={part} onPart={setPart} none={t`Nothing is marked yet.`} />
      <div className="mt-3 max-w-prose">
        <Field
          label={t`What is to be seen there, in a few words`}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") pin();
          }}
        />
      </div>
      <Button className="mt-2" icon="check" off={part === null} onClick={pin}>
        {t`Pin this part`}
      </Button>
    </>
  );
}

type FramesProps = {
  readonly item: string;
  readonly atUs: number;
  readonly onAtUs: (atUs: number) => void;
};

/** Of a film, any frame: what shows it may be seen best in another than the one that shows the person largest. */
function Frames({ item, atUs, onAtUs }: FramesProps) {
  const { data } = useAnswer(showItem, { investigation: useInvestigation(), item });
  const ptsUs = data?.ok ? data.value.ptsUs : [];
  const at = frameAt(ptsUs, atUs);
  const step = (by: number) => {
    const next = ptsUs[at + by];
    return { off: next === undefined, onClick: () => next !== undefined && onAtUs(next) };
  };
  return (
    <p className="mb-2 flex flex-wrap items-center gap-2 text-small">
      <Button {...step(-10)}>{t`10 back`}</Button>
      <Button {...step(-1)}>{t`1 back`}</Button>
      <output className="figures">{t`The frame at ${instantOf(atUs)}`}</output>
      <Button {...step(1)}>{t`1 on`}</Button>
      <Button {...step(10)}>{t`10 on`}</Button>
    </p>
  );
}
