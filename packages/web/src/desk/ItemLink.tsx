// The way to an item of the investigation that is open, at an instant of it if need be.
import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import type { AskedSearch } from "../item/asked.ts";
import { useInvestigation } from "../kit/investigation.ts";

type Native =
  | "children"
  | "onClick"
  | "className"
  | "title"
  | "onPointerEnter"
  | "onPointerLeave"
  | "onFocus"
  | "onBlur";
type Props = Pick<ComponentProps<"a">, Native> & {
  readonly item: string;
  /** In µs of the item's own time; at the start and undefined lead to the item alone. */
  readonly atUs?: number | undefined;
  /** The list in which it was found: its neighbours there are the next and the one before. */
  readonly within?: AskedSearch | undefined;
};

export function ItemLink({ item, atUs = 0, within = {}, className = "link", ...rest }: Props) {
  const investigation = useInvestigation();
  return (
    <Link
      {...rest}
      to="/i/$investigation/items/$item"
      params={{ investigation, item }}
      search={atUs > 0 ? { ...within, at: atUs } : within}
      className={className}
    />
  );
}
