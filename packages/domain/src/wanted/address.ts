// The address of something that is wanted: what may be one, and when two are the same.
import { sha256 } from "@sightline/count";
import { addressSchema } from "../check/check.ts";

/** Nothing that is not seen, nor turns the order of what is: an address is read by people before anybody goes there. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
export const hasUnseen = (text: string): boolean => UNSEEN.test(text);

/** `//name@host` leads to another host than it seems to, and a backslash is a slash to browsers alone. */
const OTHER_HOST = /^https?:\/\/[^/?#]*@|\\/i;

export const wantedAddressSchema = addressSchema
  .refine((address) => !hasUnseen(address), "it holds a character that nobody sees")
  .refine((address) => !OTHER_HOST.test(address), "it leads to another host than it seems to");

/** One text for one address: its scheme, the size of its host's letters and a last slash say nothing of where it leads. */
export function addressKey(address: string): string {
  const [, host = "", rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/isu.exec(address) ?? [];
  return `${host.toLowerCase()}${rest.replace(/\/$/, "")}`;
}

/** Who is wanted under an address has one id, so that nothing is wanted twice. */
export const wantedId = (address: string): string => `w${sha256(addressKey(address)).slice(0, 40)}`;
