// Another item as evidence, found by its name; its picture stays veiled.
import { plural, t } from "@lingui/core/macro";
import { listItems, type CheckEvidence, type Tile as TileShape } from "@sightline/domain";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Tile } from "../kit/Tile.tsx";

type Props = {
  /** Nothing is evidence of itself. */
  readonly not: string;
  readonly onAdd: (one: CheckEvidence, tile: TileShape) => void;
};

const MOST = 6;

export function ChooseItem({ not, onAdd }: Props) {
  const [text, setText] = useState("");
  return (
    <>
      <Field
        label={t`Find an item by its name`}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {text.trim() !== "" && <Found text={text.trim()} not={not} onAdd={onAdd} />}
    </>
  );
}

function Found({ text, not, onAdd }: Props & { readonly text: string }) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listItems, { investigation, text: text.slice(0, 200), limit: MOST + 1 });
  if (!data) return <p className="mt-2 text-small text-dim">{t`Looking …`}</p>;
  if (!data.ok) return <p className="mt-2 text-small text-bad">{data.refusal.sentence}</p>;
  const tiles = data.value.items.filter(({ id }) => id !== not);
  const others = data.value.found - data.value.items.length;
  return (
    <>
      <ul aria-label={t`Items found`} className="mt-2 space-y-2">
        {tiles.slice(0, MOST).map((tile) => (
          <li key={tile.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span className="w-36 shrink-0">
              <Tile tile={tile} compact />
            </span>
            <span className="min-w-20 flex-1 break-words text-small">{tile.name}</span>
            <Button
              aria-label={t`Choose ${tile.name}`}
              onClick={() => onAdd({ kind: "item", item: tile.id }, tile)}
            >
              {t`Choose`}
            </Button>
          </li>
        ))}
      </ul>
      <output className="mt-2 block text-small text-dim">
        {tiles.length === 0 ? t`No other item is called so.` : null}
        {others > 0
          ? t`${plural(others, { one: "# more item", other: "# more items" })}: write more of the name.`
          : null}
      </output>
    </>
  );
}
