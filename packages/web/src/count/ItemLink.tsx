// The way to an item by its file name, wherever the page speaks of one.
import { Link } from "@tanstack/react-router";
import { instantOf } from "../desk/words.ts";
import type { Book } from "./book.ts";

type Props = { readonly investigation: string; readonly book: Book; readonly id: string };

/** `id` of an item, or of a sighting or headcount, which leads to where it is; plain text when nothing is known of it. */
export function ItemLink({ investigation, book, id }: Props) {
  const item = book.itemOf(id);
  if (item === undefined) return <span className="font-mono text-[0.85rem]">{id}</span>;
  return (
    <Link to="/i/$investigation/items/$item" params={{ investigation, item }} className="link">
      {book.nameOf(item)}
    </Link>
  );
}

/** A sighting by its id, and where it is seen: `s7 in mill.mp4 at 0:04.200`. */
export function SightingLink({ investigation, book, id }: Props) {
  const sighting = book.sighting(id);
  if (!sighting) return <ItemLink investigation={investigation} book={book} id={id} />;
  const start = sighting.spans[0]?.[0] ?? 0;
  return (
    <>
      <span className="font-mono text-[0.85rem]">{id}</span> in{" "}
      <Link
        to="/i/$investigation/items/$item"
        params={{ investigation, item: sighting.item }}
        search={start > 0 ? { at: start } : {}}
        className="link"
      >
        {book.nameOf(sighting.item)}
      </Link>
      {start > 0 && ` at ${instantOf(start)}`}
    </>
  );
}
