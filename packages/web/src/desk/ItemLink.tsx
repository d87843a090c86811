// The way to an item of the investigation that is open, at an instant of it if need be.
import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { useInvestigation } from "../kit/investigation.ts";

type Native = "children" | "className" | "title" | "onPointerEnter" | "onPointerLeave" | "onFocus" | "onBlur";
type Props = Pick<ComponentProps<"a">, Native> & {
  readonly item: string;
  /** In µs of the item's own time; at the start and undefined lead to the item alone. */
  readonly atUs?: number | undefined;
};

export function ItemLink({ item, atUs = 0, className = "link", ...rest }: Props) {
  const investigation = useInvestigation();
  return (
    <Link
      {...rest}
      to="/i/$investigation/items/$item"
      params={{ investigation, item }}
      search={atUs > 0 ? { at: atUs } : {}}
      className={className}
    />
  );
}
