// The frame behind its veil, with a numbered dot for each head that was clicked; the dots are nobody’s but theirs who count.
import { t } from "@lingui/core/macro";
import type { PointerEvent } from "react";
import type { ItemShown } from "../check/item-shown.ts";
import { Framed } from "../kit/Framed.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Veiled } from "../kit/Veiled.tsx";
import { picture } from "../session.ts";

export type Head = { readonly x: number; readonly y: number };

type Props = {
  readonly item: ItemShown;
  readonly atUs: number;
  readonly heads: readonly Head[];
  /** Null where nothing is counted any more. */
  readonly onHeads: ((heads: readonly Head[]) => void) | null;
};

export function Heads({ item: { tile, header }, atUs, heads, onHeads }: Props) {
  const investigation = useInvestigation();
  const add = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onHeads?.([...heads, { x: (clientX - left) / width, y: (clientY - top) / height }]);
  };
  return (
    <div>
      <Framed shape={header ? header.width / header.height : 4 / 3} highVh={68}>
        <Veiled tile={tile}>
          <img
            src={picture(investigation, tile.id, tile.kind === "photo" ? "still" : { atUs })}
            alt={`${tile.name}. ${tile.warning}.`}
            className="absolute inset-0 h-full w-full object-contain"
          />
          <svg
            aria-hidden="true"
            data-heads={heads.length}
            className={`absolute inset-0 h-full w-full ${onHeads ? "cursor-crosshair" : ""}`}
            onPointerUp={add}
          >
            {heads.map(({ x, y }, i) => (
              <g key={`${x} ${y}`}>
                <circle cx={`${x * 100}%`} cy={`${y * 100}%`} r="9" fill="var(--accent)" stroke="white" />
                <text
                  x={`${x * 100}%`}
                  y={`${y * 100}%`}
                  dy="4"
                  textAnchor="middle"
                  fontSize="11"
                  fill="white"
                >
                  {i + 1}
                </text>
              </g>
            ))}
          </svg>
        </Veiled>
      </Framed>
      {onHeads && (
        <output className="figures mt-2 block text-small">{t`${heads.length} clicked so far.`}</output>
      )}
    </div>
  );
}
