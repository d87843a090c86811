// The way to an item out of a list of many: a link with its address that follows nothing, so that it costs little while they scroll past.
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { useInvestigation } from "../kit/investigation.ts";
import type { AskedSearch } from "./asked.ts";

type Props = {
  readonly item: string;
  /** The list in which it stands. */
  readonly within: AskedSearch;
  readonly onOpen: () => void;
  readonly children: string;
};

export function TileLink({ item, within, onOpen, children }: Props) {
  const investigation = useInvestigation();
  const router = useRouter();
  const path = ["i", investigation, "items", item].map(encodeURIComponent).join("/");
  const open = (event: MouseEvent): void => {
    onOpen();
    // Another tab or window is the browser's to open.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({
      to: "/i/$investigation/items/$item",
      params: { investigation, item },
      search: within,
    });
  };
  return (
    <a
      href={`/${path}${router.options.stringifySearch?.(within) ?? ""}`}
      data-tile={item}
      onClick={open}
      className="hover:underline"
    >
      {children}
    </a>
  );
}
