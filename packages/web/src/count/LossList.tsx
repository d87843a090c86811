// Everything of a kind with what its loss costs, the largest first; those that cost nothing only when asked for.
import { plural, t } from "@lingui/core/macro";
import type { Loss } from "@sightline/count";
import { useState } from "react";
import { figure } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { FactOf } from "./FactOf.tsx";
import { Key } from "./Key.tsx";
import { costOf, type Fallible } from "./strength-words.ts";
import { fallibleWords } from "./fallible-words.ts";

type Props = { readonly kind: Fallible; readonly losses: readonly Loss[] };

export function LossList({ kind, losses }: Props) {
  const [all, setAll] = useState(false);
  const costing = losses.filter(({ loss }) => loss !== 0);
  const words = fallibleWords()[kind];
  const free = losses.length - costing.length;
  const columns = kind === "fact" ? "lg:columns-2 gap-10" : "sm:columns-2 xl:columns-3 gap-10";
  return (
    <div className="mt-3">
      <ol className={columns} aria-label={words.list}>
        {(all ? losses : costing).map(({ key, loss, atLeast }) => (
          <li
            key={key}
            className="figures flex break-inside-avoid items-baseline gap-3 border-b border-line py-1.5 text-small"
            title={t`At least ${figure(atLeast)} without it`}
          >
            <span className={`w-[4.6rem] shrink-0 text-right ${loss === 0 ? "text-dim" : "font-semibold"}`}>
              {costOf(loss)}
            </span>
            <span className="min-w-0">
              {kind === "fact" ? <FactOf id={key} /> : <Key kind={kind} id={key} />}
            </span>
          </li>
        ))}
      </ol>
      {free > 0 && !all && (
        <p className="figures mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-small text-dim">
          {words.costNobody(free)}
          <Button onClick={() => setAll(true)}>
            {plural(free, { one: "Show it too", other: "Show these too" })}
          </Button>
        </p>
      )}
    </div>
  );
}
