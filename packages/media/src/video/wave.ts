// Reduces the sound of a video to at most 1,000 lows and highs, while it goes by.
import { sampleRate } from "./sound.ts";

export interface Wave {
  /** When the first value's stretch begins, integer microseconds on the clock of `ptsUs`. */
  readonly fromUs: number;
  /** How long each value's stretch lasts, microseconds. */
  readonly stepUs: number;
  /** The lowest and the highest sample of each stretch, −127 to 127 of full scale; at most 1,000 of each. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
}

export interface WaveReader {
  /** Takes the next bytes: 16-bit little-endian mono samples. */
  readonly take: (chunk: Uint8Array) => undefined;
  /** Null when there was no sound. */
  readonly end: (fromUs: number) => Wave | null;
}

const most = 1000;

export function waveReader(): WaveReader {
  // Ten milliseconds to begin with; when the list is full, neighbours are joined.
  let stretch = sampleRate / 100;
  let lows: number[] = [];
  let highs: number[] = [];
  let open = { low: 0, high: 0, samples: 0 };
  let odd: number | null = null;
  let ended = false;
  const close = (): void => {
    if (lows.length === most) {
      lows = joined(lows, Math.min);
      highs = joined(highs, Math.max);
      stretch *= 2;
      // The open stretch is now only half as long as the others: it goes on.
      if (!ended) return;
    }
    lows.push(open.low);
    highs.push(open.high);
    open = { low: 0, high: 0, samples: 0 };
  };
  const add = (sample: number): void => {
    if (open.samples === 0) open = { low: sample, high: sample, samples: 1 };
    else {
      if (sample < open.low) open.low = sample;
      if (sample > open.high) open.high = sample;
      open.samples++;
    }
    if (open.samples === stretch) close();
  };
  return {
    take: (chunk) => {
      let at = 0;
      if (odd !== null && chunk.length > 0) {
        add(signed(odd, chunk[at++] as number));
        odd = null;
      }
      for (; at + 1 < chunk.length; at += 2) add(signed(chunk[at] as number, chunk[at + 1] as number));
      if (at < chunk.length) odd = chunk[at] as number;
      return undefined;
    },
    end: (fromUs) => {
      ended = true;
      if (open.samples > 0) close();
      if (lows.length === 0) return null;
      const stepUs = (stretch * 1_000_000) / sampleRate;
      return { fromUs, stepUs, lows: lows.map(toByte), highs: highs.map(toByte) };
    },
  };
}

function signed(low: number, high: number): number {
  return ((low | (high << 8)) << 16) >> 16;
}

function joined(values: readonly number[], pick: (a: number, b: number) => number): number[] {
  const pairs: number[] = [];
  for (let i = 0; i < values.length; i += 2)
    pairs.push(pick(values[i] as number, values[i + 1] ?? (values[i] as number)));
  return pairs;
}

function toByte(sample: number): number {
  return Math.round((sample * 127) / 32_768);
}
