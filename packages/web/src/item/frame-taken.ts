// The frame that a film has on show, drawn apart and told which it is.

/** Its instant in the film, in µs; null while it has none, or went on to another while it was drawn. */
export function frameTaken(player: HTMLVideoElement, on: OffscreenCanvas): number | null {
  // The film goes on while it is drawn: what is drawn between two looks at the same frame is that frame.
  const before = instantOn(player);
  on.getContext("2d")?.drawImage(player, 0, 0, on.width, on.height);
  return before !== null && before === instantOn(player) ? before : null;
}

/** Of the frame that a film has on show, by the film itself, in µs; null while it has none. */
function instantOn(player: HTMLVideoElement): number | null {
  if (player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const frame = new VideoFrame(player);
  const { timestamp } = frame;
  frame.close();
  return timestamp;
}
