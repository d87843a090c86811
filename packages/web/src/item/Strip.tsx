// Frames of a video under its timeline: each stands near its time, and a click goes there.
import { t } from "@lingui/core/macro";
import type { Strip as StripShape } from "@sightline/domain";
import { useEffect, useRef, useState, type RefObject } from "react";
import { instantOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { stripSlots, tilePlace } from "./strip-slots.ts";
import { picture } from "../session.ts";

type Props = {
  readonly item: string;
  readonly strip: StripShape;
  readonly ptsUs: readonly number[];
  readonly onSeek: (atUs: number) => void;
};

/** Narrower than this nothing can be told in a tile. */
const TILE_PX = 76;

export function Strip({ item, strip, ptsUs, onSeek }: Props) {
  const investigation = useInvestigation();
  const list = useRef<HTMLUListElement>(null);
  const slots = Math.max(1, Math.floor(useWidth(list) / TILE_PX));
  const { tileWidth, tileHeight, columns } = strip;
  const sheet = `url("${picture(investigation, item, "strip")}")`;
  return (
    <ul ref={list} aria-label={t`Frames along the video`} className="mt-1 flex overflow-hidden rounded">
      {stripSlots(strip.ptsUs, ptsUs, slots).map((tile, slot) => {
        const atUs = strip.ptsUs[tile] ?? 0;
        return (
          <li key={`${slot} ${tile}`} className="min-w-0 flex-1">
            <Button
              look="bare"
              aria-label={t`Go to ${instantOf(atUs)}`}
              title={instantOf(atUs)}
              onClick={() => onSeek(atUs)}
              className="eased block w-full border-r border-paper bg-night opacity-90 -outline-offset-3 hover:opacity-100"
              style={{
                aspectRatio: tileWidth / tileHeight,
                backgroundImage: sheet,
                ...tilePlace(tile, columns, strip.ptsUs.length),
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
