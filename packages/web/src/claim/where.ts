// Where something stands, as forms ask for it: an address, and the item that keeps a copy.
import { t } from "@lingui/core/macro";
import { z } from "zod";

export const whereFields = () => ({
  url: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/[^\s/]+\S*$/i, t`begins with http:// or https://`)
    .optional(),
  copy: z.string().max(2000).optional(),
});

/** An item by its id, or by the address of its page. */
export function itemIn(text: string): string | null {
  const id = /\/items\/([^/?#]+)/.exec(text)?.[1] ?? text.trim();
  return id === "" ? null : decodeURIComponent(id);
}
