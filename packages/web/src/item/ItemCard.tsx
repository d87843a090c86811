// One item in the library: its picture behind the veil, and what the desk knows of it in four short lines.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Tile as TileShape } from "@sightline/domain";
import { lengthOf, peopleOf } from "../desk/words.ts";
import type { ComponentProps } from "react";
import { Pick } from "../kit/Pick.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Tile } from "../kit/Tile.tsx";
import type { AskedSearch } from "./asked.ts";
import { TileLink } from "./TileLink.tsx";
import { Verdict } from "./Verdict.tsx";

type Props = {
  readonly tile: TileShape;
  /** Items of the same footage, this one included. */
  readonly copies: number;
  /** The list that it stands in. */
  readonly within: AskedSearch;
  readonly onOpen: () => void;
  /** Where it can be picked. */
  readonly choice?: Omit<ComponentProps<typeof Pick>, "label">;
};

export function ItemCard({ tile, copies, within, onOpen, choice }: Props) {
  const people = peopleOf(tile.marked);
  return (
    <article
      className={`panel flex h-full flex-col overflow-hidden focus-within:border-edge hover:border-edge ${choice?.on ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
    >
      <Tile tile={tile} />
      <div className="flex flex-1 flex-col gap-1.5 border-t border-line px-3.5 py-3">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate font-semibold" title={tile.name}>
            <TileLink item={tile.id} {...{ within, onOpen }}>
              {tile.name}
            </TileLink>
          </h2>
          {choice && <Pick {...choice} label={t`Choose ${tile.name}`} />}
        </div>
        <p className="flex items-center gap-x-3 overflow-hidden whitespace-nowrap text-small text-dim">
          <Verdict verdict={tile.verdict} />
          <span className="figures inline-flex items-center gap-1">
            <Icon name={tile.kind} size={15} />
            {tile.kind === "video" && tile.durationUs !== null
              ? t`Video, ${lengthOf(tile.durationUs)}`
              : kindWord(tile)}
          </span>
        </p>
        <p className="figures mt-auto flex gap-x-3 overflow-hidden whitespace-nowrap text-small">
          <span>{people === "" ? <span className="text-dim">{t`Nobody marked`}</span> : people}</span>
          {tile.headcount !== null && (
            <span>
              <Trans>headcount {tile.headcount}</Trans>
            </span>
          )}
          {copies > 1 && (
            <span className="inline-flex items-center gap-1 text-dim">
              <Icon name="copies" size={14} /> {plural(copies, { one: "# copy", other: "# copies" })}
            </span>
          )}
        </p>
      </div>
    </article>
  );
}

const kindWord = (tile: TileShape): string =>
  tile.kind === "other" ? t`Other file` : tile.kind === "video" ? t`Video` : t`Photo`;
