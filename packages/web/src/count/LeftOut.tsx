// What the number leaves out, by reason, with everything that the reason holds for.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { figure } from "../desk/words.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Button } from "../kit/Button.tsx";
import { Section } from "../kit/Section.tsx";
import { useCase } from "./case-context.ts";
import { grouped, withNames, type Group } from "./left-out.ts";

type Props = { readonly leftOut: readonly { readonly id: string; readonly why: string }[] };

export function LeftOut({ leftOut }: Props) {
  const { book } = useCase();
  return (
    <Section main title={t`Left out, and why`} className="mt-20">
      {leftOut.length === 0 ? (
        <p className="mt-3">{t`Nothing: every item, sighting and headcount takes part in the count.`}</p>
      ) : (
        <ul className="mt-5 border-t border-line">
          {grouped(leftOut).map((group) => (
            <li key={group.why} className="border-b border-line">
              <details>
                <summary className="figures cursor-pointer py-3 hover:bg-sunk">
                  <span className="ml-1 inline-block min-w-12 pr-3 text-right text-large font-semibold">
                    {figure(group.ids.length)}
                  </span>
                  {withNames(group.why, book.nameOf)}
                </summary>
                <Members group={group} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const FIRST = 60;

function Members({ group }: { group: Group }) {
  const { book } = useCase();
  const [all, setAll] = useState(false);
  const shown = all ? group.ids : group.ids.slice(0, FIRST);
  return (
    <div className="pb-5 pl-5 sm:pl-16">
      <ul className="columns-1 gap-8 sm:columns-2 lg:columns-4">
        {shown.map((id) => {
          const item = book.itemOf(id);
          return (
            <li key={id} className="break-inside-avoid text-small leading-7">
              {item === undefined ? (
                <span className="font-mono text-small">{id}</span>
              ) : (
                <ItemLink item={item} className="link block truncate leading-7">
                  {item === id ? book.nameOf(id) : id}
                </ItemLink>
              )}
            </li>
          );
        })}
      </ul>
      {group.ids.length > shown.length && (
        <Button className="mt-3" onClick={() => setAll(true)}>
          <Trans>Show all {figure(group.ids.length)}</Trans>
        </Button>
      )}
    </div>
  );
}
