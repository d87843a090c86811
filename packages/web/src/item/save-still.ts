// Saving a still: every pixel as the desk decoded it, under the name of the item and the time of the frame.
import { t } from "@lingui/core/macro";
import { problemSchema } from "@sightline/domain";
import { desk } from "../desk/reach.ts";
import { bound } from "../session.ts";

type Still = { readonly url: string; readonly fileName: string };

/** Null when it was saved, else why not. */
export async function saveStill({ url, fileName }: Still): Promise<string | null> {
  try {
    const answer = await desk.ask(() => fetch(bound(url), { credentials: "same-origin", redirect: "error" }));
    if (!answer.ok) return problemSchema.parse(await answer.json()).title;
    save(await answer.blob(), fileName);
    return null;
  } catch {
    return t`The desk did not answer; is it still running? Try again when it is.`;
  }
}

function save(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has its own hold on what it saves; ours would keep all of it in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A text that a page has made. */
export const saveText = (text: string, fileName: string): void =>
  save(new Blob([text], { type: "text/plain;charset=utf-8" }), safeName(fileName));

const two = (n: number): string => String(n).padStart(2, "0");

/** `clip.mp4 at 0h00m04.200000s.png`: sorts by time, exact to the microsecond, and every file system takes it. */
export function stillName(item: string, atUs: number | null): string {
  const safe = safeName(item);
  if (atUs === null) return `${safe}.png`;
  const us = Math.abs(atUs);
  const [hours, minutes] = [Math.floor(us / 3_600_000_000), Math.floor(us / 60_000_000) % 60];
  const seconds = `${two(Math.floor(us / 1_000_000) % 60)}.${String(us % 1_000_000).padStart(6, "0")}`;
  return `${safe} at ${atUs < 0 ? "-" : ""}${hours}h${two(minutes)}m${seconds}s.png`;
}

/** Without signs that steer text or end paths, and what is special to some file system. */
const safeName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, "_")
    .replace(/^\.+/, "_")
    .slice(-150);
