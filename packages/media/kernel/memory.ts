// Where everything lies in the kernel's memory: rooms laid out anew for each frame or pair, nothing kept between them.

/** Bytes repeated on either side of a row, so that a filter reads over the edge without asking. */
export const margin: usize = 16;

let free: usize = 0;

/** Forgets all rooms. */
export function clear(): void {
  free = (__heap_base + 31) & ~31;
}

/** A room of so many bytes, its start a multiple of 32; what it holds is left over from before. Traps without memory. */
export function take(bytes: usize): usize {
  const start = free;
  free = (start + bytes + 31) & ~31;
  const missing = <i32>((free + 0xffff) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return start;
}
