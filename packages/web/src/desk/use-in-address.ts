// What somebody chose on a page, kept in its address: it follows once the hand rests, and leads when it changes by itself.
import { useMatch, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** Browsers limit how often an address may change; nobody comes back to half a word. */
const REST_MS = 250;

/**
 * `there` is what the address says. What is set shows at once; `write` puts it into the address. An address that changes
 * otherwise, by Back or a link, is followed; our own word, coming late, takes back nothing that was typed since, and stops
 * nobody who is on the way to another page.
 */
export function useInAddress<T>(there: T, write: (value: T) => unknown): [T, (value: T) => void] {
  const { pathname } = useMatch({ strict: false });
  const router = useRouter();
  const said = JSON.stringify(there);
  const [value, setValue] = useState(there);
  const [address, setAddress] = useState(said);
  const [told, setTold] = useState(said);
  const mine = JSON.stringify(value);
  if (address !== said) {
    setAddress(said);
    if (said !== told) {
      setTold(said);
      setValue(there);
    }
  }
  useEffect(() => {
    if (mine === said) return;
    const rest = setTimeout(() => {
      if (withoutEnd(router.latestLocation.pathname) !== withoutEnd(pathname)) return;
      setTold(mine);
      write(value);
    }, REST_MS);
    return () => clearTimeout(rest);
  });
  return [value, setValue];
}

/** An address may end with a slash or without. */
const withoutEnd = (path: string): string => path.replace(/\/$/, "");
