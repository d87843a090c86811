// An instant of an item as text that is typed and read back to the microsecond: `1:02.500`, `1:00:02.000250`.

const SECOND_US = 1_000_000;
const INSTANT = /^(-?)(?:(?:(\d{1,5}):)?(\d{1,5}):)?(\d{1,5})(?:[.,](\d{1,6}))?$/;

const two = (n: number): string => String(n).padStart(2, "0");

/** Milliseconds, or microseconds where it is none of whole milliseconds. */
export function instantText(us: number): string {
  const whole = Math.abs(us);
  const seconds = Math.floor(whole / SECOND_US);
  const part = String(whole % SECOND_US).padStart(6, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const clock = hours === 0 ? `${minutes}` : `${hours}:${two(minutes)}`;
  return `${us < 0 ? "-" : ""}${clock}:${two(seconds % 60)}.${part.endsWith("000") ? part.slice(0, 3) : part}`;
}

/** Whole microseconds; null where it is no time. Minutes and seconds end at 59 behind something larger. */
export function readInstant(text: string): number | null {
  const found = INSTANT.exec(text.trim());
  if (!found) return null;
  const [, sign, hours, minutes, seconds = "", part = ""] = found;
  if (hours !== undefined && Number(minutes) > 59) return null;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  const us = whole * SECOND_US + Number(part.padEnd(6, "0"));
  return sign === "-" && us > 0 ? -us : us;
}
