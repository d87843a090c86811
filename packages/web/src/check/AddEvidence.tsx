// The four kinds of evidence, one at a time: a still of this item, another item, a file that is brought in, an address.
import { t } from "@lingui/core/macro";
import { addressSchema, type CheckEvidence, type Microseconds, type Tile } from "@sightline/domain";
import { lazy, Suspense, useState, type KeyboardEvent } from "react";
import { Button } from "../kit/Button.tsx";
import type { Part } from "../kit/crop.ts";
import { Field } from "../kit/Field.tsx";
import { regionOf } from "../kit/part.ts";
import { PickPart } from "../kit/PickPart.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import type { ItemShown } from "./item-shown.ts";
import { ChooseItem } from "./ChooseItem.tsx";
import { stillSaid } from "./still-said.ts";

/** With it comes all that sends files, which few need. */
const BringFile = lazy(() => import("./BringFile.tsx").then((loaded) => ({ default: loaded.BringFile })));

type Kind = "still" | "item" | "file" | "address";
type Props = {
  readonly item: ItemShown;
  /** Null where there is no still. */
  readonly atUs: number | null;
  readonly onAdd: (one: CheckEvidence, tile?: Tile) => void;
};

const ways = (): Readonly<Record<Kind, string>> => ({
  still: t`Pin a still`,
  item: t`Another item`,
  file: t`A file`,
  address: t`An address`,
});

export function AddEvidence({ item, atUs, onAdd }: Props) {
  const [kind, setKind] = useState<Kind | null>(null);
  const add: Props["onAdd"] = (one, tile) => {
    onAdd(one, tile);
    setKind(null);
  };
  const kinds = (Object.keys(ways()) as Kind[]).filter((one) => one !== "still" || atUs !== null);
  return (
    <div className="mt-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t`Add evidence`}</legend>
        {kinds.map((one) => (
          <Toggle key={one} on={kind === one} onToggle={() => setKind(kind === one ? null : one)}>
            {ways()[one]}
          </Toggle>
        ))}
      </fieldset>
      {kind !== null && (
        <div className="mt-3 rounded bg-sunk p-3">
          {kind === "still" && atUs !== null && <PinStill item={item} atUs={atUs} onAdd={add} />}
          {kind === "item" && <ChooseItem not={item.tile.id} onAdd={add} />}
          {kind === "file" && (
            <Suspense>
              <BringFile item={item} onAdd={add} />
            </Suspense>
          )}
          {kind === "address" && <Address onAdd={add} />}
        </div>
      )}
    </div>
  );
}

type PinProps = { readonly item: ItemShown; readonly atUs: number; readonly onAdd: Props["onAdd"] };

/** Of the instant that is on show behind it. */
function PinStill({ item, atUs, onAdd }: PinProps) {
  const [part, setPart] = useState<Part | null>(null);
  const at = (item.ptsUs.length > 1 ? atUs : 0) as Microseconds;
  return (
    <>
      <p className="mb-2 text-small">{stillSaid(item, at)}</p>
      <PickPart tile={item.tile} atUs={at} part={part} onPart={setPart} />
      <Button
        className="mt-2"
        onClick={() => onAdd({ kind: "still", at, region: part === null ? null : regionOf(part) })}
      >
        {part === null ? t`Pin all of it` : t`Pin this part`}
      </Button>
    </>
  );
}

function Address({ onAdd }: Pick<Props, "onAdd">) {
  const [url, setUrl] = useState("");
  const parsed = addressSchema.safeParse(url.trim());
  const add = () => {
    if (parsed.success) onAdd({ kind: "address", url: parsed.data });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    // The form around it is not sent yet.
    event.preventDefault();
    add();
  };
  return (
    <>
      <Field
        label={t`An address that shows it`}
        hint={t`Kept as text; the desk opens nothing.`}
        wrong={url === "" || parsed.success ? undefined : parsed.error.issues[0]?.message}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button className="mt-2" off={!parsed.success} onClick={add}>
        {t`Add the address`}
      </Button>
    </>
  );
}
