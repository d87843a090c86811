// The segments of a film under one another, only those near the window in the page, so that ten thousand scroll like ten.
import { t } from "@lingui/core/macro";
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Begun, Segment } from "./begun.ts";
import type { Hand } from "./doing.ts";
import { SegmentRow, type RowProps } from "./SegmentRow.tsx";

type Props = Pick<
  RowProps,
  "item" | "isNarrow" | "languages" | "speakers" | "mayNot" | "busy" | "doing" | "nameOf"
> & {
  readonly lines: readonly Segment[];
  readonly begun: readonly Begun[];
  readonly hand: Hand | null;
  readonly heard: string | null;
  readonly refused: { readonly id: string; readonly sentence: string } | null;
  /** Shown first, where the page was opened at an instant. */
  readonly first: number;
};

/** With one line of words, and what another line of them adds. */
const ROW_PX = 68;
const LINE_PX = 21;
/** So many letters stand in a line of them, or more. */
const LETTERS = 90;
const NONE: readonly Begun[] = [];

export function SegmentList({ lines, begun, hand, heard, refused, first, ...shared }: Props) {
  const list = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const handAt = useMemo(() => lines.findIndex(({ id }) => id === hand?.id), [lines, hand]);
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (place) => ROW_PX + Math.floor((lines[place]?.text.length ?? 0) / LETTERS) * LINE_PX,
    overscan: 4,
    useFlushSync: false,
    // What is at hand stays in the page wherever it is scrolled to: whoever types there goes on typing there.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return handAt < 0 || near.includes(handAt) ? near : [...near, handAt].toSorted((a, b) => a - b);
    },
    scrollMargin: top,
    // Below the bar that stays on top.
    scrollPaddingStart: 72,
    getItemKey: (place) => lines[place]?.id ?? place,
  });
  const near = rows.getVirtualItems();
  const isAway = (index: number): boolean =>
    index === handAt && near.every((one) => Math.abs(one.index - index) !== 1) && near.length > 1;
  const flowPx = near.find(({ index }) => !isAway(index))?.start ?? top;
  const opened = useRef(false);
  const shown = useRef(hand);
  useEffect(() => {
    if (!opened.current && top > 0) {
      opened.current = true;
      if (first > 0) rows.scrollToIndex(first, { align: "center" });
    }
    // Where somebody goes, the page goes once; a segment that is not there yet is waited for.
    if (hand === null || hand === shown.current) return;
    const place = lines.findIndex(({ id }) => id === hand.id);
    if (place < 0) return;
    shown.current = hand;
    if (hand.caret !== null) rows.scrollToIndex(place, { align: "auto" });
  });
  const bySegment = useMemo(() => {
    const found = new Map<string, Begun[]>();
    for (const one of begun) {
      const id = one.of?.segment ?? one.id;
      found.set(id, [...(found.get(id) ?? []), one]);
    }
    return found;
  }, [begun]);
  return (
    <table
      ref={list}
      aria-label={t`Segments`}
      aria-rowcount={lines.length}
      className="relative block w-full"
      style={{ height: rows.getTotalSize() }}
    >
      {/* Those that are there flow as they are high: none is made anew where one above it is higher than was thought. */}
      <tbody className="relative block" style={{ transform: `translateY(${flowPx - top}px)` }}>
        {near.map(({ index, key, start }) => {
          const segment = lines[index];
          if (!segment) return null;
          return (
            <SegmentRow
              key={key}
              {...shared}
              onElement={rows.measureElement}
              segment={segment}
              begun={bySegment.get(segment.id) ?? NONE}
              place={index}
              awayPx={isAway(index) ? start - flowPx : null}
              hand={hand?.id === segment.id ? hand : null}
              isHeard={heard === segment.id}
              refusal={refused?.id === segment.id ? refused.sentence : null}
            />
          );
        })}
      </tbody>
    </table>
  );
}
