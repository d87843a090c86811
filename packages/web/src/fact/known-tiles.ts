// The items that a page has by itself, by id: what is pinned in one of these is shown without asking for it.
import type { Tile } from "@sightline/domain";
import { createContext } from "react";

export const KnownTiles = createContext<(item: string) => Tile | undefined>(() => undefined);
