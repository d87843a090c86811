// What the machine proposes as one footage, in a quiet strip: nothing changes until a member confirms it.
import type { Tile } from "@sightline/domain";
import { Icon } from "../desk/Icon.tsx";
import { counted, listOf } from "../desk/words.ts";

type Proposal = { readonly relation: "same-bytes" | "same-pdq"; readonly items: readonly string[] };
type Props = {
  readonly proposals: readonly Proposal[];
  readonly tiles: readonly Tile[];
  readonly shown: readonly string[] | null;
  readonly onShow: (items: readonly string[] | null) => void;
};

const BECAUSE = { "same-bytes": "the same bytes", "same-pdq": "the same fingerprint" } as const;

export function Proposals({ proposals, tiles, shown, onShow }: Props) {
  if (proposals.length === 0) return null;
  const names = new Map(tiles.map((tile) => [tile.id, tile.name]));
  return (
    <details className="mt-5 rounded-lg border border-dashed border-edge px-4 py-2.5 text-[0.9rem]">
      <summary className="cursor-pointer">
        <span className="ml-1 inline-flex items-center gap-2">
          <Icon name="copies" size={16} /> {counted(proposals.length, "footage proposal")} from the machine
          <span className="hidden text-dim md:inline">· proposals never change a number until confirmed</span>
        </span>
      </summary>
      <ul className="mt-3 space-y-2 pb-1">
        {proposals.map(({ relation, items }) => {
          const here = shown !== null && shown.join() === items.join();
          return (
            <li key={`${relation} ${items.join()}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>
                {listOf(items.map((id) => names.get(id) ?? id))} have {BECAUSE[relation]}.
              </span>
              <button type="button" className="link" onClick={() => onShow(here ? null : items)}>
                {here ? "Show all items" : `Show these ${items.length}`}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
