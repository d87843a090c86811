// What an answer rests on, each to be seen and opened: a still and its part, another item, an address.
import { t } from "@lingui/core/macro";
import { showItem, type CheckEvidence, type Tile } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Crop } from "../kit/Crop.tsx";
import { PartMark } from "../kit/PartMark.tsx";
import { partIn } from "../kit/part.ts";
import { Tile as TileOf } from "../kit/Tile.tsx";
import type { ItemShown } from "./item-shown.ts";
import { stillSaid } from "./still-said.ts";

type Props = {
  readonly item: ItemShown;
  readonly evidence: readonly CheckEvidence[];
  /** Items that are not yet kept as evidence, by id. */
  readonly more?: ReadonlyMap<string, Tile> | undefined;
  /** Shows the instant of a still; left out where it cannot be gone to. */
  readonly onInstant?: ((atUs: number) => void) | undefined;
  /** While it is being gathered. */
  readonly onTakeOut?: (one: CheckEvidence) => void;
};

export function EvidenceShown({ item, evidence, more, onInstant, onTakeOut }: Props) {
  if (evidence.length === 0) return null;
  return (
    <ul aria-label={t`Evidence`} className="mt-2 space-y-2">
      {evidence.map((one) => (
        <li key={JSON.stringify(one)} className="flex items-start gap-3 break-words">
          <One {...{ item, more, onInstant }} evidence={one} />
          {onTakeOut && (
            <Button
              look="link"
              aria-label={t`Take out: ${saidOf({ item, more }, one)}`}
              onClick={() => onTakeOut(one)}
            >
              {t`Take out`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What it is called where it is not shown. */
export function saidOf({ item, more }: Pick<Props, "item" | "more">, one: CheckEvidence): string {
  if (one.kind === "address") return one.url;
  if (one.kind === "item") return known(item, more, one.item)?.tile.name ?? one.item;
  const still = stillSaid(item, one.at);
  return one.region === null ? still : t`${still}, a part of it`;
}

function known(item: ItemShown, more: Props["more"], id: string): ItemShown["evidence"][number] | undefined {
  const tile = more?.get(id);
  return item.evidence.find((one) => one.tile.id === id) ?? (tile && { tile, withdrawn: false });
}

type OneProps = Omit<Props, "evidence" | "onTakeOut"> & { readonly evidence: CheckEvidence };

function One({ item, more, evidence, onInstant }: OneProps) {
  switch (evidence.kind) {
    // An address stays text: nobody comes there from here by a slip of the hand, which would tell its owner who looks.
    case "address":
      return <span className="min-w-0 flex-1 break-all text-dim">{evidence.url}</span>;
    case "item":
      return <Other id={evidence.item} there={known(item, more, evidence.item)} />;
    case "still":
      return <Still {...{ item, onInstant }} evidence={evidence} />;
  }
}

type OtherProps = {
  readonly id: string;
  readonly there: Pick<ItemShown["evidence"][number], "tile" | "withdrawn"> | undefined;
};

function Other({ id, there }: OtherProps) {
  if (!there) return <Asked id={id} />;
  return (
    <>
      <span className="w-36 shrink-0">
        <TileOf tile={there.tile} compact />
      </span>
      <span className="min-w-0 flex-1">
        <ItemLink item={id}>{there.tile.name}</ItemLink>
        {there.withdrawn && (
          <span className="block text-care">{t`It was taken out of the investigation since.`}</span>
        )}
      </span>
    </>
  );
}

/** One that was brought in a moment ago. */
function Asked({ id }: { readonly id: string }) {
  const { data } = useAnswer(
    showItem,
    { investigation: useInvestigation(), item: id },
    ({ tile }) => tile.decoding.state === "waiting",
  );
  if (!data?.ok) return <span className="min-w-0 flex-1">{data ? data.refusal.sentence : t`Asking …`}</span>;
  return <Other id={id} there={data.value} />;
}

type StillProps = Pick<Props, "item" | "onInstant"> & {
  readonly evidence: Extract<CheckEvidence, { kind: "still" }>;
};

function Still({ item, evidence, onInstant }: StillProps) {
  const part = partIn(evidence.region);
  const said = saidOf({ item }, evidence);
  return (
    <>
      <span className="w-36 shrink-0">
        <Crop tile={item.tile} atUs={evidence.at} box={part ?? undefined} who={said} opening={4 / 3}>
          {part && <PartMark part={part} />}
        </Crop>
      </span>
      <span className="min-w-0 flex-1">
        {onInstant ? (
          <Button look="link" className="text-left" onClick={() => onInstant(evidence.at)}>
            {said}
          </Button>
        ) : (
          said
        )}
      </span>
    </>
  );
}
