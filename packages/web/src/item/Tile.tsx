// One item in the library: its picture behind the veil, and what the desk knows of it in four short lines.
import { pictureOf, type Tile as TileShape } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { Icon } from "../desk/Icon.tsx";
import { counted, lengthOf, peopleOf } from "../desk/words.ts";
import { Veiled } from "./Veil.tsx";
import { Verdict } from "./Verdict.tsx";

type Props = {
  readonly investigation: string;
  readonly tile: TileShape;
  /** Items of the same footage, this one included. */
  readonly copies: number;
  readonly revealed: boolean;
  readonly onToggle: () => void;
};

export function Tile({ investigation, tile, copies, revealed, onToggle }: Props) {
  const people = peopleOf(tile.marked);
  return (
    <article className="panel flex h-full flex-col overflow-hidden focus-within:border-edge hover:border-edge">
      <div className="relative aspect-[4/3] shrink-0 overflow-hidden border-b border-line bg-sunk">
        <Picture {...{ investigation, tile, revealed, onToggle }} />
      </div>
      <div className="flex flex-1 flex-col gap-1.5 px-3.5 py-3">
        <h2 className="truncate font-semibold" title={tile.name}>
          <Link
            to="/i/$investigation/items/$item"
            params={{ investigation, item: tile.id }}
            data-tile={tile.id}
            className="hover:underline"
          >
            {tile.name}
          </Link>
        </h2>
        <p className="flex items-center gap-x-3 overflow-hidden whitespace-nowrap text-[0.87rem] text-dim">
          <Verdict verdict={tile.verdict} />
          <span className="figures inline-flex items-center gap-1">
            <Icon name={tile.kind} size={15} />
            {tile.kind === "video" && tile.durationUs !== null
              ? `Video, ${lengthOf(tile.durationUs)}`
              : kindWord(tile)}
          </span>
        </p>
        <p className="figures mt-auto flex gap-x-3 overflow-hidden whitespace-nowrap text-[0.87rem]">
          <span>{people === "" ? <span className="text-dim">Nobody marked</span> : people}</span>
          {tile.headcount !== null && <span>headcount {tile.headcount}</span>}
          {copies > 1 && (
            <span className="inline-flex items-center gap-1 text-dim">
              <Icon name="copies" size={14} /> {counted(copies, "copy", "copies")}
            </span>
          )}
        </p>
      </div>
    </article>
  );
}

const kindWord = (tile: TileShape): string =>
  tile.kind === "other" ? "Other file" : tile.kind === "video" ? "Video" : "Photo";

function Picture({ investigation, tile, revealed, onToggle }: Omit<Props, "copies">) {
  const { decoding } = tile;
  if (decoding.state !== "done" || tile.kind === "other") {
    const sentence =
      decoding.state === "refused"
        ? decoding.sentence
        : decoding.state === "waiting"
          ? "Waiting for the decoders. The original is stored."
          : tile.warning;
    return (
      <div className="flex h-full flex-col justify-end gap-2 p-3.5 text-[0.87rem] leading-snug">
        <span className="text-dim">
          <Icon name={decoding.state === "refused" ? "alert" : tile.kind} size={22} />
        </span>
        {decoding.state === "refused" && <strong className="text-bad">Not decoded</strong>}
        <span className="line-clamp-5">{sentence}</span>
      </div>
    );
  }
  return (
    <Veiled
      revealed={revealed}
      onToggle={onToggle}
      veil={pictureOf(investigation, tile.id, "veil")}
      warning={tile.warning}
      name={tile.name}
    >
      <img
        src={pictureOf(investigation, tile.id, "thumbnail")}
        alt={`${tile.name}. ${tile.warning}.`}
        className="h-full w-full object-contain"
      />
    </Veiled>
  );
}
