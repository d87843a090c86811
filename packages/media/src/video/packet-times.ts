// How long the last frame of a film lasts by its container: from ffmpeg's framecrc lines about packets that are only copied.
import type { OutputReader } from "../sandbox/run.ts";
import { toMicroseconds } from "./frame-times.ts";

export interface PacketTimes {
  readonly take: OutputReader;
  /** Of the frame at `ptsUs`, in microseconds; of the latest packet where times were mended. Undefined when it is not told. */
  readonly lastDurationUs: (ptsUs: number, mended: boolean) => number | undefined;
}

/** Packets come in the order in which they are decoded: the last to be shown is among the last so many. */
const kept = 64;

export function packetTimes(): PacketTimes {
  let pending = "";
  let base = { num: 0n, den: 0n };
  let last: { readonly pts: bigint; readonly lasts: bigint }[] = [];
  const readLine = (line: string): void => {
    const told = /^#tb 0: (\d{1,10})\/(\d{1,10})$/.exec(line);
    if (told !== null) base = { num: BigInt(told[1] ?? "0"), den: BigInt(told[2] ?? "0") };
    const packet = /^0, +-?\d+, +(-?\d{1,19}), +(\d{1,18}), /.exec(line);
    if (packet !== null) last.push({ pts: BigInt(packet[1] ?? "0"), lasts: BigInt(packet[2] ?? "0") });
  };
  return {
    take: (chunk) => {
      const lines = (pending + Buffer.from(chunk).toString("latin1")).split("\n");
      // Data beside a packet can make a line of any length: only how it begins is of use.
      pending = (lines.pop() ?? "").slice(0, 512);
      lines.forEach(readLine);
      last = last.slice(-kept);
      return undefined;
    },
    lastDurationUs: (ptsUs, mended) => {
      if (base.den === 0n) return undefined;
      const us = (ticks: bigint): number => toMicroseconds(ticks, base.num, base.den);
      const latest = last.reduce<bigint | null>(
        (most, { pts }) => (most === null || pts > most ? pts : most),
        null,
      );
      const packet = last.findLast(({ pts }) => (mended ? pts === latest : Math.abs(us(pts) - ptsUs) <= 1));
      return packet === undefined || packet.lasts === 0n ? undefined : us(packet.lasts);
    },
  };
}
