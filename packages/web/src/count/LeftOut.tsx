// What the number leaves out, by reason, with everything that the reason holds for.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { figure } from "../desk/words.ts";
import type { Book } from "./book.ts";
import { grouped, withNames, type Group } from "./left-out.ts";

type Props = {
  readonly investigation: string;
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
  readonly book: Book;
};

export function LeftOut({ investigation, leftOut, book }: Props) {
  return (
    <section aria-labelledby="left-out" className="mt-20">
      <h2 id="left-out" className="heading text-3xl">
        Left out, and why
      </h2>
      {leftOut.length === 0 ? (
        <p className="mt-3">Nothing: every item, sighting and headcount takes part in the count.</p>
      ) : (
        <ul className="mt-5 border-t border-line">
          {grouped(leftOut).map((group) => (
            <li key={group.why} className="border-b border-line">
              <details>
                <summary className="figures cursor-pointer py-3 hover:bg-sunk">
                  <span className="ml-1 inline-block min-w-12 pr-3 text-right text-lg font-semibold">
                    {figure(group.ids.length)}
                  </span>
                  {withNames(group.why, book.nameOf)}
                </summary>
                <Members investigation={investigation} group={group} book={book} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const FIRST = 60;

function Members({ investigation, group, book }: { investigation: string; group: Group; book: Book }) {
  const [all, setAll] = useState(false);
  const shown = all ? group.ids : group.ids.slice(0, FIRST);
  return (
    <div className="pb-5 pl-5 sm:pl-16">
      <ul className="columns-1 gap-8 sm:columns-2 lg:columns-4">
        {shown.map((id) => {
          const item = book.itemOf(id);
          return (
            <li key={id} className="break-inside-avoid text-[0.93rem] leading-7">
              {item === undefined ? (
                <span className="font-mono text-[0.85rem]">{id}</span>
              ) : (
                <Link
                  to="/i/$investigation/items/$item"
                  params={{ investigation, item }}
                  className="link block truncate leading-7"
                >
                  {item === id ? book.nameOf(id) : id}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {group.ids.length > shown.length && (
        <button type="button" className="button mt-3" onClick={() => setAll(true)}>
          Show all {figure(group.ids.length)}
        </button>
      )}
    </div>
  );
}
