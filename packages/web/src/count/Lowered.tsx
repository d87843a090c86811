// Where two members counted differently: which of the two counts, beside the number; and whose number is without what they count blind.
import { t } from "@lingui/core/macro";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Notice } from "../kit/Notice.tsx";
import { differSaid } from "../blind/words.ts";
import type { CountShown } from "./CountPage.tsx";

export function Lowered({ shown: { lowered, blind, items } }: { shown: CountShown }) {
  const nameOf = (id: string): string => items.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {blind.length > 0 && (
        <Notice tone="care">
          {t`This is not the number: you count a frame blind, and nobody who is marked or counted in its item is in it for you. Say how many you see, and you see the number again.`}
        </Notice>
      )}
      {lowered.length > 0 && (
        <Notice tone="care">
          <ul className="space-y-1" data-lowered>
            {lowered.map(({ id, item, atUs, first, counted, subject }) => (
              <li key={id}>
                <ItemLink item={item} atUs={atUs}>
                  {nameOf(item)}
                </ItemLink>
                {": "}
                {differSaid(first, counted, subject)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
