// Cuts a stream of raw pixels into frames, whatever the pieces it arrives in.

/** Takes the next bytes; calls `seen` with each whole frame, whose bytes are overwritten after the call returns. */
export function cutFrames(
  frameBytes: number,
  seen: (frame: Uint8Array) => void,
): (chunk: Uint8Array) => void {
  const frame = new Uint8Array(frameBytes);
  let filled = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + frameBytes - filled);
      at += part.length;
      // A frame that lies whole in the piece needs no copy.
      if (part.length === frameBytes) {
        seen(part);
        continue;
      }
      frame.set(part, filled);
      filled += part.length;
      if (filled < frameBytes) break;
      filled = 0;
      seen(frame);
    }
  };
}
