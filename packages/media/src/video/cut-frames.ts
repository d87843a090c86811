// Cuts a stream of raw pixels into frames, whatever the pieces it arrives in.
import type { MediaRefusal } from "../refusal.ts";
import type { OutputReader } from "../sandbox/run.ts";

/**
 * Takes the next bytes; calls `seen` with each whole frame, whose bytes are overwritten after the call returns. A
 * refusal of `seen` is passed on, and the rest of those bytes is left.
 */
export function cutFrames(
  frameBytes: number,
  seen: (frame: Uint8Array) => MediaRefusal | undefined,
): OutputReader {
  const frame = new Uint8Array(frameBytes);
  let filled = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + frameBytes - filled);
      at += part.length;
      // A frame that lies whole in the piece needs no copy.
      const whole = part.length === frameBytes;
      if (!whole) frame.set(part, filled);
      filled += part.length;
      if (filled < frameBytes) break;
      filled = 0;
      const refusal = seen(whole ? part : frame);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };
}
